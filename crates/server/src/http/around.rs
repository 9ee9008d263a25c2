//! What happens around every request: its id, its time, its line in the log, its place in the numbers.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Instant;

use axum::body::Body;
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{CONNECTION, EXPECT};
use axum::http::{HeaderValue, Method};
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
    match failure.as_deref() {
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
