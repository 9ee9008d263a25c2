//! What happens around every request: its id, its time, its line in the log, its place in the numbers.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Instant;

use axum::body::Body;
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{CONNECTION, EXPECT, HOST, TRANSFER_ENCODING};
use axum::http::{HeaderValue, Method, Version};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt;
use prometheus_client::metrics::gauge::Gauge;
use tokio::time::timeout;
use tracing::field::Empty;
use tracing::{Instrument, error, info, info_span};

use super::body::RequestBody;
use super::failure::{Failure, finish};
use super::request_id::{HEADER, request_id};
use super::{Endpoint, WEBHOOKS};

/// Runs a request, and answers for it whatever happens.
pub(super) async fn around(State(endpoint): State<Arc<Endpoint>>, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let id = request_id(request.headers());
    let (method, route) = (method(request.method()), route(&request));
    let span = info_span!(
        "request",
        id = %id, method, route, account = Empty, key = Empty, webhooks = Empty, findings = Empty
    );
    let _in_flight = Counted::new(&endpoint.metrics.in_flight);
    let asks_first = request.headers().contains_key(EXPECT);
    let (parts, body) = request.into_parts();
    let (body, mut request) = (RequestBody::new(body), Request::from_parts(parts, Body::empty()));
    request.extensions_mut().insert(body.clone());
    let mut response = run(&endpoint, route, request, next).instrument(span.clone()).await;
    if !body.discard(asks_first).await {
        response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    }
    let failure = finish(&mut response, &id);
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(HEADER, value);
    }
    let (status, took) = (response.status().as_u16(), started.elapsed());
    endpoint.metrics.answered(method, route, status, took);
    let ms = (took.as_secs_f64() * 1e6).round() / 1e3;
    let _entered = span.enter();
    match &failure {
        Some(Failure { cause: Some(cause), .. }) => error!(status, ms, cause, "failed"),
        Some(failure) => {
            let code = serde_json::to_string(&failure.code()).unwrap_or_default();
            info!(status, ms, code, "refused");
        }
        // Probes come every few seconds, and say nothing new.
        None if route == WEBHOOKS => info!(status, ms, "done"),
        None => {}
    }
    response
}

/// Runs a request within the bounds of time and number. A panic is a failure like others.
async fn run(endpoint: &Endpoint, route: &'static str, request: Request, next: Next) -> Response {
    if let Some(failure) = refused(&request) {
        return failure.into_response();
    }
    let work = async {
        // Whoever asks how the server is must not wait for others.
        let _permit = if route == WEBHOOKS { endpoint.permits.acquire().await.ok() } else { None };
        next.run(request).await
    };
    match timeout(endpoint.settings.request_timeout, AssertUnwindSafe(work).catch_unwind()).await {
        Ok(Ok(response)) => response,
        Ok(Err(_)) => Failure::internal("panic").into_response(),
        Err(_) => Failure::busy("it took too long").into_response(),
    }
}

/// What the HTTP library lets through and RFC 9112 doesn't: a request of HTTP/1.1 that doesn't name one host (section 3.2), and a transfer
/// coding that is only taken off in part (section 6.1).
fn refused(request: &Request) -> Option<Failure> {
    let headers = request.headers();
    if request.version() == Version::HTTP_11 && headers.get_all(HOST).iter().count() != 1 {
        return Some(Failure::no_host());
    }
    let mut codings = headers.get_all(TRANSFER_ENCODING).iter();
    let is_known = codings.next().is_none_or(|coding| coding.as_bytes().eq_ignore_ascii_case(b"chunked"));
    (!is_known || codings.next().is_some()).then(Failure::unknown_coding)
}

/// The route, as few as there are.
fn route(request: &Request) -> &'static str {
    match request.extensions().get::<MatchedPath>().map(MatchedPath::as_str) {
        Some(WEBHOOKS) => WEBHOOKS,
        Some("/healthz") => "/healthz",
        Some("/readyz") => "/readyz",
        Some("/metrics") => "/metrics",
        Some("/openapi.json") => "/openapi.json",
        _ => "none",
    }
}

/// The method, as few as there are.
fn method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::DELETE => "DELETE",
        _ => "other",
    }
}

/// One more, until it is dropped: a request whose caller goes away is dropped, too.
pub(crate) struct Counted<'a>(&'a Gauge);

impl<'a> Counted<'a> {
    pub(crate) fn new(gauge: &'a Gauge) -> Self {
        gauge.inc();
        Self(gauge)
    }
}

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.0.dec();
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
    use crate::seal::Sealer;
    use crate::settings::Settings;
    use crate::store::{StoreLocation, open};
    use crate::vault::Vault;

    #[tokio::test]
    async fn a_panic_is_answered_as_an_internal_error_that_tells_nothing() {
        async fn panics() {
            panic!("rw4Kd0b2u");
        }

        let room = tempfile::tempdir().unwrap();
        let store = open(&StoreLocation::Sqlite(room.path().join("webhooks.db"))).await.unwrap();
        let sealer = Sealer::from_text(Sealer::new_key().unwrap().reveal()).unwrap();
        let vault = Vault::unlock(store, sealer).await.unwrap();
        let endpoint = Arc::new(Endpoint::new(vault, Settings::default()));
        let router =
            Router::new().route("/", get(panics)).layer(from_fn_with_state(Arc::clone(&endpoint), around));
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
