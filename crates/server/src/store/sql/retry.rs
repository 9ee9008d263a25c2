//! Trying again: databases that are serializable by optimism take a transaction back so that another one can go on.

use std::time::Duration;

use super::{Dialect, failure};
use crate::store::StoreError;

/// How often a transaction is tried that the database takes back on account of another one.
const ATTEMPTS: u32 = 10;

/// Lets a transaction be tried again while the database takes it back on account of another one.
#[derive(Default)]
pub(super) struct Retry {
    attempts: u32,
}

impl Retry {
    /// Waits a little, if trying again makes sense; else says why it failed.
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

/// A random part of 2, 4, 8, … milliseconds, at most 250, so that two transactions don't meet again and again.
fn pause(attempt: u32) -> Duration {
    let most = 2_u64.saturating_pow(attempt).min(250);
    let random = getrandom::u64().unwrap_or(most);
    Duration::from_micros(random % (most * 1000))
}
