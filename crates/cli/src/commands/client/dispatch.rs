//! Sends many events: how many at a time, and how many in a second.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::delivery_arguments::FlowArguments;
use crate::exit_code::{INVALID, SUCCESS};
use crate::failure::Failure;
use crate::interrupt;

/// Delivers parcels, and returns the exit code. `deliver` says whether a parcel was delivered.
pub(super) fn dispatch<T>(
    arguments: &FlowArguments,
    parcels: impl Iterator<Item = Result<T, Failure>> + Send,
    deliver: impl Fn(&T) -> Result<bool, Failure> + Sync,
) -> Result<u8, Failure> {
    let parcels = Mutex::new((parcels, Instant::now()));
    let lost = AtomicUsize::new(0);
    let work = || -> Result<(), Failure> {
        loop {
            interrupt::check()?;
            let Some(parcel) = next(&parcels, arguments.rate)? else { return Ok(()) };
            if !deliver(&parcel)? {
                lost.fetch_add(1, Ordering::Relaxed);
            }
        }
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (1..arguments.concurrency).map(|_| scope.spawn(work)).collect();
        let own = work();
        let others = workers.into_iter().map(|worker| {
            worker.join().unwrap_or_else(|_| Err(Failure::Message("a delivery panicked".to_owned())))
        });
        others.fold(own, Result::and)
    })?;
    Ok(if lost.into_inner() == 0 { SUCCESS } else { INVALID })
}

/// The next parcel, when it is time.
fn next<T, I: Iterator<Item = Result<T, Failure>>>(
    parcels: &Mutex<(I, Instant)>,
    rate: Option<u32>,
) -> Result<Option<T>, Failure> {
    let mut parcels = parcels.lock().unwrap_or_else(PoisonError::into_inner);
    let Some(parcel) = parcels.0.next().transpose()? else { return Ok(None) };
    if let Some(rate) = rate {
        thread::sleep(parcels.1.saturating_duration_since(Instant::now()));
        parcels.1 = parcels.1.max(Instant::now()) + Duration::from_secs(1) / rate;
    }
    Ok(Some(parcel))
}
