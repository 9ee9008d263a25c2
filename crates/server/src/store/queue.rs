//! The interface of the queue of deliveries, and what it stores.
//!
//! A delivery is one event for one webhook. It is *queued* until it was delivered, given up or
//! canceled. Whoever makes an attempt *claims* the delivery first, for a time: if nothing is heard
//! of the attempt until then, because its server died, somebody else claims it.

use std::collections::HashMap;
use std::time::Duration;

use async_trait::async_trait;
use chatapps_webhooks::WebhookType;

use super::error::StoreError;
use super::sealed_webhook::SealedWebhook;
use crate::account::AccountKey;

/// What an account may have in the queue, and keep of what has left it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QueueLimits {
    /// The number of queued deliveries.
    pub queued: usize,
    /// The bytes of their bodies, one for each delivery.
    pub queued_bytes: usize,
    /// The number of deliveries to keep after their end.
    pub kept: usize,
    /// The bytes of their bodies.
    pub kept_bytes: usize,
    /// The time for which to keep them.
    pub kept_for: Duration,
}

impl Default for QueueLimits {
    fn default() -> Self {
        const DAY: Duration = Duration::from_hours(24);
        Self {
            queued: 10_000,
            queued_bytes: 64 * 1024 * 1024,
            kept: 10_000,
            kept_bytes: 64 * 1024 * 1024,
            kept_for: DAY.saturating_mul(7),
        }
    }
}

/// The state of a delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeliveryState {
    /// It waits for its next attempt, or one is being made.
    Queued,
    /// The receiver accepted the event.
    Delivered,
    /// It was given up after the last attempt.
    Failed,
    /// Its webhook was deleted or disabled before it was delivered.
    Canceled,
}

impl DeliveryState {
    /// All states.
    pub const ALL: [Self; 4] = [Self::Queued, Self::Delivered, Self::Failed, Self::Canceled];

    /// Its name in the store and in answers.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Delivered => "delivered",
            Self::Failed => "failed",
            Self::Canceled => "canceled",
        }
    }

    /// Whether it has left the queue.
    #[must_use]
    pub const fn is_over(self) -> bool {
        !matches!(self, Self::Queued)
    }

    /// The state of a name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }
}

/// Something sealed: a body or an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// The id of the key that sealed it.
    pub store_key: String,
    /// Nonce, ciphertext and tag.
    pub sealed: Vec<u8>,
}

/// An event to deliver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEvent {
    /// The id of the event, which no other event has.
    pub event_id: String,
    /// The account that it belongs to.
    pub account: AccountKey,
    /// The name of its kind.
    pub kind: &'static str,
    /// The size of its body.
    pub bytes: usize,
    /// Its body.
    pub body: Sealed,
    /// Its deliveries: id, and the scope and type of the webhook.
    pub deliveries: Vec<(String, String, WebhookType)>,
}

/// Whether there was room for an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Enqueued {
    /// It is in the queue.
    Queued,
    /// The account has too much in the queue.
    Full,
}

/// What to claim.
#[derive(Clone, Debug)]
pub struct ClaimRequest {
    /// The name of the claims, which nobody used before.
    pub claim: String,
    /// The time after which others may claim the same.
    pub lease: Duration,
    /// The most deliveries.
    pub deliveries: usize,
    /// The most bytes of their bodies; one delivery may have more.
    pub bytes: usize,
    /// The most deliveries of a lane that isn't listed.
    pub per_lane: usize,
    /// The most deliveries of an account that isn't listed.
    pub per_account: usize,
    /// The most deliveries of some lanes and accounts, by name.
    pub places: Vec<(String, usize)>,
}

/// What was claimed.
#[derive(Clone, Debug)]
pub struct Claims {
    /// The deliveries.
    pub deliveries: Vec<Claimed>,
    /// The webhook of each lane as it is now, unless it was deleted.
    pub webhooks: HashMap<String, Sealed>,
}

/// A claimed delivery.
#[derive(Clone, Debug)]
pub struct Claimed {
    /// The id of the delivery.
    pub delivery_id: String,
    /// What was claimed before it waits for the same receiver.
    pub lane: String,
    /// The account.
    pub account: AccountKey,
    /// The event.
    pub event_id: String,
    /// The name of the kind of the event.
    pub kind: String,
    /// The body of the event.
    pub body: Sealed,
    /// The size of the body.
    pub bytes: usize,
    /// The scope of the webhook.
    pub sub_account_id: String,
    /// The type of the webhook.
    pub webhook_type: WebhookType,
    /// The number of attempts so far.
    pub attempts: u32,
    /// The number of failures since it was queued.
    pub failures: u32,
    /// The time since it was queued first.
    pub age: Duration,
}

/// What became of a claimed delivery.
#[derive(Clone, Debug)]
pub struct Ended {
    /// The id of the delivery.
    pub delivery_id: String,
    /// The account.
    pub account: AccountKey,
    /// The name of its claim.
    pub claim: String,
    /// Its state from now on.
    pub state: DeliveryState,
    /// If it is queued, the time until the next attempt.
    pub wait: Duration,
    /// The number of failures since it was queued.
    pub failures: u32,
    /// The attempt, if one was made.
    pub attempt: Option<Attempt>,
}

