//! All findings of one document.

use std::fmt;

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

use super::counts::LevelCounts;
use super::finding::Finding;
use crate::base::level::Level;
use crate::base::limits::SHOWN;
use crate::base::printable::printable;
use crate::describe::model::Model;
use crate::policy::exceptions::Suppressed;
use crate::policy::settings::Settings;

/// The findings of one document, in document order.
///
/// A document can have many more findings than anybody could read. A report keeps as many as
/// [`Limits::findings`](crate::Limits) says, errors first, and counts the others; its verdict is that
/// on all of them.
///
/// Serializes as an object with the members `valid`, `model`, `findings` and, if some were left
/// out, `omitted`. Its [`Display`](fmt::Display) form is one paragraph a finding, for people.
#[derive(Clone, Debug)]
pub struct Report {
    /// What the document was checked under: fixes are proven under the same.
    pub(crate) settings: Settings,
    /// Whether positions are those of JSON, which alone can be fixed.
    pub(crate) is_json: bool,
    pub(crate) model: Model,
    pub(crate) findings: Vec<Finding>,
    pub(crate) omitted: LevelCounts,
    /// What came of suppressions, if there were any.
    pub(crate) suppressed: Option<Box<Suppressed>>,
}

impl Report {
    /// A report with all that was found.
    pub(crate) fn of(settings: Settings, model: Model, findings: Vec<Finding>) -> Self {
        Self { settings, is_json: true, model, findings, omitted: LevelCounts::default(), suppressed: None }
    }

    /// Whether no finding is an error. Warnings and notices are allowed.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.omitted.errors == 0 && self.findings.iter().all(|finding| finding.level != Level::Error)
    }

    /// The highest level of a finding, of those that were left out, too. `None` if nothing was
    /// found.
    #[must_use]
    pub fn worst(&self) -> Option<Level> {
        let is_found = |level: &Level| {
            self.omitted.at(*level) > 0 || self.findings.iter().any(|finding| finding.level == *level)
        };
        [Level::Error, Level::Warning, Level::Notice].into_iter().find(is_found)
    }

    /// The document that was checked.
    #[must_use]
    pub const fn model(&self) -> Model {
        self.model
    }

    /// The findings, in document order.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The findings, in document order.
    #[must_use]
    pub fn into_findings(self) -> Vec<Finding> {
        self.findings
    }

    /// How many findings there are, with those that were left out.
    #[must_use]
    pub fn counts(&self) -> LevelCounts {
        let mut counts = LevelCounts::of(self.findings.iter().map(Finding::level));
        counts += self.omitted;
        counts
    }

    /// How many findings were left out.
    #[must_use]
    pub const fn omitted(&self) -> LevelCounts {
        self.omitted
    }

    /// What came of the suppressions that the document was checked with.
    #[doc(hidden)]
    #[must_use]
    pub fn suppressed(&self) -> &Suppressed {
        self.suppressed.as_deref().unwrap_or(Suppressed::NONE)
    }

    /// The report without the findings that a function doesn't keep, and with at most as many as
    /// the limit.
    #[doc(hidden)]
    #[must_use]
    pub fn kept(mut self, limit: usize, keep: impl FnMut(&Finding) -> bool) -> Self {
        self.findings.retain(keep);
        self.limit(limit);
        self
    }

    /// Leaves out what is beyond a limit: errors are kept before warnings before notices.
    pub(crate) fn limit(&mut self, limit: usize) {
        let all = LevelCounts::of(self.findings.iter().map(Finding::level));
        let mut room = all.within(limit);
        self.omitted += all - room;
        self.findings.retain(|finding| room.take(finding.level()));
    }

    /// What the failure of parsing says, in every language: how many findings there are, and the
    /// first 20 of them, errors before warnings before notices.
    #[must_use]
    pub fn failure_text(&self) -> String {
        let counts = self.counts();
        let mut text = format!("invalid {}: {counts}", self.model);
        let levels = [Level::Error, Level::Warning, Level::Notice];
        let findings = levels.into_iter().flat_map(|level| self.at_level(level));
        let mut shown = 0;
        for finding in findings.take(SHOWN) {
            text = format!("{text}\n{}", Paragraph(finding));
            shown += 1;
        }
        match counts.total() - shown {
            0 => text,
            more => format!("{text}\n… and {more} more"),
        }
    }

    /// The findings of one level.
    pub fn at_level(&self, level: Level) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.level == level)
    }
}

/// Reports are equal that say the same, under whatever policy.
impl PartialEq for Report {
    fn eq(&self, other: &Self) -> bool {
        (self.model, &self.findings, self.omitted) == (other.model, &other.findings, other.omitted)
    }
}

