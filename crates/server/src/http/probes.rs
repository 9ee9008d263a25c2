//! What whoever runs the server asks it: does it live, may it get requests, what did it do.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::HeaderName;
use axum::http::header::CONTENT_TYPE;
use tokio::time::timeout;

use super::Endpoint;
use super::failure::Failure;
use crate::metrics;

/// How long a store may take to answer: balancers ask again soon.
const READY: Duration = Duration::from_secs(2);

/// The process answers.
pub(super) async fn healthy() -> &'static str {
    "ok\n"
}

/// The store answers, too, and takes what is sealed here.
pub(super) async fn ready(State(endpoint): State<Arc<Endpoint>>) -> Result<&'static str, Failure> {
    let Ok(answered) = timeout(READY, endpoint.vault.check()).await else {
        return Err(Failure::busy(format!("the store did not answer within {} seconds", READY.as_secs())));
    };
    answered.map_err(|error| Failure::busy(error.to_string()))?;
    Ok("ok\n")
}

/// Numbers for Prometheus.
pub(super) async fn metrics(
    State(endpoint): State<Arc<Endpoint>>,
) -> Result<([(HeaderName, &'static str); 1], String), Failure> {
    let text = endpoint.metrics.text().map_err(|error| Failure::internal(error.to_string()))?;
    Ok(([(CONTENT_TYPE, metrics::CONTENT_TYPE)], text))
}
