//! The command `trigger`: sends made-up events to a receiver, or to the webhooks of an account.

use std::sync::{Arc, OnceLock};

use chatapps_webhooks::WebhookType;
use clap::ValueEnum;

use super::account_delivery::AccountSender;
use super::delivery::{Parcel, Sender};
use super::delivery_arguments::{Oddity, TriggerArguments};
use super::destination::Pace;
use crate::commands::sample::{Samples, failure};
use crate::failure::Failure;

/// Sends what the arguments ask for.
pub(super) fn run(arguments: &TriggerArguments) -> Result<u8, Failure> {
    let seed = arguments.sample.seed.unwrap_or_default();
    let odd = &arguments.delivery_faults;
    let in_order = |count| -> Box<dyn Iterator<Item = u64> + Send> {
        if odd.contains(&Oddity::OutOfOrder) { Box::new((0..count).rev()) } else { Box::new(0..count) }
    };
    if let Some(scenario) = arguments.scenario {
        let sender = Destination::of(arguments, None)?;
        let bodies = scenario.bodies(seed).map_err(failure)?;
        let nth =
            |nth| usize::try_from(nth).ok().and_then(|nth| bodies.get(nth)).map(|body| Ok(body.clone()));
        return sender.deliver(arrange(odd, in_order(bodies.len() as u64).filter_map(nth), arguments.repeat));
    }
    let samples = Samples::of(&arguments.sample)?;
    let sender = Destination::of(arguments, samples.webhook_type())?;
    let bodies = in_order(arguments.sample.count.unwrap_or(1))
        .filter_map(|nth| samples.of_seed(seed.wrapping_add(nth)))
        .map(|sample| sample.body().map_err(failure));
    sender.deliver(arrange(odd, bodies, arguments.repeat))
}

/// Where events go.
enum Destination<'a> {
    Receiver(Sender<'a>),
    Account(AccountSender<'a>),
}

impl<'a> Destination<'a> {
    /// `usual` is the type of the webhooks that get the events, if they don't say it themselves.
    fn of(arguments: &'a TriggerArguments, usual: Option<WebhookType>) -> Result<Self, Failure> {
        let flow = &arguments.flow;
        let Some(endpoint) = &arguments.account.endpoint else {
            let url = arguments.url.as_deref().unwrap_or_default();
            return Ok(Self::Receiver(Sender::new(url, &arguments.direct, flow)?));
        };
        let of_the_wire = |oddity: &&Oddity| matches!(oddity, Oddity::Slow | Oddity::CutOff);
        if let Some(oddity) = arguments.delivery_faults.iter().find(of_the_wire) {
            return Err(Failure::Message(format!(
                "--delivery-fault {}: an endpoint always sends whole requests; use --to instead of --account",
                oddity.to_possible_value().unwrap_or_default().get_name()
            )));
        }
        Ok(Self::Account(AccountSender::new(endpoint, &arguments.account, flow, usual)?))
    }

    fn deliver(&self, parcels: impl Iterator<Item = Result<Parcel, Failure>> + Send) -> Result<u8, Failure> {
        match self {
            Self::Receiver(sender) => sender.deliver(parcels),
            Self::Account(sender) => sender.deliver(parcels),
        }
    }
}

/// The parcels in the order in which they are sent.
fn arrange<'b>(
    odd: &[Oddity],
    bodies: impl Iterator<Item = Result<String, Failure>> + Send + 'b,
    repeat: u32,
) -> Box<dyn Iterator<Item = Result<Parcel, Failure>> + Send + 'b> {
    let is = |oddity| odd.contains(&oddity);
    let times = repeat as usize * if is(Oddity::Duplicate) { 2 } else { 1 };
    let pace = match is(Oddity::CutOff) {
        true => Pace::CutOff,
        false if is(Oddity::Slow) => Pace::Slow,
        false => Pace::Whole,
    };
    let parcels = bodies.flat_map(move |body| {
        let parcel = body.map(|body| Parcel { body: body.into_bytes(), pace });
        let again = parcel.as_ref().ok().cloned();
        let more = (1..times).filter_map(move |_| again.clone().map(Ok));
        std::iter::once(parcel).chain(more)
    });
    // After everything else, the first event comes once more.
    let first = Arc::new(OnceLock::new());
    let last = Arc::clone(&first);
    let late = is(Oddity::LateRetry);
    let parcels = parcels.inspect(move |parcel| {
        if let Ok(parcel) = parcel {
            first.get_or_init(|| parcel.clone());
        }
    });
    let again = std::iter::once_with(move || last.get().filter(|_| late).cloned().map(Ok)).flatten();
    Box::new(parcels.chain(again))
}
