//! The deliveries of an endpoint, for the program that runs it.

use std::fmt;
use std::sync::Arc;

use axum::body::Bytes;
use chatapps_webhooks::{Checker, EventKind, Report, WebhookType};
use tokio::sync::broadcast;
use zeroize::Zeroizing;

use crate::account::AccountKey;
use crate::delivery::dispatcher::Mailbox;
use crate::delivery::news::TimedNews;
use crate::delivery::routing::{Route, Unroutable};
use crate::delivery::submission::{Submitted, submit};
use crate::metrics::Metrics;
use crate::store::error::StoreError;
use crate::store::queue::{Attempt, QueueLimits, Retried, SealedAt};
use crate::vault::{Vault, VaultError};

/// The deliveries of an endpoint that runs in this process.
///
/// Whoever has it speaks for all accounts: it asks for no key.
#[derive(Clone, Debug)]
pub struct Deliveries {
    pub(crate) vault: Vault,
    pub(crate) mailbox: Mailbox,
    pub(crate) limits: QueueLimits,
    pub(crate) checker: Checker,
    pub(crate) metrics: Metrics,
}

impl Deliveries {
    /// Accepts an event, as `POST …/events` does. The type and the scope go before what the event
    /// says. Returns what was found in it, too.
    ///
    /// # Errors
    ///
    /// [`NotSubmitted`] if nothing says which webhooks get it, there is no room, or the store
    /// fails.
    pub async fn submit(
        &self,
        account: &AccountKey,
        text: Vec<u8>,
        webhook_type: Option<WebhookType>,
        sub_account_id: Option<String>,
    ) -> Result<(Submitted, Report), NotSubmitted> {
        let text = Bytes::from_owner(Zeroizing::new(text));
        let (checker, given) = (self.checker.clone(), text.clone());
        let parsed = self.vault.workers().run(text.len(), move || checker.receive(&given)).await;
        let event = parsed.value;
        let route = Route::of(&event, webhook_type, sub_account_id)?;
        let kind = event.kind().as_str();
        let submitted =
            submit(&self.vault, &self.mailbox, self.limits, account, (kind, &route), text).await?;
        let submitted = submitted.ok_or(NotSubmitted::Full)?;
        self.metrics.accepted();
        Ok((submitted, parsed.report))
    }

    /// Makes the next attempt of a delivery due now.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if the store fails.
    pub async fn retry(&self, account: &AccountKey, delivery_id: &str) -> Result<Retried, StoreError> {
        let retried = self.vault.store().retry(account, delivery_id, self.limits).await?;
        if retried == Retried::Queued {
            self.mailbox.retried(account, delivery_id);
        }
        Ok(retried)
    }

    /// The body of an event; `None` if the account has no such event.
    ///
    /// # Errors
    ///
    /// [`VaultError`] if the store fails, or the body doesn't open.
    pub async fn body(
        &self,
        account: &AccountKey,
        event_id: &str,
    ) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError> {
        let Some(sealed) = self.vault.store().event_body(account, event_id).await? else { return Ok(None) };
        let at = SealedAt::Event { event_id: event_id.to_owned() };
        Ok(Some(self.vault.open_text(account, &at, &sealed)?))
    }

    /// The beginning of the answer to an attempt, if there was one and it opens.
    #[must_use]
    pub fn answer(
        &self,
        account: &AccountKey,
        delivery_id: &str,
        attempt: &Attempt,
    ) -> Option<Zeroizing<Vec<u8>>> {
        let at = SealedAt::Answer { delivery_id: delivery_id.to_owned(), number: attempt.number };
        self.vault.open_text(account, &at, attempt.answer.as_ref()?).ok()
    }

    /// News from now on, of all accounts. They are those of this process: other servers on the same
    /// store aren't heard. A listener that is slow misses the oldest ones, and is told so.
    #[must_use]
    pub fn news(&self) -> broadcast::Receiver<Arc<TimedNews>> {
        self.mailbox.news()
    }
}

/// Why an event isn't in the queue.
#[derive(Debug)]
#[non_exhaustive]
pub enum NotSubmitted {
    /// Neither the event, which is of this kind, nor the caller says which webhooks get it.
    Unroutable(EventKind),
    /// The account has too much in the queue.
    Full,
    /// The store failed.
    Vault(VaultError),
}

impl fmt::Display for NotSubmitted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unroutable(kind) => {
                write!(f, "an event of the kind `{kind}` doesn't say which webhooks get it")
            }
            Self::Full => f.write_str("the account has as much to deliver as it may"),
            Self::Vault(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for NotSubmitted {}

impl From<Unroutable> for NotSubmitted {
    fn from(unroutable: Unroutable) -> Self {
        Self::Unroutable(unroutable.kind)
    }
}

impl From<VaultError> for NotSubmitted {
    fn from(error: VaultError) -> Self {
        Self::Vault(error)
    }
}
