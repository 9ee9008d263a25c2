//! The line of a finding: blanked, cut to fit, with a caret.

use std::cell::OnceCell;
use std::fmt::Write;
use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Element, Origin, Snippet};
use chatapps_webhooks::{Finding, Rule, Span};

use crate::input::document::{Document, Written};
use crate::output::redact::{redact, redact_written};

/// A line with more bytes is cut to a window around the caret.
const MAX_LINE_BYTES: usize = 120;

/// How many characters of a cut line to show before the caret, and from the caret on.
const CHARS_BEFORE: usize = 50;
const CHARS_AFTER: usize = 70;

/// How many bytes to read on either side of the caret: more than a window has.
const REACH: usize = 4 * CHARS_AFTER + 20;

const CUT: &str = "...";

/// Placeholders for positions in the headers of snippets, since the renderer would count columns
/// from the start of the window. No text passed to the renderer has control characters.
const PRIMARY: char = '\u{91}';
const OTHER: char = '\u{92}';

/// The text of a document, blanked when the first line is needed.
pub(super) struct Source<'a> {
    document: &'a Document<'a>,
    blanked: OnceCell<BlankedText>,
}

impl<'a> Source<'a> {
    pub(super) const fn of(document: &'a Document<'a>) -> Self {
        Self { document, blanked: OnceCell::new() }
    }

    /// The position of a finding, with the line if the text is known.
    pub(super) fn elements(&self, finding: &Finding) -> Vec<Element<'static>> {
        let (Some(span), Some(text)) = (finding.span(), self.document.text) else {
            let line = self.document.line(finding.span());
            return vec![Origin::path(self.document.file.to_string()).line(line).into()];
        };
        let blanked = self.blanked.get_or_init(|| BlankedText::of(text, self.document));
        let other = finding.related().and_then(|other| other.span.as_ref());
        let window = blanked.window(&span.range);
        let beside = other.and_then(|other| window.locate(&other.range));
        let mut elements = Vec::with_capacity(2);
        if let (Some(other), None) = (other, &beside) {
            let window = blanked.window(&other.range);
            let caret = context(window.caret.clone());
            elements.push(self.snippet(OTHER, other, window).annotation(caret).into());
        }
        let caret = AnnotationKind::Primary.span(window.caret.clone());
        let snippet = self.snippet(PRIMARY, span, window).annotation(caret);
        elements.insert(0, snippet.annotations(beside.map(context)).into());
        elements
    }

    fn snippet(&self, place: char, span: &Span, window: Window) -> Snippet<'static, Annotation<'static>> {
        Snippet::source(window.text).path(String::from(place)).line_start(self.document.line(Some(span)))
    }

    /// The rendered text with the positions of a finding in the headers of its snippets.
    pub(super) fn with_positions(&self, rendered: &str, finding: &Finding) -> String {
        let other = finding.related().and_then(|other| other.span.as_ref());
        let mut out = String::with_capacity(rendered.len() + 100);
        let mut rest = rendered;
        while let Some((before, after)) = rest.split_once([PRIMARY, OTHER]) {
            let is_primary = rest.get(before.len()..).is_some_and(|rest| rest.starts_with(PRIMARY));
            out.push_str(before);
            let _ = write!(out, "{}", self.document.file);
            if let Some(span) = if is_primary { finding.span() } else { other } {
                let _ = write!(out, ":{}:{}", self.document.line(Some(span)), span.column);
            }
            rest = after.trim_start_matches(|c: char| c == ':' || c.is_ascii_digit());
        }
        out.push_str(rest);
        out
    }
}

fn context(range: Range<usize>) -> Annotation<'static> {
    AnnotationKind::Context.span(range).label("the other place")
}

/// A text of which only what findings are about is readable.
fn names_alone(text: &[u8], document: &Document<'_>) -> String {
    let text = str::from_utf8(text).unwrap_or_default();
    let is_name = |at: usize| {
        let mut spans = document.report.findings().iter().filter_map(Finding::span);
        spans.any(|span| span.range.contains(&at))
    };
    // Each byte stays where it is.
    let shown = |(at, c): (usize, char)| {
        let is_readable = is_name(at) || c.is_ascii_whitespace() || c == '=';
        if is_readable { c.to_string() } else { "*".repeat(c.len_utf8()) }
    };
    text.char_indices().map(shown).collect()
}

/// A blanked text.
struct BlankedText(String);

