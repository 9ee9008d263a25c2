//! The line that a finding is on: blanked, cut to what fits, with a caret.

use std::cell::OnceCell;
use std::fmt::Write;
use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Element, Origin, Snippet};
use chatapps_webhooks::{Finding, Rule, Span};

use crate::document::Document;
use crate::redact::redact;

/// A line of more bytes is cut to a window around the caret.
const WHOLE_LINE: usize = 120;

/// How many characters of a cut line are shown before the caret, and from it on.
const BEFORE: usize = 50;
const AFTER: usize = 70;

/// How many bytes around the caret are looked at: more than a window has.
const REACH: usize = 4 * AFTER + 20;

const CUT: &str = "...";

/// Stand in for the places in the headers of snippets: the renderer would count columns from where the window starts.
/// No text that it is given has control characters.
const PRIMARY: char = '\u{91}';
const OTHER: char = '\u{92}';

/// A document's text as it may be shown. It is blanked when the first line is asked for.
pub(super) struct Source<'a> {
    document: &'a Document<'a>,
    shown: OnceCell<Shown>,
}

impl<'a> Source<'a> {
    pub(super) const fn of(document: &'a Document<'a>) -> Self {
        Self { document, shown: OnceCell::new() }
    }

    /// The place of a finding, with the line if there is one.
    pub(super) fn elements(&self, finding: &Finding) -> Vec<Element<'static>> {
        let (Some(span), Some(text)) = (finding.span(), self.document.text) else {
            let line = self.document.line(finding.span());
            return vec![Origin::path(self.document.file.to_string()).line(line).into()];
        };
        let shown = self.shown.get_or_init(|| Shown::of(text, self.document));
        let other = finding.related().and_then(|other| other.span.as_ref());
        let window = shown.window(&span.range);
        let beside = other.and_then(|other| window.locate(&other.range));
        let mut elements = Vec::with_capacity(2);
        if let (Some(other), None) = (other, &beside) {
            let window = shown.window(&other.range);
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

    /// The rendered text with the places of a finding in the headers of its snippets.
    pub(super) fn with_places(&self, rendered: &str, finding: &Finding) -> String {
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

/// A blanked text.
struct Shown(String);

impl Shown {
    fn of(text: &[u8], document: &Document<'_>) -> Self {
        let syntax = document.report.findings().iter().find(|finding| finding.rule() == Rule::Syntax);
        Self(redact(text, syntax.and_then(Finding::span).map(|span| span.range.start)))
    }

    /// The line at the start of the range, or the part of it around that place. Looks no further than what is shown, so
    /// that it takes the same time on a line of any length.
    fn window(&self, range: &Range<usize>) -> Window {
        let at = floor_char_boundary(&self.0, range.start);
        let reach =
            floor_char_boundary(&self.0, at.saturating_sub(REACH))..floor_char_boundary(&self.0, at + REACH);
        let start = self.part(reach.start..at).rfind('\n').map_or(reach.start, |feed| reach.start + feed + 1);
        let end = self.part(at..reach.end).find('\n').map_or(reach.end, |feed| at + feed);
        let (mut from, mut to) = (start, end);
        if end - start > WHOLE_LINE {
            let (before, after) = (self.part(start..at), self.part(at..end));
            from = before.char_indices().rev().nth(BEFORE - 1).map_or(start, |(index, _)| start + index);
            to = after.char_indices().nth(AFTER).map_or(end, |(index, _)| at + index);
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

/// A line or a part of it, and where the caret goes.
#[derive(Debug, PartialEq, Eq)]
struct Window {
    text: String,
    /// The bytes of the mark that the line is cut in front.
    front: usize,
    /// The bytes of the document that are shown.
    shows: Range<usize>,
    caret: Range<usize>,
}

impl Window {
    fn at(mut self, range: &Range<usize>) -> Self {
        self.caret = self.locate(range).unwrap_or(self.text.len()..self.text.len());
        self
    }

    /// Where a range of the document is in the window, as far as it is; `None` if it starts outside.
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

/// The place itself, or the start of the character that it is inside of.
fn floor_char_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn window(text: &str, range: Range<usize>) -> Window {
        Shown(text.to_owned()).window(&range)
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
        assert_eq!(found.text, format!("...{}...", "ü".repeat(BEFORE + AFTER)));
        assert_eq!(found.caret, 3 + 2 * BEFORE..3 + 2 * BEFORE + 4);
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
            prop_assert!(found.text.chars().count() <= WHOLE_LINE + 2 * CUT.len());
        }
    }
}
