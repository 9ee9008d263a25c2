//! The accounts that have had deliveries leave the queue, and may have more of them than are kept.

use std::collections::HashSet;
use std::mem::take;
use std::sync::{Mutex, PoisonError};

use crate::account::AccountKey;

/// Accounts with deliveries that are over.
#[derive(Debug, Default)]
pub(super) struct Finished(Mutex<HashSet<AccountKey>>);

impl Finished {
    /// Adds an account.
    pub(super) fn add(&self, account: &AccountKey) {
        let mut accounts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !accounts.contains(account) {
            accounts.insert(account.clone());
        }
    }

    /// All of them since the last time.
    pub(super) fn take(&self) -> HashSet<AccountKey> {
        take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
