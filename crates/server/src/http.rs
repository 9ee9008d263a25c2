//! The endpoint over HTTP: its routes.

mod access;
mod answer_memory;
mod body;
mod body_memory;
mod deliveries;
pub(crate) mod endpoint;
mod events;
mod failure;
mod middleware;
mod openapi;
mod openapi_deliveries;
mod operations;
mod paths;
mod probes;
mod query;
mod quota;
mod request_id;
mod shares;

use std::sync::Arc;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};

use self::endpoint::Endpoint;

/// The routes of the probes alone.
pub(crate) fn probes_router(endpoint: &Arc<Endpoint>) -> Router {
    complete(probes(), endpoint)
}

/// All routes.
pub(crate) fn router(endpoint: &Arc<Endpoint>) -> Router {
    let routes = probes()
        .route(paths::WEBHOOKS, get(operations::list).post(operations::apply).delete(operations::delete))
        .route(paths::EVENTS, post(events::accept))
        .route(paths::DELIVERIES, get(deliveries::list))
        .route(paths::DELIVERY, get(deliveries::show))
        .route(paths::RETRY, post(deliveries::retry))
        .route(paths::OPENAPI, get(openapi::document));
    complete(routes, endpoint)
}

fn probes() -> Router<Arc<Endpoint>> {
    Router::new()
        .route(paths::HEALTH, get(probes::healthy))
        .route(paths::READINESS, get(probes::ready))
        .route(paths::METRICS, get(probes::metrics))
}

/// Adds what every request needs.
fn complete(routes: Router<Arc<Endpoint>>, endpoint: &Arc<Endpoint>) -> Router {
    routes
        .fallback(failure::not_found)
        .method_not_allowed_fallback(failure::method_not_allowed)
        .layer(from_fn_with_state(Arc::clone(endpoint), middleware::handle))
        .with_state(Arc::clone(endpoint))
}
