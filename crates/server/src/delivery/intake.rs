//! Takes events into the queue, many in one transaction if they come at once.

use std::sync::Arc;

use tokio::sync::{mpsc, oneshot};
use tracing::error;

use crate::store::error::StoreError;
use crate::store::interface::Store;
use crate::store::queue::{Enqueued, NewEvent, QueueLimits};

/// The most events in one transaction, and about the most bytes of their bodies.
const BATCH: usize = 64;
const BATCH_BYTES: usize = 4 * 1024 * 1024;

type Waiting = (NewEvent, oneshot::Sender<Result<Enqueued, StoreError>>);

/// Takes events into the queue.
#[derive(Clone, Debug)]
pub(crate) struct Intake(mpsc::Sender<Waiting>);

impl Intake {
    /// An intake, and the work to do for it.
    pub(super) fn new(store: Arc<dyn Store>, limits: QueueLimits) -> (Self, impl Future<Output = ()>) {
        let (sender, receiver) = mpsc::channel(BATCH);
        (Self(sender), work(store, limits, receiver))
    }

    /// Adds an event to the queue. It is there, durably, when this returns.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if the store fails.
    pub(crate) async fn add(&self, event: NewEvent) -> Result<Enqueued, StoreError> {
        let (answer, answered) = oneshot::channel();
        self.0.send((event, answer)).await.map_err(|_| StoreError::Closed)?;
        answered.await.unwrap_or(Err(StoreError::Closed))
    }
}

async fn work(store: Arc<dyn Store>, limits: QueueLimits, mut waiting: mpsc::Receiver<Waiting>) {
    while let Some(first) = waiting.recv().await {
        let mut bytes = first.0.bytes;
        let mut batch = vec![first];
        while batch.len() < BATCH && bytes < BATCH_BYTES {
            let Ok(next) = waiting.try_recv() else { break };
            bytes += next.0.bytes;
            batch.push(next);
        }
        let (events, answers): (Vec<_>, Vec<_>) = batch.into_iter().unzip();
        answer(&*store, limits, events, answers).await;
    }
}

async fn answer(
    store: &dyn Store,
    limits: QueueLimits,
    events: Vec<NewEvent>,
    answers: Vec<oneshot::Sender<Result<Enqueued, StoreError>>>,
) {
    let many = events.len() > 1;
    match store.enqueue(events.clone(), limits).await {
        Ok(enqueued) => {
            for (answer, enqueued) in answers.into_iter().zip(enqueued) {
                // Who has gone away has its event in the queue all the same.
                let _ = answer.send(Ok(enqueued));
            }
        }
        Err(cause) if many && cause.is_passing() => {
            error!(%cause, events = events.len(), "cannot take events into the queue");
            for answer in answers {
                let _ = answer.send(Err(StoreError::Busy));
            }
        }
        // One event that can't be added must not keep others out.
        Err(_) if many => {
            for (event, answer) in events.into_iter().zip(answers) {
                let enqueued = store.enqueue(vec![event], limits).await;
                let _ = answer.send(enqueued.map(|all| all.first().copied().unwrap_or(Enqueued::Full)));
            }
        }
        Err(error) => {
            if let Some(answer) = answers.into_iter().next() {
                let _ = answer.send(Err(error));
            }
        }
    }
}
