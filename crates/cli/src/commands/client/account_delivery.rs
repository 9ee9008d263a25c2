//! Sends events to the webhooks of an account: posts them to an endpoint of ours, which delivers
//! them as the platform does, and follows what becomes of them. The platform has no such
//! operations.

use std::collections::BTreeMap;
use std::thread;
use std::time::{Duration, Instant};

use chatapps_webhooks::WebhookType;
use ureq::http::StatusCode;

use super::account_events::{AccountEvents, Delivery, NewDelivery, Tried, not_ours};
use super::arguments::EndpointArguments;
use super::attempt_output::{Attempt, Label, Mailing, Next, Outcome};
use super::connection::Unanswered;
use super::delivery::{Parcel, SCHEDULE};
use super::delivery_arguments::{AccountArguments, FlowArguments};
use super::destination::TIMEOUT;
use super::dispatch::dispatch;
use crate::failure::Failure;
use crate::interrupt;

/// The time before the first look at the deliveries of an event. It doubles from look to look, and
/// begins anew after each attempt.
const SHORTEST_PAUSE: Duration = Duration::from_millis(50);
const LONGEST_PAUSE: Duration = Duration::from_secs(1);

/// How long the endpoint may fail to say what becomes of an event that it has accepted.
const PATIENCE: Duration = Duration::from_secs(10);

/// Posts events to an endpoint.
pub(super) struct AccountSender<'a> {
    account: AccountEvents,
    arguments: &'a AccountArguments,
    flow: &'a FlowArguments,
    /// The type of the webhooks that get the events, if they don't say it themselves.
    usual: Option<WebhookType>,
}

/// A delivery that isn't over.
struct Pending {
    mailing: Mailing,
    /// The number of the last attempt that was printed.
    printed: usize,
}

impl<'a> AccountSender<'a> {
    pub(super) fn new(
        endpoint: &EndpointArguments,
        arguments: &'a AccountArguments,
        flow: &'a FlowArguments,
        usual: Option<WebhookType>,
    ) -> Result<Self, Failure> {
        Ok(Self { account: AccountEvents::new(endpoint, flow.concurrency)?, arguments, flow, usual })
    }

    /// Has parcels delivered, and returns the exit code.
    pub(super) fn deliver(
        &self,
        parcels: impl Iterator<Item = Result<Parcel, Failure>> + Send,
    ) -> Result<u8, Failure> {
        dispatch(self.flow, parcels, |parcel| self.deliver_one(&parcel.body))
    }

    /// Has an event delivered. Whether each webhook that fits got it; without the wait, whether one
    /// fits.
    fn deliver_one(&self, body: &[u8]) -> Result<bool, Failure> {
        let label = Label::of(body);
        let (webhook_type, scope) = self.route(&label);
        let accepted = self.account.post(body, webhook_type, scope)?;
        let mut pending: BTreeMap<_, _> =
            accepted.deliveries.into_iter().map(|new| self.pending(&accepted.event_id, new)).collect();
        if pending.is_empty() {
            let outcome = Outcome::None(self.no_webhook(&label));
            self.print(&label, None, 0, outcome, None, Next::NoWebhook)?;
            return Ok(false);
        }
        if self.arguments.no_wait {
            for Pending { mailing, .. } in pending.values() {
                self.print(&label, Some(mailing), 0, Outcome::Accepted, None, Next::Queued)?;
            }
            return Ok(true);
        }
        let count = pending.len();
        let (longest, start) = (longest_wait(), Instant::now());
        let (mut pause, mut answered) = (SHORTEST_PAUSE, Instant::now());
        let mut lost = 0;
        while !pending.is_empty() && start.elapsed() < longest {
            interrupt::check()?;
            thread::sleep(pause);
            pause = (pause * 2).min(LONGEST_PAUSE);
            let found = match self.account.list(&accepted.event_id, count) {
                Ok(found) => found,
                // The deliveries outlive a restart of the endpoint.
                Err(Unanswered { is_passing: true, .. }) if answered.elapsed() < PATIENCE => continue,
                Err(Unanswered { failure, .. }) => return Err(self.unknown_end(&accepted.event_id, failure)),
            };
            answered = Instant::now();
            if !pending.keys().all(|id| found.iter().any(|delivery| delivery.id == *id)) {
                return Err(not_ours("the deliveries of the event"));
            }
            for delivery in found {
                let Some(known) = pending.get_mut(&delivery.id) else { continue };
                if self.print_news(&label, known, &delivery)? {
                    pause = SHORTEST_PAUSE;
                }
                match &*delivery.state {
                    "queued" => continue,
                    "delivered" => {}
                    "failed" | "canceled" => lost += 1,
                    _ => return Err(not_ours("a state of deliveries that is known")),
                }
                pending.remove(&delivery.id);
            }
        }
        for Pending { mailing, printed } in pending.values() {
            let outcome = Outcome::None(format!("no end within {} seconds", longest.as_secs()));
            self.print(&label, Some(mailing), *printed, outcome, None, Next::Queued)?;
        }
        Ok(lost == 0 && pending.is_empty())
    }

