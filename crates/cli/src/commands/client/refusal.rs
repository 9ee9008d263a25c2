//! Explains an error answer of an endpoint: its meaning, what to do, and the details for support.

use std::fmt;

use chatapps_webhooks::{Checker, ErrorCode, ErrorResponse, Limits, Policy, Redactor, printable};
use serde::Deserialize;
use ureq::http::StatusCode;
use ureq::http::header::{HeaderMap, RETRY_AFTER};

use super::names::{self, Few, MAX_SHOWN};
use super::repeated::without_secrets;

/// The member that our own endpoint adds to the documented ones.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct UnknownSubAccounts {
    unknown_sub_accounts: Few<String>,
}

/// The error body of gateways, or of the API if its error body is otherwise invalid.
#[derive(Deserialize)]
struct MessageOnly {
    message: String,
}

/// An answer other than 200.
pub(super) struct Refusal<'a> {
    pub(super) status: StatusCode,
    pub(super) headers: &'a HeaderMap,
    pub(super) text: &'a [u8],
    pub(super) redactor: &'a Redactor,
    /// Whether the platform answered. Any other endpoint is somebody's own.
    pub(super) is_platform: bool,
    /// Whether what the endpoint says in its own words is told.
    pub(super) tells_words: bool,
    /// What to do, if the request asks for other advice than most.
    pub(super) advice: Option<&'static str>,
}

impl Refusal<'_> {
    fn body(&self) -> Option<ErrorResponse> {
        // The size of the answer is already limited.
        let limits = Limits { bytes: usize::MAX, findings: MAX_SHOWN, ..Limits::default() };
        let checker = Checker::new(Policy::contract()).with_limits(limits);
        checker.parse::<ErrorResponse>(self.text).ok().map(|parsed| parsed.value)
    }

    /// The unknown sub-accounts, as our own endpoint lists them.
    fn unknown_sub_accounts(&self) -> Option<String> {
        let body: UnknownSubAccounts = serde_json::from_slice(self.text).ok()?;
        let names = body.unknown_sub_accounts;
        (!names.is_empty()).then(|| names.in_a_line(|name| format!("`{}`", self.redacted(name))))
    }

    /// A text of the endpoint, safe to print.
    fn redacted(&self, text: &str) -> String {
        printable(&without_secrets(self.redactor, text))
    }

    /// The advice for the user.
    fn help(&self, code: Option<ErrorCode>) -> Option<String> {
        if let Some(after) = self.headers.get(RETRY_AFTER) {
            let after = self.redacted(&String::from_utf8_lossy(after.as_bytes()));
            match after.parse() {
                Ok(number) => return Some(format!("try again in {}", names::seconds(number))),
                // A date (RFC 9110 §5.6.7).
                Err(_) if self.tells_words && after.ends_with("GMT") => {
                    return Some(format!("try again after {after}"));
                }
                Err(_) => {}
            }
        }
        if let Some(advice) = self.advice {
            return Some(advice.to_owned());
        }
        let help = match (self.status.as_u16(), self.is_platform) {
            _ if code == Some(ErrorCode::ILLEGAL_SUB_ACCOUNT_ID) => {
                "name only sub-accounts of the account, or `*`"
            }
            (401, true) => "check the API key, and that it belongs to this region",
            (401, false) => "check the API key",
            (403, _) => "check that the API key belongs to the account",
            (404, true) => "check the account id and the region",
            (404, false) => "check the account id and the base URL",
            (412, _) => "somebody else has changed the webhooks meanwhile; run the command again",
            (426, _) => "use `https`",
            (429, _) => "try again later",
            (300..=399, true) => "redirects are not followed, to protect the key: check the region",
            (300..=399, false) => "redirects are not followed, to protect the key: check the base URL",
            (500..=599, true) => "try again later; if the error persists, contact support",
            (500..=599, false) => "try again later; if the error persists, look at the log of the endpoint",
            _ => return None,
        };
        Some(help.to_owned())
    }
}

impl fmt::Display for Refusal<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the endpoint answered {}", self.status)?;
        let body = self.body();
        let code = body.as_ref().map(ErrorResponse::code);
        match &body {
            _ if !self.tells_words => {
                if let Some((code, meaning)) = code.and_then(|code| Some((code, code.meaning()?))) {
                    write!(f, ", code {code} ({meaning})")?;
                }
            }
            Some(body) => {
                write!(f, ", code {}", body.code())?;
                if let Some(meaning) = body.code().meaning() {
                    write!(f, " ({meaning})")?;
                }
                if let Some(message) = body.message() {
                    write!(f, ": {}", self.redacted(message))?;
                }
                if let Some(names) = self.unknown_sub_accounts() {
                    write!(f, "\n  unknown sub-accounts: {names}")?;
                }
                write!(
                    f,
                    "\n  {}: errorId {}, at {}",
                    if self.is_platform { "for support" } else { "in its log" },
                    body.error_id(),
                    self.redacted(body.timestamp().as_str())
                )?;
            }
            None if self.status.is_success() => f.write_str(", which the API never does")?,
            None => {
                f.write_str(" without an error body of the API")?;
                if let Ok(MessageOnly { message }) = serde_json::from_slice(self.text) {
                    write!(f, ", but with the message: {}", self.redacted(&message))?;
                }
            }
        }
        match self.help(code) {
            Some(help) => write!(f, "\n  help: {help}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_platform_has_regions_and_support() {
        let text = br#"{"code":2000,"message":"no","errorId":"b4478860-b76c-e811-814e-022a35cc1c71","timestamp":"2020-12-22T05:52:01.85Z"}"#;
        for status in [301_u16, 401, 404, 500] {
            let said = [true, false].map(|is_platform| {
                let (headers, redactor) = (&HeaderMap::new(), &Redactor::default());
                let status = StatusCode::from_u16(status).unwrap();
                Refusal { status, headers, text, redactor, is_platform, tells_words: true, advice: None }
                    .to_string()
            });
            let speaks_of_it =
                said.map(|said| ["region", "contact support"].iter().any(|word| said.contains(word)));
            assert_eq!(speaks_of_it, [true, false], "{status}");
        }
    }
}
