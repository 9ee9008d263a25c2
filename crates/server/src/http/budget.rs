//! Room for what answers hold until they are sent, shared by all of them.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Room for so many of something, at most `u32::MAX`.
#[derive(Clone, Debug)]
pub(super) struct Budget {
    room: Arc<Semaphore>,
    most: usize,
}

/// A part of the room, until it is dropped.
pub(super) type Room = OwnedSemaphorePermit;

impl Budget {
    pub(super) fn new(most: usize) -> Self {
        Self { room: Arc::new(Semaphore::new(most)), most }
    }

    /// Room for that many, if it is there now. Who is alone always gets it.
    pub(super) fn take(&self, size: usize) -> Option<Room> {
        let size = u32::try_from(size.min(self.most)).ok()?;
        Arc::clone(&self.room).try_acquire_many_owned(size).ok()
    }

    /// How much room there is.
    #[cfg(test)]
    pub(super) fn left(&self) -> usize {
        self.room.available_permits()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_room_until_it_is_taken() {
        let budget = Budget::new(10);
        let first = budget.take(6).unwrap();
        assert!(budget.take(5).is_none() && budget.take(4).is_some());
        drop(first);
        assert!(budget.take(usize::MAX).is_some(), "who is alone");
    }
}
