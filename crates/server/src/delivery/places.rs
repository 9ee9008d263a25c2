//! The places of attempts: how many there are at once, and how much they hold.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// The bytes of the bodies of all attempts at once.
const BODY_BYTES: usize = 64 * 1024 * 1024;

/// The places of attempts.
#[derive(Debug)]
pub(super) struct Places {
    attempts: Arc<Semaphore>,
    bytes: Arc<Semaphore>,
}

/// The places that an attempt has until its result is recorded.
#[derive(Debug)]
pub(super) struct Held {
    _attempt: Option<OwnedSemaphorePermit>,
    _bytes: Option<OwnedSemaphorePermit>,
}

impl Places {
    pub(super) fn new(attempts: usize) -> Self {
        let semaphore = |permits| Arc::new(Semaphore::new(permits));
        Self { attempts: semaphore(attempts), bytes: semaphore(BODY_BYTES) }
    }

    /// How many attempts there is a place for, and how many bytes.
    pub(super) fn free(&self) -> (usize, usize) {
        (self.attempts.available_permits(), self.bytes.available_permits())
    }

    /// Takes the places of an attempt whose body has that many bytes.
    pub(super) async fn take(&self, bytes: usize) -> Held {
        let bytes = u32::try_from(bytes.min(BODY_BYTES)).unwrap_or(u32::MAX);
        // The semaphores are never closed.
        Held {
            _attempt: Arc::clone(&self.attempts).acquire_owned().await.ok(),
            _bytes: Arc::clone(&self.bytes).acquire_many_owned(bytes).await.ok(),
        }
    }
}
