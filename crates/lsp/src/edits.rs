//! Changes of texts, as clients make them.

use std::collections::HashMap;
use std::mem;
use std::ops::Range;

use chatapps_webhooks_texts::{Change, changes};
use gen_lsp_types::{
    CreateFile, CreateFileOptions, DocumentChange, Edit, OptionalVersionedTextDocumentIdentifier,
    TextDocumentEdit, TextDocumentIdentifier, TextEdit, Uri, WorkspaceEdit,
};

use crate::client::Client;
use crate::encoding::Encoding;
use crate::text::Text;

/// What a text is changed to: the edits that turn it into another one, line by line, each as small
/// as it can be.
pub(crate) fn between(text: &Text, new: &str, encoding: Encoding) -> Vec<TextEdit> {
    let old = text.as_str();
    let (old_lines, new_lines) = (lines(old), lines(new));
    let (old_starts, new_starts) = (starts(&old_lines), starts(&new_lines));
    let bytes = |all: &[usize], of: &Range<usize>, end: usize| {
        let start = |line: usize| all.get(line).map_or(end, |start| *start);
        start(of.start)..start(of.end)
    };
    let edit = |Change { before, after }: Change| {
        let removed = bytes(&old_starts, &before, old.len());
        let inserted = bytes(&new_starts, &after, new.len());
        let (range, inserted) = trimmed(old, removed, new, inserted);
        let new_text = new.get(inserted).unwrap_or_default().to_owned();
        TextEdit { range: text.range(&range, encoding), new_text }
    };
    changes(&old_lines, &new_lines).into_iter().map(edit).collect()
}

/// The lines, with their ends.
fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// The byte at which each of the lines starts.
fn starts(lines: &[&str]) -> Vec<usize> {
    let start = |at: &mut usize, line: &&str| Some(mem::replace(at, *at + line.len()));
    lines.iter().scan(0, start).collect()
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
    let mut start: usize =
        before.chars().zip(after.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    // No position is within the end of a line.
    start -= usize::from(is_in_line_end(&before, start) || is_in_line_end(&after, start));
    let (rest_before, rest_after) =
        (before.get(start..).unwrap_or_default(), after.get(start..).unwrap_or_default());
    let mut end: usize = rest_before
        .chars()
        .rev()
        .zip(rest_after.chars().rev())
        .take_while(same)
        .map(|(c, _)| c.len_utf8())
        .sum();
    let is_in = |text: &str| is_in_line_end(text, text.len() - end);
    end -= usize::from(is_in(&before) || is_in(&after));
    (removed.start + start..removed.end - end, inserted.start + start..inserted.end - end)
}

/// Whether a byte is between a carriage return and the line feed that belongs to it.
fn is_in_line_end(text: &str, at: usize) -> bool {
    let (before, behind) = text.split_at_checked(at).unwrap_or_default();
    before.ends_with('\r') && behind.starts_with('\n')
}

/// A new text with the line ends of the old one: lines that stay keep theirs, and others get those
/// of the first line.
pub(crate) fn with_line_ends_of(old: &str, new: &str) -> String {
    let (old_lines, new_lines) = (lines(old), lines(new));
    let feed = if old_lines.first().is_some_and(|line| line.ends_with("\r\n")) { "\r\n" } else { "\n" };
    let mut changes = changes(&contents(&old_lines), &contents(&new_lines)).into_iter().peekable();
    // The line behind the last change, in the old text and in the new one.
    let mut behind = (0, 0);
    let mut text = String::with_capacity(new.len() + new_lines.len());
    for (number, line) in new_lines.iter().enumerate() {
        while let Some(change) = changes.next_if(|change| change.after.end <= number) {
            behind = (change.before.end, change.after.end);
        }
        let is_kept = changes.peek().is_none_or(|change| change.after.start > number);
        match old_lines.get(behind.0 + number - behind.1).filter(|_| is_kept) {
            // The last line may have no end, and get one.
            Some(before) if before.ends_with('\n') == line.ends_with('\n') => text.push_str(before),
            _ => {
                text.push_str(content(line));
                text.push_str(if line.ends_with('\n') { feed } else { "" });
            }
        }
    }
    text
}

/// The lines without their ends.
fn contents<'t>(lines: &[&'t str]) -> Vec<&'t str> {
    lines.iter().map(|line| content(line)).collect()
}

/// A line without its end.
fn content(line: &str) -> &str {
    line.trim_end_matches(['\r', '\n'])
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
    use crate::halves::Halved;

    /// A text with edits made, of which none depends on another.
    fn made(text: &str, edits: &[TextEdit], encoding: Encoding) -> String {
        let mut text = Text::new(text.to_owned());
        for edit in edits.iter().rev() {
            text.replace(Some(&edit.range), Halved::of(edit.new_text.clone()), encoding);
        }
        text.as_str().to_owned()
    }

    proptest! {
        #[test]
        fn edits_turn_one_text_into_the_other(
            old in "([aü𝄞]{0,3}(\r?\n|\r)?){0,9}",
            new in "([aü𝄞]{0,3}(\r?\n|\r)?){0,9}",
        ) {
            for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
                let edits = between(&Text::new(old.clone()), &new, encoding);
                prop_assert_eq!(made(&old, &edits, encoding), new.clone());
            }
        }

        #[test]
        fn lines_that_stay_keep_their_ends(
            old in "([ab]{0,3}\r?\n){0,9}[ab]{0,3}",
            added in "([xy]{0,3}\n){0,3}",
            at in 0_usize..9,
        ) {
            let lines: Vec<_> = old.split_inclusive('\n').collect();
            let at = at.min(old.matches('\n').count());
            let (before, behind) = (lines[..at].concat(), lines[at..].concat());
            let new = format!("{}{added}{}", before.replace('\r', ""), behind.replace('\r', ""));
            let restored = with_line_ends_of(&old, &new);
            prop_assert_eq!(restored.replace('\r', ""), new);
            let feeds = |text: &str| text.matches("\r\n").count();
            let is_crlf = lines.first().is_some_and(|line| line.ends_with("\r\n"));
            let of_added = if is_crlf { added.matches('\n').count() } else { 0 };
            prop_assert_eq!(feeds(&restored), feeds(&old) + of_added);
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
