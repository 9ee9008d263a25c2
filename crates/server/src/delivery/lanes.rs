//! How many deliveries are claimed and attempted at the moment, for each lane and each host, so
//! that no slow receiver takes all places.
//!
//! A lane has a number of attempts at once. A few more of its deliveries may be claimed and wait
//! here, so that claims come in batches: as many as a quick receiver takes in [`AHEAD`]. One that
//! takes over a second has none that wait, and fewer attempts, so that hundreds of them don't take
//! all places. An account has a share of all places, and its own places at a host.

use std::collections::HashMap;
use std::fmt;
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use reqwest::Client;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::account::AccountKey;

/// For how long deliveries may wait here for their turn.
const AHEAD: Duration = Duration::from_millis(250);

/// The most deliveries of a lane that are claimed, as a multiple of its attempts at once.
const MOST_AHEAD: usize = 16;

/// From this average on, a lane has fewer attempts at once, down to [`LEAST`].
const SLOW: Duration = Duration::from_secs(1);

/// The least number of attempts of a lane at once.
const LEAST: usize = 4;

/// From this number of lanes on, those without deliveries are forgotten.
const FORGET_ABOVE: usize = 10_000;

/// The lanes and hosts of deliveries.
pub(super) struct Lanes {
    client: Box<dyn Fn() -> Client + Send + Sync>,
    per_lane: usize,
    per_host: usize,
    per_account: usize,
    known: Mutex<Known>,
}

impl fmt::Debug for Lanes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lanes").field("known", &self.known).finish_non_exhaustive()
    }
}

#[derive(Debug, Default)]
struct Known {
    lanes: HashMap<String, Lane>,
    /// The claimed deliveries of each account.
    accounts: HashMap<String, usize>,
    /// The attempts of each account at each host.
    hosts: HashMap<AtHostOf, usize>,
}

/// An account and a host.
type AtHostOf = (String, String);

#[derive(Debug)]
struct Lane {
    account: String,
    client: Client,
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
    account: String,
    attempts: Arc<Semaphore>,
    client: Client,
}

/// An attempt's place at its host, until it is dropped.
#[derive(Debug)]
pub(super) struct AtHost {
    lanes: Arc<Lanes>,
    host: AtHostOf,
}

impl Lanes {
    /// Lanes and hosts with so many attempts at once, and so many deliveries of an account. Each
    /// lane gets a client of its own.
    pub(super) fn new(
        per_lane: usize,
        per_host: usize,
        per_account: usize,
        client: impl Fn() -> Client + Send + Sync + 'static,
    ) -> Self {
        Self { per_lane, per_host, per_account, client: Box::new(client), known: Mutex::default() }
    }

    /// Takes a place for a claimed delivery.
    pub(super) fn enter(self: &Arc<Self>, name: &str, account: &AccountKey) -> InLane {
        let mut known = self.known();
        if known.lanes.len() >= FORGET_ABOVE {
            known.lanes.retain(|_, lane| lane.claimed > 0);
        }
        let account = account.as_str().to_owned();
        *known.accounts.entry(account.clone()).or_default() += 1;
        let lane = known.lanes.entry(name.to_owned()).or_insert_with(|| Lane {
            account: account.clone(),
            client: (self.client)(),
            claimed: 0,
            attempts: Arc::new(Semaphore::new(self.per_lane)),
            average: None,
            host: None,
        });
        lane.claimed += 1;
        let (attempts, client) = (Arc::clone(&lane.attempts), lane.client.clone());
        InLane { lanes: Arc::clone(self), name: name.to_owned(), account, attempts, client }
    }

    /// How many deliveries each known lane and account has a place for. A lane whose host has no
    /// place has none.
    pub(super) fn places(&self) -> Vec<(String, usize)> {
        let known = self.known();
        let is_full = |lane: &Lane| {
            let host = lane.host.as_ref().map(|host| (lane.account.clone(), host.clone()));
            host.and_then(|host| known.hosts.get(&host)).is_some_and(|count| *count >= self.per_host)
        };
        let of_lanes = known.lanes.iter().map(|(name, lane)| {
            let most = if is_full(lane) { 0 } else { self.ahead(lane.average) };
            (name.clone(), most.saturating_sub(lane.claimed))
        });
        let of_accounts = known.accounts.iter();
        of_lanes
            .chain(
                of_accounts.map(|(name, claimed)| (name.clone(), self.per_account.saturating_sub(*claimed))),
            )
            .collect()
    }

