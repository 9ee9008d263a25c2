//! What is asked about each document of a column.

use chatapps_webhooks::{Checker, Event, EventKind, InputFormat, LevelCounts, Model, Report, Rule};
use chatapps_webhooks_texts as texts;

/// The check of each document.
pub(crate) struct Question {
    checker: Checker,
    /// The same, to which each finding is an error.
    strictest: Checker,
    model: Model,
    format: InputFormat,
}

/// What was found in a document.
#[derive(Default)]
pub(super) struct Found {
    pub(super) is_valid: bool,
    pub(super) counts: LevelCounts,
    /// The rule of the first finding among those of the highest level.
    pub(super) rule: Option<Rule>,
    /// The kind of a valid event.
    pub(super) kind: Option<EventKind>,
}

impl Question {
    pub(crate) fn new(checker: &Checker, model: Model, format: InputFormat) -> Self {
        Self { checker: checker.clone(), strictest: checker.all_errors(), model, format }
    }

    pub(super) const fn model(&self) -> Model {
        self.model
    }

    pub(super) fn is_valid(&self, text: &[u8]) -> bool {
        texts::is_valid(&self.checker, self.model, self.format, text)
    }

    pub(super) fn check(&self, text: &[u8]) -> Found {
        self.nothing(text).unwrap_or_else(|| self.all(text))
    }

    /// What there is to say of a document without any finding, as most are in an archive. It takes
    /// about half of the time of a report.
    fn nothing(&self, text: &[u8]) -> Option<Found> {
        let found = |kind| Found { is_valid: true, kind, ..Found::default() };
        match (self.model, self.format) {
            (Model::Event, InputFormat::Json) => {
                self.strictest.event_kind(text).map(|kind| found(Some(kind)))
            }
            (_, InputFormat::Json) => self.strictest.is_valid(self.model, text).then(|| found(None)),
            _ => None,
        }
    }

    fn all(&self, text: &[u8]) -> Found {
        let (report, kind) = self.report(text);
        let first = report.worst().and_then(|worst| report.at_level(worst).next());
        let rule = first.map(chatapps_webhooks::Finding::rule);
        Found { is_valid: report.is_valid(), counts: report.counts(), rule, kind }
    }

    fn report(&self, text: &[u8]) -> (Report, Option<EventKind>) {
        if (self.model, self.format) == (Model::Event, InputFormat::Json) {
            return self.checker.check_event(text);
        }
        let report = texts::check(&self.checker, self.model, self.format, text);
        let is_event = self.model == Model::Event && report.is_valid();
        let event = is_event.then(|| texts::parse::<Event>(&self.checker, self.format, text));
        let kind = event.and_then(Result::ok).map(|parsed| parsed.value.kind());
        (report, kind)
    }
}
