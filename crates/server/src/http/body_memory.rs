//! Limits the memory of bodies, from the arrival of a body to the end of its request.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::shares::Shares;
use crate::account::AccountKey;

/// The memory of all large bodies together, in KiB. What is made from a body takes several times as
/// much.
const TOTAL_KIB: usize = 32 * 1024;

/// The part of it that one account may have, in KiB: some bodies of the largest size.
const SHARE_KIB: usize = TOTAL_KIB / 4;

/// Bodies up to this size are not counted, in KiB. The limit on connections bounds them.
const SMALL_KIB: usize = 16;

/// The memory of bodies.
#[derive(Debug)]
pub(super) struct BodyMemory {
    total: Arc<Semaphore>,
    shares: Shares,
}

/// The memory of a body, until it is dropped.
#[derive(Debug, Default)]
pub(super) struct BodyPermit {
    _total: Option<OwnedSemaphorePermit>,
    _share: Option<OwnedSemaphorePermit>,
}

impl Default for BodyMemory {
    fn default() -> Self {
        Self { total: Arc::new(Semaphore::new(TOTAL_KIB)), shares: Shares::new(SHARE_KIB) }
    }
}

impl BodyMemory {
    /// Waits for the memory of a body of an account, of at most this many bytes.
    pub(super) async fn reserve(&self, account: &AccountKey, bytes: usize) -> BodyPermit {
        let size = bytes.div_ceil(1024);
        if size <= SMALL_KIB {
            return BodyPermit::default();
        }
        // The account's own share first: who has none left waits where it keeps nobody waiting.
        let share = self.shares.take(account, size).await;
        let size = u32::try_from(size.min(SHARE_KIB)).unwrap_or(u32::MAX);
        let total = Arc::clone(&self.total).acquire_many_owned(size).await.ok();
        BodyPermit { _total: total, _share: share }
    }
}
