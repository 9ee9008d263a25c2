//! What a tool answers: data for programs, and a short text for people.

use std::fmt::Write;

use chatapps_webhooks::{Report, printable};
use rmcp::model::{CallToolResult, ContentBlock};
use serde::Serialize;
use serde_json::Value;

use crate::failure::Failure;

/// How many findings a text shows. The data have all.
const SHOWN: usize = 20;

/// What a tool answers.
pub(super) struct Answer {
    pub(super) text: String,
    /// Valid by the schema of the tool's answers.
    pub(super) data: Value,
}

/// Why a tool did not do what it was asked to, and what to do about it. It has no text of the
/// caller.
#[derive(Debug)]
pub(super) struct Refusal {
    message: String,
    data: Option<Value>,
}

impl Refusal {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), data: None }
    }

    /// With data, valid by the schema of the tool's answers.
    pub(super) fn with(message: impl Into<String>, data: Value) -> Self {
        Self { message: message.into(), data: Some(data) }
    }
}

impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Self {
        Self::new(match failure {
            Failure::Message(message) => message,
            Failure::ClosedPipe | Failure::Interrupted => "interrupted: try again".to_owned(),
        })
    }
}

impl From<serde_json::Error> for Refusal {
    fn from(_: serde_json::Error) -> Self {
        Self::new("the answer can't be written as JSON: report this to the maintainers")
    }
}

/// The result of a call.
pub(super) fn result(answered: Result<Answer, Refusal>) -> CallToolResult {
    let (text, data, is_error) = match answered {
        Ok(Answer { text, data }) => (text, Some(data), false),
        Err(Refusal { message, data }) => (message, data, true),
    };
    let content = vec![ContentBlock::text(text)];
    let mut result = if is_error { CallToolResult::error(content) } else { CallToolResult::success(content) };
    result.structured_content = data;
    result
}

/// A value as JSON.
pub(super) fn json(value: &impl Serialize) -> Result<Value, Refusal> {
    Ok(serde_json::to_value(value)?)
}

/// A number of things.
pub(super) fn plural(count: usize, name: &str) -> String {
    format!("{count} {name}{}", if count == 1 { "" } else { "s" })
}

/// A report in a few lines.
pub(super) fn summary(report: &Report) -> String {
    let counts = report.counts();
    let mut text = match counts.errors + counts.warnings + counts.notices {
        0 => format!("no finding: the document is valid as {}", report.model()),
        _ => format!(
            "{}, {} and {} in the document as {}",
            plural(counts.errors, "error"),
            plural(counts.warnings, "warning"),
            plural(counts.notices, "notice"),
            report.model()
        ),
    };
    for finding in report.findings().iter().take(SHOWN) {
        let place =
            finding.span().map_or_else(String::new, |span| format!(" ({}:{})", span.line, span.column));
        // Writing to a string doesn't fail.
        let _ = write!(
            text,
            "\n{}[{}] at {}{place}: {}; {}",
            finding.level(),
            finding.rule(),
            match finding.pointer().as_str() {
                "" => "the whole document".to_owned(),
                pointer => printable(pointer),
            },
            finding.message(),
            finding.help()
        );
    }
    let rest = report.findings().len().saturating_sub(SHOWN);
    if rest > 0 {
        let _ = write!(text, "\nand {rest} more, in the data");
    }
    text
}
