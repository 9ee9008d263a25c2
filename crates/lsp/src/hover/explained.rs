//! What a hover says.

use std::ops::Range;

/// What a hover says, in Markdown, and the bytes that it is about.
pub(super) struct Explained {
    pub(super) markdown: String,
    pub(super) range: Option<Range<usize>>,
}
