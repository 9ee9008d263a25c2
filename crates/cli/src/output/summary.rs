//! The numbers of files and findings.

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

    /// Whether every path was checked and no finding is an error.
    pub(crate) const fn is_valid(&self) -> bool {
        self.found.errors == 0 && self.is_complete()
    }
}
