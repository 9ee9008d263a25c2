//! Claims deliveries that are due, and has attempts made.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use chatapps_webhooks::Webhook;
use futures_util::FutureExt;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::{Instant, sleep, timeout, timeout_at};
use tracing::{info, warn};
use uuid::Uuid;

use super::attempt::{Attempted, Attempter};
use super::intake::Intake;
use super::janitor::clean;
use super::lanes::{InLane, Lanes};
use super::networks::AllowedNetworks;
use super::outcome::Outcome;
use super::recorder::record;
use super::resolver::{Lookup, system};
use super::schedule::{RetrySchedule, TIMEOUT};
use crate::metrics::Metrics;
use crate::store::queue::{Attempt, ClaimRequest, Claimed, DeliveryState, Ended, QueueLimits, SealedAt};
use crate::store::sealed_webhook::SealedWebhook;
use crate::vault::Vault;

/// How long to wait for deliveries that other servers accepted, or whose servers died.
const POLL: Duration = Duration::from_millis(500);

/// How long to wait for more places, so that claims come in batches.
const GATHER: Duration = Duration::from_millis(5);

/// The time after which others may claim a delivery: more than an attempt takes, with its token.
const LEASE: Duration = Duration::from_secs(30);

/// The bytes of the bodies of all attempts at once.
const BODY_BYTES: usize = 64 * 1024 * 1024;

/// The settings of deliveries.
#[derive(Clone, Debug)]
pub struct DeliverySettings {
    /// The networks that deliveries may go to although they aren't public.
    pub networks: AllowedNetworks,
    /// When to try again.
    pub schedule: RetrySchedule,
    /// What an account may have in the queue, and keep of what has left it.
    pub limits: QueueLimits,
    /// The number of attempts at once.
    pub attempts: usize,
    /// The number of attempts at once for one webhook.
    pub attempts_per_webhook: usize,
    /// The number of attempts at once for one host and port.
    pub attempts_per_host: usize,
}

impl Default for DeliverySettings {
    fn default() -> Self {
        Self {
            networks: AllowedNetworks::default(),
            schedule: RetrySchedule::default(),
            limits: QueueLimits::default(),
            attempts: 512,
            attempts_per_webhook: 32,
            attempts_per_host: 64,
        }
    }
}

/// The places that an attempt has until its result is recorded.
pub(super) struct Held {
    _place: OwnedSemaphorePermit,
    _bytes: OwnedSemaphorePermit,
}

/// Delivers events until it is stopped.
pub(crate) struct Dispatcher {
    intake: Intake,
    shared: Arc<Shared>,
    claiming: JoinHandle<()>,
    recording: JoinHandle<()>,
    cleaning: JoinHandle<()>,
    stop: Arc<Notify>,
}

/// What takes events in, and wakes who delivers them.
#[derive(Clone, Debug)]
pub(crate) struct Mailbox {
    pub(crate) intake: Intake,
    shared: Arc<Shared>,
}

impl Mailbox {
    /// Says that something may be due.
    pub(crate) fn wake(&self) {
        self.shared.wake.notify_one();
    }
}

struct Shared {
    vault: Vault,
    settings: DeliverySettings,
    metrics: Metrics,
    attempter: Attempter,
    lanes: Arc<Lanes>,
    places: Arc<Semaphore>,
    bytes: Arc<Semaphore>,
    wake: Notify,
}

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shared").field("settings", &self.settings).finish_non_exhaustive()
    }
}

impl Dispatcher {
    /// Starts to deliver.
    ///
    /// # Errors
    ///
    /// [`reqwest::Error`] if there are no root certificates.
    pub(crate) fn start(
        vault: Vault,
        settings: DeliverySettings,
        metrics: Metrics,
    ) -> Result<Self, reqwest::Error> {
        Self::with_lookup(vault, settings, metrics, system())
    }

    fn with_lookup(
        vault: Vault,
        settings: DeliverySettings,
        metrics: Metrics,
        lookup: Lookup,
    ) -> Result<Self, reqwest::Error> {
        let store = Arc::clone(vault.store());
        let shared = Arc::new(Shared {
            attempter: Attempter::new(settings.networks.clone(), lookup)?,
            lanes: Arc::default(),
            places: Arc::new(Semaphore::new(settings.attempts)),
            bytes: Arc::new(Semaphore::new(BODY_BYTES)),
            wake: Notify::new(),
            vault,
            metrics,
            settings: settings.clone(),
        });
        let (results, received) = unbounded_channel();
        let stop = Arc::new(Notify::new());
        let (intake, taking) = Intake::new(Arc::clone(&store), settings.limits);
        tokio::spawn(taking);
        let recording = tokio::spawn(record(Arc::clone(&store), received));
        let cleaning = tokio::spawn(clean(store, settings.limits, settings.schedule));
        let claiming = tokio::spawn(claim(Arc::clone(&shared), results, Arc::clone(&stop)));
        Ok(Self { intake, shared, claiming, recording, cleaning, stop })
    }

