//! All findings of one document.

use std::fmt;

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

use super::finding::Finding;
use crate::base::level::Level;
use crate::base::printable::printable;
use crate::describe::model::Model;

/// All findings of one document, in document order.
///
/// Serializes as an object with the members `valid`, `model` and `findings`. Its
/// [`Display`](fmt::Display) form is one paragraph a finding, for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub(crate) model: Model,
    pub(crate) findings: Vec<Finding>,
}

impl Report {
    /// Whether no finding is an error. Warnings and notices are allowed.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.findings.iter().all(|finding| finding.level != Level::Error)
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

    /// The findings of one level.
    pub fn at_level(&self, level: Level) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.level == level)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, finding) in self.findings.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{}[{}]: {}\n  at ", finding.level, finding.rule(), finding.message())?;
            match finding.pointer.as_str() {
                "" => f.write_str("the whole document")?,
                pointer => f.write_str(&printable(pointer))?,
            }
            if let Some(span) = &finding.span {
                write!(f, " (line {}, column {})", span.line, span.column)?;
            }
            write!(f, "\n  help: {}", finding.help())?;
        }
        Ok(())
    }
}

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Report", 3)?;
        out.serialize_field("valid", &self.is_valid())?;
        out.serialize_field("model", self.model.as_str())?;
        out.serialize_field("findings", &self.findings)?;
        out.end()
    }
}

/// The failure of parsing: the document has at least one error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invalid {
    pub(crate) report: Box<Report>,
}

impl Invalid {
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
        write!(f, "invalid {}:\n{}", self.report.model, self.report)
    }
}

impl std::error::Error for Invalid {}
