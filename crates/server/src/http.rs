//! The endpoint over HTTP: its routes, and what all of them share.

pub(crate) use self::around::Counted;

mod access;
mod around;
mod body;
mod budget;
mod failure;
mod findings;
mod held;
mod openapi;
mod operations;
mod probes;
mod request_id;

use std::sync::Arc;

use axum::Router;
use axum::middleware;
use axum::routing::get;
use chatapps_webhooks::{Checker, Limits};
use tokio::sync::Semaphore;

use self::findings::HeldFindings;
use self::held::HeldBytes;
use crate::metrics::Metrics;
use crate::settings::Settings;
use crate::vault::Vault;

/// The path of the three operations.
pub(crate) const WEBHOOKS: &str = "/api/v1/accounts/{accountId}/webhooks";

/// What every request needs.
#[derive(Debug)]
pub(crate) struct Endpoint {
    vault: Vault,
    checker: Checker,
    pub(crate) settings: Settings,
    pub(crate) metrics: Metrics,
    /// One for each request that may be worked on.
    permits: Semaphore,
    held: HeldFindings,
    held_bytes: HeldBytes,
}

impl Endpoint {
    pub(crate) fn new(vault: Vault, settings: Settings) -> Self {
        let limits = Limits { bytes: settings.max_body, ..Limits::default() };
        Self {
            vault,
            checker: Checker::new(settings.policy.clone()).with_limits(limits),
            metrics: Metrics::new(),
            held: HeldFindings::default(),
            held_bytes: HeldBytes::default(),
            permits: Semaphore::new(settings.max_requests.min(Semaphore::MAX_PERMITS)),
            settings,
        }
    }
}

/// All routes.
pub(crate) fn router(endpoint: &Arc<Endpoint>) -> Router {
    Router::new()
        .route(WEBHOOKS, get(operations::list).post(operations::apply).delete(operations::delete))
        .route("/healthz", get(probes::healthy))
        .route("/readyz", get(probes::ready))
        .route("/metrics", get(probes::metrics))
        .route("/openapi.json", get(openapi::document))
        .fallback(failure::not_found)
        .method_not_allowed_fallback(failure::method_not_allowed)
        .layer(middleware::from_fn_with_state(Arc::clone(endpoint), around::around))
        .with_state(Arc::clone(endpoint))
}
