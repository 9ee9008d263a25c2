//! What whoever runs the server asks it: does it live, may it get requests, what did it do.

use std::sync::Arc;

use axum::extract::State;
use axum::http::HeaderName;
use axum::http::header::CONTENT_TYPE;

use super::Endpoint;
use super::failure::Failure;
use crate::metrics;

/// The process answers.
pub(super) async fn healthy() -> &'static str {
    "ok\n"
}

/// The store answers, too.
pub(super) async fn ready(State(endpoint): State<Arc<Endpoint>>) -> Result<&'static str, Failure> {
    endpoint.vault.store().ping().await.map_err(|error| Failure::busy(error.to_string()))?;
    Ok("ok\n")
}

/// Numbers for Prometheus.
pub(super) async fn metrics(
    State(endpoint): State<Arc<Endpoint>>,
) -> Result<([(HeaderName, &'static str); 1], String), Failure> {
    let text = endpoint.metrics.text().map_err(|error| Failure::internal(error.to_string()))?;
    Ok(([(CONTENT_TYPE, metrics::CONTENT_TYPE)], text))
}
