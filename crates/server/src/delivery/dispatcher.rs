//! Claims deliveries that are due, and has attempts made.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use futures_util::FutureExt;
use tokio::sync::Notify;
use tokio::sync::broadcast;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::{sleep, timeout};
use tracing::warn;
use uuid::Uuid;

use super::deliverer::Deliverer;
use super::finished::Finished;
use super::intake::Intake;
use super::janitor::clean;
use super::news::{Newsroom, TimedNews};
use super::places::{Held, Places};
use super::recorder::record;
use super::resolver::system;
use super::schedule::LEASE;
use super::settings::DeliverySettings;
use crate::account::AccountKey;
use crate::metrics::Metrics;
use crate::store::error::StoreError;
use crate::store::queue::{ClaimRequest, Claims, Ended, Enqueued, NewEvent};
use crate::vault::Vault;

/// How long to wait for deliveries that other servers accepted, or whose servers died.
const POLL: Duration = Duration::from_millis(500);

/// How long the last results may take to be recorded.
const LAST_RECORD: Duration = Duration::from_millis(800);

/// How long to wait for more places, so that claims come in batches.
const GATHER: Duration = Duration::from_millis(5);

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
    intake: Intake,
    shared: Arc<Shared>,
}

impl Mailbox {
    /// Adds an event to the queue. It is there, durably, when this returns.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if the store fails.
    pub(crate) async fn add(&self, event: NewEvent) -> Result<Enqueued, StoreError> {
        let news = self.shared.newsroom.of_event(&event);
        let enqueued = self.intake.add(event).await?;
        if enqueued == Enqueued::Queued {
            self.shared.newsroom.tell(news);
            self.shared.wake.notify_one();
        }
        Ok(enqueued)
    }

    /// Says that somebody made a delivery due.
    pub(crate) fn retried(&self, account: &AccountKey, delivery_id: &str) {
        self.shared.newsroom.retried(account, delivery_id);
        self.shared.wake.notify_one();
    }

    /// News from now on.
    pub(crate) fn news(&self) -> broadcast::Receiver<Arc<TimedNews>> {
        self.shared.newsroom.listen()
    }
}

#[derive(Debug)]
struct Shared {
    deliverer: Deliverer,
    places: Places,
    newsroom: Newsroom,
    wake: Notify,
    /// Whether something is due that has no place until an attempt ends.
    is_starved: AtomicBool,
}

impl Dispatcher {
    /// Starts to deliver.
    pub(crate) fn start(vault: Vault, settings: DeliverySettings, metrics: Metrics) -> Self {
        let store = Arc::clone(vault.store());
        let finished = Arc::new(Finished::default());
        let deliverer = Deliverer::new(vault, settings.clone(), metrics, system(), Arc::clone(&finished));
        let shared = Arc::new(Shared {
            deliverer,
            is_starved: AtomicBool::new(false),
            places: Places::new(settings.attempts),
            newsroom: Newsroom::default(),
            wake: Notify::new(),
        });
        let (results, received) = unbounded_channel();
        let stop = Arc::new(Notify::new());
        let (intake, taking) = Intake::new(Arc::clone(&store), settings.limits);
        tokio::spawn(taking);
        let recording = tokio::spawn(record(Arc::clone(&store), shared.newsroom.clone(), received));
        let cleaning = tokio::spawn(clean(store, settings.limits, settings.schedule, finished));
        let claiming = tokio::spawn(claim(Arc::clone(&shared), results, Arc::clone(&stop)));
        Self { intake, shared, claiming, recording, cleaning, stop }
    }

    /// What takes events in.
    pub(crate) fn mailbox(&self) -> Mailbox {
        Mailbox { intake: self.intake.clone(), shared: Arc::clone(&self.shared) }
    }

    /// Claims nothing more, and gives running attempts some time to end. Those that are cut off are
    /// made again, by whoever claims them next.
    pub(crate) async fn stop(mut self, within: Duration) {
        self.cleaning.abort();
        self.stop.notify_one();
        if timeout(within, &mut self.claiming).await.is_err() {
            warn!("attempts are cut off: they will be made again");
            self.claiming.abort();
        }
        // No attempt can send a result any more.
        if timeout(LAST_RECORD, self.recording).await.is_err() {
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
    // The caller waits for as long as it can, and then drops what is left.
    while attempts.join_next().await.is_some() {}
}

/// Claims what is due, and starts attempts. Returns how long to wait before the next time.
async fn claim_once(
    shared: &Arc<Shared>,
    results: &UnboundedSender<(Ended, Held)>,
    attempts: &mut JoinSet<()>,
    may_have_more: &mut bool,
) -> Result<Duration, StoreError> {
    let Deliverer { vault, settings, lanes, .. } = &shared.deliverer;
    if !*may_have_more {
        match vault.store().next_due().await? {
            Some(wait) if wait.is_zero() => {}
            wait => return Ok(wait.map_or(POLL, |wait| wait.min(POLL))),
        }
    }
    if *may_have_more {
        sleep(GATHER).await;
    }
    // Before the places are looked at: what ends from now on wakes.
    shared.is_starved.store(true, Ordering::SeqCst);
    *may_have_more = false;
    let (places, bytes) = shared.places.free();
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
        per_account: settings.deliveries_per_account,
        places: lanes.places(),
    };
    let Claims { deliveries, webhooks } = vault.store().claim_due(request).await?;
    if deliveries.is_empty() {
        return Ok(POLL);
    }
    shared.is_starved.store(false, Ordering::SeqCst);
    *may_have_more = true;
    let claim: Arc<str> = claim.into();
    let mut receivers = HashMap::new();
    for delivery in deliveries {
        let held = shared.places.take(delivery.bytes).await;
        let in_lane = lanes.enter(&delivery.lane, &delivery.account);
        let receiver = receivers
            .entry(delivery.lane.clone())
            .or_insert_with(|| Arc::new(shared.deliverer.receiver(&delivery, webhooks.get(&delivery.lane))));
        let receiver = Arc::clone(receiver);
        let (shared, results, claim) = (Arc::clone(shared), results.clone(), Arc::clone(&claim));
        attempts.spawn(async move {
            let ended = shared.deliverer.deliver(delivery, &claim, &receiver, in_lane).await;
            // Results are received until all attempts have ended.
            let _ = results.send((ended, held));
            if shared.is_starved.swap(false, Ordering::SeqCst) {
                shared.wake.notify_one();
            }
        });
    }
    Ok(Duration::ZERO)
}
