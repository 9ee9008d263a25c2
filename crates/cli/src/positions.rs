//! Lines and columns of any byte of a text, found without reading it from its start each time.

/// How many bytes are read for one position, at most.
const STEP: usize = 1024;

/// A text, and the line and the column of every `STEP`-th byte of it.
pub(crate) struct Positions<'a> {
    text: &'a [u8],
    marks: Vec<Position>,
}

/// A line and a column, both from 1; columns are code points.
type Position = (usize, usize);

impl<'a> Positions<'a> {
    pub(crate) fn of(text: &'a [u8]) -> Self {
        let mut at = (1, 1);
        let mut marks = vec![at];
        for chunk in text.chunks(STEP) {
            at = behind(at, chunk);
            marks.push(at);
        }
        Self { text, marks }
    }

    /// The position of a byte; behind the end of the text, that of the end.
    pub(crate) fn at(&self, byte: usize) -> Position {
        let byte = byte.min(self.text.len());
        let mark = byte / STEP;
        let read = self.text.get(mark * STEP..byte).unwrap_or_default();
        self.marks.get(mark).map_or((1, 1), |mark| behind(*mark, read))
    }
}

/// The position behind some bytes.
fn behind((line, column): Position, bytes: &[u8]) -> Position {
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
    fn every_position_is_that_of_a_count_from_the_start() {
        let text = "ab\n\né€𝄞\r\n".repeat(300) + &"ü".repeat(1500) + "\n";
        for text in [text.as_bytes(), &b"x".repeat(2 * STEP), b"\n", b""] {
            let positions = Positions::of(text);
            for byte in 0..=text.len() {
                assert_eq!(positions.at(byte), behind((1, 1), text.get(..byte).unwrap()), "{byte}");
            }
            assert_eq!(positions.at(text.len() + STEP), positions.at(text.len()));
        }
        assert_eq!(Positions::of("a\nüb\n".as_bytes()).at(4), (2, 2));
        assert_eq!(Positions::of("a\nüb\n".as_bytes()).at(6), (3, 1));
    }
}
