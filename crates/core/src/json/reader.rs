//! A reader of strict JSON text that knows where it is.
//!
//! It never recurses and, but for strings with escapes, never allocates.

use std::fmt;
use std::ops::Range;

use super::cursor::Cursor;
use super::number::{Number, scan};
use super::special::next_special;
use super::syntax::{SyntaxFault, SyntaxFaultKind};

/// Reading can't go on: the reader has the fault, or a visitor asked to stop. It has no size, so
/// passing it on costs nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ReadStopped;

impl fmt::Display for ReadStopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("reading ended early")
    }
}

impl std::error::Error for ReadStopped {}

type Result<T> = std::result::Result<T, ReadStopped>;

/// Reads one document from its start to its end.
pub(crate) struct Reader<'de> {
    text: &'de str,
    at: usize,
    /// Tells whoever checks the document how far it was read.
    cursor: &'de Cursor,
    /// The last string that had escapes, decoded.
    scratch: String,
    fault: Option<SyntaxFault>,
}

/// How many bytes there is room for in the scratch space at first. With more, the C library's
/// allocator gives memory back after each body of a thousand webhooks, and asks for it again (8 %
/// of `parse`).
const INITIAL_CAPACITY: usize = 64;

/// A string of the text: a part of it, or decoded into the reader's scratch space.
pub(crate) enum SourceText<'de, 'r> {
    Borrowed(&'de str),
    Decoded(&'r str),
}

impl<'de> Reader<'de> {
    /// Reads a text from a byte on. It publishes its position before each member and element.
    pub(crate) const fn new(text: &'de str, at: usize, cursor: &'de Cursor) -> Self {
        Self { text, at, cursor, scratch: String::new(), fault: None }
    }

    pub(super) fn publish(&self) {
        self.cursor.publish(self.at);
    }

    /// Why the text is not JSON, if it was read up to there.
    pub(crate) const fn fault(&mut self) -> Option<SyntaxFault> {
        self.fault.take()
    }

    #[cold]
    fn fail(&mut self, kind: SyntaxFaultKind, range: Range<usize>) -> ReadStopped {
        self.fault = Some(SyntaxFault { kind, range });
        ReadStopped
    }

    /// The byte that comes next.
    pub(crate) const fn offset(&self) -> usize {
        self.at
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is no white space; stays before it.
    #[inline]
    pub(crate) fn peek(&mut self) -> Option<u8> {
        match self.byte() {
            Some(b' ' | b'\n' | b'\r' | b'\t') => self.peek_beyond_space(),
            next => next,
        }
    }

    fn peek_beyond_space(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.byte() {
            self.at += 1;
        }
        self.byte()
    }

    /// The fault that the next character is; at the end of the text, that nothing follows what
    /// stands last.
    #[cold]
    pub(crate) fn fail_here(&mut self, kind: SyntaxFaultKind) -> ReadStopped {
        if let Some(next) = self.text.get(self.at..).and_then(|rest| rest.chars().next()) {
            return self.fail(kind, self.at..self.at + next.len_utf8());
        }
        let end = self.text.trim_end_matches([' ', '\n', '\r', '\t']).len();
        self.fail(kind, end..end)
    }

    /// The end of the document: nothing but white space is left.
    pub(crate) fn end(&mut self) -> Result<()> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.fail_here(SyntaxFaultKind::Trailing)),
        }
    }

    /// Steps over the byte that was peeked.
    pub(crate) const fn step(&mut self) {
        self.at += 1;
    }

    /// Inside an array: whether another element follows. Steps over the comma or the closing
    /// bracket.
    pub(crate) fn element(&mut self, first: bool) -> Result<bool> {
        self.another(first, b']')
    }

    /// Inside an object: whether another member follows. Stands before its name then.
    #[inline]
    pub(crate) fn member(&mut self, first: bool) -> Result<bool> {
        match self.text.as_bytes().get(self.at..) {
            Some([b',', b'"', ..]) if !first => {
                self.at += 1;
                Ok(true)
            }
            Some([b'"', ..]) if first => Ok(true),
            Some([b'}', ..]) => {
                self.at += 1;
                Ok(false)
            }
            _ => self.member_anyhow(first),
        }
    }

    /// The same, whatever stands in between.
    fn member_anyhow(&mut self, first: bool) -> Result<bool> {
        if !self.another(first, b'}')? {
            return Ok(false);
        }
        match self.peek() {
            Some(b'"') => Ok(true),
            _ => Err(self.fail_here(SyntaxFaultKind::Key)),
        }
    }

