//! Keeps results within what GitHub takes of a file: errors before warnings before notices.
//!
//! GitHub refuses a whole file over one of its limits. Those on runs, rules, tags and locations are
//! out of reach. See "SARIF results exceed one or more limits" in GitHub's documentation.

use std::io;

use chatapps_webhooks::{Level, LevelCounts};

use crate::output::by_level::{ByLevel, one};

/// The most results in a run.
const RESULTS: usize = 25_000;

/// The most bytes of results, as they are weighed: the file has 10 MB at most when it is
/// compressed.
const BYTES: usize = 9_500_000;

/// How far back gzip finds what repeats.
const WINDOW: usize = 32 << 10;

/// Results that wait until it is known that there are not too many errors.
#[derive(Default)]
pub(super) struct Limits {
    held: ByLevel<Vec<Vec<u8>>>,
    results: usize,
    bytes: usize,
    pub(super) left_out: LevelCounts,
}

/// What a result may take of a compressed file. All but its pointer repeats from one result to the
/// next, and the pointer is in it twice; gzip sees that unless they are far apart.
const fn weight(text: &[u8]) -> usize {
    if text.len() < WINDOW { text.len() / 2 } else { text.len() }
}

impl Limits {
    /// Takes a result, and returns whether it is to be written at once.
    pub(super) fn take(&mut self, level: Level, text: &[u8]) -> bool {
        while self.results == RESULTS || self.bytes + weight(text) > BYTES {
            if !self.drop_below(level) {
                self.left_out += one(level);
                return false;
            }
        }
        self.results += 1;
        self.bytes += weight(text);
        if level != Level::Error {
            self.held.at(level).push(text.to_vec());
        }
        level == Level::Error
    }

    /// Leaves out the last result of the lowest level below this one, if there is one.
    fn drop_below(&mut self, level: Level) -> bool {
        for lower in [Level::Notice, Level::Warning] {
            if lower < level
                && let Some(text) = self.held.at(lower).pop()
            {
                self.results -= 1;
                self.bytes -= weight(&text);
                self.left_out += one(lower);
                return true;
            }
        }
        false
    }

    /// Passes on the results that waited, warnings before notices.
    pub(super) fn release(&mut self, write: impl FnMut(Vec<u8>) -> io::Result<()>) -> io::Result<()> {
        std::mem::take(&mut self.held).errors_first().into_iter().flatten().try_for_each(write)
    }

    /// What to tell of results that were left out, if there are some.
    pub(super) fn notification(&self) -> Option<String> {
        let Self { left_out, .. } = self;
        (left_out.total() > 0)
            .then(|| format!("{left_out} left out, since GitHub takes {RESULTS} results and 10 MB of a file"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left_out(limits: &Limits) -> [usize; 3] {
        [limits.left_out.errors, limits.left_out.warnings, limits.left_out.notices]
    }

    #[test]
    fn notices_make_room_first_and_then_warnings() {
        let mut limits = Limits::default();
        let mut take = |level, number: usize| {
            let written = (0..number).filter(|_| limits.take(level, b"{}")).count();
            (written, left_out(&limits))
        };
        assert_eq!(take(Level::Notice, RESULTS + 1), (0, [0, 0, 1]));
        assert_eq!(take(Level::Warning, 10), (0, [0, 0, 11]));
        assert_eq!(take(Level::Error, RESULTS - 4), (RESULTS - 4, [0, 6, RESULTS + 1]));
        assert_eq!(take(Level::Notice, 1), (0, [0, 6, RESULTS + 2]));
        assert_eq!(take(Level::Warning, 1), (0, [0, 7, RESULTS + 2]));
        assert_eq!(take(Level::Error, 5), (4, [1, 11, RESULTS + 2]));
        let mut released = 0;
        limits
            .release(|_| {
                released += 1;
                Ok(())
            })
            .unwrap();
        assert_eq!(released, 0);
        assert!(limits.notification().unwrap().starts_with("1 error, 11 warnings, 25002 notices left out"));
    }

    #[test]
    fn what_waits_is_released_in_order() {
        let mut limits = Limits::default();
        for (level, text) in [(Level::Notice, "n"), (Level::Warning, "v"), (Level::Warning, "w")] {
            assert!(!limits.take(level, text.as_bytes()));
        }
        let mut released = Vec::new();
        limits
            .release(|text| {
                released.extend(text);
                Ok(())
            })
            .unwrap();
        assert_eq!((released.as_slice(), limits.notification()), (b"vwn".as_slice(), None));
    }

    #[test]
    fn long_results_make_room_as_well() {
        let mut limits = Limits::default();
        let long = vec![b'x'; BYTES / 2];
        assert!(!limits.take(Level::Notice, &long) && !limits.take(Level::Warning, &long));
        assert_eq!(left_out(&limits), [0; 3]);
        assert!(limits.take(Level::Error, &long) && limits.take(Level::Error, &long));
        assert!(!limits.take(Level::Error, &long));
        assert_eq!(left_out(&limits), [1, 1, 1]);
    }
}
