//! The paths of the endpoint.

/// The path of the three operations.
pub(super) const WEBHOOKS: &str = "/api/v1/accounts/{accountId}/webhooks";

pub(super) const HEALTH: &str = "/healthz";
pub(super) const READINESS: &str = "/readyz";
pub(super) const METRICS: &str = "/metrics";
pub(super) const OPENAPI: &str = "/openapi.json";

/// All of them.
pub(super) const ALL: [&str; 5] = [WEBHOOKS, HEALTH, READINESS, METRICS, OPENAPI];
