//! Writes JSON, and notes where its parts come from.

use std::fmt::Write;
use std::ops::Range;

use chatapps_webhooks::SourceFault;

use crate::transcript::Place;

/// Why a text can't be written as JSON, and the bytes of the source that it is about.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) kind: SourceFault,
    pub(crate) at: Range<usize>,
}

impl Fault {
    /// A fault at the character that begins at a byte; at the end of what is written, if none does.
    pub(crate) fn at(kind: SourceFault, source: &str, start: usize) -> Self {
        let start = (0..=start.min(source.len())).rev().find(|at| source.is_char_boundary(*at)).unwrap_or(0);
        if let Some(c) = source.get(start..).unwrap_or_default().chars().next() {
            return Self { kind, at: start..start + c.len_utf8() };
        }
        let end = source.trim_end().len();
        Self { kind, at: end..end }
    }
}

/// A name or a value that is being written.
pub(crate) struct Open(usize);

/// JSON text so far.
#[derive(Default)]
pub(crate) struct Writer {
    pub(crate) json: String,
    pub(crate) places: Vec<Place>,
}

impl Writer {
    /// Where the next token begins.
    pub(crate) fn at(&self) -> usize {
        self.json.len()
    }

    /// Begins a name or a value that comes from these bytes of the source.
    pub(crate) fn open(&mut self, source: &Range<usize>) -> Open {
        self.places.push(Place { json: self.at()..self.at(), source: source.clone() });
        Open(self.places.len() - 1)
    }

    pub(crate) fn close(&mut self, open: &Open) {
        let end = self.at();
        if let Some(place) = self.places.get_mut(open.0) {
            place.json.end = end;
        }
    }

    /// Writes tokens.
    pub(crate) fn push(&mut self, tokens: &str) {
        self.json.push_str(tokens);
    }

    /// Writes what comes before an element or a member.
    pub(crate) fn separate(&mut self, is_first: bool) {
        if !is_first {
            self.json.push(',');
        }
    }

    /// Writes a token from these bytes of the source.
    pub(crate) fn token(&mut self, token: &str, source: &Range<usize>) {
        let open = self.open(source);
        self.push(token);
        self.close(&open);
    }

    /// Writes a string from these bytes of the source.
    pub(crate) fn string(&mut self, text: &str, source: &Range<usize>) {
        let open = self.open(source);
        self.json.push('"');
        let mut rest = text;
        while let Some(at) = rest.find(|c: char| matches!(c, '"' | '\\' | '\0'..='\x1F')) {
            let (plain, special) = rest.split_at_checked(at).unwrap_or_default();
            self.json.push_str(plain);
            let mut chars = special.chars();
            match chars.next() {
                Some(c @ ('"' | '\\')) => self.json.extend(['\\', c]),
                Some('\n') => self.json.push_str("\\n"),
                // Writing to a string doesn't fail.
                Some(c) => drop(write!(self.json, "\\u{:04x}", u32::from(c))),
                None => {}
            }
            rest = chars.as_str();
        }
        self.json.push_str(rest);
        self.json.push('"');
        self.close(&open);
    }
}
