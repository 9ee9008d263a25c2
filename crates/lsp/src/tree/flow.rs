//! Values with brackets: JSON as a whole, and what YAML and TOML have on the right of a name.

use std::ops::Range;

use super::node::{Bounds, Member, Node, Tree, Value};

/// What differs between the formats.
#[derive(Clone, Copy)]
pub(crate) struct Style {
    /// The sign between a name and its value.
    pub(crate) sign: u8,
    /// Whether a `#` begins a comment; `//` and `/*` do if not.
    pub(crate) has_hash_comments: bool,
    /// Whether strings may be in single quotes.
    pub(crate) has_single_quotes: bool,
    /// Whether a string may have no quotes, and blanks within.
    pub(crate) has_plain_strings: bool,
}

pub(crate) const JSON: Style =
    Style { sign: b':', has_hash_comments: false, has_single_quotes: false, has_plain_strings: false };
pub(crate) const YAML: Style =
    Style { sign: b':', has_hash_comments: true, has_single_quotes: true, has_plain_strings: true };
pub(crate) const TOML: Style =
    Style { sign: b'=', has_hash_comments: true, has_single_quotes: true, has_plain_strings: false };

/// The deepest nesting that is looked at.
pub(crate) const MAX_DEPTH: usize = 100;

/// What a text in JSON or JSONC says.
pub(crate) fn json(text: &str) -> Tree {
    let mut reader = Reader::new(text, 0, JSON);
    let root = reader.value();
    reader.skip_blanks();
    Tree { root, sections: Vec::new(), comments: reader.comments }
}

/// Reads values from a byte of a text on.
pub(crate) struct Reader<'t> {
    text: &'t str,
    pub(crate) at: usize,
    style: Style,
    depth: usize,
    /// The comments that were read. One that was read again is there again.
    comments: Vec<Range<usize>>,
}

impl<'t> Reader<'t> {
    pub(crate) const fn new(text: &'t str, at: usize, style: Style) -> Self {
        Self { text, at, style, depth: 0, comments: Vec::new() }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Skips blanks and comments.
    fn skip_blanks(&mut self) {
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
            self.at += rest.len() - trimmed.len();
            let end = if self.style.has_hash_comments {
                trimmed.starts_with('#').then(|| line_end(trimmed))
            } else if trimmed.starts_with("//") {
                Some(line_end(trimmed))
            } else {
                trimmed.strip_prefix("/*").map(|inner| inner.find("*/").map_or(trimmed.len(), |end| end + 4))
            };
            match end {
                Some(end) => {
                    self.comments.push(self.at..self.at + end);
                    self.at += end;
                }
                None => return,
            }
        }
    }

    /// The value that comes next; `None` if none does.
    pub(crate) fn value(&mut self) -> Option<Node> {
        self.skip_blanks();
        match self.peek()? {
            b'{' | b'[' if self.depth >= MAX_DEPTH => {
                self.at += 1;
                Some(Node::scalar(self.at - 1..self.at, Value::Other))
            }
            b'{' => Some(self.nested(Self::object)),
            b'[' => Some(self.nested(Self::array)),
            b'}' | b']' | b',' => None,
            byte if self.is_quote(byte) => {
                let (text, range) = self.string(byte);
                Some(Node::scalar(range, Value::Text(text)))
            }
            byte if byte == self.style.sign => None,
            _ => Some(self.bare()),
        }
    }

    const fn is_quote(&self, byte: u8) -> bool {
        byte == b'"' || byte == b'\'' && self.style.has_single_quotes
    }

    fn nested(&mut self, read: fn(&mut Self) -> (Value, bool)) -> Node {
        let start = self.at;
        self.at += 1;
        self.depth += 1;
        let (value, is_closed) = read(self);
        self.depth -= 1;
        let bounds = if is_closed { Bounds::Closed } else { Bounds::Open };
        Node { range: start..self.at, value, bounds }
    }

    /// The elements of an array, behind its bracket, and whether it has an end.
    fn array(&mut self) -> (Value, bool) {
        let mut elements = Vec::new();
        let is_closed = loop {
            self.skip_blanks();
            match self.peek() {
                None | Some(b'}') => break false,
                Some(b']') => {
                    self.at += 1;
                    break true;
                }
                Some(_) => match self.value() {
                    Some(element) => elements.push(element),
                    None => self.skip_one(),
                },
            }
        };
        (Value::Array(elements), is_closed)
    }

    /// The members of an object, behind its brace, and whether it has an end.
    fn object(&mut self) -> (Value, bool) {
        let mut members = Vec::new();
        let is_closed = loop {
            self.skip_blanks();
            match self.peek() {
                None | Some(b']') => break false,
                Some(b'}') => {
                    self.at += 1;
                    break true;
                }
                // A value without a name.
                Some(b'{' | b'[') => drop(self.value()),
                Some(byte) if byte == b',' || byte == self.style.sign => self.skip_one(),
                Some(byte) => {
                    let member = self.member(byte);
                    members.push(member);
                }
            }
        };
        (Value::Object(members), is_closed)
    }

