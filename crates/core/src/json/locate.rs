//! Where locations are in the text. Used only when something is reported.

use std::ops::Range;

use memchr::{memchr_iter, memrchr};

use super::cursor::{Cursor, Offset};
use super::reader::{ReadStopped, Reader};
use crate::base::span::Span;

/// The part of a location that is meant: a member's name, or its value, in the order of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    Name,
    Value,
}

/// The bytes of the value at an offset of a valid text, or of the member's name or value. White
/// space and a comma may come before it.
pub(crate) fn locate(text: &str, offset: Offset, part: Part) -> Range<usize> {
    // The text was read before: it has no fault.
    find(&mut Reader::new(text, offset.0, &Cursor::of_text()), part).unwrap_or(offset.0..offset.0)
}

/// The first byte of the value or the member at an offset of a valid text.
pub(crate) fn locate_start(text: &str, offset: Offset) -> usize {
    let cursor = Cursor::of_text();
    let mut reader = Reader::new(text, offset.0, &cursor);
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

fn find(reader: &mut Reader<'_>, part: Part) -> Result<Range<usize>, ReadStopped> {
    step_to(reader);
    let first = value(reader)?;
    // What a colon follows is a name.
    if part == Part::Name || reader.peek() != Some(b':') {
        return Ok(first);
    }
    reader.step();
    value(reader)
}

/// Steps over a value.
fn value(reader: &mut Reader<'_>) -> Result<Range<usize>, ReadStopped> {
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
    // A continuation byte belongs to the code point before it. Sums of one byte let the compiler
    // count many at a time.
    let starts = |byte: &u8| u8::from(!matches!(byte, 0x80..=0xBF));
    bytes.chunks(usize::from(u8::MAX)).map(|chunk| usize::from(chunk.iter().map(starts).sum::<u8>())).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_location_is_found_from_its_offset() {
        let text = r#" [ {"a" : 1, "b:" :[true, "x"]} ] "#;
        let found = |start, part| text.get(locate(text, Offset(start), part)).unwrap();
        let after = |part: &str| text.find(part).unwrap() + part.len();
        assert_eq!(found(0, Part::Value), text.trim());
        for start in [0, after(" ["), after("{"), after(": 1"), after("true")] {
            assert_eq!(locate_start(text, Offset(start)), locate(text, Offset(start), Part::Name).start);
        }
        assert_eq!(found(after(" ["), Part::Value), r#"{"a" : 1, "b:" :[true, "x"]}"#);
        assert_eq!(found(after("{"), Part::Name), r#""a""#);
        assert_eq!(found(after("{"), Part::Value), "1");
        assert_eq!(found(after(": 1"), Part::Name), r#""b:""#);
        assert_eq!(found(after(": 1"), Part::Value), r#"[true, "x"]"#);
        assert_eq!(found(after("true"), Part::Value), r#""x""#);
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
