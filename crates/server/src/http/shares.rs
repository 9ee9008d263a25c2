//! Shares of something limited, one pool for each account, so that accounts don't wait for each
//! other.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::account::AccountKey;

/// From this number of accounts on, those that use nothing are forgotten.
const FORGET_ABOVE: usize = 1_000;

/// The same number of units for each account.
#[derive(Debug)]
pub(super) struct Shares {
    units: usize,
    accounts: Mutex<HashMap<AccountKey, Weak<Semaphore>>>,
}

impl Shares {
    pub(super) fn new(units: usize) -> Self {
        Self { units, accounts: Mutex::default() }
    }

    /// Waits, in a fair queue, for units of an account. A request for more than there are takes
    /// all.
    pub(super) async fn take(&self, account: &AccountKey, units: usize) -> Option<OwnedSemaphorePermit> {
        let units = u32::try_from(units.min(self.units)).ok()?;
        // The semaphore is never closed.
        self.of(account).acquire_many_owned(units).await.ok()
    }

    /// A unit of an account, if one is free now.
    pub(super) fn try_take(&self, account: &AccountKey) -> Option<OwnedSemaphorePermit> {
        self.of(account).try_acquire_owned().ok()
    }

    fn of(&self, account: &AccountKey) -> Arc<Semaphore> {
        let mut accounts = self.accounts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(used) = accounts.get(account).and_then(Weak::upgrade) {
            return used;
        }
        if accounts.len() >= FORGET_ABOVE {
            accounts.retain(|_, semaphore| semaphore.strong_count() > 0);
        }
        let fresh = Arc::new(Semaphore::new(self.units));
        accounts.insert(account.clone(), Arc::downgrade(&fresh));
        fresh
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::*;

    fn account(number: usize) -> AccountKey {
        AccountKey::from_stored(number.to_string())
    }

    #[tokio::test]
    async fn an_account_waits_for_itself_alone() {
        let shares = Shares::new(2);
        let first = shares.take(&account(1), 1).await;
        assert!(shares.take(&account(1), 5).now_or_never().is_none(), "more than is left");
        assert!(shares.take(&account(2), 5).now_or_never().is_some());
        drop(first);
        assert!(shares.take(&account(1), 5).now_or_never().is_some());
    }

    #[tokio::test]
    async fn accounts_that_use_nothing_are_forgotten() {
        let shares = Shares::new(1);
        let kept = shares.take(&account(0), 1).await;
        for number in 1..3 * FORGET_ABOVE {
            assert!(shares.take(&account(number), 1).await.is_some());
        }
        assert!(shares.accounts.lock().unwrap().len() <= FORGET_ABOVE);
        assert!(shares.take(&account(0), 1).now_or_never().is_none());
        drop(kept);
    }
}
