//! The paths of the endpoint.

/// The path of the three operations.
pub(super) const WEBHOOKS: &str = "/api/v1/accounts/{accountId}/webhooks";

/// The path of events to deliver, and those of deliveries. The platform has none of them.
pub(super) const EVENTS: &str = "/api/v1/accounts/{accountId}/events";
pub(super) const DELIVERIES: &str = "/api/v1/accounts/{accountId}/deliveries";
pub(super) const DELIVERY: &str = "/api/v1/accounts/{accountId}/deliveries/{deliveryId}";
pub(super) const RETRY: &str = "/api/v1/accounts/{accountId}/deliveries/{deliveryId}/retry";

pub(super) const HEALTH: &str = "/healthz";
pub(super) const READINESS: &str = "/readyz";
pub(super) const METRICS: &str = "/metrics";
pub(super) const OPENAPI: &str = "/openapi.json";

/// All of them.
pub(super) const ALL: [&str; 9] =
    [WEBHOOKS, EVENTS, DELIVERIES, DELIVERY, RETRY, HEALTH, READINESS, METRICS, OPENAPI];

/// Those that are probed every few seconds.
pub(super) const PROBES: [&str; 3] = [HEALTH, READINESS, METRICS];
