//! The blanked document, written from front to back.

/// The blanked document so far.
pub(super) struct Canvas {
    out: String,
}

impl Canvas {
    pub(super) fn of(length: usize) -> Self {
        Self { out: String::with_capacity(length) }
    }

    pub(super) fn into_text(self) -> String {
        self.out
    }

    /// Writes text that is known to be harmless.
    pub(super) fn keep(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// Writes white space and punctuation. A carriage return becomes a space, since it would move a
    /// terminal's cursor.
    pub(super) fn punctuation(&mut self, text: &str) {
        self.out.extend(text.chars().map(|c| match c {
            '{' | '}' | '[' | ']' | ',' | ':' | '"' | ' ' | '\t' | '\n' => c,
            '\r' => ' ',
            c => blank(c),
        }));
    }

    pub(super) fn blank(&mut self, text: &str) {
        self.out.extend(text.chars().map(blank));
    }
}

/// The replacement of a character: one column wide, with the same number of bytes.
pub(crate) const fn blank(c: char) -> char {
    match c.len_utf8() {
        1 => '*',
        2 => '·',
        3 => '•',
        _ => '🞄',
    }
}
