//! The numbers of files and findings.

use std::ops::AddAssign;

use chatapps_webhooks::{Level, Report};

/// The number of findings at each level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
    pub(crate) notices: usize,
}

impl Counts {
    pub(crate) fn of(report: &Report) -> Self {
        let mut counts = Self::default();
        for finding in report.findings() {
            match finding.level() {
                Level::Error => counts.errors += 1,
                Level::Warning => counts.warnings += 1,
                Level::Notice => counts.notices += 1,
                Level::Off => {}
            }
        }
        counts
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.notices += other.notices;
    }
}

/// The numbers of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Summary {
    pub(crate) files: usize,
    /// The files without an error.
    pub(crate) valid: usize,
    pub(crate) found: Counts,
    /// The files and directories that could not be read.
    pub(crate) unread: usize,
    /// The directories without a file to check.
    pub(crate) empty: usize,
}

impl Summary {
    /// Whether every path was checked.
    pub(crate) const fn is_complete(&self) -> bool {
        self.unread == 0 && self.empty == 0
    }

    /// Whether every path was checked and no finding is an error.
    pub(crate) const fn is_valid(&self) -> bool {
        self.found.errors == 0 && self.is_complete()
    }
}