impl BlankedText {
    fn of(text: &[u8], document: &Document<'_>) -> Self {
        let syntax = document.report.findings().iter().find(|finding| finding.rule() == Rule::Syntax);
        let end = syntax.and_then(Finding::span).map(|span| span.range.start);
        let model = document.report.model();
        Self(match document.written {
            Written::AsJson => redact(model, text, end),
            Written::Otherwise(transcript) => redact_written(model, text, transcript, end),
            Written::AsConfiguration => names_alone(text, document),
        })
    }

    /// The line at the start of the range, or the part of it around that position. Reads no further
    /// than the window, so the length of the line doesn't matter.
    fn window(&self, range: &Range<usize>) -> Window {
        let at = floor_char_boundary(&self.0, range.start);
        let reach =
            floor_char_boundary(&self.0, at.saturating_sub(REACH))..floor_char_boundary(&self.0, at + REACH);
        let start = self.part(reach.start..at).rfind('\n').map_or(reach.start, |feed| reach.start + feed + 1);
        let end = self.part(at..reach.end).find('\n').map_or(reach.end, |feed| at + feed);
        let (mut from, mut to) = (start, end);
        if end - start > MAX_LINE_BYTES {
            let (before, after) = (self.part(start..at), self.part(at..end));
            from =
                before.char_indices().rev().nth(CHARS_BEFORE - 1).map_or(start, |(index, _)| start + index);
            to = after.char_indices().nth(CHARS_AFTER).map_or(end, |(index, _)| at + index);
        }
        let cut = |is_cut| if is_cut { CUT } else { "" };
        let front = cut(from > start);
        Window {
            text: format!("{front}{}{}", self.part(from..to).trim_end(), cut(to < end)),
            front: front.len(),
            shows: from..to,
            caret: 0..0,
        }
        .at(range)
    }

    fn part(&self, range: Range<usize>) -> &str {
        self.0.get(range).unwrap_or_default()
    }
}

/// A line or a part of it, with a caret.
#[derive(Debug, PartialEq, Eq)]
struct Window {
    text: String,
    /// The number of bytes of the mark for a cut at the front.
    front: usize,
    /// The bytes of the document in the window.
    shows: Range<usize>,
    caret: Range<usize>,
}

impl Window {
    fn at(mut self, range: &Range<usize>) -> Self {
        self.caret = self.locate(range).unwrap_or(self.text.len()..self.text.len());
        self
    }

    /// The part of the window that shows a range of the document; `None` if the range starts
    /// outside.
    fn locate(&self, range: &Range<usize>) -> Option<Range<usize>> {
        if !(self.shows.start..=self.shows.end).contains(&range.start) {
            return None;
        }
        let place = |at: usize| {
            let at = at.clamp(self.shows.start, self.shows.end) - self.shows.start + self.front;
            floor_char_boundary(&self.text, at)
        };
        Some(place(range.start)..place(range.end.max(range.start)))
    }
}

/// The offset itself, or the start of the character that contains it.
fn floor_char_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn window(text: &str, range: Range<usize>) -> Window {
        BlankedText(text.to_owned()).window(&range)
    }

    #[test]
    fn a_short_line_is_whole() {
        let found = window("[\n  {\"é\": 1}  \n]", 5..9);
        assert_eq!((found.text.as_str(), found.caret), ("  {\"é\": 1}", 3..7));
        assert_eq!(window("a\n\nb", 2..2).text, "");
        assert_eq!(window("a", 1..1).caret, 1..1);
        assert_eq!(window("", 7..9).caret, 0..0);
    }

    #[test]
    fn a_long_line_is_cut_on_both_sides() {
        let found = window(&"ü".repeat(1000), 1000..1004);
        assert_eq!(found.text, format!("...{}...", "ü".repeat(CHARS_BEFORE + CHARS_AFTER)));
        assert_eq!(found.caret, 3 + 2 * CHARS_BEFORE..3 + 2 * CHARS_BEFORE + 4);
        assert!(window(&"x".repeat(1000), 0..1000).text.ends_with("x..."));
        assert!(window(&"x".repeat(1000), 1000..1000).text.starts_with("...x"));
    }

    #[test]
    fn a_range_over_lines_is_marked_to_the_end_of_the_first() {
        assert_eq!(window("[1,\n2]", 0..6).caret, 0..3);
    }

    proptest! {
        #[test]
        fn a_caret_is_in_its_window(text in "[a-zé€𝄞 \n]{0,400}", start in 0..2000usize, length in 0..300usize) {
            let found = window(&text, start..start + length);
            prop_assert!(found.text.get(found.caret.clone()).is_some(), "{:?}", found);
            prop_assert!(!found.text.contains('\n'));
            prop_assert!(found.text.chars().count() <= MAX_LINE_BYTES + 2 * CUT.len());
        }
    }
}
