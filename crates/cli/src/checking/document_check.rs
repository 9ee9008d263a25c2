//! The check that every document goes through.

use chatapps_webhooks::{Applicability, Checker, Model, Report};

use crate::input::document::{Document, Start};
use crate::input::file::File;
use crate::output::summary::Fixable;

/// How each document is checked.
pub(crate) struct DocumentCheck {
    pub(crate) checker: Checker,
    pub(crate) model: Model,
    /// Whether a document without errors needs no report.
    pub(crate) errors_only: bool,
    /// Whether the fixes of findings are shown.
    pub(crate) shows_fixes: bool,
    /// Whether the summary says how many findings can be fixed.
    pub(crate) counts_fixes: bool,
}

impl DocumentCheck {
    /// A report as it is shown.
    pub(crate) fn shown<'a>(
        &self,
        file: &'a File,
        report: &'a Report,
        text: Option<&'a [u8]>,
        start: Start,
    ) -> Document<'a> {
        let fixes = self.shows_fixes.then(|| report.fixes(text.unwrap_or_default()));
        Document { fixes, ..Document::new(file, report, text, start) }
    }

    /// How many findings fixes would fix, if that is to be counted.
    pub(crate) fn fixable(&self, report: &Report, text: Option<&[u8]>) -> Fixable {
        let Some(text) = text.filter(|_| self.counts_fixes) else { return Fixable::default() };
        let count = |applicability| {
            let fixed = report.may_have_fixes(applicability).then(|| report.fixed(text, applicability));
            fixed.and_then(Result::ok).map_or(0, |fixed| fixed.findings().len())
        };
        Fixable { safe: count(Applicability::Safe), all: count(Applicability::Unsafe) }
    }

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
