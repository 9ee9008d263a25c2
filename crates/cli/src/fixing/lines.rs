//! Fixes documents that stand in lines, one after the other, in bounded memory.

use std::io::{self, BufRead, Read, Write};

use crate::input::document::Start;
use crate::interrupt;

/// A line of a file.
pub(crate) enum Line<'l> {
    /// The text without the line ending, and where it starts in what is written.
    Text(&'l [u8], Start),
    /// Its length: it was too long to keep, and is written as it is.
    TooLong(usize, Start),
}

/// How many bytes of a line that is too long are held at a time.
const CHUNK_BYTES: u64 = 64 * 1024;

/// Reads lines, and writes each as a function has it, with its own line ending. `None` stands for
/// the line itself. A line beyond the limit is written as it is.
pub(crate) fn rewrite<E: From<io::Error>>(
    mut input: impl BufRead,
    limit: Option<usize>,
    out: &mut dyn Write,
    mut fix: impl FnMut(&Line<'_>) -> Result<Option<Vec<u8>>, E>,
) -> Result<(), E> {
    let mut line = Vec::new();
    let mut start = Start::default();
    loop {
        interrupt::check()?;
        line.clear();
        // A line at the limit may end with a carriage return and a line feed.
        let most = limit.map_or(u64::MAX, |limit| (limit as u64).saturating_add(2));
        let read = input.by_ref().take(most).read_until(b'\n', &mut line)?;
        if read == 0 {
            return Ok(());
        }
        if read as u64 == most && !line.ends_with(b"\n") {
            out.write_all(&line)?;
            let (rest, text) = copy_line(&mut input, out, &line)?;
            fix(&Line::TooLong(text, start))?;
            start = start.after(1, read + rest);
            continue;
        }
        let text = line.strip_suffix(b"\n").unwrap_or(&line);
        let text = text.strip_suffix(b"\r").unwrap_or(text);
        let ending = line.get(text.len()..).unwrap_or_default();
        let fixed = if text.trim_ascii().is_empty() { None } else { fix(&Line::Text(text, start))? };
        let written = fixed.as_deref().unwrap_or(text);
        out.write_all(written)?;
        out.write_all(ending)?;
        start = start.after(1, written.len() + ending.len());
    }
}

/// Copies the rest of a line. Returns the bytes that were copied, and the length of the line
/// without its ending.
fn copy_line(input: &mut impl BufRead, out: &mut dyn Write, head: &[u8]) -> io::Result<(usize, usize)> {
    let mut part = Vec::new();
    let (mut copied, mut ends_with_return) = (0, head.ends_with(b"\r"));
    loop {
        part.clear();
        let read = input.by_ref().take(CHUNK_BYTES).read_until(b'\n', &mut part)?;
        out.write_all(&part)?;
        copied += read;
        let (text, is_end) = match part.strip_suffix(b"\n") {
            Some(text) => (text, true),
            None => (part.as_slice(), read == 0),
        };
        if let Some(last) = text.last() {
            ends_with_return = *last == b'\r';
        }
        if is_end {
            let ending = usize::from(read > 0) + usize::from(ends_with_return);
            return Ok((copied, head.len() + copied - ending));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rewritten(text: &str, limit: Option<usize>) -> (String, Vec<String>) {
        let (mut out, mut seen) = (Vec::new(), Vec::new());
        rewrite(text.as_bytes(), limit, &mut out, |line| {
            let Line::Text(text, start) = line else {
                let Line::TooLong(length, start) = line else { unreachable!() };
                seen.push(format!("{}:{} too long: {length}", start.lines, start.bytes));
                return Ok(None);
            };
            seen.push(format!("{}:{} {}", start.lines, start.bytes, String::from_utf8_lossy(text)));
            Ok::<_, io::Error>(text.starts_with(b"x").then(|| b"fixed".to_vec()))
        })
        .unwrap();
        (String::from_utf8(out).unwrap(), seen)
    }

    #[test]
    fn lines_keep_their_endings_and_blank_lines_stay() {
        let (out, seen) = rewritten("x\r\n\n  \r\na\nx", None);
        assert_eq!(out, "fixed\r\n\n  \r\na\nfixed");
        assert_eq!(seen, ["0:0 x", "3:12 a", "4:14 x"]);
        assert_eq!(rewritten("", None).0, "");
    }

    #[test]
    fn a_line_beyond_the_limit_passes_through() {
        let long = "x".repeat(200_000);
        for end in ["\n", "\r\n"] {
            let (out, seen) = rewritten(&format!("x{end}{long}{end}x"), Some(5));
            assert_eq!(out, format!("fixed{end}{long}{end}fixed"));
            let first = 5 + end.len();
            assert_eq!(
                seen[1..],
                [format!("1:{first} too long: 200000"), format!("2:{} x", first + 200_000 + end.len())]
            );
        }
        assert_eq!(rewritten("abcde\r\nabcdef", Some(5)).1, ["0:0 abcde", "1:7 abcdef"]);
        assert_eq!(rewritten("abcdefgh", Some(5)).1, ["0:0 too long: 8"]);
    }
}
