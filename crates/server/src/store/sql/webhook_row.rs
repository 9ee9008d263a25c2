//! The rows of webhooks.

use chatapps_webhooks::WebhookType;

use crate::store::error::StoreError;
use crate::store::sealed_webhook::SealedWebhook;

pub(super) type WebhookRow = (String, String, String, Vec<u8>);

pub(super) fn sealed_webhook(
    (sub_account_id, name, store_key, sealed): WebhookRow,
) -> Result<SealedWebhook, StoreError> {
    Ok(SealedWebhook { sub_account_id, webhook_type: webhook_type(&name)?, store_key, sealed })
}

/// The type of a name in the store.
pub(super) fn webhook_type(name: &str) -> Result<WebhookType, StoreError> {
    WebhookType::ALL
        .into_iter()
        .find(|webhook_type| webhook_type.as_str() == name)
        .ok_or(StoreError::Corrupt("a webhook has an unknown type"))
}
