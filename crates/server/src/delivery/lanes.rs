//! How many deliveries are claimed and attempted at the moment, for each lane and each host, so that
//! no slow receiver takes all places.
//!
//! A lane has a fixed number of attempts at once. A few more of its deliveries may be claimed and
//! wait here, so that claims come in batches: as many as a quick receiver takes in [`AHEAD`]. A slow
//! one has none that wait, so what is claimed for it is up to date when its turn comes.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// For how long deliveries may wait here for their turn.
const AHEAD: Duration = Duration::from_millis(250);

/// The most deliveries of a lane that are claimed, as a multiple of its attempts at once.
const MOST_AHEAD: usize = 16;

/// From this number of lanes on, those without deliveries are forgotten.
const FORGET_ABOVE: usize = 10_000;

/// The lanes and hosts of deliveries.
#[derive(Debug)]
pub(super) struct Lanes {
    per_lane: usize,
    per_host: usize,
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    lanes: HashMap<String, Lane>,
    /// The attempts at each host.
    hosts: HashMap<String, usize>,
}

#[derive(Debug)]
struct Lane {
    claimed: usize,
    attempts: Arc<Semaphore>,
    /// How long an attempt takes, the last ones above all; nothing is known of a new lane.
    average: Option<Duration>,
    /// The host, when it was last seen.
    host: Option<String>,
}

/// A claimed delivery's place in its lane, until it is dropped.
#[derive(Debug)]
pub(super) struct InLane {
    lanes: Arc<Lanes>,
    name: String,
    attempts: Arc<Semaphore>,
}

/// An attempt's place at its host, until it is dropped.
#[derive(Debug)]
pub(super) struct AtHost {
    lanes: Arc<Lanes>,
    host: String,
}

impl Lanes {
    /// Lanes and hosts with so many attempts at once.
    pub(super) fn new(per_lane: usize, per_host: usize) -> Self {
        Self { per_lane, per_host, known: Mutex::default() }
    }

    /// Takes a place for a claimed delivery.
    pub(super) fn enter(self: &Arc<Self>, name: &str) -> InLane {
        let mut known = self.known();
        if known.lanes.len() >= FORGET_ABOVE {
            known.lanes.retain(|_, lane| lane.claimed > 0);
        }
        let lane = known.lanes.entry(name.to_owned()).or_insert_with(|| Lane {
            claimed: 0,
            attempts: Arc::new(Semaphore::new(self.per_lane)),
            average: None,
            host: None,
        });
        lane.claimed += 1;
        InLane { lanes: Arc::clone(self), name: name.to_owned(), attempts: Arc::clone(&lane.attempts) }
    }

    /// How many deliveries each known lane has a place for. One whose host has no place has none.
    pub(super) fn places(&self) -> Vec<(String, usize)> {
        let known = self.known();
        let is_full = |host: &Option<String>| {
            host.as_ref().and_then(|host| known.hosts.get(host)).is_some_and(|count| *count >= self.per_host)
        };
        let places = |lane: &Lane| {
            if is_full(&lane.host) { 0 } else { self.ahead(lane.average).saturating_sub(lane.claimed) }
        };
        known.lanes.iter().map(|(name, lane)| (name.clone(), places(lane))).collect()
    }

    /// How many deliveries of a lane are claimed at once.
    fn ahead(&self, average: Option<Duration>) -> usize {
        let Some(average) = average else { return self.per_lane };
        let rounds = AHEAD.as_micros() / average.as_micros().max(1);
        self.per_lane * usize::try_from(rounds).unwrap_or(MOST_AHEAD).clamp(1, MOST_AHEAD)
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl InLane {
    /// Waits for the turn of the delivery to be attempted.
    pub(super) async fn turn(&self) -> Option<OwnedSemaphorePermit> {
        // The semaphore is never closed.
        Arc::clone(&self.attempts).acquire_owned().await.ok()
    }

    /// Takes a place at the host, unless it has as many attempts as it may.
    pub(super) fn connect(&self, host: &str) -> Option<AtHost> {
        let mut known = self.lanes.known();
        if let Some(lane) = known.lanes.get_mut(&self.name) {
            lane.host = Some(host.to_owned());
        }
        let attempts = known.hosts.entry(host.to_owned()).or_default();
        if *attempts >= self.lanes.per_host {
            return None;
        }
        *attempts += 1;
        Some(AtHost { lanes: Arc::clone(&self.lanes), host: host.to_owned() })
    }

    /// Notes how long an attempt took.
    pub(super) fn took(&self, time: Duration) {
        if let Some(lane) = self.lanes.known().lanes.get_mut(&self.name) {
            lane.average = Some(lane.average.map_or(time, |average| (average * 4 + time) / 5));
        }
    }
}

impl Drop for InLane {
    fn drop(&mut self) {
        if let Some(lane) = self.lanes.known().lanes.get_mut(&self.name) {
            lane.claimed -= 1;
        }
    }
}

impl Drop for AtHost {
    fn drop(&mut self) {
        let mut known = self.lanes.known();
        if let Some(count) = known.hosts.get_mut(&self.host) {
            *count -= 1;
            if *count == 0 {
                known.hosts.remove(&self.host);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(lanes: &Lanes) -> Vec<(String, usize)> {
        let mut places = lanes.places();
        places.sort();
        places
    }

    #[test]
    fn a_host_has_a_limit_over_all_its_lanes() {
        let lanes = Arc::new(Lanes::new(8, 1));
        let first = lanes.enter("a");
        let at_host = first.connect("h").unwrap();
        assert!(lanes.enter("b").connect("h").is_none());
        assert!(lanes.enter("c").connect("i").is_some());
        let [a, b, c] = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(places(&lanes), [(a.clone(), 0), (b.clone(), 0), (c.clone(), 8)]);
        drop((at_host, first));
        assert_eq!(places(&lanes), [(a, 8), (b, 8), (c, 8)]);
        assert!(lanes.enter("b").connect("h").is_some());
    }

    #[test]
    fn only_quick_receivers_have_deliveries_that_wait() {
        let lanes = Arc::new(Lanes::new(8, 1));
        let lane = lanes.enter("a");
        assert_eq!(lanes.places()[0].1, 7);
        lane.took(Duration::from_millis(50));
        assert_eq!(lanes.places()[0].1, 39);
        lane.took(Duration::from_secs(5));
        assert_eq!(lanes.places()[0].1, 7);
        for _ in 0..100 {
            lane.took(Duration::ZERO);
        }
        assert_eq!(lanes.places()[0].1, 127);
    }

    #[tokio::test]
    async fn a_lane_has_so_many_turns_at_once() {
        let lanes = Arc::new(Lanes::new(1, 1));
        let (first, second) = (lanes.enter("a"), lanes.enter("a"));
        let turn = first.turn().await;
        let waits = tokio::time::timeout(Duration::from_millis(10), second.turn()).await;
        assert!(waits.is_err());
        drop(turn);
        assert!(second.turn().await.is_some());
    }
}
