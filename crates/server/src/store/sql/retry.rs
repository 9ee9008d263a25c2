//! Retries work. A database with optimistic concurrency control takes some back in favour of other
//! work.

use std::time::Duration;

use crate::store::error::StoreError;

/// The most attempts at a piece of work.
const ATTEMPTS: u32 = 10;

/// Counts the attempts at a piece of work.
#[derive(Default)]
pub(in crate::store) struct Retry {
    attempts: u32,
}

impl Retry {
    /// Waits before the next attempt.
    ///
    /// # Errors
    ///
    /// [`StoreError::Busy`] if there were enough.
    pub(in crate::store) async fn pause(&mut self) -> Result<(), StoreError> {
        self.attempts += 1;
        if self.attempts == ATTEMPTS {
            return Err(StoreError::Busy);
        }
        tokio::time::sleep(pause(self.attempts)).await;
        Ok(())
    }
}

/// A random part of 2, 4, 8, … milliseconds, at most 250, so that two transactions don't collide
/// again and again.
fn pause(attempt: u32) -> Duration {
    let max = 2_u64.saturating_pow(attempt).min(250);
    let random = getrandom::u64().unwrap_or(max);
    Duration::from_micros(random % (max * 1000))
}
