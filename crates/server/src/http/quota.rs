//! A quota that all answers share until they are sent.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// A limited number of units, at most `u32::MAX`.
#[derive(Clone, Debug)]
pub(super) struct Quota {
    semaphore: Arc<Semaphore>,
    total: usize,
}

/// A share of the quota, returned when it is dropped.
pub(super) type Permit = OwnedSemaphorePermit;

impl Quota {
    pub(super) fn new(total: usize) -> Self {
        Self { semaphore: Arc::new(Semaphore::new(total)), total }
    }

    /// Takes units if they are free now. A request for more than the whole quota takes all of it.
    pub(super) fn take(&self, size: usize) -> Option<Permit> {
        let size = u32::try_from(size.min(self.total)).ok()?;
        Arc::clone(&self.semaphore).try_acquire_many_owned(size).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_free_until_they_are_taken() {
        let quota = Quota::new(10);
        let first = quota.take(6).unwrap();
        assert!(quota.take(5).is_none() && quota.take(4).is_some());
        drop(first);
        assert!(quota.take(usize::MAX).is_some(), "more than the whole quota");
    }
}
