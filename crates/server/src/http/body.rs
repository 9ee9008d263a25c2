//! Reads and checks the bodies of requests, within limits on type, size and time.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};
use chatapps_webhooks::{Document, Model, Parsed, Report};
use http_body_util::BodyExt;
use hyper::body::Body as _;
use tokio::sync::Mutex;
use tokio::time::timeout;
use tracing::Span;
use zeroize::Zeroizing;

use super::body_memory::BodyPermit;
use super::endpoint::{Endpoint, Turn};
use super::failure::Failure;
use crate::account::AccountKey;

/// How much of an unread body to discard, in bytes, and for how long.
const MAX_DISCARDED_BYTES: usize = 4 * 1024 * 1024;
const DISCARD_TIMEOUT: Duration = Duration::from_secs(1);

/// The largest body whose fixes are made, in bytes: each takes a check of it.
const MAX_FIXED_BYTES: usize = 64 * 1024;

/// The body of a request, which outlives the handler: if a request is rejected before its body is
/// read, the rest must still be read, or the caller may see a broken connection instead of the
/// answer.
#[derive(Clone, Debug)]
pub(super) struct RequestBody {
    body: Arc<Mutex<Body>>,
    /// Whether reading has begun. Until then, a caller that sent `Expect: 100-continue` holds the
    /// body back.
    begun: Arc<AtomicBool>,
    /// Whether reading failed: nothing that follows on the connection can be understood.
    broken: Arc<AtomicBool>,
}

impl RequestBody {
    pub(super) fn new(body: Body) -> Self {
        Self { body: Arc::new(Mutex::new(body)), begun: Arc::default(), broken: Arc::default() }
    }

    /// Discards the rest. Returns `false` if too much is left to keep using the connection.
    pub(super) async fn discard(&self, expects_continue: bool) -> bool {
        let mut body = self.body.lock().await;
        if self.broken.load(Ordering::Relaxed) {
            return false;
        }
        if body.is_end_stream() {
            return true;
        }
        if expects_continue && !self.begun.load(Ordering::Relaxed) {
            return false;
        }
        let discard = async {
            let mut discarded = 0;
            while let Some(frame) = body.frame().await {
                let Ok(frame) = frame else { return false };
                discarded += frame.data_ref().map_or(0, Bytes::len);
                if discarded > MAX_DISCARDED_BYTES {
                    return false;
                }
            }
            true
        };
        timeout(DISCARD_TIMEOUT, discard).await.unwrap_or_default()
    }

    /// Reads the whole body; `None` if it is larger than the limit, and the rest is left unread.
    async fn read(&self, limit: usize, expected: usize) -> Result<Option<Zeroizing<Vec<u8>>>, axum::Error> {
        self.begun.store(true, Ordering::Relaxed);
        let mut body = self.body.lock().await;
        let mut text = Zeroizing::new(Vec::with_capacity(expected));
        while let Some(frame) = body.frame().await {
            let frame = frame.inspect_err(|_| self.broken.store(true, Ordering::Relaxed))?;
            let Some(chunk) = frame.data_ref() else { continue };
            if text.len() + chunk.len() > limit {
                return Ok(None);
            }
            text.extend_from_slice(chunk);
        }
        Ok(Some(text))
    }
}

/// A body that was read.
#[derive(Debug)]
pub(super) struct Received {
    pub(super) text: Zeroizing<Vec<u8>>,
    /// The memory that it takes.
    pub(super) memory: BodyPermit,
}

/// Reads a body that a model describes.
pub(super) async fn receive(
    endpoint: &Endpoint,
    account: &AccountKey,
    headers: &HeaderMap,
    body: &RequestBody,
    model: Model,
) -> Result<Received, Failure> {
    let announced = announced(headers);
    let body_timeout = endpoint.settings.body_timeout;
    if !is_json(headers) {
        // Nothing has no type: what is wrong is that there is no body.
        let may_be_nothing = !headers.contains_key(CONTENT_TYPE) && announced.unwrap_or_default() == 0;
        if !may_be_nothing || whole(body.read(0, 0), body_timeout).await?.is_none() {
            return Err(Failure::unsupported_media_type());
        }
    }
    let limit = endpoint.settings.max_body;
    let too_large = || Failure::too_large(limit, endpoint.checker.too_large(model, None));
    if announced.is_some_and(|length| length > limit) {
        return Err(too_large());
    }
    let memory = endpoint.body_memory.reserve(account, announced.unwrap_or(limit)).await;
    let text =
        whole(body.read(limit, announced.unwrap_or_default()), body_timeout).await?.ok_or_else(too_large)?;
    Ok(Received { text, memory })
}

