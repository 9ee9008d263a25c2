//! Makes an attempt at a claimed delivery, and says what it means.

use std::mem::take;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tracing::info;

use super::attempt::{Attempted, Attempter, Clients, IDLE_CONNECTIONS};
use super::finished::Finished;
use super::lanes::{InLane, Lanes};
use super::outcome::Outcome;
use super::resolver::Lookup;
use super::schedule::LEASE;
use super::settings::DeliverySettings;
use super::target::Target;
use crate::metrics::Metrics;
use crate::store::queue::{Attempt, Claimed, DeliveryState, Ended, Sealed, SealedAt};
use crate::store::sealed_webhook::SealedWebhook;
use crate::vault::Vault;

/// How long a claimed delivery waits for its turn: a third of its claim.
const LONGEST_WAIT: Duration = Duration::from_secs(LEASE.as_secs() / 3);

/// Where deliveries go that were claimed at once.
#[derive(Debug)]
pub(super) enum Receiver {
    /// To this webhook.
    Ready(Box<Target>),
    /// Nowhere: the webhook was deleted or disabled.
    Gone,
    /// The webhook doesn't open, or can't be used.
    Unusable,
}

/// Makes attempts.
#[derive(Debug)]
pub(super) struct Deliverer {
    pub(super) vault: Vault,
    pub(super) settings: DeliverySettings,
    pub(super) lanes: Arc<Lanes>,
    metrics: Metrics,
    attempter: Attempter,
    /// The accounts that may have too much that is over.
    finished: Arc<Finished>,
}

impl Deliverer {
    pub(super) fn new(
        vault: Vault,
        settings: DeliverySettings,
        metrics: Metrics,
        lookup: Lookup,
        finished: Arc<Finished>,
    ) -> Self {
        let clients = Clients::new(settings.networks.clone(), lookup);
        let attempter = Attempter::new(settings.networks.clone(), &clients);
        let lanes = Lanes::new(
            settings.attempts_per_webhook,
            settings.attempts_per_host,
            settings.deliveries_per_account,
            move || clients.client(IDLE_CONNECTIONS),
        );
        Self { vault, settings, lanes: Arc::new(lanes), metrics, attempter, finished }
    }

    /// Makes one attempt.
    pub(super) async fn deliver(
        &self,
        delivery: Claimed,
        claim: &str,
        receiver: &Receiver,
        in_lane: InLane,
    ) -> Ended {
        let ended = |state, wait, failures, attempt| Ended {
            delivery_id: delivery.delivery_id.clone(),
            account: delivery.account.clone(),
            claim: claim.to_owned(),
            state,
            wait,
            failures,
            attempt,
        };
        let not_now = || ended(DeliveryState::Queued, Duration::ZERO, delivery.failures, None);
        let claimed = Instant::now();
        let turn = in_lane.turn().await;
        if claimed.elapsed() > LONGEST_WAIT {
            // The claim may end during the attempt.
            return not_now();
        }
        let target = match receiver {
            Receiver::Ready(target) => target,
            Receiver::Gone => {
                info!(
                    delivery = %delivery.delivery_id,
                    account = %delivery.account,
                    "canceled: the webhook is gone, or disabled"
                );
                self.over(&delivery, DeliveryState::Canceled);
                return ended(DeliveryState::Canceled, Duration::ZERO, delivery.failures, None);
            }
            Receiver::Unusable => return self.concluded(delivery, claim, unusable()),
        };
        let Some(at_host) = in_lane.connect(&target.host) else {
            // Somebody else's turn. The lane has no places until the host has.
            return not_now();
        };
        let at = SealedAt::Event { event_id: delivery.event_id.clone() };
        let attempted = match self.vault.open_text(&delivery.account, &at, &delivery.body) {
            Ok(mut body) => self.attempter.post(in_lane.client(), target, take(&mut *body)).await,
            Err(_) => unusable(),
        };
        in_lane.took(attempted.took);
        drop((at_host, turn, in_lane));
        self.concluded(delivery, claim, attempted)
    }

    /// The receiver of a claimed delivery, whose webhook is this now. It is the same for all of a
    /// lane.
    pub(super) fn receiver(&self, delivery: &Claimed, webhook: Option<&Sealed>) -> Receiver {
        let Some(Sealed { store_key, sealed }) = webhook else { return Receiver::Gone };
        let row = SealedWebhook {
            sub_account_id: delivery.sub_account_id.clone(),
            webhook_type: delivery.webhook_type,
            store_key: store_key.clone(),
            sealed: sealed.clone(),
        };
        match self.vault.open_webhook(&delivery.account, &row) {
            Ok(webhook) if webhook.is_enabled() => {
                let target = Target::new(&webhook, row.nonce()).map(Box::new);
                target.map_or(Receiver::Unusable, Receiver::Ready)
            }
            Ok(_) => Receiver::Gone,
            Err(_) => Receiver::Unusable,
        }
    }

    /// Notes that a delivery leaves the queue.
    fn over(&self, delivery: &Claimed, state: DeliveryState) {
        self.metrics.finished(state);
        self.finished.add(&delivery.account);
    }

    /// What an attempt means for its delivery.
    fn concluded(&self, delivery: Claimed, claim: &str, attempted: Attempted) -> Ended {
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
        if state == DeliveryState::Delivered {
            self.metrics.lag(delivery.age + took);
        }
        if state != DeliveryState::Queued {
            self.over(&delivery, state);
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
        let answer = answer.and_then(|answer| {
            let at = SealedAt::Answer { delivery_id: delivery.delivery_id.clone(), number };
            self.vault.seal_text(&delivery.account, &at, &answer).ok()
        });
        Ended {
            delivery_id: delivery.delivery_id,
            account: delivery.account,
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
