//! Checks under the configuration of a project, for programs that ask for them.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chatapps_webhooks::{Checker, InputFormat, Limits, Model, Report};
use chatapps_webhooks_texts::transcribe;

use crate::baseline::Baseline;
use crate::invalid::InvalidConfiguration;
use crate::project::Project;
use crate::settings::{Given, Settings};
use crate::tally::Tally;

/// Checks under the configuration of a project, and which of its suppressions were of use in them.
#[derive(Debug)]
pub struct Run {
    project: Project,
    /// What was known when the run began.
    baseline: Option<Baseline>,
    tally: Mutex<Tally>,
}

impl Run {
    /// A run that begins.
    ///
    /// # Errors
    ///
    /// [`InvalidConfiguration`] if the baseline can't be read.
    pub fn of(project: Project) -> Result<Self, InvalidConfiguration> {
        let baseline = Baseline::read(&project.baseline())?;
        Ok(Self { project, baseline, tally: Mutex::default() })
    }

    /// The project.
    #[must_use]
    pub const fn project(&self) -> &Project {
        &self.project
    }

    /// How a file is checked; a text that is in none has no path. In desired state, secrets may be
    /// references.
    #[must_use]
    pub fn file(self: &Arc<Self>, file: Option<&Path>, given: &Given, is_desired: bool) -> FileCheck {
        let settings = self.project.settings(file, given);
        let checker = Checker::new(settings.policy.clone()).with_exceptions(settings.exceptions.clone());
        let is_given = |rule| given.rules.iter().any(|(its, _)| *its == rule);
        let checker = if is_desired { checker.for_desired_state(is_given) } else { checker };
        let checker = checker.with_limits(settings.limits);
        let file = file.map(Path::to_owned);
        FileCheck { run: Arc::clone(self), file, settings, checker, has_baseline: self.baseline.is_some() }
    }

    /// The findings on the suppressions, by the file that has them, with its text: those that have
    /// expired, and those that were of no use although what they are for was checked.
    #[must_use]
    pub fn reports(&self) -> Vec<(PathBuf, String, Report)> {
        let settings = self.project.settings(Some(self.project.file()), &Given::default());
        let mut reports = self.tally().reports(&self.project, &settings.policy);
        reports.retain(|(.., report)| !report.findings().is_empty());
        reports
    }

    fn tally(&self) -> MutexGuard<'_, Tally> {
        self.tally.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How the documents of a file are checked.
#[derive(Clone, Debug)]
pub struct FileCheck {
    run: Arc<Run>,
    file: Option<PathBuf>,
    settings: Settings,
    checker: Checker,
    has_baseline: bool,
}

impl FileCheck {
    /// What the file is checked under.
    #[must_use]
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The same for lines, each of which is a document: a baseline is for whole files.
    #[must_use]
    pub fn of_lines(self) -> Self {
        Self { has_baseline: false, ..self }
    }

    /// The checker with the levels, the exceptions and the limits of the file. It knows no
    /// baseline.
    #[must_use]
    pub const fn checker(&self) -> &Checker {
        &self.checker
    }

    /// What the documents are: what the configuration says, or `webhooks`.
    #[must_use]
    pub fn model(&self) -> Model {
        self.settings.model()
    }

    /// The findings of a text that are neither suppressed nor in the baseline. Each text is
    /// compared with the whole baseline: a text that is checked again has the same findings.
    #[must_use]
    pub fn check(&self, format: InputFormat, text: &[u8]) -> Report {
        let model = self.model();
        let Some(baseline) = self.run.baseline.as_ref().filter(|_| self.has_baseline) else {
            return self.tallied(chatapps_webhooks_texts::check(&self.checker, model, format, text));
        };
        // What the baseline has doesn't count.
        let limits = Limits { findings: Limits::MAX_FINDINGS, ..self.checker.limits() };
        let checker = self.checker.clone().with_limits(limits);
        let (report, json) = match format {
            InputFormat::Json => {
                (checker.check(model, text), str::from_utf8(text).unwrap_or_default().to_owned())
            }
            _ => match transcribe(&checker, model, format, text) {
                Ok(transcript) => (transcript.check(&checker, model), transcript.json().to_owned()),
                Err(invalid) => return self.tallied(invalid.into_report()),
            },
        };
        let report = self.tallied(report);
        let (folder, limit) = (self.run.project.baseline(), self.settings.limits.findings);
        let folder = folder.parent().unwrap_or(Path::new(""));
        baseline.clone().leave_out(report, &json, self.file.as_deref(), folder, limit).0
    }

    fn tallied(&self, report: Report) -> Report {
        self.run.tally().add(&self.settings, &report);
        report
    }
}
