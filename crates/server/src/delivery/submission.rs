//! Puts an event into the queue, with a delivery for each webhook that gets it.

use axum::body::Bytes;
use chatapps_webhooks::WebhookType;
use uuid::Uuid;

use super::dispatcher::Mailbox;
use super::routing::Route;
use crate::account::AccountKey;
use crate::store::queue::{Enqueued, NewEvent, QueueLimits, SealedAt};
use crate::store::sealed_webhook::SealedWebhook;
use crate::vault::{Vault, VaultError};

/// An event that was put into the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submitted {
    /// The id of the event.
    pub event_id: String,
    /// Its deliveries: id, and the scope and type of the webhook.
    pub deliveries: Vec<(String, String, WebhookType)>,
}

/// Puts an event into the queue; `None` if the account has too much in it.
///
/// # Errors
///
/// [`VaultError`] if the store fails, or the body can't be sealed.
pub(crate) async fn submit(
    vault: &Vault,
    mailbox: &Mailbox,
    limits: QueueLimits,
    account: &AccountKey,
    (kind, route): (&'static str, &Route),
    text: Bytes,
) -> Result<Option<Submitted>, VaultError> {
    let event_id = Uuid::now_v7().to_string();
    let deliveries = targets(vault, limits, account, route).await?;
    let at = SealedAt::Event { event_id: event_id.clone() };
    let (sealer, owner, bytes) = (vault.clone(), account.clone(), text.len());
    let body = vault.workers().run(bytes, move || sealer.seal_text(&owner, &at, &text)).await?;
    let event = NewEvent {
        event_id: event_id.clone(),
        account: account.clone(),
        kind,
        bytes,
        body,
        deliveries: deliveries.clone(),
    };
    Ok(match mailbox.add(event).await? {
        Enqueued::Queued => Some(Submitted { event_id, deliveries }),
        Enqueued::Full => None,
    })
}

/// A new delivery for each enabled webhook that gets an event. One that doesn't open can't say
/// whether it is disabled: its attempts will fail.
async fn targets(
    vault: &Vault,
    limits: QueueLimits,
    account: &AccountKey,
    route: &Route,
) -> Result<Vec<(String, String, WebhookType)>, VaultError> {
    // One more than fits, so that what is too much is refused.
    let most = limits.queued + 1;
    let scope = route.sub_account_id.as_deref();
    let rows = vault.store().webhooks_for(account, route.webhook_type, scope, most).await?;
    let (opener, owner) = (vault.clone(), account.clone());
    let bytes = rows.iter().map(|row| row.sealed.len()).sum();
    let open = move || {
        let is_enabled = |row: &SealedWebhook| {
            opener.open_webhook(&owner, row).map_or(true, |webhook| webhook.is_enabled())
        };
        let enabled = rows.into_iter().filter(is_enabled);
        enabled.map(|row| (Uuid::now_v7().to_string(), row.sub_account_id, row.webhook_type)).collect()
    };
    Ok(vault.workers().run(bytes, open).await)
}
