//! The numbers of files and findings.

use std::ops::AddAssign;

use chatapps_webhooks::LevelCounts;

/// The numbers of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Summary {
    pub(crate) files: usize,
    /// What one of them is called, if it is no file.
    pub(crate) unit: Option<&'static str>,
    /// The files without an error.
    pub(crate) valid: usize,
    pub(crate) found: LevelCounts,
    /// Those of the findings that no report has, since a document had too many.
    pub(crate) omitted: LevelCounts,
    /// The files and directories that could not be read.
    pub(crate) unread: usize,
    /// The directories without a file to check.
    pub(crate) empty: usize,
    pub(crate) fixable: Fixable,
    /// How many findings the configuration suppressed.
    pub(crate) suppressed: usize,
    /// How many findings a baseline has.
    pub(crate) in_baseline: usize,
}

/// How many findings `--fix` and `--fix=unsafe` would fix, if that was counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fixable {
    pub(crate) safe: usize,
    pub(crate) all: usize,
}

impl AddAssign for Fixable {
    fn add_assign(&mut self, other: Self) {
        self.safe += other.safe;
        self.all += other.all;
    }
}

impl Fixable {
    /// What to tell of them, if there are some.
    pub(crate) fn sentence(self) -> Option<String> {
        match (self.safe, self.all.saturating_sub(self.safe)) {
            (0, 0) => None,
            (0, all) => Some(format!("`--fix=unsafe` fixes {}", plural(all, "finding"))),
            (safe, 0) => Some(format!("`--fix` fixes {}", plural(safe, "finding"))),
            (safe, more) => {
                Some(format!("`--fix` fixes {}, `--fix=unsafe` {more} more", plural(safe, "finding")))
            }
        }
    }
}

impl Summary {
    /// Whether every path was checked.
    pub(crate) const fn is_complete(&self) -> bool {
        self.unread == 0 && self.empty == 0
    }

    /// What to tell of findings that no report has, if there are some.
    pub(crate) fn omission(&self) -> Option<String> {
        let Self { omitted, .. } = self;
        (omitted.total() > 0)
            .then(|| format!("{omitted} not shown; `--max-findings` sets how many are kept of a document"))
    }

    /// What to tell of findings that a configuration left out, if there are some.
    pub(crate) fn left_out(&self) -> Option<String> {
        let parts = [(self.suppressed, "suppressed"), (self.in_baseline, "in the baseline")];
        let parts: Vec<_> = parts
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, how)| format!("{} {how}", plural(count, "finding")))
            .collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    /// Whether every path was checked and no finding is an error.
    pub(crate) const fn is_valid(&self) -> bool {
        self.found.errors == 0 && self.is_complete()
    }

    /// The numbers in a line for people.
    pub(crate) fn sentence(&self) -> String {
        let LevelCounts { errors, warnings, notices } = self.found;
        let counts = [(errors, "error"), (warnings, "warning"), (notices, "notice")];
        let found: Vec<_> = counts
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, name)| plural(count, name))
            .collect();
        let verdict = if self.is_valid() { "valid: " } else { "" };
        let found = if found.is_empty() { "nothing found".to_owned() } else { found.join(", ") };
        let found = format!("{verdict}{found} in {}", plural(self.files, self.unit.unwrap_or("file")));
        let unread = format!("{} could not be read", plural(self.unread, "path"));
        let verb = if self.empty == 1 { "has" } else { "have" };
        let empty = format!("{} {verb} no file to check", plural(self.empty, "directory"));
        [(self.files, found), (self.unread, unread), (self.empty, empty)]
            .into_iter()
            .filter_map(|(count, part)| (count > 0).then_some(part))
            .collect::<Vec<_>>()
            .join("; ")
    }
}

fn plural(count: usize, name: &str) -> String {
    match name.strip_suffix('y') {
        _ if count == 1 => format!("1 {name}"),
        Some(stem) => format!("{count} {stem}ies"),
        None => format!("{count} {name}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(summary: &Summary) -> String {
        summary.sentence()
    }

    #[test]
    fn what_can_be_fixed_is_told() {
        let sentence = |safe, all| Fixable { safe, all }.sentence();
        assert_eq!(sentence(0, 0), None);
        assert_eq!(sentence(1, 1).unwrap(), "`--fix` fixes 1 finding");
        assert_eq!(sentence(0, 2).unwrap(), "`--fix=unsafe` fixes 2 findings");
        assert_eq!(sentence(2, 5).unwrap(), "`--fix` fixes 2 findings, `--fix=unsafe` 3 more");
    }

    #[test]
    fn the_summary_has_real_plurals() {
        let summary = Summary { files: 1, valid: 1, ..Summary::default() };
        assert_eq!(sentence(&summary), "valid: nothing found in 1 file");
        assert_eq!(
            sentence(&Summary {
                found: LevelCounts { warnings: 1, ..LevelCounts::default() },
                ..summary.clone()
            }),
            "valid: 1 warning in 1 file"
        );
        assert_eq!(
            sentence(&Summary {
                found: LevelCounts { errors: 2, warnings: 1, notices: 3 },
                ..summary.clone()
            }),
            "2 errors, 1 warning, 3 notices in 1 file"
        );
        assert_eq!(
            sentence(&Summary { unread: 2, ..summary.clone() }),
            "nothing found in 1 file; 2 paths could not be read"
        );
        let summary = Summary { files: 0, ..summary };
        assert_eq!(sentence(&Summary { unread: 1, ..summary.clone() }), "1 path could not be read");
        assert_eq!(sentence(&Summary { empty: 1, ..summary.clone() }), "1 directory has no file to check");
        assert_eq!(
            sentence(&Summary { unread: 1, empty: 2, ..summary }),
            "1 path could not be read; 2 directories have no file to check"
        );
    }
}
