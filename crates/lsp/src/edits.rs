//! Changes of texts, as clients make them.

use std::collections::HashMap;
use std::ops::Range;

use gen_lsp_types::{
    CreateFile, CreateFileOptions, DocumentChange, Edit, OptionalVersionedTextDocumentIdentifier,
    TextDocumentEdit, TextDocumentIdentifier, TextEdit, Uri, WorkspaceEdit,
};
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::client::Client;
use crate::encoding::Encoding;
use crate::text::Text;

/// What a text is changed to: the edits that turn it into another one, line by line, each as small
/// as it can be.
pub(crate) fn between(text: &Text, new: &str, encoding: Encoding) -> Vec<TextEdit> {
    let old = text.as_str();
    let (old_lines, new_lines) = (lines(old), lines(new));
    let contents = |text: &'_ str, lines: &[Range<usize>]| -> Vec<String> {
        lines.iter().map(|line| text.get(line.clone()).unwrap_or_default().to_owned()).collect()
    };
    let (before, after) = (contents(old, &old_lines), contents(new, &new_lines));
    let bytes = |lines: &[Range<usize>], index: usize, length: usize, end: usize| {
        let start = lines.get(index).map_or(end, |line| line.start);
        start..lines.get(index + length).map_or(end, |line| line.start)
    };
    let edit = |op: &DiffOp| {
        if matches!(op, DiffOp::Equal { .. }) {
            return None;
        }
        let (of_old, of_new) = (op.old_range(), op.new_range());
        let removed = bytes(&old_lines, of_old.start, of_old.len(), old.len());
        let inserted = bytes(&new_lines, of_new.start, of_new.len(), new.len());
        let (range, inserted) = trimmed(old, removed, new, inserted);
        let new_text = new.get(inserted).unwrap_or_default().to_owned();
        Some(TextEdit { range: text.range(&range, encoding), new_text })
    };
    capture_diff_slices(Algorithm::Myers, &before, &after).iter().filter_map(edit).collect()
}

/// The bytes of the lines, with their ends.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let line = |line: &str| {
        let start = at;
        at += line.len();
        start..at
    };
    text.split_inclusive('\n').map(line).collect()
}

/// Two parts of texts without what both begin and end with.
fn trimmed(
    old: &str,
    removed: Range<usize>,
    new: &str,
    inserted: Range<usize>,
) -> (Range<usize>, Range<usize>) {
    let part = |text: &str, range: &Range<usize>| text.get(range.clone()).unwrap_or_default().to_owned();
    let (before, after) = (part(old, &removed), part(new, &inserted));
    let same = |(a, b): &(char, char)| a == b;
    let start: usize = before.chars().zip(after.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (rest_before, rest_after) =
        (before.get(start..).unwrap_or_default(), after.get(start..).unwrap_or_default());
    let end: usize = rest_before
        .chars()
        .rev()
        .zip(rest_after.chars().rev())
        .take_while(same)
        .map(|(c, _)| c.len_utf8())
        .sum();
    (removed.start + start..removed.end - end, inserted.start + start..inserted.end - end)
}

/// The edit of one document. `version` is that of an open one.
pub(crate) fn of_document(
    uri: &Uri,
    version: Option<i32>,
    edits: Vec<TextEdit>,
    client: &Client,
) -> WorkspaceEdit {
    if !client.versions_edits {
        let changes = Some(HashMap::from([(uri.clone(), edits)]));
        return WorkspaceEdit { changes, ..WorkspaceEdit::default() };
    }
    let changes = vec![DocumentChange::TextDocumentEdit(document_edit(uri, version, edits))];
    WorkspaceEdit { document_changes: Some(changes), ..WorkspaceEdit::default() }
}

/// The edit that creates a file with a text; `None` if the client can't.
pub(crate) fn of_new_file(uri: &Uri, text: String, client: &Client) -> Option<WorkspaceEdit> {
    if !client.versions_edits || !client.creates_files {
        return None;
    }
    let options = CreateFileOptions { overwrite: None, ignore_if_exists: Some(true) };
    let file = CreateFile { uri: uri.clone(), options: Some(options), annotation_id: None };
    let insertion = TextEdit { range: gen_lsp_types::Range::default(), new_text: text };
    let changes = vec![
        DocumentChange::CreateFile(file),
        DocumentChange::TextDocumentEdit(document_edit(uri, None, vec![insertion])),
    ];
    Some(WorkspaceEdit { document_changes: Some(changes), ..WorkspaceEdit::default() })
}

fn document_edit(uri: &Uri, version: Option<i32>, edits: Vec<TextEdit>) -> TextDocumentEdit {
    let text_document = OptionalVersionedTextDocumentIdentifier {
        version,
        text_document_identifier: TextDocumentIdentifier { uri: uri.clone() },
    };
    TextDocumentEdit { text_document, edits: edits.into_iter().map(Edit::TextEdit).collect() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A text with edits made, of which none depends on another.
    fn made(text: &str, edits: &[TextEdit], encoding: Encoding) -> String {
        let mut text = Text::new(text.to_owned());
        for edit in edits.iter().rev() {
            text.replace(Some(&edit.range), &edit.new_text, encoding);
        }
        text.as_str().to_owned()
    }

    proptest! {
        #[test]
        fn edits_turn_one_text_into_the_other(old in "([aü𝄞]{0,3}\n?){0,9}", new in "([aü𝄞]{0,3}\n?){0,9}") {
            for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
                let edits = between(&Text::new(old.clone()), &new, encoding);
                prop_assert_eq!(made(&old, &edits, encoding), new.clone());
            }
        }
    }

    #[test]
    fn what_stays_is_not_in_an_edit() {
        let old = Text::new("[\n  {\"a\": 1},\n  {\"b\": 2}\n]\n".to_owned());
        let edits = between(&old, "[\n  {\"a\": 1},\n  {\"b\": 3}\n]\n", Encoding::Utf16);
        assert_eq!(edits.len(), 1);
        assert_eq!((edits[0].range.start.line, edits[0].range.start.character), (2, 8));
        assert_eq!(edits[0].new_text, "3");
    }
}
