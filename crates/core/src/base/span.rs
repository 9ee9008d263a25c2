//! Where something is in a text.

use std::ops::Range;

/// A part of the checked text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// The line on which it starts, from 1. Lines end with a line feed.
    pub line: usize,
    /// The column at which it starts, from 1, in Unicode code points.
    pub column: usize,
    /// The bytes of the text that it covers.
    pub range: Range<usize>,
}
