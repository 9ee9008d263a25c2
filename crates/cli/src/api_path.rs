//! The path of the API below its base URL.

use std::fmt::Display;

/// The path of an account's webhooks.
pub(crate) fn webhooks(account: impl Display) -> String {
    format!("/api/v1/accounts/{account}/webhooks")
}
