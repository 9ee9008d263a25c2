//! The check that every document goes through.

use chatapps_webhooks::{Applicability, Checker, InputFormat, Model, Report};
use chatapps_webhooks_texts::{Transcript, transcribe};

use crate::input::document::{Document, Start, Written};
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
    /// A report as it is shown. Only JSON has fixes.
    pub(crate) fn shown<'a>(
        &self,
        file: &'a File,
        report: &'a Report,
        text: Option<&'a [u8]>,
        start: Start,
        written: Written<'a>,
    ) -> Document<'a> {
        let json = text.filter(|_| matches!(written, Written::AsJson));
        let fixes = self.shows_fixes.then(|| report.fixes(json.unwrap_or_default()));
        Document { fixes, written, ..Document::new(file, report, text, start) }
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
            Err(invalid) => (Some(invalid.into_report()), None),
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
