//! Bodies of requests: what type they may be of, how large, and how slow.

use axum::body::Body;
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};
use chatapps_webhooks::{Checker, Document, Parsed, Report};
use futures_util::StreamExt;
use tokio::time::timeout;
use tracing::Span;
use zeroize::Zeroizing;

use super::Endpoint;
use super::failure::Failure;

/// Reads a body and checks it. What is no error is told to the log only.
pub(super) async fn document<T: Document>(
    endpoint: &Endpoint,
    headers: &HeaderMap,
    body: Body,
) -> Result<T, Failure> {
    if !is_json(headers) {
        return Err(Failure::unsupported_media_type());
    }
    let limit = endpoint.settings.max_body;
    let too_large = || Failure::too_large(limit, endpoint.checker.too_large(T::MODEL, None));
    let announced = headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    if announced.is_some_and(|length| length > limit) {
        return Err(too_large());
    }
    let text = timeout(endpoint.settings.body_timeout, read(body, limit, announced.unwrap_or_default()))
        .await
        .map_err(|_| Failure::slow_body())?
        .map_err(|_| Failure::broken_body())?
        .ok_or_else(too_large)?;
    parse(endpoint, &endpoint.checker, &text)
}

fn parse<T: Document>(endpoint: &Endpoint, checker: &Checker, text: &[u8]) -> Result<T, Failure> {
    match checker.parse::<T>(text) {
        Ok(Parsed { value, report, .. }) => {
            count(endpoint, &report);
            Ok(value)
        }
        Err(invalid) => {
            let report = invalid.into_report();
            count(endpoint, &report);
            Err(Failure::of_report(&report))
        }
    }
}

/// Counts findings by rule, and names the rules in the log.
fn count(endpoint: &Endpoint, report: &Report) {
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

/// Reads a body to its end. `None` if that is beyond the limit; what comes after it is not read.
async fn read(body: Body, limit: usize, expected: usize) -> Result<Option<Zeroizing<Vec<u8>>>, axum::Error> {
    let mut text = Zeroizing::new(Vec::with_capacity(expected));
    let mut chunks = body.into_data_stream();
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk?;
        if text.len() + chunk.len() > limit {
            return Ok(None);
        }
        text.extend_from_slice(&chunk);
    }
    Ok(Some(text))
}

/// `application/json`, in UTF-8 if a charset is given, and not compressed.
fn is_json(headers: &HeaderMap) -> bool {
    let is_plain = headers
        .get_all(CONTENT_ENCODING)
        .iter()
        .all(|value| value.as_bytes().eq_ignore_ascii_case(b"identity"));
    let Some(value) = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()) else { return false };
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
    }
}
