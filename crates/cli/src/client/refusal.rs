//! What an endpoint says when it refuses, for people: what it means, what to do, and what to tell support.

use std::fmt;

use chatapps_webhooks::{Checker, ErrorCode, ErrorResponse, Limits, Policy, printable};
use serde::Deserialize;
use ureq::http::StatusCode;
use ureq::http::header::{HeaderMap, RETRY_AFTER};

use super::names;
use super::redactor::Redactor;

/// What our own endpoint says beside the documented members.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Named {
    unknown_sub_accounts: Vec<String>,
}

/// What gateways say in front of the API, or the API itself where something else in its error body is wrong.
#[derive(Deserialize)]
struct Said {
    message: String,
}

/// An answer that is not 200.
pub(super) struct Refusal<'a> {
    pub(super) status: StatusCode,
    pub(super) headers: &'a HeaderMap,
    pub(super) text: &'a [u8],
    pub(super) redactor: &'a Redactor,
}

impl Refusal<'_> {
    fn body(&self) -> Option<ErrorResponse> {
        // How much was read is bounded already.
        let limits = Limits { bytes: usize::MAX, ..Limits::default() };
        let checker = Checker::new(Policy::contract()).with_limits(limits);
        checker.parse::<ErrorResponse>(self.text).ok().map(|parsed| parsed.value)
    }

    /// The sub-accounts that the account doesn't have, as our own endpoint names them.
    fn unknown_sub_accounts(&self) -> Option<String> {
        let body: Named = serde_json::from_slice(self.text).ok()?;
        let names = body.unknown_sub_accounts.iter().map(|name| format!("`{}`", self.shown(name)));
        (names.len() > 0).then(|| names::in_a_line(names))
    }

    /// A text of the endpoint's, as it may be shown.
    fn shown(&self, text: &str) -> String {
        printable(&self.redactor.redact(text))
    }

    /// What to do.
    fn help(&self, code: Option<ErrorCode>) -> Option<String> {
        if let Some(after) = self.headers.get(RETRY_AFTER) {
            let after = self.shown(&String::from_utf8_lossy(after.as_bytes()));
            match after.parse() {
                Ok(number) => return Some(format!("try again in {}", names::seconds(number))),
                // A date (RFC 9110 §5.6.7).
                Err(_) if after.ends_with("GMT") => return Some(format!("try again after {after}")),
                Err(_) => {}
            }
        }
        let help = match (self.status.as_u16(), code) {
            (_, Some(ErrorCode::ILLEGAL_SUB_ACCOUNT_ID)) => "name only sub-accounts of the account, or `*`",
            (401, _) => "check the API key, and that it is one of this region",
            (403, _) => "check that the API key belongs to the account",
            (404, _) => "check the account's id, and the region or base URL",
            (426, _) => "use `https`",
            (429, _) => "try again later",
            (300..=399, _) => "the key is sent nowhere else: check the region or base URL",
            (500..=599, _) => "try again later; if it lasts, ask support",
            _ => return None,
        };
        Some(help.to_owned())
    }
}

impl fmt::Display for Refusal<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the endpoint answered {}", self.status)?;
        let body = self.body();
        let code = body.as_ref().map(|body| body.code);
        match &body {
            Some(body) => {
                write!(f, ", code {}", body.code)?;
                if let Some(meaning) = body.code.meaning() {
                    write!(f, " ({meaning})")?;
                }
                if let Some(message) = &body.message {
                    write!(f, ": {}", self.shown(message))?;
                }
                if let Some(names) = self.unknown_sub_accounts() {
                    write!(f, "\n  unknown sub-accounts: {names}")?;
                }
                write!(
                    f,
                    "\n  for support: errorId {}, at {}",
                    body.error_id,
                    self.shown(body.timestamp.as_str())
                )?;
            }
            None if self.status.is_success() => f.write_str(", which the API doesn't")?,
            None => {
                f.write_str(", without an error body of the API")?;
                if let Ok(Said { message }) = serde_json::from_slice(self.text) {
                    write!(f, ", but with a message: {}", self.shown(&message))?;
                }
            }
        }
        match self.help(code) {
            Some(help) => write!(f, "\n  help: {help}"),
            None => Ok(()),
        }
    }
}
