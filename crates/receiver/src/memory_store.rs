//! A store in memory.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use tokio::time::Instant;

use crate::handler::HandlerError;
use crate::store::{Claim, Store};

/// A [`Store`] in memory: what it remembers is gone with the process.
#[derive(Debug)]
pub struct MemoryStore {
    entries: Mutex<Entries>,
    capacity: usize,
}

#[derive(Debug, Default)]
struct Entries {
    by_key: HashMap<String, Entry>,
    /// The keys, oldest first, with the number of the entry that they are of: a key can have got
    /// another one.
    order: VecDeque<(u64, String)>,
    next: u64,
}

#[derive(Debug)]
struct Entry {
    number: u64,
    state: State,
    end: Instant,
}

#[derive(Debug)]
enum State {
    Taken,
    Done,
    Text(String),
}

/// Clocks can't count further than some centuries.
const FOREVER: Duration = Duration::from_secs(100 * 365 * 24 * 60 * 60);

impl MemoryStore {
    /// How many entries it holds unless told otherwise: about 500 MB.
    pub const CAPACITY: usize = 1_000_000;

    /// A store that holds so many entries. Beyond, the oldest ones are forgotten.
    #[must_use]
    pub fn with_capacity(capacity: usize) -> Self {
        Self { entries: Mutex::default(), capacity }
    }

    fn entries(&self) -> MutexGuard<'_, Entries> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set(&self, entries: &mut Entries, key: &str, state: State, keep: Duration) {
        let now = Instant::now();
        entries.drop_ended(now, self.capacity.saturating_sub(1));
        let number = entries.next;
        entries.next += 1;
        entries.order.push_back((number, key.to_owned()));
        entries.by_key.insert(key.to_owned(), Entry { number, state, end: now + keep.min(FOREVER) });
    }
}

impl Default for MemoryStore {
    fn default() -> Self {
        Self::with_capacity(Self::CAPACITY)
    }
}

impl Entries {
    /// Drops the oldest entries: those that have ended or have been replaced, and those that are
    /// too many.
    fn drop_ended(&mut self, now: Instant, most: usize) {
        while let Some((number, key)) = self.order.front() {
            let entry = self.by_key.get(key).filter(|entry| entry.number == *number);
            let is_kept = entry.is_some_and(|entry| entry.end > now) && self.by_key.len() <= most;
            if is_kept {
                break;
            }
            if entry.is_some() {
                self.by_key.remove(key);
            }
            self.order.pop_front();
        }
        self.drop_replaced();
    }

    /// Drops the keys of entries that have been replaced, once they are the most.
    fn drop_replaced(&mut self) {
        if self.order.len() > 4 * self.by_key.len() + 64 {
            let by_key = &self.by_key;
            self.order.retain(|(number, key)| by_key.get(key).is_some_and(|entry| entry.number == *number));
        }
    }

    fn live(&self, key: &str) -> Option<&State> {
        let entry = self.by_key.get(key)?;
        (entry.end > Instant::now()).then_some(&entry.state)
    }
}

#[async_trait]
impl Store for MemoryStore {
    async fn begin(&self, key: &str, lease: Duration) -> Result<Claim, HandlerError> {
        let mut entries = self.entries();
        match entries.live(key) {
            Some(State::Done) => return Ok(Claim::Done),
            Some(_) => return Ok(Claim::Busy),
            None => {}
        }
        self.set(&mut entries, key, State::Taken, lease);
        Ok(Claim::New)
    }

    async fn finish(&self, key: &str, keep: Duration) -> Result<(), HandlerError> {
        self.set(&mut self.entries(), key, State::Done, keep);
        Ok(())
    }

    async fn forget(&self, key: &str) -> Result<(), HandlerError> {
        self.entries().by_key.remove(key);
        Ok(())
    }

    async fn get(&self, key: &str) -> Result<Option<String>, HandlerError> {
        Ok(match self.entries().live(key) {
            Some(State::Text(text)) => Some(text.clone()),
            _ => None,
        })
    }

    async fn put(&self, key: &str, text: &str, keep: Duration) -> Result<(), HandlerError> {
        self.set(&mut self.entries(), key, State::Text(text.to_owned()), keep);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[tokio::test(start_paused = true)]
    async fn a_key_is_taken_until_its_lease_ends_and_remembered_as_long_as_asked() {
        let store = MemoryStore::default();
        assert_eq!(store.begin("a", SECOND).await.unwrap(), Claim::New);
        assert_eq!(store.begin("a", SECOND).await.unwrap(), Claim::Busy);
        tokio::time::advance(SECOND).await;
        assert_eq!(store.begin("a", SECOND).await.unwrap(), Claim::New);
        store.finish("a", 5 * SECOND).await.unwrap();
        tokio::time::advance(4 * SECOND).await;
        assert_eq!(store.begin("a", SECOND).await.unwrap(), Claim::Done);
        tokio::time::advance(SECOND).await;
        assert_eq!(store.begin("a", SECOND).await.unwrap(), Claim::New);
        store.forget("a").await.unwrap();
        assert_eq!(store.begin("a", SECOND).await.unwrap(), Claim::New);
    }

    #[tokio::test(start_paused = true)]
    async fn the_oldest_go_beyond_the_capacity_and_what_has_ended_takes_no_room() {
        let store = MemoryStore::with_capacity(2);
        for key in ["a", "b", "c"] {
            store.finish(key, 9 * SECOND).await.unwrap();
        }
        assert_eq!(store.begin("c", SECOND).await.unwrap(), Claim::Done);
        assert_eq!(store.begin("a", SECOND).await.unwrap(), Claim::New);
        let store = MemoryStore::default();
        for number in 0..1000 {
            store.put("same", &number.to_string(), SECOND).await.unwrap();
            store.put(&number.to_string(), "x", SECOND).await.unwrap();
        }
        assert_eq!(store.get("same").await.unwrap().as_deref(), Some("999"));
        tokio::time::advance(SECOND).await;
        store.put("last", "x", SECOND).await.unwrap();
        let entries = store.entries();
        assert_eq!((entries.by_key.len(), entries.order.len()), (1, 1));
    }
}
