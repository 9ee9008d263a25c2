//! The receiver of the demo: what it answers instead of 204.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::json;

use super::answer::{Answer, Refusal, answer, asked};
use super::desk::Desk;
use crate::commands::server::demo_receiver::Faults;

/// The longest delay: twice what a delivery waits for.
const LONGEST: Duration = Duration::from_secs(10);

/// The most requests that it fails.
const MOST: u32 = 1_000_000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    /// Without it, nothing changes.
    set: Option<Wanted>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Wanted {
    status: Option<u64>,
    delay: u64,
    cut_off: bool,
    requests: Option<u64>,
}

/// Shows what the receiver does, and changes it.
pub(super) async fn faults(State(desk): State<Arc<Desk>>, body: Bytes) -> Answer {
    let Asked { set } = asked(&body)?;
    let receiver = desk.receiver.as_ref().ok_or_else(|| {
        Refusal::of(StatusCode::NOT_FOUND, "only `serve --demo` without a store has a receiver")
    })?;
    if let Some(wanted) = set {
        receiver.set(wanted.faults()?);
    }
    let now = receiver.now();
    answer(&json!({
        "status": now.status.map(|status| status.as_u16()),
        "delay": u64::try_from(now.delay.as_millis()).unwrap_or_default(),
        "cutOff": now.cuts_off,
        "requests": now.requests,
    }))
}

impl Wanted {
    fn faults(&self) -> Result<Faults, Refusal> {
        let status = match self.status {
            None => None,
            Some(status @ 200..=599) => {
                u16::try_from(status).ok().and_then(|status| StatusCode::from_u16(status).ok())
            }
            Some(_) => return Err(Refusal::new("a status is a number from 200 to 599")),
        };
        let delay = Duration::from_millis(self.delay);
        if delay > LONGEST {
            return Err(Refusal::new("the delay is at most 10,000 milliseconds"));
        }
        let requests = self.requests.map(|requests| u32::try_from(requests).unwrap_or(u32::MAX));
        if requests.is_some_and(|requests| !(1..=MOST).contains(&requests)) {
            return Err(Refusal::new("the number of requests is from 1 to 1,000,000"));
        }
        Ok(Faults { status, delay, cuts_off: self.cut_off, requests })
    }
}
