//! The probes for operators: health, readiness, metrics.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::HeaderName;
use axum::http::header::CONTENT_TYPE;
use tokio::time::timeout;

use super::endpoint::Endpoint;
use super::failure::Failure;
use crate::metrics;

/// The timeout for the store. Balancers ask again soon.
const READY_TIMEOUT: Duration = Duration::from_secs(2);

/// Answers while the process runs.
pub(super) async fn healthy() -> &'static str {
    "ok\n"
}

/// Answers if the store does, and accepts the store key of this server.
pub(super) async fn ready(State(endpoint): State<Arc<Endpoint>>) -> Result<&'static str, Failure> {
    let vault = endpoint.vault.clone();
    let checked = endpoint.runtime.spawn(async move { vault.check().await });
    let Ok(answered) = timeout(READY_TIMEOUT, checked).await else {
        return Err(Failure::busy(format!(
            "the store did not answer within {} seconds",
            READY_TIMEOUT.as_secs()
        )));
    };
    match answered {
        Ok(Ok(())) => Ok("ok\n"),
        Ok(Err(error)) => Err(Failure::busy(error.to_string())),
        Err(error) => Err(Failure::busy(error.to_string())),
    }
}

/// Metrics for Prometheus.
pub(super) async fn metrics(
    State(endpoint): State<Arc<Endpoint>>,
) -> Result<([(HeaderName, &'static str); 1], String), Failure> {
    endpoint.metrics.set_lost_log_lines((endpoint.settings.lost_log_lines)());
    let text = endpoint.metrics.text().map_err(|error| Failure::internal(error.to_string()))?;
    Ok(([(CONTENT_TYPE, metrics::CONTENT_TYPE)], text))
}
