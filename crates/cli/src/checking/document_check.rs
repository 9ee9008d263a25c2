//! The check that every document goes through.

use chatapps_webhooks::{Checker, Model, Report};

/// How each document is checked.
pub(crate) struct DocumentCheck {
    pub(crate) checker: Checker,
    pub(crate) model: Model,
    /// Whether a document without errors needs no report.
    pub(crate) errors_only: bool,
}

impl DocumentCheck {
    /// The report on a text; `None` if it would have no findings that matter.
    pub(crate) fn check(&self, text: &[u8]) -> Option<Report> {
        if self.errors_only && self.checker.is_valid(self.model, text) {
            return None;
        }
        let report = self.checker.check(self.model, text);
        // A limit on findings leaves some out, which count.
        (!report.findings().is_empty() || report.omitted().total() > 0).then_some(report)
    }
}
