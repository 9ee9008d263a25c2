//! The line and column of any byte of a text, found without reading the text from its start each
//! time.

/// The most bytes to read for one position.
const STEP: usize = 1024;

/// A text, with the position of every `STEP`-th byte.
pub(crate) struct Positions<'a> {
    text: &'a [u8],
    marks: Vec<LineColumn>,
}

/// A line and a column, both from 1. Columns count code points.
type LineColumn = (usize, usize);

impl<'a> Positions<'a> {
    pub(crate) fn of(text: &'a [u8]) -> Self {
        let mut at = (1, 1);
        let mut marks = vec![at];
        for chunk in text.chunks(STEP) {
            at = after(at, chunk);
            marks.push(at);
        }
        Self { text, marks }
    }

    /// The position of a byte. Beyond the text, it is the position of the end.
    pub(crate) fn at(&self, byte: usize) -> LineColumn {
        let byte = byte.min(self.text.len());
        let mark = byte / STEP;
        let read = self.text.get(mark * STEP..byte).unwrap_or_default();
        self.marks.get(mark).map_or((1, 1), |mark| after(*mark, read))
    }
}

/// The position after some bytes.
fn after((line, column): LineColumn, bytes: &[u8]) -> LineColumn {
    let columns = |bytes: &[u8]| bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
    match bytes.iter().rposition(|byte| *byte == b'\n') {
        None => (line, column + columns(bytes)),
        Some(last) => {
            let (lines, rest) = bytes.split_at(last);
            (line + lines.split(|byte| *byte == b'\n').count(), columns(rest))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_position_equals_a_count_from_the_start() {
        let text = "ab\n\né€𝄞\r\n".repeat(300) + &"ü".repeat(1500) + "\n";
        for text in [text.as_bytes(), &b"x".repeat(2 * STEP), b"\n", b""] {
            let positions = Positions::of(text);
            for byte in 0..=text.len() {
                assert_eq!(positions.at(byte), after((1, 1), text.get(..byte).unwrap()), "{byte}");
            }
            assert_eq!(positions.at(text.len() + STEP), positions.at(text.len()));
        }
        assert_eq!(Positions::of("a\nüb\n".as_bytes()).at(4), (2, 2));
        assert_eq!(Positions::of("a\nüb\n".as_bytes()).at(6), (3, 1));
    }
}
