//! `serve --console`: a page in the browser that shows what the endpoint knows and does.
//!
//! [docs/design/console.md](../../../../../docs/design/console.md) says what it must not do.

mod answer;
mod checks;
mod deliveries;
pub(super) mod desk;
mod entry;
mod events;
mod filling;
mod fixes;
mod guard;
mod listing;
mod options;
mod plans;
mod receiver;
mod sessions;
mod shown_url;
mod site;
mod stream;
mod webhooks;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::post;
use chatapps_webhooks_server::serve_connections;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;

use self::desk::{Console, Desk};
use self::guard::Hosts;
use crate::failure::Failure;

/// The size of the largest request, in bytes: that of the largest desired state, as JSON in JSON.
const MAX_BODY: usize = 32 * 1024 * 1024;

/// The number of connections at once.
const CONNECTIONS: usize = 256;

/// Serves the console until the program ends, and prints its address.
pub(super) fn start(console: Console, listener: TcpListener) -> Result<(), Failure> {
    let address = listener.local_addr().map_err(Failure::from_error)?;
    let desk = Arc::new(Desk::new(console, address)?);
    desk.sessions.show_address(address)?;
    let router = router(desk, Hosts::of(address));
    tokio::spawn(serve_connections(listener, CONNECTIONS, TowerToHyperService::new(router)));
    Ok(())
}

/// The same of the one request that needs no session.
const MAX_TOKEN_BODY: usize = 1024;

/// All routes.
fn router(desk: Arc<Desk>, hosts: Hosts) -> Router {
    let api = Router::new()
        .route("/api/options", post(options::all))
        .route("/api/accounts", post(webhooks::accounts))
        .route("/api/webhooks", post(webhooks::list))
        .route("/api/check", post(checks::check))
        .route("/api/recognize", post(checks::recognize))
        .route("/api/rule", post(checks::rule))
        .route("/api/plan", post(plans::plan))
        .route("/api/apply", post(plans::apply))
        .route("/api/sample", post(events::sample))
        .route("/api/send", post(events::send))
        .route("/api/replay", post(events::replay))
        .route("/api/deliveries", post(deliveries::list))
        .route("/api/delivery", post(deliveries::show))
        .route("/api/retry", post(deliveries::retry))
        .route("/api/receiver", post(receiver::faults))
        .route("/api/stream", post(stream::stream))
        // Behind the routes: what has none gets no further.
        .route_layer(from_fn(entry::read_body))
        .route_layer(from_fn_with_state(Arc::clone(&desk), entry::check));
    let session = Router::new()
        .route("/session", post(entry::begin))
        .route_layer(from_fn(entry::read_body))
        .route_layer(DefaultBodyLimit::max(MAX_TOKEN_BODY));
    site::routes(Router::new())
        .merge(session)
        .merge(api)
        .fallback(answer::not_found)
        .method_not_allowed_fallback(answer::method_not_allowed)
        .layer(DefaultBodyLimit::max(MAX_BODY))
        // In front of everything, whatever the path.
        .layer(from_fn_with_state(Arc::new(hosts), guard::check))
        .layer(from_fn(guard::add_headers))
        .with_state(desk)
}
