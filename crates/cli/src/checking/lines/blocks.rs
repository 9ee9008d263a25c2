//! Cuts a file into blocks of whole lines.

use std::io::{self, BufRead, BufReader, Read};

use memchr::memchr_iter;

use crate::input::document::Start;

/// The approximate size of a block, in bytes. Findings are larger than the text they are about, so
/// the rendered findings of several blocks full of errors must still fit into memory.
const BLOCK_BYTES: u64 = 64 * 1024;

/// The initial capacity of a block, in bytes.
const BLOCK_CAPACITY: usize = 68 * 1024;

/// How many bytes to read ahead at the end of a block, to find the end of its last line. Larger
/// reads go into the block itself.
const READ_AHEAD: usize = 4 * 1024;

/// Whole lines of a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) bytes: Vec<u8>,
    /// The start of the block in the file.
    pub(super) start: Start,
    /// The length of the line after `bytes`, if it was over the limit and dropped.
    pub(super) skipped: Option<usize>,
}

/// The blocks of a file.
pub(super) struct Blocks<R> {
    input: BufReader<R>,
    start: Start,
    /// The length of the longest line to keep.
    limit: Option<usize>,
}

impl<R: Read> Blocks<R> {
    pub(super) fn new(input: R, limit: Option<usize>) -> Self {
        Self { input: BufReader::with_capacity(READ_AHEAD, input), start: Start::default(), limit }
    }

    fn block(&mut self) -> io::Result<Option<Block>> {
        // The capacity includes the rest of the last line, so most blocks never move.
        let mut bytes = Vec::with_capacity(BLOCK_CAPACITY);
        self.input.by_ref().take(BLOCK_BYTES).read_to_end(&mut bytes)?;
        if bytes.is_empty() {
            return Ok(None);
        }
        let skipped = if bytes.ends_with(b"\n") { None } else { self.rest_of_line(&mut bytes)? };
        let start = self.start;
        let feeds = memchr_iter(b'\n', &bytes).count();
        // The line feed after a skipped line counts too; at the end of the file the number is not
        // used.
        let read = skipped.as_ref().map_or(0, |line| line.read);
        self.start = start.after(feeds + usize::from(skipped.is_some()), bytes.len() + read);
        Ok(Some(Block { bytes, start, skipped: skipped.map(|line| line.length) }))
    }

    /// Completes the last line of a block. Removes a line over the limit from the block and skips
    /// to its end.
    fn rest_of_line(&mut self, bytes: &mut Vec<u8>) -> io::Result<Option<Skipped>> {
        let Some(limit) = self.limit else {
            self.input.read_until(b'\n', bytes)?;
            return Ok(None);
        };
        let start = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |feed| feed + 1);
        // A line at the limit may end with a carriage return and a line feed.
        let max_length = (limit as u64).saturating_add(2);
        let room = max_length.saturating_sub((bytes.len() - start) as u64);
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
            let read = self.input.by_ref().take(BLOCK_BYTES).read_until(b'\n', &mut last)?;
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

/// A line that was read and dropped.
struct Skipped {
    /// The number of its bytes, with the line feed.
    read: usize,
    /// The number of its bytes, without the line ending.
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
    fn blocks_are_whole_lines_and_make_up_the_file() {
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
