//! Blanks the values of a document before its lines are shown.
//!
//! Works on any bytes, JSON or not. What is kept is a short list: punctuation, white space, property names, `true`,
//! `false`, `null`, and values of properties that hold no secret, if they look the part. Nobody can tell where a
//! value starts or ends after a syntax error: only punctuation is kept from there on.
//!
//! The result has the length of the text, in bytes and in code points, and is free of control characters other
//! than line feeds and tabs, so that places in the text are places in the result.

mod scan;
#[cfg(test)]
mod tests;
mod value;

use std::borrow::Cow;

use self::scan::Scanner;

/// The document with its values blanked. `end` is where it stops being JSON, if that is known.
pub(crate) fn redact(text: &[u8], end: Option<usize>) -> String {
    let text = decode(text);
    let mut end = end.unwrap_or(text.len()).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let (json, rest) = text.split_at_checked(end).unwrap_or(("", &text));
    let mut canvas = Canvas::of(text.len());
    let scanned = Scanner::new(json, &mut canvas).run();
    canvas.punctuation(json.get(scanned..).unwrap_or_default());
    canvas.punctuation(rest);
    canvas.out
}

/// The text as UTF-8, each invalid byte replaced by a NUL, which JSON allows nowhere.
fn decode(text: &[u8]) -> Cow<'_, str> {
    if let Ok(text) = str::from_utf8(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for chunk in text.utf8_chunks() {
        out.push_str(chunk.valid());
        out.extend(chunk.invalid().iter().map(|_| '\0'));
    }
    Cow::Owned(out)
}

/// Where the blanked document is written, from front to back.
struct Canvas {
    out: String,
}

impl Canvas {
    fn of(length: usize) -> Self {
        Self { out: String::with_capacity(length) }
    }

    /// Writes what is known to be harmless.
    fn keep(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// Writes white space and punctuation; a carriage return would move a terminal's cursor.
    fn punctuation(&mut self, text: &str) {
        self.out.extend(text.chars().map(|c| match c {
            '{' | '}' | '[' | ']' | ',' | ':' | '"' | ' ' | '\t' | '\n' => c,
            '\r' => ' ',
            c => mask(c),
        }));
    }

    fn blank(&mut self, text: &str) {
        self.out.extend(text.chars().map(mask));
    }
}

/// What stands for a character that isn't shown: one column wide, as many bytes long.
const fn mask(c: char) -> char {
    match c.len_utf8() {
        1 => '*',
        2 => '·',
        3 => '•',
        _ => '🞄',
    }
}