    fn member(&mut self, byte: u8) -> Member {
        let (name, name_range) = if self.is_quote(byte) { self.string(byte) } else { self.word() };
        self.skip_blanks();
        if self.peek() != Some(self.style.sign) {
            return Member { name, name_range, slot: None, value: None };
        }
        self.at += 1;
        let behind = self.at;
        let value = self.value();
        let value = value.filter(|value| !self.is_next_name(behind, value));
        let end = value.as_ref().map_or(self.at, |value| value.range.start);
        Member { name, name_range, slot: Some(behind..end), value }
    }

    /// Whether what was taken for a value is the name of the next member, on another line. It is
    /// read again then.
    fn is_next_name(&mut self, behind: usize, value: &Node) -> bool {
        let between = self.text.get(behind..value.range.start).unwrap_or_default();
        if !between.contains('\n') || matches!(value.value, Value::Object(_) | Value::Array(_)) {
            return false;
        }
        let end = self.at;
        self.skip_blanks();
        let is_name = self.peek() == Some(self.style.sign);
        self.at = if is_name { value.range.start } else { end };
        is_name
    }

    fn skip_one(&mut self) {
        self.at += self.rest().chars().next().map_or(1, char::len_utf8);
    }

    /// A string, and its bytes. One without an end goes to that of the line.
    pub(crate) fn string(&mut self, quote: u8) -> (String, Range<usize>) {
        let start = self.at;
        let bytes = self.text.as_bytes();
        let mut at = start + 1;
        let end = loop {
            match bytes.get(at) {
                None => break bytes.len(),
                Some(b'\n') => break at,
                Some(b'\\') if quote == b'"' => at += 2,
                Some(byte) if *byte == quote => break at + 1,
                Some(_) => at += 1,
            }
        };
        let end = (end..=bytes.len()).find(|end| self.text.is_char_boundary(*end)).unwrap_or(bytes.len());
        self.at = end;
        let written = self.text.get(start..end).unwrap_or_default();
        let quote = char::from(quote);
        let inner = written.strip_prefix(quote).unwrap_or(written);
        let inner = inner.strip_suffix(quote).unwrap_or(inner);
        let text = if quote == '"' && inner.contains('\\') {
            serde_json::from_str(written).unwrap_or_else(|_| inner.to_owned())
        } else {
            inner.to_owned()
        };
        (text, start..end)
    }

    /// A word without quotes, at least one character.
    fn word(&mut self) -> (String, Range<usize>) {
        let start = self.at;
        let rest = self.rest();
        let is_plain = self.style.has_plain_strings;
        let is_end = |c: char| {
            matches!(c, ',' | '{' | '}' | '[' | ']' | '"' | '\n' | '\r')
                || c == char::from(self.style.sign)
                || c.is_whitespace() && !is_plain
        };
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let behind = rest.get(first..).unwrap_or_default();
        let length = first + behind.find(is_end).unwrap_or(behind.len());
        let word = rest.get(..length).unwrap_or_default().trim_end();
        self.at += word.len().max(first);
        (word.to_owned(), start..self.at)
    }

    /// A value without quotes.
    fn bare(&mut self) -> Node {
        let is_plain = self.style.has_plain_strings;
        let (word, range) = if is_plain { self.plain() } else { self.word() };
        let value = if is_plain && !is_literal(&word) { Value::Text(word) } else { Value::Other };
        Node::scalar(range, value)
    }

    /// A string of YAML without quotes, which may have a colon within.
    fn plain(&mut self) -> (String, Range<usize>) {
        let start = self.at;
        let rest = self.rest();
        let is_end = |(at, c): &(usize, char)| {
            matches!(c, ',' | '{' | '}' | '[' | ']' | '\n' | '\r')
                || *c == ':'
                    && rest.get(at + 1..).is_none_or(|rest| rest.starts_with([' ', '\n', ',', '}', ']']))
                || *c == '#' && *at > 0 && rest.get(..*at).is_some_and(|before| before.ends_with(' '))
        };
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let length = rest.char_indices().find(|place| place.0 >= first && is_end(place));
        let word = rest.get(..length.map_or(rest.len(), |(at, _)| at)).unwrap_or_default().trim_end();
        self.at += word.len().max(first);
        (word.to_owned(), start..self.at)
    }
}

/// Where the line ends that a text begins with.
fn line_end(text: &str) -> usize {
    text.find(['\n', '\r']).unwrap_or(text.len())
}

/// Whether a word of YAML is no string: a boolean, a number or nothing.
pub(crate) fn is_literal(word: &str) -> bool {
    const WORDS: [&str; 11] =
        ["true", "True", "TRUE", "false", "False", "FALSE", "null", "Null", "NULL", "~", ""];
    let is_decimal = word.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.'))
        && word.parse::<f64>().is_ok();
    let is_of_base = |start, base| {
        word.strip_prefix(start).is_some_and(|digits: &str| {
            !digits.is_empty() && digits.chars().all(|digit: char| digit.is_digit(base))
        })
    };
    WORDS.contains(&word) || is_decimal || is_of_base("0o", 8) || is_of_base("0x", 16)
}
