//! Cuts a file into blocks of whole lines.

use std::io::{self, BufRead, BufReader, Read};

use memchr::memchr_iter;

use crate::document::Start;

/// About how long a block is, in bytes. Findings are larger than what they are about: a block of nothing but errors
/// should still fit into memory some times over.
const TARGET: u64 = 64 * 1024;

/// How much room a block has at first.
const ROOM: usize = 68 * 1024;

/// How much is read ahead at the end of a block, to find the end of its last line. What is larger is read into the block itself.
const AHEAD: usize = 4 * 1024;

/// Whole lines of a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) bytes: Vec<u8>,
    /// Where it starts in the file.
    pub(super) start: Start,
    /// The length of the line that follows `bytes`, if it was over the limit and not kept.
    pub(super) skipped: Option<usize>,
}

/// The blocks of a file.
pub(super) struct Blocks<R> {
    input: BufReader<R>,
    start: Start,
    /// The longest line that is kept.
    limit: Option<usize>,
}

impl<R: Read> Blocks<R> {
    pub(super) fn new(input: R, limit: Option<usize>) -> Self {
        Self { input: BufReader::with_capacity(AHEAD, input), start: Start::default(), limit }
    }

    fn block(&mut self) -> io::Result<Option<Block>> {
        // With room for the rest of the last line, so that most blocks are never moved.
        let mut bytes = Vec::with_capacity(ROOM);
        self.input.by_ref().take(TARGET).read_to_end(&mut bytes)?;
        if bytes.is_empty() {
            return Ok(None);
        }
        let skipped = if bytes.ends_with(b"\n") { None } else { self.rest_of_line(&mut bytes)? };
        let start = self.start;
        let feeds = memchr_iter(b'\n', &bytes).count();
        // The line feed behind a skipped line counts too; at the end of the file nobody asks.
        let read = skipped.as_ref().map_or(0, |line| line.read);
        self.start = start.after(feeds + usize::from(skipped.is_some()), bytes.len() + read);
        Ok(Some(Block { bytes, start, skipped: skipped.map(|line| line.length) }))
    }

    /// Completes the last line of a block. One over the limit is taken out of it and read to its end without keeping it.
    fn rest_of_line(&mut self, bytes: &mut Vec<u8>) -> io::Result<Option<Skipped>> {
        let Some(limit) = self.limit else {
            self.input.read_until(b'\n', bytes)?;
            return Ok(None);
        };
        let start = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |feed| feed + 1);
        // A line at the limit may have a carriage return and a line feed behind it.
        let most = (limit as u64).saturating_add(2);
        let room = most.saturating_sub((bytes.len() - start) as u64);
        let read = self.input.by_ref().take(room).read_until(b'\n', bytes)?;
        if bytes.ends_with(b"\n") || (read as u64) < room {
            return Ok(None);
        }
        let mut skipped = Skipped { read: bytes.len() - start, length: 0 };
        let mut last = bytes.split_off(start);
        bytes.shrink_to_fit();
        let mut ends_with_return = last.ends_with(b"\r");
        loop {
            last.clear();
            let read = self.input.by_ref().take(TARGET).read_until(b'\n', &mut last)?;
            skipped.read += read;
            let (text, is_end) = match last.strip_suffix(b"\n") {
                Some(text) => (text, true),
                None => (last.as_slice(), read == 0),
            };
            if let Some(byte) = text.last() {
                ends_with_return = *byte == b'\r';
            }
            if is_end {
                let feed = usize::from(read > 0);
                skipped.length = skipped.read - feed - usize::from(ends_with_return);
                return Ok(Some(skipped));
            }
        }
    }
}

/// A line that was read and not kept.
struct Skipped {
    /// Its bytes, with the line feed.
    read: usize,
    /// Its bytes, without what ends the line.
    length: usize,
}

impl<R: Read> Iterator for Blocks<R> {
    type Item = io::Result<Block>;

    fn next(&mut self) -> Option<Self::Item> {
        self.block().transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &[u8], limit: Option<usize>) -> Vec<Block> {
        Blocks::new(text, limit).collect::<io::Result<_>>().unwrap()
    }

    fn lines(count: usize, length: usize) -> Vec<u8> {
        let mut line = vec![b'x'; length];
        line.push(b'\n');
        line.repeat(count)
    }

    #[test]
    fn blocks_are_whole_lines_and_together_the_file() {
        let mut text = lines(30_000, 9);
        text.extend(b"the end");
        for limit in [None, Some(1000)] {
            let blocks = blocks(&text, limit);
            assert!(blocks.len() > 2);
            let mut start = Start::default();
            for block in &blocks {
                assert_eq!(block.start, start);
                assert!(block.bytes.ends_with(b"\n") || start.bytes + block.bytes.len() == text.len());
                assert_eq!(block.skipped, None);
                start = start.after(block.bytes.len() / 10, block.bytes.len());
            }
            assert_eq!(blocks.into_iter().flat_map(|block| block.bytes).collect::<Vec<_>>(), text);
        }
    }

    #[test]
    fn a_line_over_the_limit_is_skipped() {
        for (end, feed) in [("\n", 1), ("\r\n", 2)] {
            let text = [b"first\n".to_vec(), vec![b'x'; 200_000], end.into(), b"last".to_vec()].concat();
            let expected = [
                Block { bytes: b"first\n".to_vec(), start: Start::default(), skipped: Some(200_000) },
                Block {
                    bytes: b"last".to_vec(),
                    start: Start { lines: 2, bytes: 6 + 200_000 + feed },
                    skipped: None,
                },
            ];
            assert_eq!(blocks(&text, Some(100)), expected);
            assert_eq!(blocks(&text, Some(199_997)), expected);
            assert_eq!(blocks(&text, None).iter().filter_map(|block| block.skipped).count(), 0);
            assert_eq!(blocks(&text, Some(200_000)).iter().filter_map(|block| block.skipped).count(), 0);
        }
    }

    #[test]
    fn a_skipped_line_may_end_the_file() {
        let expected = |length| [Block { bytes: Vec::new(), start: Start::default(), skipped: Some(length) }];
        assert_eq!(blocks("x".repeat(200_000).as_bytes(), Some(10)), expected(200_000));
        assert_eq!(blocks(format!("{}\n", "x".repeat(70_000)).as_bytes(), Some(10)), expected(70_000));
        assert_eq!(blocks(b"", Some(10)), []);
    }
}