    /// What takes events in.
    pub(crate) fn mailbox(&self) -> Mailbox {
        Mailbox { intake: self.intake.clone(), shared: Arc::clone(&self.shared) }
    }

    /// Claims nothing more, and gives running attempts some time to end. Others make those that are
    /// cut off again.
    pub(crate) async fn stop(self, within: Duration) {
        let end = Instant::now() + within;
        self.cleaning.abort();
        self.stop.notify_one();
        // Attempts end within their time-out, or are cut off before the results are recorded.
        let _ = timeout_at(end, self.claiming).await;
        if timeout(within.max(Duration::from_secs(1)), self.recording).await.is_err() {
            warn!("attempts could not be recorded: they will be made again");
        }
    }
}

/// Claims until it is told to stop; then waits for a while for the attempts that run.
async fn claim(shared: Arc<Shared>, results: UnboundedSender<(Ended, Held)>, stop: Arc<Notify>) {
    let mut attempts = JoinSet::new();
    let mut stopped = std::pin::pin!(stop.notified());
    let mut may_have_more = false;
    while stopped.as_mut().now_or_never().is_none() {
        while attempts.try_join_next().is_some() {}
        let pause = match claim_once(&shared, &results, &mut attempts, &mut may_have_more).await {
            Ok(pause) => pause,
            Err(cause) => {
                warn!(%cause, "cannot claim deliveries");
                POLL
            }
        };
        if pause.is_zero() {
            continue;
        }
        tokio::select! {
            () = &mut stopped => break,
            () = shared.wake.notified() => {}
            () = sleep(pause) => {}
        }
    }
    // The last attempts may take as long as an attempt takes; the caller waits for as long as it can.
    let cut_off = timeout(TIMEOUT * 2, async { while attempts.join_next().await.is_some() {} }).await;
    if cut_off.is_err() {
        attempts.shutdown().await;
    }
}

/// Claims what is due, and starts attempts. Returns how long to wait before the next time.
async fn claim_once(
    shared: &Arc<Shared>,
    results: &UnboundedSender<(Ended, Held)>,
    attempts: &mut JoinSet<()>,
    may_have_more: &mut bool,
) -> Result<Duration, crate::store::error::StoreError> {
    let settings = &shared.settings;
    if !*may_have_more {
        match shared.vault.store().next_due().await? {
            Some(wait) if wait.is_zero() => {}
            wait => return Ok(wait.map_or(POLL, |wait| wait.min(POLL))),
        }
    }
    if shared.places.available_permits() < settings.attempts.div_ceil(4) {
        sleep(GATHER).await;
    }
    let (places, bytes) = (shared.places.available_permits(), shared.bytes.available_permits());
    *may_have_more = false;
    if places == 0 || bytes == 0 {
        return Ok(POLL);
    }
    let claim = Uuid::new_v4().to_string();
    let request = ClaimRequest {
        claim: claim.clone(),
        lease: LEASE,
        deliveries: places,
        bytes,
        per_lane: settings.attempts_per_webhook,
        running: shared.lanes.attempts(settings.attempts_per_webhook, settings.attempts_per_host),
    };
    let claimed = shared.vault.store().claim_due(request).await?;
    if claimed.is_empty() {
        return Ok(POLL);
    }
    *may_have_more = true;
    for delivery in claimed {
        let Ok(place) = Arc::clone(&shared.places).acquire_owned().await else { break };
        // One body may be larger than what is left.
        let size = u32::try_from(delivery.bytes.min(BODY_BYTES)).unwrap_or(u32::MAX);
        let Ok(bytes) = Arc::clone(&shared.bytes).acquire_many_owned(size).await else { break };
        let held = Held { _place: place, _bytes: bytes };
        let in_lane = shared.lanes.enter(&delivery.lane);
        let (shared, results, claim) = (Arc::clone(shared), results.clone(), claim.clone());
        attempts.spawn(async move {
            let ended = shared.deliver(delivery, claim, in_lane).await;
            // Results are received until all attempts have ended.
            let _ = results.send((ended, held));
            shared.wake.notify_one();
        });
    }
    Ok(Duration::ZERO)
}