    #[inline]
    fn another(&mut self, first: bool, close: u8) -> Result<bool> {
        match self.peek() {
            Some(byte) if byte == close => {
                self.at += 1;
                Ok(false)
            }
            Some(b',') if !first => {
                let comma = self.at;
                self.at += 1;
                match self.peek() {
                    Some(byte @ (b']' | b'}')) => {
                        Err(self.fail(SyntaxFaultKind::TrailingComma(char::from(byte)), comma..comma + 1))
                    }
                    _ => Ok(true),
                }
            }
            Some(_) if first => Ok(true),
            None if first => {
                Err(self.fail_here(if close == b'}' { SyntaxFaultKind::Key } else { SyntaxFaultKind::Value }))
            }
            _ => Err(self.fail_here(SyntaxFaultKind::Comma(char::from(close)))),
        }
    }

    /// The colon between a name and its value.
    #[inline]
    pub(crate) fn colon(&mut self) -> Result<()> {
        match self.peek() {
            Some(b':') => {
                self.at += 1;
                Ok(())
            }
            _ => Err(self.fail_here(SyntaxFaultKind::Colon)),
        }
    }

    /// `true`, `false` or `null`.
    pub(crate) fn literal(&mut self, word: &str) -> Result<()> {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let whole = rest.starts_with(word.as_bytes())
            && !rest.get(word.len()).is_some_and(|next| next.is_ascii_alphanumeric() || *next == b'_');
        if !whole {
            return Err(self.fail_here(SyntaxFaultKind::Value));
        }
        self.at += word.len();
        Ok(())
    }

    /// A number, at its first byte.
    pub(crate) fn number(&mut self) -> Result<Number> {
        let range = self.number_range()?;
        Ok(Number::parse(self.text.get(range).unwrap_or_default()))
    }

    fn number_range(&mut self) -> Result<Range<usize>> {
        let start = self.at;
        match scan(self.text.as_bytes().get(start..).unwrap_or_default()) {
            Ok(length) => {
                self.at += length;
                Ok(start..self.at)
            }
            // `-Infinity` is better told as a value.
            Err(1)
                if self
                    .text
                    .get(start..)
                    .is_some_and(|rest| rest.starts_with("-I") || rest.starts_with("-N")) =>
            {
                Err(self.fail_here(SyntaxFaultKind::Value))
            }
            Err(length) => Err(self.fail(SyntaxFaultKind::Number, start..start + length.max(1))),
        }
    }

    /// A string, at its opening quote.
    #[inline]
    pub(crate) fn string(&mut self) -> Result<SourceText<'de, '_>> {
        match self.plain_string() {
            Some(range) => Ok(SourceText::Borrowed(self.text.get(range).unwrap_or_default())),
            None => self.decode_string().map(SourceText::Decoded),
        }
    }

