//! When a delivery is attempted again.

use std::time::Duration;

/// How long a receiver may take to answer.
pub(crate) const TIMEOUT: Duration = Duration::from_secs(5);

/// The time after which others may claim a delivery: more than it waits for its turn, and its
/// attempt takes with a token.
pub(super) const LEASE: Duration = Duration::from_secs(20);

/// The times between a failure and the next attempt. After the last one the delivery is given up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetrySchedule(Vec<Duration>);

impl Default for RetrySchedule {
    /// That of the platform: 1, 10, 30 and 90 seconds.
    fn default() -> Self {
        Self::new([1, 10, 30, 90].map(Duration::from_secs))
    }
}

impl RetrySchedule {
    /// Other times.
    #[must_use]
    pub fn new(waits: impl IntoIterator<Item = Duration>) -> Self {
        Self(waits.into_iter().collect())
    }

    /// The time until the next attempt after that many failures; `None` if there is none.
    pub(crate) fn wait(&self, failures: u32) -> Option<Duration> {
        self.0.get(usize::try_from(failures).ok()?.checked_sub(1)?).copied()
    }

    /// The longest time.
    pub(crate) fn longest(&self) -> Duration {
        self.0.iter().max().copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_platform_makes_five_attempts() {
        let schedule = RetrySchedule::default();
        let waits: Vec<_> =
            (1..=5).map(|failures| schedule.wait(failures).map(|wait| wait.as_secs())).collect();
        assert_eq!(waits, [Some(1), Some(10), Some(30), Some(90), None]);
        assert_eq!(schedule.longest().as_secs(), 90);
    }
}
