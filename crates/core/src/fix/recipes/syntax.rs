//! What keeps a text from being JSON: comments and trailing commas.

use std::ops::Range;

use serde::de::IgnoredAny;

use crate::fix::fix::{Edit, apply};

/// Removes all comments, each with its line if nothing else is on it. Only if they are all that
/// keeps the text from being JSON, trailing commas apart: in other texts, what looks like a comment
/// may be something else.
pub(super) fn without_comments(text: &str) -> Option<Vec<Edit>> {
    let edits = comments(text);
    let without = String::from_utf8(apply(text.as_bytes(), &edits)?).ok()?;
    let json = apply(without.as_bytes(), &without_trailing_commas(&without))?;
    serde_json::from_slice::<IgnoredAny>(&json).is_ok().then_some(edits)
}

/// Removes all comments that have an end.
fn comments(text: &str) -> Vec<Edit> {
    let comments = tokens(text).filter(|token| token.is_comment).map(|token| with_space(text, token.range));
    // A line may have two: the space between them belongs to the second.
    let mut end = 0;
    let mut edits = Vec::new();
    for range in comments {
        let start = range.start.max(end);
        end = range.end;
        // What it kept apart stays apart.
        let separates = !is_boundary(text.get(..start).and_then(|before| before.bytes().next_back()))
            && !is_boundary(text.as_bytes().get(end).copied());
        edits.push(Edit::new(start..end, if separates { " " } else { "" }));
    }
    edits
}

/// Whether a byte beside a comment, if there is one, is no part of a literal or a number.
const fn is_boundary(byte: Option<u8>) -> bool {
    !matches!(byte, Some(b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'+' | b'-' | b'.' | b'_'))
}

/// A comment with the space that it would leave behind: its line, or the blanks before it.
fn with_space(text: &str, comment: Range<usize>) -> Range<usize> {
    let before = text.get(..comment.start).unwrap_or_default().trim_end_matches([' ', '\t']);
    let after = text.get(comment.end..).unwrap_or_default();
    let blank = after.len() - after.trim_start_matches([' ', '\t', '\r']).len();
    let line_end = comment.end + blank;
    let ends_line = text.get(line_end..).is_some_and(|rest| rest.is_empty() || rest.starts_with('\n'));
    if !ends_line {
        return comment;
    }
    if before.is_empty() || before.ends_with('\n') {
        return before.len()..(line_end + 1).min(text.len());
    }
    before.len()..comment.end
}

/// Removes all commas before a closing bracket.
pub(super) fn without_trailing_commas(text: &str) -> Vec<Edit> {
    let mut commas = Vec::new();
    let mut last = None;
    for token in tokens(text).filter(|token| !token.is_comment) {
        let byte = token.byte;
        if let (b']' | b'}', Some(Token { byte: b',', range, .. })) = (byte, last.replace(token)) {
            commas.push(Edit::removal(range));
        }
    }
    commas
}

/// A comment, a string or any other character that is no white space.
struct Token {
    byte: u8,
    is_comment: bool,
    range: Range<usize>,
}

/// The tokens of a text that need not be JSON.
fn tokens(text: &str) -> impl Iterator<Item = Token> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
        let rest = text.get(start..)?;
        let byte = *rest.as_bytes().first()?;
        let line = || rest.find(['\r', '\n']).unwrap_or(rest.len());
        let (is_comment, length) = match rest.as_bytes() {
            [b'/', b'/', ..] | [b'#', ..] => (true, line()),
            [b'/', b'*', ..] => match rest.get(2..)?.find("*/") {
                Some(end) => (true, end + 4),
                None => (false, rest.len()),
            },
            [b'"', ..] => (false, string_length(rest)),
            _ => (false, rest.chars().next().map_or(1, char::len_utf8)),
        };
        at = start + length;
        Some(Token { byte, is_comment, range: start..at })
    })
}

/// The length of the string at the start of a text, up to the end of the line if it has no end.
fn string_length(text: &str) -> usize {
    let mut is_escaped = true;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return at + 1,
            b'\n' => return at,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fix::fix::apply;

    #[test]
    fn comments_go_with_the_lines_that_they_leave_empty() {
        for (text, expected) in [
            ("// a\n[1] // b\n", "[1]\n"),
            ("[1, /* one */ 2]", "[1,  2]"),
            (
                "[\n  # a\n  \"//#\\\"/**/\", // b\r\n  2 /* c */ /* d */\n]\n/* e */",
                "[\n  \"//#\\\"/**/\",\r\n  2 \n]\n",
            ),
            ("[1, // a\n]", "[1,\n]"),
        ] {
            let edits = without_comments(text).unwrap();
            assert_eq!(String::from_utf8(apply(text.as_bytes(), &edits).unwrap()).unwrap(), expected);
        }
    }

    #[test]
    fn what_is_no_json_without_its_comments_keeps_them() {
        for text in [
            "[1, /* no end\n2]\n",
            "/* no end\n[1]",
            "[/* a /* b */ c */ 1]",
            "{\"a\": #secret,\n\"b\": 1}",
            "[1/**/2]",
            "['a' // b\n]",
            "// nothing else",
        ] {
            assert_eq!(without_comments(text), None, "{text}");
        }
    }

    #[test]
    fn commas_go_and_nothing_else() {
        for (text, expected) in [
            ("[1, 2,]", "[1, 2]"),
            ("{\"a,]\": [1 ,\n] ,}", "{\"a,]\": [1 \n] }"),
            ("[,]", "[]"),
            ("[1, // a\n]", "[1 // a\n]"),
        ] {
            let edits = without_trailing_commas(text);
            assert_eq!(String::from_utf8(apply(text.as_bytes(), &edits).unwrap()).unwrap(), expected);
        }
    }
}
