//! The number of findings at each level.

use std::fmt;
use std::ops::{AddAssign, Sub};

use serde::Serialize;

use crate::base::level::Level;

/// The number of findings at each level. Its [`Display`](fmt::Display) form is `2 errors, 1 notice`;
/// it serializes as an object with a member for each level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct LevelCounts {
    /// Errors.
    #[serde(rename = "error")]
    pub errors: usize,
    /// Warnings.
    #[serde(rename = "warning")]
    pub warnings: usize,
    /// Notices.
    #[serde(rename = "notice")]
    pub notices: usize,
}

impl LevelCounts {
    /// The number at all levels.
    #[must_use]
    pub const fn total(self) -> usize {
        self.errors + self.warnings + self.notices
    }

    /// The number at a level; 0 for [`Level::Off`].
    #[must_use]
    pub const fn at(self, level: Level) -> usize {
        match level {
            Level::Error => self.errors,
            Level::Warning => self.warnings,
            Level::Notice => self.notices,
            Level::Off => 0,
        }
    }

    /// Whether there is a finding of that level, or of a higher one.
    #[must_use]
    pub const fn reaches(self, level: Level) -> bool {
        match level {
            Level::Error => self.errors > 0,
            Level::Warning => self.errors + self.warnings > 0,
            Level::Notice | Level::Off => self.total() > 0,
        }
    }

    pub(crate) fn of(levels: impl Iterator<Item = Level>) -> Self {
        let mut counts = Self::default();
        levels.for_each(|level| counts.add(level));
        counts
    }

    fn add(&mut self, level: Level) {
        match level {
            Level::Error => self.errors += 1,
            Level::Warning => self.warnings += 1,
            Level::Notice => self.notices += 1,
            Level::Off => {}
        }
    }

    /// Takes one of that level away, if there is one.
    pub(crate) fn take(&mut self, level: Level) -> bool {
        let count = match level {
            Level::Error => &mut self.errors,
            Level::Warning => &mut self.warnings,
            Level::Notice => &mut self.notices,
            Level::Off => return false,
        };
        let left = count.checked_sub(1);
        *count = left.unwrap_or_default();
        left.is_some()
    }

    /// As many of these as fit into a limit: errors first, then warnings, then notices.
    pub(crate) fn within(self, limit: usize) -> Self {
        let errors = self.errors.min(limit);
        let warnings = self.warnings.min(limit - errors);
        let notices = self.notices.min(limit - errors - warnings);
        Self { errors, warnings, notices }
    }
}

impl AddAssign for LevelCounts {
    fn add_assign(&mut self, other: Self) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.notices += other.notices;
    }
}

impl Sub for LevelCounts {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self {
            errors: self.errors - other.errors,
            warnings: self.warnings - other.warnings,
            notices: self.notices - other.notices,
        }
    }
}

impl fmt::Display for LevelCounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.total() == 0 {
            return f.write_str("no findings");
        }
        let mut separator = "";
        for (count, name) in [(self.errors, "error"), (self.warnings, "warning"), (self.notices, "notice")] {
            if count > 0 {
                write!(f, "{separator}{count} {name}{}", if count == 1 { "" } else { "s" })?;
                separator = ", ";
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_takes_errors_before_warnings_before_notices() {
        let all = LevelCounts { errors: 2, warnings: 3, notices: 4 };
        for (limit, errors, warnings, notices) in
            [(0, 0, 0, 0), (1, 1, 0, 0), (4, 2, 2, 0), (6, 2, 3, 1), (99, 2, 3, 4)]
        {
            assert_eq!(all.within(limit), LevelCounts { errors, warnings, notices });
        }
    }

    #[test]
    fn counts_read_as_a_sentence_has_them() {
        let counts = |errors, warnings, notices| LevelCounts { errors, warnings, notices }.to_string();
        assert_eq!(counts(0, 0, 0), "no findings");
        assert_eq!(counts(1, 0, 2), "1 error, 2 notices");
        assert_eq!(counts(10_001, 1, 1), "10001 errors, 1 warning, 1 notice");
    }
}
