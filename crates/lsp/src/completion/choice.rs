//! The things that could stand somewhere.

use std::ops::Range;

use gen_lsp_types::CompletionItemKind;

use super::snippet::Snippet;

/// What could stand somewhere.
pub(super) struct Offer {
    pub(super) choices: Vec<Choice>,
    /// The bytes that one of them replaces.
    pub(super) range: Range<usize>,
    /// Whether there are others, which come when more is typed.
    pub(super) is_cut: bool,
}

/// One of the things that could stand somewhere.
pub(super) struct Choice {
    pub(super) label: String,
    pub(super) kind: CompletionItemKind,
    pub(super) detail: Option<String>,
    /// What it means, in Markdown.
    pub(super) meaning: Option<String>,
    pub(super) insertion: Snippet,
    /// What the client compares with what is typed, if that isn't the label.
    pub(super) filter: Option<String>,
    /// Its group in the list.
    pub(super) group: u8,
}

impl Offer {
    /// What is offered where nothing could stand.
    pub(super) const fn nothing(at: usize) -> Self {
        Self { choices: Vec::new(), range: at..at, is_cut: false }
    }
}

impl Choice {
    pub(super) fn new(label: impl Into<String>, kind: CompletionItemKind, insertion: Snippet) -> Self {
        let label = label.into();
        Self { label, kind, detail: None, meaning: None, insertion, filter: None, group: 5 }
    }
}
