//! Where places are in the text. Read only when something is to be reported.

use std::ops::Range;

use memchr::{memchr_iter, memrchr};

use super::reader::{Halt, Reader};
use crate::finding::Span;

/// What of a place is meant: a member's name, or its value, in the order of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Subject {
    Key,
    Value,
}

/// A place to find. `path` counts members and elements from 0 on each level, so that equal keys stay apart.
#[derive(Debug)]
pub(crate) struct Request<'p> {
    pub(crate) path: &'p [u32],
    pub(crate) subject: Subject,
    /// The finding that asks.
    pub(crate) finding: u32,
    /// Whether it asks for the other place that it speaks about.
    pub(crate) is_other: bool,
    pub(crate) found: Range<usize>,
}

/// Finds the bytes of each place, in one pass. The requests must be sorted by path, and the text valid.
pub(crate) fn locate(text: &str, requests: &mut [Request<'_>]) {
    // The text was read before, from the same start to the same end: it has no fault.
    let _read: Result<_, Halt> = value(&mut Reader::new(text), 0, requests);
}

fn value(reader: &mut Reader<'_>, depth: usize, requests: &mut [Request<'_>]) -> Result<Range<usize>, Halt> {
    let open = reader.peek();
    let start = reader.offset();
    let here = requests.partition_point(|request| request.path.len() <= depth);
    let (here, mut deeper) = requests.split_at_mut(here);
    if deeper.is_empty() || !matches!(open, Some(b'[' | b'{')) {
        reader.skip_value()?;
    } else {
        reader.step();
        let array = open == Some(b'[');
        let mut ordinal = 0;
        while if array { reader.element(ordinal == 0) } else { reader.member(ordinal == 0) }? {
            let length = deeper
                .partition_point(|request| request.path.get(depth).is_some_and(|step| *step <= ordinal));
            let (inside, after) = deeper.split_at_mut(length);
            deeper = after;
            if !array {
                let start = reader.offset();
                reader.skip_string()?;
                let key = start..reader.offset();
                reader.colon()?;
                for request in inside.iter_mut() {
                    if request.subject == Subject::Key && request.path.len() == depth + 1 {
                        request.found = key.clone();
                    }
                }
            }
            if inside.is_empty() {
                reader.skip_value()?;
            } else {
                value(reader, depth + 1, inside)?;
            }
            ordinal += 1;
        }
    }
    let range = start..reader.offset();
    for request in here {
        if request.subject == Subject::Value {
            request.found = range.clone();
        }
    }
    Ok(range)
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

    fn find(text: &str, path: &[u32], subject: Subject) -> String {
        let mut requests = [Request { path, subject, finding: 0, is_other: false, found: 0..0 }];
        locate(text, &mut requests);
        text.get(requests[0].found.clone()).unwrap().to_owned()
    }

    #[test]
    fn places_are_counted_not_named() {
        let text = r#" [ {"a" : 1, "a":[true, {"b": "x"}]} ] "#;
        assert_eq!(find(text, &[], Subject::Value), text.trim());
        assert_eq!(find(text, &[0, 0], Subject::Key), r#""a""#);
        assert_eq!(find(text, &[0, 0], Subject::Value), "1");
        assert_eq!(find(text, &[0, 1, 1, 0], Subject::Value), r#""x""#);
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
