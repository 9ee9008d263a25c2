//! Makes an attempt at a claimed delivery, and says what it means.

use std::sync::Arc;
use std::time::{Duration, Instant};

use chatapps_webhooks::Webhook;
use tracing::info;

use super::attempt::{Attempted, Attempter, Clients, IDLE_CONNECTIONS};
use super::finished::Finished;
use super::lanes::{InLane, Lanes};
use super::outcome::Outcome;
use super::resolver::Lookup;
use super::schedule::LEASE;
use super::settings::DeliverySettings;
use crate::metrics::Metrics;
use crate::seal::SealError;
use crate::store::queue::{Attempt, Claimed, DeliveryState, Ended, SealedAt};
use crate::store::sealed_webhook::SealedWebhook;
use crate::vault::Vault;

/// How long a claimed delivery waits for its turn: a third of its claim.
const LONGEST_WAIT: Duration = Duration::from_secs(LEASE.as_secs() / 3);

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
    pub(super) async fn deliver(&self, delivery: Claimed, claim: String, in_lane: InLane) -> Ended {
        let ended = |state, wait, failures, attempt| Ended {
            delivery_id: delivery.delivery_id.clone(),
            claim: claim.clone(),
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
        let webhook = match self.webhook(&delivery) {
            Ok(Some(webhook)) => webhook,
            Ok(None) => {
                info!(
                    delivery = %delivery.delivery_id,
                    account = %delivery.account,
                    "canceled: the webhook is gone, or disabled"
                );
                self.over(&delivery, DeliveryState::Canceled);
                return ended(DeliveryState::Canceled, Duration::ZERO, delivery.failures, None);
            }
            Err(_) => return self.concluded(&delivery, &claim, unusable()),
        };
        let host = webhook.url().as_str().parse().ok().and_then(|url: reqwest::Url| {
            Some(format!("{}:{}", url.host_str()?, url.port_or_known_default()?))
        });
        let at_host = host.as_ref().map(|host| in_lane.connect(host));
        if let Some(None) = at_host {
            // Somebody else's turn. The lane has no places until the host has.
            return not_now();
        }
        let at = SealedAt::Event { event_id: delivery.event_id.clone() };
        let attempted = match self.vault.open_text(&delivery.account, &at, &delivery.body) {
            Ok(body) => {
                let nonce =
                    delivery.webhook.as_ref().map(|webhook| webhook.sealed.get(..24).unwrap_or_default());
                self.attempter
                    .post(in_lane.client(), &webhook, nonce.unwrap_or_default(), body.to_vec())
                    .await
            }
            Err(_) => unusable(),
        };
        in_lane.took(attempted.took);
        drop((at_host, turn, in_lane));
        self.concluded(&delivery, &claim, attempted)
    }

    /// The webhook of a delivery, if it still gets events.
    fn webhook(&self, delivery: &Claimed) -> Result<Option<Webhook>, SealError> {
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

    /// Notes that a delivery leaves the queue.
    fn over(&self, delivery: &Claimed, state: DeliveryState) {
        self.metrics.finished(state);
        self.finished.add(&delivery.account);
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
        if state == DeliveryState::Delivered {
            self.metrics.lag(delivery.age + took);
        }
        if state != DeliveryState::Queued {
            self.over(delivery, state);
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
