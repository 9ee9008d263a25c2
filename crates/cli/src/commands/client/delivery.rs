//! Sends events to one receiver, as the platform sends them.

use std::thread;
use std::time::{Duration, Instant};

use super::attempt_output::{Attempt, Label, Next, Outcome};
use super::authorization::authorization;
use super::delivery_arguments::{DirectArguments, FlowArguments};
use super::destination::{Destination, Pace, TIMEOUT};
use super::dispatch::dispatch;
use crate::failure::Failure;
use crate::interrupt;

/// How long the platform waits, after a failure, before it sends an event again.
pub(super) const SCHEDULE: [Duration; 4] =
    [Duration::from_secs(1), Duration::from_secs(10), Duration::from_secs(30), Duration::from_secs(90)];

/// By how much `--fast` shortens that.
const FAST: u32 = 100;

/// A body to deliver.
#[derive(Clone, Debug)]
pub(super) struct Parcel {
    pub(super) body: Vec<u8>,
    pub(super) pace: Pace,
}

/// Sends events to one receiver.
pub(super) struct Sender<'a> {
    destination: Destination,
    direct: &'a DirectArguments,
    flow: &'a FlowArguments,
}

impl<'a> Sender<'a> {
    pub(super) fn new(
        url: &str,
        direct: &'a DirectArguments,
        flow: &'a FlowArguments,
    ) -> Result<Self, Failure> {
        let authorization = authorization(direct.authorization_file.as_deref())?;
        Ok(Self { destination: Destination::new("--to", url, authorization, TIMEOUT)?, direct, flow })
    }

    /// Delivers parcels, and returns the exit code.
    pub(super) fn deliver(
        &self,
        parcels: impl Iterator<Item = Result<Parcel, Failure>> + Send,
    ) -> Result<u8, Failure> {
        dispatch(self.flow, parcels, |parcel| self.deliver_one(parcel))
    }

    /// Delivers a parcel, with all attempts that it needs. Whether it was taken.
    fn deliver_one(&self, parcel: &Parcel) -> Result<bool, Failure> {
        let label = Label::of(&parcel.body);
        for attempt in 0..=self.direct.retries {
            let pace = if attempt == 0 || parcel.pace == Pace::Slow { parcel.pace } else { Pace::Whole };
            let start = Instant::now();
            let pause = Duration::from_millis(if self.direct.fast { 20 } else { 200 });
            let outcome = match self.destination.post(&parcel.body, pace, pause) {
                Ok(status) => Outcome::Answered(status),
                Err(reason) => Outcome::None(reason.in_a_sentence()),
            };
            let (time, is_taken) = (Some(start.elapsed()), outcome.is_taken());
            let wait = SCHEDULE
                .get(attempt)
                .filter(|_| attempt < self.direct.retries)
                .map(|wait| if self.direct.fast { *wait / FAST } else { *wait });
            let next = match wait {
                _ if is_taken => Next::Delivered,
                Some(_) => Next::Retry(wait),
                None if attempt < SCHEDULE.len() => Next::GivenUp,
                None => Next::Dropped,
            };
            let attempt = Attempt { label: &label, mailing: None, number: attempt + 1, outcome, time, next };
            attempt.print(self.flow.output)?;
            if is_taken {
                return Ok(true);
            }
            let Some(wait) = wait else { break };
            interrupt::check()?;
            thread::sleep(wait);
        }
        Ok(false)
    }
}
