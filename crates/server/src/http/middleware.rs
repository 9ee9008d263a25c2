//! The middleware of every request: id, timeout, log line and metrics.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Instant;

use axum::body::Body;
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{CONNECTION, EXPECT, HOST, TRANSFER_ENCODING};
use axum::http::uri::Authority;
use axum::http::{HeaderValue, Method, StatusCode, Version};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt;
use tokio::time::timeout;
use tracing::field::Empty;
use tracing::{Instrument, error, info, info_span};

use super::body::RequestBody;
use super::endpoint::Endpoint;
use super::failure::{Failure, finish};
use super::paths;
use super::request_id::{HEADER, request_id};
use crate::connections::Peer;
use crate::gauge_guard::GaugeGuard;

/// Handles a request, and always returns an answer.
pub(super) async fn handle(State(endpoint): State<Arc<Endpoint>>, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let id = request_id(request.headers());
    let (method, route) = (method(request.method()), route(&request));
    let span = info_span!(
        "request",
        id = %id, method, route, account = Empty, key = Empty, peer = Empty, webhooks = Empty, findings = Empty, event = Empty, kind = Empty, deliveries = Empty
    );
    let peer = request.extensions().get::<Peer>().copied();
    let _in_flight = GaugeGuard::new(&endpoint.metrics.in_flight);
    let expects_continue = request.headers().contains_key(EXPECT);
    let (parts, body) = request.into_parts();
    let (body, mut request) = (RequestBody::new(body), Request::from_parts(parts, Body::empty()));
    request.extensions_mut().insert(body.clone());
    let mut response = run(&endpoint, request, next).instrument(span.clone()).await;
    // Where a body with another coding ends, nobody knows.
    let is_understood = response.status() != StatusCode::NOT_IMPLEMENTED;
    if !is_understood || !body.discard(expects_continue).await {
        response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    }
    let failure = finish(&mut response, &id);
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(HEADER, value);
    }
    let (status, took) = (response.status().as_u16(), started.elapsed());
    endpoint.metrics.answered(method, route, status, took);
    let ms = (took.as_secs_f64() * 1e6).round() / 1e3;
    if let Some(Peer(address)) = peer.filter(|_| status == StatusCode::UNAUTHORIZED) {
        span.record("peer", tracing::field::display(address));
    }
    let _entered = span.enter();
    match &failure {
        Some(Failure { cause: Some(cause), .. }) => error!(status, ms, cause, "failed"),
        Some(failure) => {
            let code = serde_json::to_string(&failure.code()).unwrap_or_default();
            info!(status, ms, code, "refused");
        }
        // Successful probes come every few seconds and would fill the log.
        None if paths::PROBES.contains(&route) || route == paths::OPENAPI => {}
        None => info!(status, ms, "done"),
    }
    response
}

/// Runs a request within the limit on time. A panic becomes a failure.
async fn run(endpoint: &Endpoint, request: Request, next: Next) -> Response {
    if let Some(failure) = protocol_failure(&request) {
        return failure.into_response();
    }
    let work = AssertUnwindSafe(next.run(request)).catch_unwind();
    match timeout(endpoint.settings.request_timeout, work).await {
        Ok(Ok(response)) => response,
        Ok(Err(_)) => Failure::internal("panic").into_response(),
        Err(_) => Failure::busy("the request took too long").into_response(),
    }
}

/// The failure for a request that the HTTP library accepts against RFC 9112: without exactly
/// one valid host (section 3.2), or with a transfer coding other than a single `chunked` (section
/// 6.1).
fn protocol_failure(request: &Request) -> Option<Failure> {
    let headers = request.headers();
    let mut hosts = headers.get_all(HOST).iter();
    let host = hosts.next();
    if host.is_none() && request.version() == Version::HTTP_11
        || hosts.next().is_some()
        || host.is_some_and(|host| !is_host(host))
    {
        return Some(Failure::no_host());
    }
    let mut codings = headers.get_all(TRANSFER_ENCODING).iter();
    let is_known = codings.next().is_none_or(|coding| coding.as_bytes().eq_ignore_ascii_case(b"chunked"));
    (!is_known || codings.next().is_some()).then(Failure::unknown_coding)
}

/// Whether a value of `Host` is one: a host, perhaps a port, or nothing (RFC 9110 section 7.2).
fn is_host(value: &HeaderValue) -> bool {
    let Ok(text) = value.to_str() else { return false };
    text.is_empty() || !text.contains('@') && text.parse::<Authority>().is_ok()
}

/// The route, as a label with few values.
fn route(request: &Request) -> &'static str {
    let matched = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    paths::ALL.into_iter().find(|path| matched == Some(*path)).unwrap_or("none")
}

/// The method, as a label with few values.
fn method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::DELETE => "DELETE",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::body::to_bytes;
    use axum::middleware::from_fn_with_state;
    use axum::routing::get;
    use tower::ServiceExt;

    use super::*;
    use crate::delivery::dispatcher::Dispatcher;
    use crate::metrics::Metrics;
    use crate::seal::Sealer;
    use crate::settings::Settings;
    use crate::store::create;
    use crate::store::location::StoreLocation;
    use crate::vault::Vault;

    #[tokio::test]
    async fn a_panic_is_answered_as_an_internal_error_without_details() {
        async fn panics() {
            panic!("rw4Kd0b2u");
        }

        let room = tempfile::tempdir().unwrap();
        let store = create(&StoreLocation::Sqlite(room.path().join("webhooks.db"))).await.unwrap();
        let sealer = Sealer::from_text(Sealer::new_key().unwrap().reveal()).unwrap();
        let vault = Vault::unlock(store, sealer).await.unwrap();
        let (settings, metrics) = (Settings::default(), Metrics::new());
        let dispatcher = Dispatcher::start(vault.clone(), settings.deliveries.clone(), metrics.clone());
        let endpoint = Arc::new(Endpoint::new(vault, settings, metrics, dispatcher.mailbox()));
        let router =
            Router::new().route("/", get(panics)).layer(from_fn_with_state(Arc::clone(&endpoint), handle));
        let request = Request::builder().header(HOST, "localhost").body(Body::empty()).unwrap();
        let response = router.oneshot(request).await.unwrap();
        assert_eq!(response.status(), 500);
        let body = to_bytes(response.into_body(), 1000).await.unwrap();
        assert!(
            body.starts_with(br#"{"code":2000,"message":"Internal server error","errorId":""#),
            "{body:?}"
        );
        assert!(endpoint.metrics.text().unwrap().contains("requests_in_flight 0\n"));
    }
}
