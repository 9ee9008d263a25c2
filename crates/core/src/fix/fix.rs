//! A change of a text that fixes a finding.

use std::borrow::Cow;
use std::ops::Range;

use serde::Serialize;

use crate::base::applicability::Applicability;

/// A change of a text that fixes a finding.
///
/// Serializes as an object with the members `title`, `applicability` and `edits`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Fix {
    pub(crate) title: Cow<'static, str>,
    pub(crate) applicability: Applicability,
    pub(crate) edits: Vec<Edit>,
}

impl Fix {
    /// What it does: one line in the imperative, lower-case, without a final period.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Who decides whether it is made.
    #[must_use]
    pub const fn applicability(&self) -> Applicability {
        self.applicability
    }

    /// The edits, in the order of the text. No two of them overlap.
    #[must_use]
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// The text with the fix made; `None` if it is not a fix of that text, and reaches beyond it.
    #[must_use]
    pub fn apply(&self, text: &[u8]) -> Option<Vec<u8>> {
        apply(text, &self.edits)
    }
}

/// One replacement of a part of a text.
///
/// Its text never holds a byte of a secret: what a document holds is removed or stays where it is.
///
/// Serializes as an object with the members `range` (`start` and `end`, in bytes) and `text`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Edit {
    pub(crate) range: Range<usize>,
    pub(crate) text: Cow<'static, str>,
}

impl Edit {
    pub(super) fn new(range: Range<usize>, text: impl Into<Cow<'static, str>>) -> Self {
        Self { range, text: text.into() }
    }

    pub(super) fn removal(range: Range<usize>) -> Self {
        Self::new(range, "")
    }

    pub(super) fn insertion(at: usize, text: impl Into<Cow<'static, str>>) -> Self {
        Self::new(at..at, text)
    }

    /// The bytes of the text that it replaces; an empty range where it only inserts.
    #[must_use]
    pub const fn range(&self) -> &Range<usize> {
        &self.range
    }

    /// What it writes there.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether two edits can't be made both: they have bytes in common, or insert at the same
    /// place.
    pub(super) const fn collides(&self, other: &Self) -> bool {
        let touches = self.range.start == other.range.start;
        touches || (self.range.start < other.range.end && other.range.start < self.range.end)
    }
}

/// The text with edits made, which are sorted and don't overlap; `None` if they reach beyond it.
pub(super) fn apply(text: &[u8], edits: &[Edit]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len() + edits.iter().map(|edit| edit.text.len()).sum::<usize>());
    let mut at = 0;
    for edit in edits {
        out.extend_from_slice(text.get(at..edit.range.start)?);
        out.extend_from_slice(edit.text.as_bytes());
        at = edit.range.end;
    }
    out.extend_from_slice(text.get(at..)?);
    Some(out)
}
