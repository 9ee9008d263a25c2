//! The path of the API below its base URL.

use std::fmt::Display;

/// The path of an account's webhooks.
pub(crate) fn webhooks(account: impl Display) -> String {
    format!("/api/v1/accounts/{account}/webhooks")
}

/// The path of the events of an account, at an endpoint that delivers them.
pub(crate) fn events(account: impl Display) -> String {
    format!("/api/v1/accounts/{account}/events")
}

/// The path of the deliveries of an account's events, at an endpoint that delivers them.
#[cfg(feature = "client")]
pub(crate) fn deliveries(account: impl Display) -> String {
    format!("/api/v1/accounts/{account}/deliveries")
}
