//! A webhook as the store has it.

use chatapps_webhooks::WebhookType;

/// A sealed webhook. A store has at most one for each account, scope and type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedWebhook {
    /// The scope: `*`, or the id of a sub-account.
    pub sub_account_id: String,
    /// The type of the events.
    pub webhook_type: WebhookType,
    /// The id of the key that sealed it.
    pub store_key: String,
    /// The webhook, sealed.
    pub sealed: Vec<u8>,
}