impl Shared {
    /// Makes one attempt.
    async fn deliver(&self, delivery: Claimed, claim: String, in_lane: InLane) -> Ended {
        let ended = |state, wait, failures, attempt| Ended {
            delivery_id: delivery.delivery_id.clone(),
            claim: claim.clone(),
            state,
            wait,
            failures,
            attempt,
        };
        let webhook = match self.webhook(&delivery) {
            Ok(Some(webhook)) => webhook,
            Ok(None) => {
                info!(delivery = %delivery.delivery_id, account = %delivery.account, "canceled: the webhook is gone, or disabled");
                self.metrics.finished(DeliveryState::Canceled);
                return ended(DeliveryState::Canceled, Duration::ZERO, delivery.failures, None);
            }
            Err(_) => return self.concluded(&delivery, &claim, unusable()),
        };
        let host = webhook.url().as_str().parse().ok().and_then(|url: reqwest::Url| {
            Some(format!("{}:{}", url.host_str()?, url.port_or_known_default()?))
        });
        let at_host = match &host {
            Some(host) => self.lanes.connect(&delivery.lane, host, self.settings.attempts_per_host),
            None => None,
        };
        if host.is_some() && at_host.is_none() {
            // Somebody else's turn. The lane counts as full until the host has places again.
            return ended(DeliveryState::Queued, Duration::ZERO, delivery.failures, None);
        }
        let at = SealedAt::Event { event_id: delivery.event_id.clone() };
        let attempted = match self.vault.open_text(&delivery.account, &at, &delivery.body) {
            Ok(body) => {
                let nonce =
                    delivery.webhook.as_ref().map(|webhook| webhook.sealed.get(..24).unwrap_or_default());
                self.attempter.post(&webhook, nonce.unwrap_or_default(), body.to_vec()).await
            }
            Err(_) => unusable(),
        };
        drop((at_host, in_lane));
        self.concluded(&delivery, &claim, attempted)
    }

    /// The webhook of a delivery, if it still gets events.
    fn webhook(&self, delivery: &Claimed) -> Result<Option<Webhook>, crate::seal::SealError> {
        let Some(sealed) = &delivery.webhook else { return Ok(None) };
        let row = SealedWebhook {
            sub_account_id: delivery.sub_account_id.clone(),
            webhook_type: delivery.webhook_type,
            store_key: sealed.store_key.clone(),
            sealed: sealed.sealed.clone(),
        };
        let webhook = self.vault.open_webhook(&delivery.account, &row)?;
        Ok(Some(webhook).filter(Webhook::is_enabled))
    }

    /// What an attempt means for its delivery.
    fn concluded(&self, delivery: &Claimed, claim: &str, attempted: Attempted) -> Ended {
        let Attempted { outcome, status, answer, took } = attempted;
        let number = delivery.attempts + 1;
        let (state, wait, failures) = if outcome == Outcome::Accepted {
            (DeliveryState::Delivered, None, delivery.failures)
        } else {
            let failures = delivery.failures + 1;
            let wait = self.settings.schedule.wait(failures);
            (wait.map_or(DeliveryState::Failed, |_| DeliveryState::Queued), wait, failures)
        };
        self.metrics.attempted(outcome, took);
        match state {
            DeliveryState::Queued => {}
            DeliveryState::Delivered => {
                self.metrics.lag(delivery.age + took);
                self.metrics.finished(state);
            }
            _ => self.metrics.finished(state),
        }
        info!(
            delivery = %delivery.delivery_id,
            account = %delivery.account,
            scope = delivery.sub_account_id,
            webhook_type = %delivery.webhook_type,
            kind = delivery.kind,
            attempt = number,
            outcome = outcome.as_str(),
            status,
            ms = (took.as_secs_f64() * 1e6).round() / 1e3,
            state = state.as_str(),
            retry_after = wait.map(|wait| wait.as_secs_f64()),
            "attempted"
        );
        let at = SealedAt::Answer { delivery_id: delivery.delivery_id.clone(), number };
        let answer = answer.and_then(|answer| self.vault.seal_text(&delivery.account, &at, &answer).ok());
        Ended {
            delivery_id: delivery.delivery_id.clone(),
            claim: claim.to_owned(),
            state,
            wait: wait.unwrap_or_default(),
            failures,
            attempt: Some(Attempt {
                number,
                started_at: 0,
                took,
                outcome: outcome.as_str().to_owned(),
                status,
                answer,
            }),
        }
    }
}

fn unusable() -> Attempted {
    Attempted { outcome: Outcome::Unusable, status: None, answer: None, took: Duration::ZERO }
}
