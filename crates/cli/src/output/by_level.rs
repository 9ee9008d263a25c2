//! Something for each level, errors first.

use chatapps_webhooks::{Level, LevelCounts};

/// Something for each level of a finding.
#[derive(Default)]
pub(super) struct ByLevel<T> {
    errors: T,
    warnings: T,
    notices: T,
}

impl<T> ByLevel<T> {
    pub(super) const fn at(&mut self, level: Level) -> &mut T {
        match level {
            Level::Error => &mut self.errors,
            Level::Warning => &mut self.warnings,
            Level::Notice | Level::Off => &mut self.notices,
        }
    }

    /// Those of all levels, the highest first.
    pub(super) fn errors_first(self) -> [T; 3] {
        [self.errors, self.warnings, self.notices]
    }
}

/// One finding, counted.
pub(super) fn one(level: Level) -> LevelCounts {
    let mut counts = LevelCounts::default();
    match level {
        Level::Error => counts.errors = 1,
        Level::Warning => counts.warnings = 1,
        Level::Notice => counts.notices = 1,
        Level::Off => {}
    }
    counts
}
