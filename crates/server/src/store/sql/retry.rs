//! Retries transactions. A database with optimistic concurrency control rolls one back in favour of
//! another.

use std::time::Duration;

use super::dialect::{Dialect, failure};
use crate::store::error::StoreError;

/// The most attempts at a transaction.
const ATTEMPTS: u32 = 10;

/// Counts the attempts at a transaction.
#[derive(Default)]
pub(super) struct Retry {
    attempts: u32,
}

impl Retry {
    /// Waits before the next attempt, or returns the error if a retry is pointless.
    pub(super) async fn after<D: Dialect>(&mut self, error: StoreError) -> Result<(), StoreError> {
        match error {
            StoreError::Database(error) if D::is_conflict(&error) => {
                self.attempts += 1;
                if self.attempts == ATTEMPTS {
                    return Err(StoreError::Busy);
                }
                tokio::time::sleep(pause(self.attempts)).await;
                Ok(())
            }
            StoreError::Database(error) => Err(failure::<D>(error)),
            error => Err(error),
        }
    }
}

/// A random part of 2, 4, 8, … milliseconds, at most 250, so that two transactions don't collide
/// again and again.
fn pause(attempt: u32) -> Duration {
    let max = 2_u64.saturating_pow(attempt).min(250);
    let random = getrandom::u64().unwrap_or(max);
    Duration::from_micros(random % (max * 1000))
}
