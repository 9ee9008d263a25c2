//! The check of a document: as `validate` does it.

use std::path::Path;

use chatapps_webhooks::{Checker, EntryTargets, InputFormat, Limits, Model, Param, Report, Rule};
use chatapps_webhooks_project::{Given, Project, Settings};
use chatapps_webhooks_texts::transcribe;

use crate::projects::Found;

/// The most findings that are shown of a document: an editor takes longer with more.
pub(crate) const MAX_FINDINGS: usize = 10_000;

/// What is known of a document that is ours.
pub(crate) struct Checked {
    pub(crate) report: Report,
    /// The text as JSON, if it could be read and isn't that.
    json: Option<String>,
    /// Whether there are references in place of secrets.
    pub(crate) is_desired: bool,
}

impl Checked {
    /// The targets of the entries of a document.
    pub(crate) fn targets(&self, text: &str) -> EntryTargets {
        EntryTargets::of(self.report.model(), self.json.as_deref().unwrap_or(text))
    }
}

/// What a document is checked under.
pub(crate) fn settings(found: Option<&Found>, path: Option<&Path>) -> Settings {
    let given = Given::default();
    let mut settings = match found {
        Some(found) => found.project.settings(path, &given),
        None => Project::none(&given),
    };
    settings.limits.findings = settings.limits.findings.min(MAX_FINDINGS);
    settings
}

/// Checks a text. The report has at most so many findings.
pub(crate) fn check(
    (format, text): (InputFormat, &str),
    (model, path): (Model, Option<&Path>),
    found: Option<&Found>,
    settings: &Settings,
    most: usize,
) -> Checked {
    let baseline = found.and_then(|found| Some((found, found.baseline.clone()?)));
    // Those that the baseline has don't count.
    let findings = if baseline.is_some() { Limits::MAX_FINDINGS } else { most };
    let limits = Limits { findings, ..settings.limits };
    let check = |checker: &Checker| check_text(checker, model, format, text);
    let checker = Checker::new(settings.policy.clone())
        .with_limits(limits)
        .with_exceptions(settings.exceptions.clone());
    let (mut report, mut json) = check(&checker);
    let is_desired = has_references(&report);
    if is_desired {
        (report, json) = check(&checker.for_desired_state(|_| false));
    }
    if let Some((found, mut baseline)) = baseline {
        let folder = found.project.baseline();
        let folder = folder.parent().unwrap_or(Path::new(""));
        let json = json.as_deref().unwrap_or(text);
        (report, _) = baseline.leave_out(report, json, path, folder, most);
    }
    Checked { report, json, is_desired }
}

/// The report on a text, and the text as JSON if it isn't that.
fn check_text(checker: &Checker, model: Model, format: InputFormat, text: &str) -> (Report, Option<String>) {
    if format == InputFormat::Json {
        return (checker.check(model, text), None);
    }
    match transcribe(checker, model, format, text.as_bytes()) {
        Ok(transcript) => (transcript.check(checker, model), Some(transcript.json().to_owned())),
        Err(invalid) => (invalid.into_report(), None),
    }
}

/// Whether there are objects in place of secrets: references, which only desired state has.
fn has_references(report: &Report) -> bool {
    report.findings().iter().any(|finding| {
        let is =
            |name, text: &str| matches!(finding.params().get(name), Some(Param::Text(its)) if its == text);
        let pointer = finding.pointer().as_str();
        let is_secret = pointer.ends_with("/httpAuthorization") || pointer.ends_with("/clientSecret");
        finding.rule() == Rule::Type && is_secret && is("found", "object")
    })
}