fn announced(headers: &HeaderMap) -> Option<usize> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// Reads a body and checks it, and returns it with the turn of its account to make a change.
/// Findings that are not errors only go to the log.
pub(super) async fn document<'e, T>(
    endpoint: &'e Arc<Endpoint>,
    account: &AccountKey,
    headers: &HeaderMap,
    body: &RequestBody,
) -> Result<(T, Turn<'e>), Failure>
where
    T: Document + Send + 'static,
{
    let Received { text, memory } = receive(endpoint, account, headers, body, T::MODEL).await?;
    let turn = endpoint.change_of(account, memory).await;
    let (checking, bytes) = (Arc::clone(endpoint), text.len());
    let checked = move || {
        let parsed = checking.checker.parse::<T>(&*text);
        parsed.map_err(|invalid| {
            let report = invalid.into_report();
            let fixes = if text.len() > MAX_FIXED_BYTES { Vec::new() } else { report.fixes(&*text) };
            Box::new((report, fixes))
        })
    };
    match endpoint.vault.workers().run(bytes, checked).await {
        Ok(Parsed { value, report, .. }) => {
            count(endpoint, &report);
            Ok((value, turn))
        }
        Err(invalid) => {
            let (report, fixes) = *invalid;
            count(endpoint, &report);
            Err(Failure::of_report(report).with_fixes(fixes))
        }
    }
}

/// What is read within a time, or the failure of what didn't arrive.
async fn whole<T>(
    reading: impl Future<Output = Result<T, axum::Error>>,
    within: Duration,
) -> Result<T, Failure> {
    timeout(within, reading).await.map_err(|_| Failure::slow_body())?.map_err(|_| Failure::broken_body())
}

/// Counts findings by rule, and names the rules in the log.
pub(super) fn count(endpoint: &Endpoint, report: &Report) {
    let mut rules: Vec<&str> = Vec::new();
    for finding in report.findings() {
        let rule = finding.rule().id();
        endpoint.metrics.found(rule);
        if !rules.contains(&rule) {
            rules.push(rule);
        }
    }
    if !rules.is_empty() {
        Span::current().record("findings", rules.join(","));
    }
}

/// `application/json`, in UTF-8 if a charset is given, and not compressed.
fn is_json(headers: &HeaderMap) -> bool {
    let is_plain = headers
        .get_all(CONTENT_ENCODING)
        .iter()
        .all(|value| value.as_bytes().eq_ignore_ascii_case(b"identity"));
    let mut types = headers.get_all(CONTENT_TYPE).iter();
    let (Some(value), None) = (types.next().and_then(|value| value.to_str().ok()), types.next()) else {
        return false;
    };
    let mut parts = value.split(';').map(str::trim);
    let is_type = parts.next().is_some_and(|part| part.eq_ignore_ascii_case("application/json"));
    let is_utf8 = parts.all(|part| match part.split_once('=') {
        Some((name, charset)) if name.trim_end().eq_ignore_ascii_case("charset") => {
            charset.trim_matches([' ', '"']).eq_ignore_ascii_case("utf-8")
        }
        _ => true,
    });
    is_plain && is_type && is_utf8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(headers: &[(&'static str, &str)]) -> bool {
        is_json(
            &headers.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect(),
        )
    }

    #[test]
    fn json_in_utf8_is_taken() {
        for value in [
            "application/json",
            "Application/JSON",
            "application/json; charset=utf-8",
            "application/json;charset=\"UTF-8\"",
        ] {
            assert!(with(&[("content-type", value)]), "{value}");
        }
        assert!(with(&[("content-type", "application/json"), ("content-encoding", "identity")]));
    }

    #[test]
    fn anything_else_is_not() {
        assert!(!with(&[]));
        for value in [
            "text/plain",
            "application/x-www-form-urlencoded",
            "application/json+x",
            "application/json; charset=latin1",
        ] {
            assert!(!with(&[("content-type", value)]), "{value}");
        }
        assert!(!with(&[("content-type", "application/json"), ("content-encoding", "gzip")]));
        let mut twice: HeaderMap =
            [(CONTENT_TYPE, "application/json".parse().unwrap())].into_iter().collect();
        twice.append(CONTENT_TYPE, "text/plain".parse().unwrap());
        assert!(!is_json(&twice));
    }
}