    /// The bytes of a string without escapes, at its opening quote. Stays there if it is none.
    #[inline]
    pub(crate) fn plain_bytes(&mut self) -> Option<&'de [u8]> {
        self.plain_string().and_then(|range| self.text.as_bytes().get(range))
    }

    #[inline]
    fn plain_string(&mut self) -> Option<Range<usize>> {
        let start = self.at + 1;
        let end = next_special(self.text.as_bytes(), start);
        if self.text.as_bytes().get(end) != Some(&b'"') {
            return None;
        }
        self.at = end + 1;
        Some(start..end)
    }

    /// A string that is not plain, at its opening quote.
    #[cold]
    fn decode_string(&mut self) -> Result<&str> {
        let open = self.at;
        self.at += 1;
        self.scratch.clear();
        // So that most strings fit at once: growing takes longer than decoding one.
        self.scratch.reserve(INITIAL_CAPACITY);
        loop {
            let start = self.at;
            self.plain(open)?;
            self.scratch.push_str(self.text.get(start..self.at).unwrap_or_default());
            if self.byte() == Some(b'"') {
                self.at += 1;
                return Ok(&self.scratch);
            }
            let c = self.escape()?;
            self.scratch.push(c);
        }
    }

    /// Steps over a string, at its opening quote.
    #[inline]
    pub(crate) fn skip_string(&mut self) -> Result<()> {
        match self.plain_string() {
            Some(_) => Ok(()),
            None => self.skip_escaped_string(),
        }
    }

    /// Steps over a string that is not plain, at its opening quote.
    #[cold]
    fn skip_escaped_string(&mut self) -> Result<()> {
        let open = self.at;
        self.at += 1;
        loop {
            self.plain(open)?;
            if self.byte() == Some(b'"') {
                self.at += 1;
                return Ok(());
            }
            self.escape()?;
        }
    }

    /// Up to the next quote or backslash.
    fn plain(&mut self, open: usize) -> Result<()> {
        self.at = next_special(self.text.as_bytes(), self.at);
        match self.byte() {
            Some(b'"' | b'\\') => Ok(()),
            Some(_) => Err(self.fail_here(SyntaxFaultKind::Control)),
            None => Err(self.fail(SyntaxFaultKind::StringEnd, open..self.text.len())),
        }
    }

    /// An escape, at its backslash.
    fn escape(&mut self) -> Result<char> {
        let start = self.at;
        self.at += 1;
        let kind = self.byte();
        self.at += 1;
        let c = match kind {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(start),
            None => return Err(self.fail(SyntaxFaultKind::StringEnd, start..self.text.len())),
            Some(_) => {
                self.at -= 1;
                let width =
                    self.text.get(self.at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
                return Err(self.fail(SyntaxFaultKind::Escape, start..self.at + width));
            }
        };
        Ok(c)
    }

    fn unicode_escape(&mut self, start: usize) -> Result<char> {
        let first = self.hex4(start)?;
        let mut end = self.at;
        let code = if let 0xD800..=0xDBFF = first {
            let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
            if !rest.starts_with(b"\\u") {
                return Err(self.fail(SyntaxFaultKind::Surrogate, start..end));
            }
            self.at += 2;
            let low = self.hex4(end)?;
            if !matches!(low, 0xDC00..=0xDFFF) {
                return Err(self.fail(SyntaxFaultKind::Surrogate, start..end));
            }
            end = self.at;
            0x10000 + ((first - 0xD800) << 10) + (low - 0xDC00)
        } else {
            first
        };
        char::from_u32(code).ok_or_else(|| self.fail(SyntaxFaultKind::Surrogate, start..end))
    }

    fn hex4(&mut self, start: usize) -> Result<u32> {
        let mut code = 0;
        for _ in 0..4 {
            let Some(digit) = self.byte().and_then(|byte| char::from(byte).to_digit(16)) else {
                return Err(match self.byte() {
                    None => self.fail(SyntaxFaultKind::StringEnd, start..self.text.len()),
                    Some(_) => self.fail(SyntaxFaultKind::Escape, start..self.at),
                });
            };
            code = code << 4 | digit;
            self.at += 1;
        }
        Ok(code)
    }

    /// Steps over a scalar or the opening bracket of a container; whether it was a container, and
    /// its close.
    fn skip_start(&mut self) -> Result<Option<Open>> {
        match self.peek() {
            Some(b'"') => self.skip_string().map(|()| None),
            Some(b'-' | b'0'..=b'9') => self.number_range().map(|_| None),
            Some(b't') => self.literal("true").map(|()| None),
            Some(b'f') => self.literal("false").map(|()| None),
            Some(b'n') => self.literal("null").map(|()| None),
            Some(b'[') => {
                self.at += 1;
                Ok(Some(Open::Array))
            }
            Some(b'{') => {
                self.at += 1;
                Ok(Some(Open::Object))
            }
            _ => Err(self.fail_here(SyntaxFaultKind::Value)),
        }
    }

    /// Steps over a value of any kind and nesting, checking its syntax.
    pub(crate) fn skip_value(&mut self) -> Result<()> {
        let Some(mut inner) = self.skip_start()? else { return Ok(()) };
        let mut outer = OpenStack::default();
        let mut first = true;
        loop {
            let more = match inner {
                Open::Array => self.element(first)?,
                Open::Object => {
                    let more = self.member(first)?;
                    if more {
                        self.skip_string()?;
                        self.colon()?;
                    }
                    more
                }
            };
            first = false;
            if !more {
                match outer.pop() {
                    Some(open) => inner = open,
                    None => return Ok(()),
                }
            } else if let Some(open) = self.skip_start()? {
                outer.push(inner);
                inner = open;
                first = true;
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Array,
    Object,
}

/// The containers around the one being skipped, one bit each: a machine word holds 64 of them.
#[derive(Default)]
struct OpenStack {
    /// Full words, outermost first.
    words: Vec<u64>,
    word: u64,
    length: u32,
}

impl OpenStack {
    fn push(&mut self, open: Open) {
        if self.length == u64::BITS {
            self.words.push(self.word);
            self.length = 0;
        }
        self.word = self.word << 1 | u64::from(open == Open::Object);
        self.length += 1;
    }

    fn pop(&mut self) -> Option<Open> {
        if self.length == 0 {
            self.word = self.words.pop()?;
            self.length = u64::BITS;
        }
        let open = if self.word & 1 == 1 { Open::Object } else { Open::Array };
        self.word >>= 1;
        self.length -= 1;
        Some(open)
    }
}
