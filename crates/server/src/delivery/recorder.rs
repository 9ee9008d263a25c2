//! Records what became of attempts, many at a time: what ends while one transaction runs is written
//! by the next.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::mpsc::UnboundedReceiver;
use tokio::time::sleep;
use tracing::{error, info};

use super::news::Newsroom;
use super::places::Held;
use crate::store::interface::Store;
use crate::store::queue::Ended;

/// The most results in one transaction.
const BATCH: usize = 500;

/// How long to wait for more results.
const GATHER: Duration = Duration::from_millis(3);

/// The longest pause before the store is asked again to take results.
const LONGEST_PAUSE: Duration = Duration::from_secs(2);

/// Records results until nobody is left to send any. What the store doesn't take is kept and tried
/// again: it is what happened. Its attempts keep their places meanwhile, so there is never more of
/// it than of them.
pub(super) async fn record(
    store: Arc<dyn Store>,
    newsroom: Newsroom,
    mut results: UnboundedReceiver<(Ended, Held)>,
) {
    let mut batch = Vec::new();
    while results.recv_many(&mut batch, BATCH).await > 0 {
        if batch.len() < BATCH {
            sleep(GATHER).await;
            while batch.len() < BATCH
                && let Ok(next) = results.try_recv()
            {
                batch.push(next);
            }
        }
        let (ended, held): (Vec<Ended>, Vec<Held>) = batch.drain(..).unzip();
        let mut pause = Duration::from_millis(50);
        let mut failed = false;
        while let Err(cause) = store.record(&ended).await {
            if !failed {
                error!(%cause, results = ended.len(), "cannot record attempts; trying again");
            }
            failed = true;
            sleep(pause).await;
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
        if failed {
            info!(results = ended.len(), "recorded the attempts");
        }
        newsroom.ended(&ended);
        drop(held);
    }
}
