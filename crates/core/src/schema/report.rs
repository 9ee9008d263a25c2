//! The schema of a report as JSON. It mirrors what `finding/finding.rs` serializes;
//! `tests/it/schema.rs` compares the two.

#![expect(dead_code, reason = "the types are here for their schemas")]

use schemars::JsonSchema;

use super::scalar::{ApplicabilityName, ModelName, RuleId, ShownLevel};

/// All findings of one document, in document order.
#[derive(JsonSchema)]
#[schemars(title = "Report")]
pub(super) struct Report {
    /// Whether no finding is an error.
    valid: bool,
    /// Which document was checked.
    model: ModelName,
    /// What was found; at most as many as the limit of findings allows.
    findings: Vec<Finding>,
    /// How many findings were left out, if any were.
    #[schemars(skip_serializing_if = "Option::is_none")]
    omitted: Option<Omitted>,
}

/// How many findings were left out at each level.
#[derive(JsonSchema)]
struct Omitted {
    /// Errors.
    error: u64,
    /// Warnings.
    warning: u64,
    /// Notices.
    notice: u64,
}

/// One broken rule at one place.
#[derive(JsonSchema)]
pub(super) struct Finding {
    /// The rule's id.
    rule: RuleId,
    /// How much it matters.
    level: ShownLevel,
    /// The location in the document: a JSON Pointer (RFC 6901).
    pointer: String,
    /// What is wrong. The wording may change.
    message: String,
    /// What to do. The wording may change.
    help: String,
    /// The data behind the message.
    params: Params,
    /// The line, from 1, if text was checked.
    #[schemars(skip_serializing_if = "Option::is_none")]
    line: Option<std::num::NonZeroU32>,
    /// The column, from 1, in Unicode code points, if text was checked.
    #[schemars(skip_serializing_if = "Option::is_none")]
    column: Option<std::num::NonZeroU32>,
    /// The bytes that the finding is about, if text was checked.
    #[schemars(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
    /// How to fix it, if that was asked for: alternatives, the best one first.
    #[schemars(skip_serializing_if = "Option::is_none")]
    fixes: Option<Vec<Fix>>,
}

/// A change of the text that fixes a finding. It was proven: made, it leaves nothing as bad behind.
#[derive(JsonSchema)]
struct Fix {
    /// What it does. The wording may change.
    title: String,
    /// Who decides whether it is made: a program may make a safe one, a person looks at an unsafe
    /// one first, and completes a manual one, which is not proven.
    applicability: ApplicabilityName,
    /// Replacements, in the order of the text. No two overlap.
    edits: Vec<Edit>,
}

/// One replacement.
#[derive(JsonSchema)]
struct Edit {
    /// The bytes of the text that are replaced; an empty range where something is inserted.
    range: Range,
    /// What is written there.
    text: String,
}

/// The data behind a message: names, limits, expected values, a suggestion.
#[derive(JsonSchema)]
struct Params {
    /// The location that the finding relates to.
    #[schemars(skip_serializing_if = "Option::is_none")]
    related: Option<Related>,
}

/// Another location in the same document.
#[derive(JsonSchema)]
struct Related {
    /// The location in the document: a JSON Pointer (RFC 6901).
    pointer: String,
    /// The line, from 1, if text was checked.
    #[schemars(skip_serializing_if = "Option::is_none")]
    line: Option<std::num::NonZeroU32>,
    /// The column, from 1, in Unicode code points, if text was checked.
    #[schemars(skip_serializing_if = "Option::is_none")]
    column: Option<std::num::NonZeroU32>,
    /// The bytes of the text, if text was checked.
    #[schemars(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

/// Bytes of the text, counted from 0.
#[derive(JsonSchema)]
struct Range {
    /// The first byte.
    start: u64,
    /// The byte after the last.
    end: u64,
}
