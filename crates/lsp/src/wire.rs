//! Messages on a stream: each behind a header that says how long it is. No error quotes a message.

use std::io::{self, BufRead, Read, Write};

/// The largest message, in bytes: a document of the largest size that anybody would edit, escaped.
const MAX_BYTES: u64 = 256 << 20;

/// The longest line of a header, in bytes.
const MAX_HEADER_BYTES: u64 = 4096;

/// Reads a message; `None` at the end of the stream.
///
/// # Errors
///
/// What the stream says, and [`io::ErrorKind::InvalidData`] for a header that doesn't tell where
/// the next message begins.
pub(crate) fn read(input: &mut dyn BufRead) -> io::Result<Option<Vec<u8>>> {
    let invalid = |message| io::Error::new(io::ErrorKind::InvalidData, message);
    let mut length = None;
    let mut is_first = true;
    loop {
        let mut line = Vec::new();
        input.take(MAX_HEADER_BYTES).read_until(b'\n', &mut line)?;
        if line.is_empty() && is_first {
            return Ok(None);
        }
        is_first = false;
        if line.pop() != Some(b'\n') {
            return Err(invalid("expected a header, found something else"));
        }
        let line = line.trim_ascii();
        if line.is_empty() {
            break;
        }
        let (name, value) = std::str::from_utf8(line)
            .ok()
            .and_then(|line| line.split_once(':'))
            .ok_or_else(|| invalid("expected a header, found something else"))?;
        if name.eq_ignore_ascii_case("Content-Length") {
            length = value.trim().parse::<u64>().ok();
        }
    }
    let length =
        length.ok_or_else(|| invalid("expected a header `Content-Length` with a number of bytes"))?;
    if length > MAX_BYTES {
        return Err(invalid("expected a message of at most 256 MiB"));
    }
    let mut message = Vec::new();
    input.take(length).read_to_end(&mut message)?;
    if u64::try_from(message.len()) != Ok(length) {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(Some(message))
}

/// Writes a message.
///
/// # Errors
///
/// What the stream says.
pub(crate) fn write(output: &mut dyn Write, message: &[u8]) -> io::Result<()> {
    write!(output, "Content-Length: {}\r\n\r\n", message.len())?;
    output.write_all(message)?;
    output.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(mut input: &[u8]) -> Vec<Result<Option<String>, io::ErrorKind>> {
        let mut all = Vec::new();
        loop {
            let read = read(&mut input).map(|read| read.map(|bytes| String::from_utf8(bytes).unwrap()));
            let is_end = !matches!(read, Ok(Some(_)));
            all.push(read.map_err(|error| error.kind()));
            if is_end {
                return all;
            }
        }
    }

    #[test]
    fn messages_are_as_long_as_their_headers_say() {
        let text = "content-length: 2\r\nContent-Type: x\r\n\r\n{}Content-Length:3\n\n\"ü";
        let expected = [Ok(Some("{}".to_owned())), Ok(Some("\"ü".to_owned())), Ok(None)];
        assert_eq!(read_all(text.as_bytes()), expected);
        let mut out = Vec::new();
        write(&mut out, "ü".as_bytes()).unwrap();
        assert_eq!(read_all(&out), [Ok(Some("ü".to_owned())), Ok(None)]);
    }

    #[test]
    fn a_stream_that_is_none_of_messages_ends_in_an_error() {
        for text in [
            "hunter2",
            "hunter2\r\n\r\n",
            "A: b\r\n\r\n",
            "Content-Length: -1\r\n\r\n",
            "Content-Length: 99999999999\r\n\r\n",
            "Content-Length: 3\r\n\r\n{}",
            "Content-Length: 3\r\n",
            &"x".repeat(100_000),
        ] {
            let mut input = text.as_bytes();
            let error = read(&mut input).unwrap_err();
            assert!(!error.to_string().contains("hunter2"), "{error}");
        }
    }
}
