//! Writers of each format that note where they put each name and each value. They share nothing
//! with the readers.

pub(crate) mod json;
pub(crate) mod toml;
pub(crate) mod yaml;

use std::fmt::Write;
use std::ops::Range;

/// A text, and the bytes of each name and value, in the order of the document: a list or object,
/// then what is in it; a name, then its value.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) text: String,
    pub(crate) ranges: Vec<Range<usize>>,
    /// What decides between ways of writing the same.
    choices: Vec<u8>,
    chosen: usize,
}

impl Page {
    pub(crate) fn of(choices: &[u8]) -> Self {
        Self { choices: choices.to_vec(), ..Self::default() }
    }

    /// One of that many ways.
    fn choose(&mut self, ways: u8) -> u8 {
        self.chosen += 1;
        self.choices.get(self.chosen % self.choices.len().max(1)).map_or(0, |choice| choice % ways)
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// A line feed, alone or not; the choice is made once for the text.
    fn end_line(&mut self) {
        let is_long = self.choices.first().is_some_and(|choice| choice % 3 == 0);
        self.push(if is_long { "\r\n" } else { "\n" });
    }

    /// Writes a byte order mark, or doesn't.
    fn mark(&mut self) {
        if self.choose(4) == 0 {
            self.push("\u{feff}");
        }
    }

    /// Begins a name or a value.
    fn open(&mut self) -> usize {
        self.ranges.push(self.text.len()..self.text.len());
        self.ranges.len() - 1
    }

    fn close(&mut self, open: usize) {
        self.ranges[open].end = self.text.len();
    }

    fn token(&mut self, text: &str) {
        let open = self.open();
        self.push(text);
        self.close(open);
    }
}

/// A string in double quotes, with escapes that JSON, YAML and TOML have in common.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c < ' ' || c == '\u{7f}' => drop(write!(out, "\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
