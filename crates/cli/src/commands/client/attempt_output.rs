//! Prints how an attempt to deliver an event ended, and what comes next.

use std::io::{self, Write};
use std::time::Duration;

use chatapps_webhooks::{Checker, Policy, WebhookType, printable};
use serde_json::{Value, json};
use ureq::http::StatusCode;

use super::delivery_arguments::DeliveryFormat;
use crate::failure::Failure;
use crate::output::escape::write_json;

/// How one attempt ended.
pub(super) enum Outcome {
    Answered(StatusCode),
    /// There was no answer, for this reason.
    None(String),
    /// There was no attempt yet. An endpoint will make it.
    Accepted,
}

impl Outcome {
    pub(super) fn is_taken(&self) -> bool {
        matches!(self, Self::Answered(status) if status.is_success())
    }
}

/// What comes next.
#[derive(Clone, Copy)]
pub(super) enum Next {
    Delivered,
    /// Another attempt; after this time, if it is known.
    Retry(Option<Duration>),
    /// No attempt, though the platform would make more.
    GivenUp,
    /// No attempt: the platform has made them all.
    Dropped,
    /// No attempt: no webhook gets the event any more, or none ever did.
    NoWebhook,
    /// What the endpoint does with its queue, which this program doesn't follow.
    Queued,
}

/// What an event is known by.
pub(super) struct Label {
    kind: &'static str,
    key: String,
    /// The type of the webhooks that get it, and the sub-account, as far as it names them.
    pub(super) webhook_type: Option<&'static str>,
    pub(super) sub_account_id: Option<String>,
}

impl Label {
    pub(super) fn of(body: &[u8]) -> Self {
        let event = Checker::new(Policy::contract()).receive(body).value;
        Self {
            kind: event.kind().as_str(),
            key: event.delivery_key(),
            webhook_type: event.kind().webhook_type().map(WebhookType::as_str),
            sub_account_id: event
                .sub_account_id()
                .map_or_else(|| sub_account_of(body), |id| Some(id.to_owned())),
        }
    }
}

/// The sub-account of an event that nothing documents, where the others of its envelope have it.
fn sub_account_of(body: &[u8]) -> Option<String> {
    let body: Value = serde_json::from_slice(body).ok()?;
    body.pointer("/payload/subAccountId")?.as_str().map(str::to_owned)
}

/// A delivery of an endpoint. Its texts are safe to print.
pub(super) struct Mailing {
    pub(super) event_id: String,
    pub(super) delivery_id: String,
    pub(super) sub_account_id: String,
    pub(super) webhook_type: String,
}

/// An attempt, or what is said without one.
pub(super) struct Attempt<'a> {
    pub(super) label: &'a Label,
    pub(super) mailing: Option<&'a Mailing>,
    /// Its number from 1; 0 before the first one.
    pub(super) number: usize,
    pub(super) outcome: Outcome,
    pub(super) time: Option<Duration>,
    pub(super) next: Next,
}

impl Attempt<'_> {
    /// Prints a line.
    pub(super) fn print(&self, format: DeliveryFormat) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        match format {
            DeliveryFormat::Human => self.write(&mut out)?,
            DeliveryFormat::Json => self.write_json(&mut out)?,
        }
        writeln!(out)?;
        Ok(out.flush()?)
    }

    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        write!(out, "{} {}", self.label.kind, shown_key(&self.label.key))?;
        if let Some(mailing) = self.mailing {
            write!(out, " to {} of `{}`", mailing.webhook_type, mailing.sub_account_id)?;
        }
        write!(out, ": ")?;
        if let Some(time) = self.time {
            write!(out, "after {} ms: ", time.as_millis())?;
        }
        match &self.outcome {
            Outcome::Answered(status) if is_redirect(*status) => write!(out, "{status}, not followed")?,
            Outcome::Answered(status) => write!(out, "{status}")?,
            Outcome::None(reason) => write!(out, "{reason}")?,
            Outcome::Accepted => write!(out, "accepted")?,
        }
        match self.next {
            Next::Delivered => write!(out, "; delivered"),
            Next::Retry(Some(wait)) => write!(out, "; will be sent again in {}", shown_time(wait)),
            Next::Retry(None) => write!(out, "; will be sent again"),
            Next::GivenUp | Next::NoWebhook => write!(out, "; not delivered"),
            Next::Dropped => write!(out, "; not delivered: the platform drops the event"),
            Next::Queued => write!(out, "; in the queue of the endpoint"),
        }
    }

    fn write_json(&self, out: &mut impl Write) -> Result<(), Failure> {
        let milliseconds = |time: Duration| u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
        let (status, error) = match &self.outcome {
            Outcome::Answered(status) => (Some(status.as_u16()), None),
            Outcome::None(reason) => (None, Some(reason)),
            Outcome::Accepted => (None, None),
        };
        let (next, wait) = match self.next {
            Next::Delivered => ("delivered", None),
            Next::Retry(wait) => ("retry", wait),
            Next::GivenUp | Next::Dropped => ("dropped", None),
            Next::NoWebhook => ("no_webhook", None),
            Next::Queued => ("queued", None),
        };
        let mut line = json!({
            "kind": self.label.kind,
            "key": self.label.key,
            "attempt": self.number,
            "status": status,
            "error": error,
            "milliseconds": self.time.map(milliseconds),
            "next": next,
            "retryAfterMilliseconds": wait.map(milliseconds),
        });
        if let (Some(mailing), Some(line)) = (self.mailing, line.as_object_mut()) {
            for (name, text) in [
                ("eventId", &mailing.event_id),
                ("deliveryId", &mailing.delivery_id),
                ("subAccountId", &mailing.sub_account_id),
                ("type", &mailing.webhook_type),
            ] {
                line.insert(name.to_owned(), text.as_str().into());
            }
        }
        Ok(write_json(out, &line)?)
    }
}

/// Whether a status leads to another URL (RFC 9110 §15.4).
fn is_redirect(status: StatusCode) -> bool {
    matches!(status.as_u16(), 301..=303 | 307 | 308)
}

/// A time as people read it.
fn shown_time(time: Duration) -> String {
    match (time.as_secs(), time.subsec_millis()) {
        (seconds, 0) => format!("{seconds} s"),
        _ => format!("{} ms", time.as_millis()),
    }
}

/// A key for people. An id in it can be as long as a body.
pub(super) fn shown_key(key: &str) -> String {
    const MOST: usize = 200;
    let shown = printable(key);
    match shown.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", shown.get(..end).unwrap_or_default()),
        None => shown,
    }
}
