//! The state that all requests share.

use chatapps_webhooks::{Checker, Level, Limits, Rule};
use tokio::runtime::Handle;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, SemaphorePermit};

use super::answer_memory::AnswerMemory;
use super::body_memory::{BodyMemory, BodyPermit};
use super::shares::Shares;
use crate::account::AccountKey;
use crate::deliveries::Deliveries;
use crate::delivery::dispatcher::Mailbox;
use crate::metrics::Metrics;
use crate::settings::Settings;
use crate::vault::Vault;

/// The number of listings of one account to make at once.
const LISTINGS: usize = 4;

/// The most findings of an answer, errors first. So it has some 50 KB, fixes included, and needs no
/// limit of its own: that on connections bounds the memory of all.
const FINDINGS: usize = 100;

/// The state that all requests share.
#[derive(Debug)]
pub(crate) struct Endpoint {
    /// Where connections to the store live. Probes may be answered elsewhere.
    pub(super) runtime: Handle,
    pub(super) vault: Vault,
    pub(super) checker: Checker,
    pub(crate) settings: Settings,
    pub(crate) metrics: Metrics,
    /// Where events to deliver go.
    pub(super) mailbox: Mailbox,
    /// One permit for each request that may be processed at once.
    pub(super) request_permits: Semaphore,
    /// The requests of an account at once. Each has a connection, slow as its caller may be, so no
    /// account can have them all.
    pub(super) requests: Shares,
    /// The changes of an account are made one after the other, as its lock in the store would have
    /// it: here they wait without a connection to the store.
    pub(super) changes: Shares,
    /// The listings of an account that may be made at once.
    pub(super) listings: Shares,
    pub(super) body_memory: BodyMemory,
    pub(super) answer_memory: AnswerMemory,
}

impl Endpoint {
    /// Must be called where connections to the store are made.
    pub(crate) fn new(vault: Vault, settings: Settings, metrics: Metrics, mailbox: Mailbox) -> Self {
        let limits = Limits { bytes: settings.max_body, findings: FINDINGS, ..Limits::default() };
        // What an account can hold is bounded whatever the policy, which may set any rule but those
        // of the contract.
        let policy = settings.policy.clone().with_level(Rule::UrlTooLarge, Level::Error);
        let policy = policy.unwrap_or_else(|_| settings.policy.clone());
        Self {
            runtime: Handle::current(),
            vault,
            checker: Checker::new(policy).with_limits(limits),
            metrics,
            mailbox,
            answer_memory: AnswerMemory::default(),
            body_memory: BodyMemory::default(),
            requests: Shares::new((settings.max_connections / 4).max(1)),
            changes: Shares::new(1),
            listings: Shares::new(LISTINGS),
            request_permits: Semaphore::new(settings.max_requests.min(Semaphore::MAX_PERMITS)),
            settings,
        }
    }
}

impl Endpoint {
    /// The deliveries, for whoever runs the endpoint.
    pub(crate) fn deliveries(&self) -> Deliveries {
        Deliveries {
            vault: self.vault.clone(),
            mailbox: self.mailbox.clone(),
            limits: self.settings.deliveries.limits,
            checker: self.checker.clone(),
            metrics: self.metrics.clone(),
        }
    }
}

/// The turn of an account to make a change or a listing, until it is dropped.
#[derive(Debug)]
pub(super) struct Turn<'e> {
    _account: Option<OwnedSemaphorePermit>,
    _request: Option<SemaphorePermit<'e>>,
    _body: BodyPermit,
}

impl Endpoint {
    /// Waits for the turn of a change whose body is there. Whoever waits has no permit that others
    /// could wait for but those of its own account.
    pub(super) async fn change_of(&self, account: &AccountKey, body: BodyPermit) -> Turn<'_> {
        let change = self.changes.take(account, 1).await;
        Turn { _account: change, _request: self.request_permits.acquire().await.ok(), _body: body }
    }

    /// Waits for the turn of an event whose body is there. Events don't wait for each other.
    pub(super) async fn event_of(&self, body: BodyPermit) -> Turn<'_> {
        Turn { _account: None, _request: self.request_permits.acquire().await.ok(), _body: body }
    }

    /// Waits for the turn of a listing.
    pub(super) async fn listing_of(&self, account: &AccountKey) -> Turn<'_> {
        let listing = self.listings.take(account, 1).await;
        Turn {
            _account: listing,
            _request: self.request_permits.acquire().await.ok(),
            _body: BodyPermit::default(),
        }
    }
}
