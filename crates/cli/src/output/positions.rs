//! The line and column of any byte of a text, found without reading the text from its start each
//! time.

/// What columns count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    CodePoints,
    Bytes,
}

/// The most bytes to read for one position.
const STEP: usize = 1024;

/// A text, with the position of every `STEP`-th byte.
pub(crate) struct Positions<'a> {
    text: &'a [u8],
    unit: Unit,
    marks: Vec<LineColumn>,
}

/// A line and a column, both from 1.
type LineColumn = (usize, usize);

impl<'a> Positions<'a> {
    pub(crate) fn of(text: &'a [u8], unit: Unit) -> Self {
        let mut at = (1, 1);
        let mut marks = vec![at];
        for chunk in text.chunks(STEP) {
            at = after(at, chunk, unit);
            marks.push(at);
        }
        Self { text, unit, marks }
    }

    /// The position of a byte. Beyond the text, it is the position of the end.
    pub(crate) fn at(&self, byte: usize) -> LineColumn {
        let byte = byte.min(self.text.len());
        let mark = byte / STEP;
        let read = self.text.get(mark * STEP..byte).unwrap_or_default();
        self.marks.get(mark).map_or((1, 1), |mark| after(*mark, read, self.unit))
    }
}

/// The position after some bytes.
fn after((line, column): LineColumn, bytes: &[u8], unit: Unit) -> LineColumn {
    let columns = |bytes: &[u8]| match unit {
        Unit::CodePoints => bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count(),
        Unit::Bytes => bytes.len(),
    };
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
            for unit in [Unit::CodePoints, Unit::Bytes] {
                let positions = Positions::of(text, unit);
                for byte in 0..=text.len() {
                    assert_eq!(positions.at(byte), after((1, 1), text.get(..byte).unwrap(), unit), "{byte}");
                }
                assert_eq!(positions.at(text.len() + STEP), positions.at(text.len()));
            }
        }
        let text = "a\nüb\n".as_bytes();
        for (unit, column) in [(Unit::CodePoints, 2), (Unit::Bytes, 3)] {
            assert_eq!(Positions::of(text, unit).at(4), (2, column));
            assert_eq!(Positions::of(text, unit).at(6), (3, 1));
        }
    }
}
