//! The check that every document goes through.

use chatapps_webhooks::{Checker, InputFormat, Model, Report};
use chatapps_webhooks_texts::{Transcript, transcribe};

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
        self.that_matters(self.checker.check(self.model, text))
    }

    /// The same for a text in any format but JSON, with its transcript, if it could be read.
    pub(crate) fn check_written<'t>(
        &self,
        format: InputFormat,
        text: &'t [u8],
    ) -> (Option<Report>, Option<Transcript<'t>>) {
        match transcribe(&self.checker, self.model, format, text) {
            Ok(transcript) => {
                let report = transcript.check(&self.checker, self.model);
                (self.that_matters(report), Some(transcript))
            }
            Err(report) => (Some(report), None),
        }
    }

    /// A report, if something was found.
    fn that_matters(&self, report: Report) -> Option<Report> {
        if self.errors_only && report.is_valid() {
            return None;
        }
        // A limit on findings leaves some out, which count.
        (!report.findings().is_empty() || report.omitted().total() > 0).then_some(report)
    }
}
