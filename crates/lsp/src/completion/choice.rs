//! One of the things that could stand somewhere.

use gen_lsp_types::CompletionItemKind;

use super::snippet::Snippet;

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

impl Choice {
    pub(super) fn new(label: impl Into<String>, kind: CompletionItemKind, insertion: Snippet) -> Self {
        let label = label.into();
        Self { label, kind, detail: None, meaning: None, insertion, filter: None, group: 5 }
    }
}