impl Eq for Report {}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        for finding in &self.findings {
            write!(f, "{separator}{}", Paragraph(finding))?;
            separator = "\n";
        }
        if self.omitted.total() > 0 {
            write!(f, "{separator}left out of the report: {}", self.omitted)?;
        }
        Ok(())
    }
}

/// A finding for people, on three lines.
struct Paragraph<'f>(&'f Finding);

impl fmt::Display for Paragraph<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let finding = self.0;
        write!(f, "{}[{}]: {}\n  at ", finding.level, finding.rule(), finding.message())?;
        match finding.pointer.as_str() {
            "" => f.write_str("the whole document")?,
            pointer => f.write_str(&printable(pointer))?,
        }
        if let Some(span) = &finding.span {
            write!(f, " (line {}, column {})", span.line, span.column)?;
        }
        write!(f, "\n  help: {}", finding.help())
    }
}

impl Report {
    /// Writes its members, with the findings as they are to be.
    pub(crate) fn serialize_members<S: SerializeStruct>(
        &self,
        out: &mut S,
        findings: &impl Serialize,
    ) -> Result<(), S::Error> {
        out.serialize_field("valid", &self.is_valid())?;
        out.serialize_field("model", self.model.as_str())?;
        out.serialize_field("findings", findings)?;
        if self.omitted.total() > 0 {
            out.serialize_field("omitted", &self.omitted)
        } else {
            out.skip_field("omitted")
        }
    }
}

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Report", 4)?;
        self.serialize_members(&mut out, &self.findings)?;
        out.end()
    }
}

/// The failure of parsing: the document has at least one error.
///
/// Its [`Display`](fmt::Display) form is meant for logs: how many findings there are, and the first
/// 20 of them, errors before warnings before notices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invalid {
    pub(crate) report: Box<Report>,
}

impl Invalid {
    /// For the crate that reads other formats, whose faults end its reading early.
    #[doc(hidden)]
    #[must_use]
    pub fn of(report: Report) -> Self {
        Self { report: Box::new(report) }
    }

    /// What is wrong with the document.
    #[must_use]
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// What is wrong with the document, owned.
    #[must_use]
    pub fn into_report(self) -> Report {
        *self.report
    }
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.report.failure_text())
    }
}

impl std::error::Error for Invalid {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::params::Params;
    use crate::finding::pointer::Pointer;
    use crate::policy::catalogue::{Wording, wording};

    fn of(findings: &[(&'static Wording, Level)], omitted: LevelCounts) -> Report {
        let findings = findings.iter().map(|(wording, level)| Finding {
            wording,
            level: *level,
            pointer: Pointer::default(),
            params: Params::default(),
            related: None,
            span: None,
        });
        let settings = Settings::default();
        Report { omitted, ..Report::of(settings, Model::Webhooks, findings.collect()) }
    }

    #[test]
    fn the_text_of_a_failure_counts_all_and_shows_errors_first() {
        let report = of(
            &[(&wording::UNAUTHENTICATED, Level::Notice), (&wording::SYNTAX_EMPTY, Level::Error)],
            LevelCounts::default(),
        );
        let text = Invalid { report: Box::new(report) }.to_string();
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(lines.first(), Some(&"invalid webhooks: 1 error, 1 notice"));
        assert!(lines.get(1).is_some_and(|line| line.starts_with("error[syntax]")), "{text}");
        assert_eq!(lines.len(), 7);
    }

    #[test]
    fn the_text_of_a_failure_is_short_however_much_was_found() {
        let findings = vec![(&wording::SYNTAX_EMPTY, Level::Error); 500];
        let omitted = LevelCounts { errors: 1000, ..LevelCounts::default() };
        let text = Invalid { report: Box::new(of(&findings, omitted)) }.to_string();
        assert!(text.starts_with("invalid webhooks: 1500 errors\n"), "{text}");
        assert!(text.ends_with("\n… and 1480 more"), "{text}");
        assert_eq!(text.matches("error[syntax]").count(), SHOWN);
    }

    #[test]
    fn errors_that_were_left_out_count() {
        let report = of(&[], LevelCounts { errors: 1, ..LevelCounts::default() });
        assert!(!report.is_valid());
        assert_eq!(report.to_string(), "left out of the report: 1 error");
        let json = serde_json::to_value(&report).unwrap();
        assert_eq!(json["omitted"], serde_json::json!({"error": 1, "warning": 0, "notice": 0}));
        assert_eq!(serde_json::to_value(of(&[], LevelCounts::default())).unwrap().get("omitted"), None);
    }
}