/// An attempt that has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// 1 for the first attempt.
    pub number: u32,
    /// Its start, in milliseconds since 1970. The store sets it.
    pub started_at: i64,
    /// How long it took.
    pub took: Duration,
    /// The name of its outcome.
    pub outcome: String,
    /// The status of the answer.
    pub status: Option<u16>,
    /// The beginning of the answer.
    pub answer: Option<Sealed>,
}

/// Which deliveries of an account to list, the newest first.
#[derive(Clone, Debug, Default)]
pub struct DeliveryFilter {
    /// Only this delivery.
    pub delivery_id: Option<String>,
    /// Only those of this event.
    pub event_id: Option<String>,
    /// Only those in this state.
    pub state: Option<DeliveryState>,
    /// Only those for this scope.
    pub sub_account_id: Option<String>,
    /// Only those for webhooks of this type.
    pub webhook_type: Option<WebhookType>,
    /// Only events of this kind.
    pub kind: Option<String>,
    /// Only those before this delivery in the list.
    pub before: Option<String>,
    /// The most deliveries.
    pub most: usize,
}

/// A delivery, with its attempts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// Its id. Ids grow with time.
    pub delivery_id: String,
    /// The event.
    pub event_id: String,
    /// The name of the kind of the event.
    pub kind: String,
    /// The scope of the webhook.
    pub sub_account_id: String,
    /// The type of the webhook.
    pub webhook_type: WebhookType,
    /// The size of the body.
    pub bytes: usize,
    /// Its state.
    pub state: DeliveryState,
    /// When it was queued first, in milliseconds since 1970.
    pub created_at: i64,
    /// The time of the next attempt, if it waits for one.
    pub due_at: Option<i64>,
    /// When it left the queue.
    pub finished_at: Option<i64>,
    /// The attempts so far.
    pub attempts: Vec<Attempt>,
}

/// What became of a request to try a delivery again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retried {
    /// Its next attempt is due.
    Queued,
    /// Nothing: an attempt is being made at the moment, or there is no such delivery.
    Running,
    /// The account has too much in the queue.
    Full,
}

/// The place of a sealed text in the store, which its seal is bound to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SealedAt {
    /// The body of an event.
    Event {
        /// The id of the event.
        event_id: String,
    },
    /// The answer to an attempt.
    Answer {
        /// The id of the delivery.
        delivery_id: String,
        /// The number of the attempt.
        number: u32,
    },
}

/// A sealed text that is to be sealed anew.
#[derive(Clone, Debug)]
pub struct Stale {
    /// The account that it belongs to.
    pub account: AccountKey,
    /// Its place.
    pub at: SealedAt,
    /// The text.
    pub text: Sealed,
}

/// The queue of deliveries. Its promises are those of [`Store`](super::interface::Store). The time is
/// that of the database, which all servers share.
#[async_trait]
pub trait DeliveryQueue: Send + Sync {
    /// The webhooks of an account that have a type, at most that many; if a scope is given, only
    /// those with that scope or for all sub-accounts.
    async fn webhooks_for(
        &self,
        account: &AccountKey,
        webhook_type: WebhookType,
        sub_account_id: Option<&str>,
        most: usize,
    ) -> Result<Vec<SealedWebhook>, StoreError>;

    /// Adds events, each with all of its deliveries or not at all.
    async fn enqueue(&self, events: Vec<NewEvent>, limits: QueueLimits) -> Result<Vec<Enqueued>, StoreError>;

    /// The time until the next delivery is due, if there is one.
    async fn next_due(&self) -> Result<Option<Duration>, StoreError>;

    /// Claims deliveries that are due, the oldest of each lane first.
    async fn claim_due(&self, request: ClaimRequest) -> Result<Claims, StoreError>;

    /// Records what became of claimed deliveries. A failure of an attempt whose claim somebody else
    /// has taken meanwhile has no effect; a success has.
    async fn record(&self, ended: &[Ended]) -> Result<(), StoreError>;

    /// Lists deliveries, the newest first.
    async fn deliveries(
        &self,
        account: &AccountKey,
        filter: DeliveryFilter,
    ) -> Result<Vec<Delivery>, StoreError>;

    /// The body of an event of an account.
    async fn event_body(&self, account: &AccountKey, event_id: &str) -> Result<Option<Sealed>, StoreError>;

    /// Makes the next attempt of a delivery due now, also if it has left the queue.
    async fn retry(
        &self,
        account: &AccountKey,
        delivery_id: &str,
        limits: QueueLimits,
    ) -> Result<Retried, StoreError>;

    /// The accounts that have deliveries that ended longer ago.
    async fn old_accounts(&self, kept_for: Duration) -> Result<Vec<AccountKey>, StoreError>;

    /// Deletes some of an account's deliveries that have left the queue, if they are more or older
    /// than is kept. Returns their number. If it isn't zero, there may be more.
    async fn delete_old(&self, account: &AccountKey, limits: QueueLimits) -> Result<u64, StoreError>;

    /// Makes due what waits for longer than any delivery may wait: the clock was set back.
    async fn mend_times(&self, longest: Duration) -> Result<u64, StoreError>;

    /// Some texts that another key than this one sealed.
    async fn stale(&self, newest: &str) -> Result<Vec<Stale>, StoreError>;

    /// Replaces the seals of texts, unless they were replaced or deleted meanwhile.
    async fn reseal_texts(&self, texts: Vec<(Stale, Sealed)>) -> Result<(), StoreError>;
}