    /// The type and the sub-account of the webhooks that get an event, as far as it doesn't say
    /// them itself.
    fn route<'l>(&'l self, label: &'l Label) -> (Option<WebhookType>, Option<&'l str>) {
        let (webhook_type, scope) = (self.arguments.webhook_type, self.arguments.sub_account.as_deref());
        match self.usual.filter(|_| label.webhook_type.is_none()) {
            Some(usual) => (webhook_type.or(Some(usual)), scope.or(label.sub_account_id.as_deref())),
            None => (webhook_type, scope),
        }
    }

    /// The failure to learn what becomes of an accepted event.
    fn unknown_end(&self, event_id: &str, failure: Failure) -> Failure {
        match failure {
            Failure::Message(message) => Failure::Message(format!(
                "the endpoint has accepted the event `{}`, but doesn't say what becomes of it: {message}",
                self.account.connection.redacted(event_id)
            )),
            other => other,
        }
    }

    /// A new delivery, and its id.
    fn pending(&self, event_id: &str, new: NewDelivery) -> (String, Pending) {
        let shown = |text: &str| self.account.connection.redacted(text);
        let mailing = Mailing {
            event_id: shown(event_id),
            delivery_id: shown(&new.delivery_id),
            sub_account_id: shown(&new.sub_account_id),
            webhook_type: shown(&new.r#type),
        };
        (new.delivery_id, Pending { mailing, printed: 0 })
    }

    /// Prints the attempts of a delivery that weren't printed yet, and that it was given up without
    /// one. Whether there is any of that.
    fn print_news(&self, label: &Label, known: &mut Pending, delivery: &Delivery) -> Result<bool, Failure> {
        let last = delivery.attempts.iter().map(|tried| tried.number).max().unwrap_or_default();
        let mailing = Some(&known.mailing);
        let mut has_news = false;
        for tried in delivery.attempts.iter().filter(|tried| tried.number > known.printed) {
            let outcome = self.outcome(tried);
            let wait = tried.number.checked_sub(1).and_then(|index| SCHEDULE.get(index).copied());
            let next = match &*delivery.state {
                _ if outcome.is_taken() => Next::Delivered,
                "failed" if tried.number == last => Next::Dropped,
                _ => Next::Retry(wait),
            };
            let time = Some(Duration::from_millis(tried.milliseconds));
            self.print(label, mailing, tried.number, outcome, time, next)?;
            has_news = true;
        }
        known.printed = known.printed.max(last);
        if delivery.state == "canceled" {
            let outcome = Outcome::None("the webhook was deleted or disabled meanwhile".to_owned());
            self.print(label, mailing, last, outcome, None, Next::NoWebhook)?;
        }
        Ok(has_news)
    }

    /// How an attempt of the endpoint ended.
    fn outcome(&self, tried: &Tried) -> Outcome {
        if let Some(status) = tried.status.and_then(|status| StatusCode::from_u16(status).ok()) {
            return Outcome::Answered(status);
        }
        Outcome::None(match &*tried.outcome {
            "timeout" => format!("no answer within {} seconds", TIMEOUT.as_secs()),
            "unreachable" => "no connection to the receiver".to_owned(),
            "broken" => "the connection ended without an HTTP response".to_owned(),
            "address_refused" => {
                "the endpoint delivers nothing to the receiver's address: see `serve --allow-network`"
                    .to_owned()
            }
            "token_failed" => "the token endpoint gave no token".to_owned(),
            "unusable" => "the endpoint can't read the webhook or the event".to_owned(),
            other => self.account.connection.redacted(other),
        })
    }

    /// Why nobody gets an event.
    fn no_webhook(&self, label: &Label) -> String {
        let (webhook_type, scope) = self.route(label);
        let webhook_type = webhook_type.map(WebhookType::as_str).or(label.webhook_type);
        let of_type = webhook_type.map_or_else(String::new, |name| format!(" of type {name}"));
        let scope = scope.or(label.sub_account_id.as_deref());
        let of_scope = match scope {
            Some(scope) => format!(" of `{}` or `*`", self.account.connection.redacted(scope)),
            None => String::new(),
        };
        format!("the account has no enabled webhook{of_type}{of_scope}")
    }

    fn print(
        &self,
        label: &Label,
        mailing: Option<&Mailing>,
        number: usize,
        outcome: Outcome,
        time: Option<Duration>,
        next: Next,
    ) -> Result<(), Failure> {
        Attempt { label, mailing, number, outcome, time, next }.print(self.flow.output)
    }
}

/// The time that all attempts take at most: the times between them, and for each of them a token
/// and an answer.
fn longest_wait() -> Duration {
    let attempts = u32::try_from(SCHEDULE.len()).unwrap_or_default() + 1;
    SCHEDULE.iter().sum::<Duration>() + 2 * attempts * TIMEOUT
}
