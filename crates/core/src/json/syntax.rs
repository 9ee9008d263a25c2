//! What can be wrong with JSON text.

use std::ops::Range;

/// A kind of syntax fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SyntaxFaultKind {
    ByteOrderMark,
    Utf16,
    Utf8,
    /// A value was expected.
    Value,
    /// A property name was expected.
    Key,
    /// `:` was expected.
    Colon,
    /// `,` or this closing bracket was expected.
    Comma(char),
    /// A comma before this closing bracket.
    TrailingComma(char),
    Trailing,
    StringEnd,
    Control,
    Escape,
    Surrogate,
    Number,
}

/// A fault and the bytes that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SyntaxFault {
    pub(crate) kind: SyntaxFaultKind,
    pub(crate) range: Range<usize>,
}

impl SyntaxFault {
    pub(crate) const fn new(kind: SyntaxFaultKind, range: Range<usize>) -> Self {
        Self { kind, range }
    }
}
