//! Where places are in the text. Read only when something is to be reported.

use std::ops::Range;

use memchr::{memchr_iter, memrchr};

use super::reader::{Halt, Progress, Reader};
use crate::finding::Span;

/// What of a place is meant: a member's name, or its value, in the order of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Subject {
    Key,
    Value,
}

/// The bytes of what stands at an offset of a valid text: of a value, or of a member, its name or its value. White space and the comma in
/// front of it may come first.
pub(crate) fn locate(text: &str, start: usize, subject: Subject) -> Range<usize> {
    // The text was read before: it has no fault.
    find(&mut Reader::new(text, start, &Progress::of_text()), subject).unwrap_or(start..start)
}

/// Where the value or the member begins that stands at an offset of a valid text.
pub(crate) fn locate_start(text: &str, start: usize) -> usize {
    let progress = Progress::of_text();
    let mut reader = Reader::new(text, start, &progress);
    step_to(&mut reader);
    reader.offset()
}

/// Steps to where it begins.
fn step_to(reader: &mut Reader<'_>) {
    if reader.peek() == Some(b',') {
        reader.step();
        reader.peek();
    }
}

fn find(reader: &mut Reader<'_>, subject: Subject) -> Result<Range<usize>, Halt> {
    step_to(reader);
    let first = value(reader)?;
    // What a colon follows is a name.
    if subject == Subject::Key || reader.peek() != Some(b':') {
        return Ok(first);
    }
    reader.step();
    value(reader)
}

/// Steps over a value.
fn value(reader: &mut Reader<'_>) -> Result<Range<usize>, Halt> {
    reader.peek();
    let start = reader.offset();
    reader.skip_value()?;
    Ok(start..reader.offset())
}

/// Turns byte offsets, given in any order but fastest in ascending order, into lines and columns.
pub(crate) struct Lines<'t> {
    bytes: &'t [u8],
    at: usize,
    line: usize,
    column: usize,
}

impl<'t> Lines<'t> {
    /// The bytes need not be UTF-8 beyond the offsets that are asked for.
    pub(crate) const fn new(bytes: &'t [u8]) -> Self {
        Self { bytes, at: 0, line: 1, column: 1 }
    }

    pub(crate) fn span(&mut self, range: Range<usize>) -> Span {
        if range.start < self.at {
            *self = Self::new(self.bytes);
        }
        let mut between = self.bytes.get(self.at..range.start).unwrap_or_default();
        if let Some(end) = memrchr(b'\n', between) {
            let (lines, last) = between.split_at_checked(end + 1).unwrap_or_default();
            self.line += memchr_iter(b'\n', lines).count();
            self.column = 1;
            between = last;
        }
        self.column += count_code_points(between);
        self.at = range.start;
        Span { line: self.line, column: self.column, range }
    }
}

/// How many code points start in some text.
fn count_code_points(bytes: &[u8]) -> usize {
    // A continuation byte belongs to the code point before it. Sums of one byte let the compiler count many at a time.
    let starts = |byte: &u8| u8::from(!matches!(byte, 0x80..=0xBF));
    bytes.chunks(usize::from(u8::MAX)).map(|chunk| usize::from(chunk.iter().map(starts).sum::<u8>())).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_from_where_it_was_read_on() {
        let text = r#" [ {"a" : 1, "b:" :[true, "x"]} ] "#;
        let found = |start, subject| text.get(locate(text, start, subject)).unwrap();
        let after = |part: &str| text.find(part).unwrap() + part.len();
        assert_eq!(found(0, Subject::Value), text.trim());
        for start in [0, after(" ["), after("{"), after(": 1"), after("true")] {
            assert_eq!(locate_start(text, start), locate(text, start, Subject::Key).start);
        }
        assert_eq!(found(after(" ["), Subject::Value), r#"{"a" : 1, "b:" :[true, "x"]}"#);
        assert_eq!(found(after("{"), Subject::Key), r#""a""#);
        assert_eq!(found(after("{"), Subject::Value), "1");
        assert_eq!(found(after(": 1"), Subject::Key), r#""b:""#);
        assert_eq!(found(after(": 1"), Subject::Value), r#"[true, "x"]"#);
        assert_eq!(found(after("true"), Subject::Value), r#""x""#);
    }

    #[test]
    fn columns_count_code_points() {
        let mut lines = Lines::new("é\n€𝄞x".as_bytes());
        assert_eq!(lines.span(10..11), Span { line: 2, column: 3, range: 10..11 });
        assert_eq!(lines.span(0..2), Span { line: 1, column: 1, range: 0..2 });
        let long = "é".repeat(1_000);
        assert_eq!(Lines::new(long.as_bytes()).span(2_000..2_000).column, 1_001);
    }
}
