//! How many attempts run at the moment, for each lane and each host, so that no slow receiver takes
//! all places.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// From this number of lanes on, the hosts of those without attempts are forgotten.
const FORGET_ABOVE: usize = 10_000;

/// What runs at the moment.
#[derive(Debug, Default)]
pub(super) struct Lanes(Mutex<Running>);

#[derive(Debug, Default)]
struct Running {
    lanes: HashMap<String, usize>,
    hosts: HashMap<String, usize>,
    /// The host of each lane, when it was last seen.
    host_of: HashMap<String, String>,
}

/// A place of an attempt in its lane, until it is dropped.
#[derive(Debug)]
pub(super) struct InLane {
    lanes: Arc<Lanes>,
    lane: String,
}

/// A place of an attempt at its host, until it is dropped.
#[derive(Debug)]
pub(super) struct AtHost {
    lanes: Arc<Lanes>,
    host: String,
}

impl Lanes {
    /// Takes a place in a lane.
    pub(super) fn enter(self: &Arc<Self>, lane: &str) -> InLane {
        *self.running().lanes.entry(lane.to_owned()).or_default() += 1;
        InLane { lanes: Arc::clone(self), lane: lane.to_owned() }
    }

    /// Takes a place at the host of a lane, unless it has that many already.
    pub(super) fn connect(self: &Arc<Self>, lane: &str, host: &str, most: usize) -> Option<AtHost> {
        let mut running = self.running();
        if running.host_of.len() >= FORGET_ABOVE {
            let Running { lanes, host_of, .. } = &mut *running;
            host_of.retain(|lane, _| lanes.contains_key(lane));
        }
        running.host_of.insert(lane.to_owned(), host.to_owned());
        let attempts = running.hosts.entry(host.to_owned()).or_default();
        if *attempts >= most {
            return None;
        }
        *attempts += 1;
        Some(AtHost { lanes: Arc::clone(self), host: host.to_owned() })
    }

    /// The attempts of each lane. A lane whose host has no place counts as full.
    pub(super) fn attempts(&self, per_lane: usize, per_host: usize) -> Vec<(String, usize)> {
        let running = self.running();
        let mut attempts = running.lanes.clone();
        if running.hosts.values().any(|attempts| *attempts >= per_host) {
            for (lane, host) in &running.host_of {
                if running.hosts.get(host).is_some_and(|attempts| *attempts >= per_host) {
                    attempts.insert(lane.clone(), per_lane);
                }
            }
        }
        attempts.into_iter().collect()
    }

    fn running(&self) -> std::sync::MutexGuard<'_, Running> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One less of a name.
fn leave(counts: &mut HashMap<String, usize>, name: &str) {
    if let Some(count) = counts.get_mut(name) {
        *count -= 1;
        if *count == 0 {
            counts.remove(name);
        }
    }
}

impl Drop for InLane {
    fn drop(&mut self) {
        leave(&mut self.lanes.running().lanes, &self.lane);
    }
}

impl Drop for AtHost {
    fn drop(&mut self) {
        leave(&mut self.lanes.running().hosts, &self.host);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_has_a_limit_over_all_its_lanes() {
        let lanes = Arc::new(Lanes::default());
        let first = (lanes.enter("a"), lanes.connect("a", "h", 1).unwrap());
        assert!(lanes.connect("b", "h", 1).is_none());
        assert!(lanes.connect("c", "i", 1).is_some());
        let mut attempts = lanes.attempts(8, 1);
        attempts.sort();
        assert_eq!(attempts, [("a".to_owned(), 8), ("b".to_owned(), 8)]);
        drop(first);
        assert!(lanes.attempts(8, 1).is_empty());
        assert!(lanes.connect("b", "h", 1).is_some());
    }
}
