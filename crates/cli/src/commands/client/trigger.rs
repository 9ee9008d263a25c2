//! The command `trigger`: sends made-up events to a receiver.

use super::delivery::{Pace, Parcel, Sender};
use super::delivery_arguments::TriggerArguments;
use crate::commands::sample::{Samples, failure};
use crate::failure::Failure;

/// What can be odd about how events are sent. What can be odd in a body is a fault of the sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Oddity {
    Duplicate,
    OutOfOrder,
    LateRetry,
    Slow,
    CutOff,
}

/// Sends what the arguments ask for.
pub(super) fn run(arguments: &TriggerArguments) -> Result<u8, Failure> {
    let sender = Sender::new(&arguments.delivery)?;
    let mut faults = arguments.sample.faults.clone();
    let odd: Vec<_> = faults.iter().filter_map(|fault| Oddity::of(fault)).collect();
    faults.retain(|fault| Oddity::of(fault).is_none());
    let seed = arguments.sample.seed.unwrap_or_default();
    if let Some(scenario) = arguments.scenario {
        let bodies = scenario.bodies(seed).map_err(failure)?;
        return sender.deliver(arrange(&odd, bodies.into_iter().map(|(_, body)| Ok(body)), arguments.repeat));
    }
    let samples = Samples::of(&arguments.sample, &faults)?;
    let count = arguments.sample.count.unwrap_or(1);
    let bodies = (0..count)
        .filter_map(|nth| samples.of_seed(seed.wrapping_add(nth)))
        .map(|sample| sample.body().map_err(failure));
    sender.deliver(arrange(&odd, bodies, arguments.repeat))
}

impl Oddity {
    fn of(fault: &str) -> Option<Self> {
        Some(match fault {
            "duplicate" => Self::Duplicate,
            "out_of_order" => Self::OutOfOrder,
            "late_retry" => Self::LateRetry,
            "slow" => Self::Slow,
            "cut_off" => Self::CutOff,
            _ => return None,
        })
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
        let parcel = body.map(|body| Parcel { body, pace });
        let again = parcel.as_ref().ok().cloned();
        let more = (1..times).filter_map(move |_| again.clone().map(Ok));
        std::iter::once(parcel).chain(more)
    });
    if !is(Oddity::OutOfOrder) && !is(Oddity::LateRetry) {
        return Box::new(parcels);
    }
    let mut all: Vec<_> = parcels.collect();
    let first = all.first().and_then(|parcel| parcel.as_ref().ok()).cloned();
    if is(Oddity::OutOfOrder) {
        all.reverse();
    }
    // After everything else, the first event comes once more.
    all.extend(first.filter(|_| is(Oddity::LateRetry)).map(Ok));
    Box::new(all.into_iter())
}