    /// How many deliveries of a lane are claimed at once.
    fn ahead(&self, average: Option<Duration>) -> usize {
        let Some(average) = average else { return self.per_lane };
        let average = average.as_micros().max(1);
        let times = |time: Duration| usize::try_from(time.as_micros() / average).unwrap_or(MOST_AHEAD);
        if average > SLOW.as_micros() {
            let fewer = self.per_lane * times(SLOW * 16) / 16;
            return fewer.clamp(LEAST.min(self.per_lane), self.per_lane);
        }
        self.per_lane * times(AHEAD).clamp(1, MOST_AHEAD)
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl InLane {
    /// The client of the lane. No other lane has its connections: what one receiver sends too much
    /// can't be taken for the answer of another.
    pub(super) const fn client(&self) -> &Client {
        &self.client
    }

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
        let host = (self.account.clone(), host.to_owned());
        let attempts = known.hosts.entry(host.clone()).or_default();
        if *attempts >= self.lanes.per_host {
            return None;
        }
        *attempts += 1;
        Some(AtHost { lanes: Arc::clone(&self.lanes), host })
    }

    /// Notes how long an attempt took.
    pub(super) fn took(&self, time: Duration) {
        if let Some(lane) = self.lanes.known().lanes.get_mut(&self.name) {
            lane.average = Some(lane.average.map_or(time, |average| (average * 4 + time) / 5));
        }
    }
}

/// One less of something.
fn leave<K: Hash + Eq>(counts: &mut HashMap<K, usize>, key: &K) {
    if let Some(count) = counts.get_mut(key) {
        *count -= 1;
        if *count == 0 {
            counts.remove(key);
        }
    }
}

impl Drop for InLane {
    fn drop(&mut self) {
        let mut known = self.lanes.known();
        if let Some(lane) = known.lanes.get_mut(&self.name) {
            lane.claimed -= 1;
        }
        leave(&mut known.accounts, &self.account);
    }
}

impl Drop for AtHost {
    fn drop(&mut self) {
        leave(&mut self.lanes.known().hosts, &self.host);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One attempt for each host, eight deliveries of a lane, ten of an account.
    fn lanes() -> Arc<Lanes> {
        let _ = rustls::crypto::ring::default_provider().install_default();
        Arc::new(Lanes::new(8, 1, 10, Client::new))
    }

    fn account(number: u8) -> AccountKey {
        AccountKey::from_stored(number.to_string())
    }

    fn places_of(lanes: &Lanes, name: &str) -> usize {
        lanes.places().into_iter().find(|(known, _)| known == name).unwrap().1
    }

    #[test]
    fn an_account_has_a_limit_at_a_host_over_all_its_lanes() {
        let lanes = lanes();
        let first = lanes.enter("1/a", &account(1));
        let at_host = first.connect("h").unwrap();
        assert!(lanes.enter("1/b", &account(1)).connect("h").is_none());
        assert!(lanes.enter("1/c", &account(1)).connect("i").is_some());
        assert!(lanes.enter("2/a", &account(2)).connect("h").is_some());
        assert_eq!(["1/a", "1/b", "1/c", "2/a"].map(|name| places_of(&lanes, name)), [0, 0, 8, 8]);
        drop((at_host, first));
        assert_eq!(["1/a", "1/b"].map(|name| places_of(&lanes, name)), [8, 8]);
        assert!(lanes.enter("1/b", &account(1)).connect("h").is_some());
    }

    #[test]
    fn an_account_has_a_share_of_all_places() {
        let lanes = lanes();
        let claimed: Vec<_> = (0..7).map(|_| lanes.enter("1/a", &account(1))).collect();
        let other = lanes.enter("1/b", &account(1));
        assert_eq!(["1", "1/a", "1/b"].map(|name| places_of(&lanes, name)), [2, 1, 7]);
        drop((claimed, other));
        assert!(lanes.places().iter().all(|(name, _)| name != "1"), "nothing is known of it");
    }

    #[test]
    fn only_quick_receivers_have_deliveries_that_wait_and_slow_ones_have_fewer_attempts() {
        let lanes = lanes();
        let lane = lanes.enter("1/a", &account(1));
        let places = || places_of(&lanes, "1/a") + 1;
        assert_eq!(places(), 8);
        lane.took(Duration::from_millis(50));
        assert_eq!(places(), 40);
        for (time, expected) in
            [(Duration::from_secs(5), 4), (Duration::from_millis(500), 8), (Duration::ZERO, 128)]
        {
            for _ in 0..100 {
                lane.took(time);
            }
            assert_eq!(places(), expected, "{time:?}");
        }
    }

    #[tokio::test]
    async fn a_lane_has_so_many_turns_at_once() {
        let lanes = lanes();
        let turns: Vec<_> = (0..8).map(|_| lanes.enter("1/a", &account(1))).collect();
        let last = lanes.enter("1/a", &account(1));
        let mut taken = Vec::new();
        for lane in &turns {
            taken.push(lane.turn().await);
        }
        assert!(tokio::time::timeout(Duration::from_millis(10), last.turn()).await.is_err());
        drop(taken);
        assert!(last.turn().await.is_some());
    }
}
