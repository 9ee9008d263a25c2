//! The check that every document goes through.

use std::sync::Arc;

use chatapps_webhooks::{Applicability, Checker, InputFormat, Limits, Model, Report};
use chatapps_webhooks_project::Settings;
use chatapps_webhooks_texts::{Transcript, transcribe};

use super::configuration::InRun;
use crate::input::document::{Document, Start, Written};
use crate::input::file::File;
use crate::output::summary::Fixable;

/// How the documents of a file are checked.
pub(crate) struct DocumentCheck {
    pub(crate) checker: Checker,
    pub(crate) model: Model,
    /// Whether a document without errors needs no report.
    pub(crate) errors_only: bool,
    /// Whether the fixes of findings are shown.
    pub(crate) shows_fixes: bool,
    /// Whether the summary says how many findings can be fixed.
    pub(crate) counts_fixes: bool,
    /// The configuration of the file, if there is one.
    pub(crate) configured: Option<Configured>,
}

/// What a configuration has to do with the documents of a file.
pub(crate) struct Configured {
    run: Arc<InRun>,
    settings: Settings,
    file: File,
    /// Whether its baseline counts.
    has_baseline: bool,
}

impl Configured {
    /// Each line of a file is checked when a core is free, in no order: a baseline is for
    /// documents.
    pub(crate) fn of(run: Arc<InRun>, settings: Settings, file: File, is_lines: bool) -> Self {
        let has_baseline = !is_lines && run.has_baseline();
        Self { run, settings, file, has_baseline }
    }

    /// Whether the report of a document without errors matters, too.
    fn needs_reports(&self) -> bool {
        self.has_baseline || !self.settings.exceptions.suppressions.is_empty()
    }
}

impl DocumentCheck {
    /// The check that some settings ask for.
    pub(crate) fn of(settings: &Settings, configured: Option<Configured>) -> Self {
        let mut limits = settings.limits;
        if configured.as_ref().is_some_and(|configured| configured.has_baseline) {
            // Those that the baseline has don't count.
            limits.findings = Limits::MAX_FINDINGS;
        }
        let checker = Checker::new(settings.policy.clone())
            .with_limits(limits)
            .with_exceptions(settings.exceptions.clone());
        let model = settings.model.as_ref().map_or(Model::Webhooks, |(model, _)| *model);
        Self { checker, model, errors_only: false, shows_fixes: false, counts_fixes: false, configured }
    }

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
        let needs_reports = self.configured.as_ref().is_some_and(Configured::needs_reports);
        if self.errors_only && !needs_reports && self.checker.is_valid(self.model, text) {
            return None;
        }
        let report = self.checker.check(self.model, text);
        self.that_matters(report, || str::from_utf8(text).unwrap_or_default())
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
                (self.that_matters(report, || transcript.json()), Some(transcript))
            }
            Err(invalid) => (Some(invalid.into_report()), None),
        }
    }

    /// A report, if something was found that the configuration doesn't leave out. `json` is the
    /// text.
    pub(crate) fn that_matters<'j>(
        &self,
        mut report: Report,
        json: impl FnOnce() -> &'j str,
    ) -> Option<Report> {
        if let Some(Configured { run, settings, file, has_baseline }) = &self.configured {
            run.tally(settings, &report);
            if *has_baseline {
                report = run.without_known(report, json(), file, settings.limits.findings);
            }
        }
        if self.errors_only && report.is_valid() {
            return None;
        }
        // A limit on findings leaves some out, which count.
        (!report.findings().is_empty() || report.omitted().total() > 0).then_some(report)
    }
}
