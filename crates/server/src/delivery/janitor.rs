//! Deletes deliveries that nobody needs any more, and mends times after the clock was set back.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::{MissedTickBehavior, interval};
use tracing::{info, warn};

use super::finished::Finished;
use super::schedule::RetrySchedule;
use crate::store::error::StoreError;
use crate::store::interface::Store;
use crate::store::queue::QueueLimits;

const INTERVAL: Duration = Duration::from_secs(20);

/// How much longer than the longest wait a delivery may wait: a claim ends within this time, too.
const SLACK: Duration = Duration::from_mins(1);

/// Cleans until it is dropped.
pub(super) async fn clean(
    store: Arc<dyn Store>,
    limits: QueueLimits,
    schedule: RetrySchedule,
    finished: Arc<Finished>,
) {
    let mut ticks = interval(INTERVAL);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if let Err(cause) = once(&*store, limits, &schedule, &finished).await {
            warn!(%cause, "cannot delete old deliveries");
        }
    }
}

async fn once(
    store: &dyn Store,
    limits: QueueLimits,
    schedule: &RetrySchedule,
    finished: &Finished,
) -> Result<(), StoreError> {
    let mended = store.mend_times(schedule.longest() + SLACK).await?;
    if mended > 0 {
        warn!(deliveries = mended, "the clock of the store was set back: these are due now");
    }
    let mut accounts = finished.take();
    accounts.extend(store.old_accounts(limits.kept_for).await?);
    for account in accounts {
        loop {
            let deleted = store.delete_old(&account, limits).await?;
            if deleted == 0 {
                break;
            }
            info!(%account, deliveries = deleted, "deleted old deliveries");
        }
    }
    Ok(())
}
