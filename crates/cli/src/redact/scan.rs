//! A strict reader of JSON that writes each token to the canvas, shown or blanked.
//!
//! It stops at the first token that can't stand where it stands. Being strict is what keeps secrets in: a lost
//! quote turns values into property names only past a syntax error.

use super::Canvas;
use super::value::{self, Known};
use chatapps_webhooks::is_unprintable;

/// The longest property name that is shown. A longer one is a value that slipped.
const NAME_CHARS: usize = 64;

/// The deepest place at which properties are known: the array, the webhook, its `oauth`.
const KNOWN_DEPTH: usize = 3;

/// An open array or object.
#[derive(Clone, Copy)]
struct Open {
    object: bool,
    /// Whether properties mean here what the API says they mean.
    known: bool,
}

/// What may come next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Expect {
    Value,
    ValueOrClose,
    Key,
    KeyOrClose,
    Colon,
    CommaOrClose,
    End,
}

pub(super) struct Scanner<'a> {
    text: &'a str,
    position: usize,
    canvas: &'a mut Canvas,
    open: Vec<Open>,
    expect: Expect,
    /// The meaning of the property whose value comes next.
    property: Option<Known>,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str, canvas: &'a mut Canvas) -> Self {
        Self { text, position: 0, canvas, open: Vec::new(), expect: Expect::Value, property: None }
    }

    /// Writes all tokens up to the first that can't be there; returns where that is.
    pub(super) fn run(mut self) -> usize {
        loop {
            let start = self.position;
            let space = self.length_of(is_space);
            self.position += space;
            self.canvas.punctuation(self.text.get(start..self.position).unwrap_or_default());
            if self.token().is_none() {
                return self.position;
            }
        }
    }

    /// Writes one token and steps behind it. `None` if there is none that fits.
    fn token(&mut self) -> Option<()> {
        match *self.rest().first()? {
            b'{' | b'[' => self.open_container(),
            b'}' | b']' => self.close_container(),
            b',' => {
                let top = self.open.last()?;
                let next = if top.object { Expect::Key } else { Expect::Value };
                self.step(Expect::CommaOrClose, next)
            }
            b':' => self.step(Expect::Colon, Expect::Value),
            b'"' => self.string(),
            _ => self.bare_word(),
        }
    }

    fn open_container(&mut self) -> Option<()> {
        self.value_may_stand_here()?;
        let object = self.rest().first() == Some(&b'{');
        let known = match self.open.last() {
            None => true,
            Some(top) if self.open.len() < KNOWN_DEPTH => {
                top.known && (!top.object || self.property == Some(Known::OAuth))
            }
            Some(_) => false,
        };
        self.open.push(Open { object, known });
        self.advance(1, if object { Expect::KeyOrClose } else { Expect::ValueOrClose })
    }

    fn close_container(&mut self) -> Option<()> {
        let object = self.rest().first() == Some(&b'}');
        let empty = if object { Expect::KeyOrClose } else { Expect::ValueOrClose };
        let top = self.open.last()?;
        if top.object != object || (self.expect != Expect::CommaOrClose && self.expect != empty) {
            return None;
        }
        self.open.pop();
        self.advance(1, self.after_value())
    }

    fn string(&mut self) -> Option<()> {
        let length = string_length(self.rest())?;
        let inner = self.text.get(self.position + 1..self.position + length - 1)?;
        if matches!(self.expect, Expect::Key | Expect::KeyOrClose) {
            return self.key(inner, length);
        }
        self.value_may_stand_here()?;
        self.canvas.keep("\"");
        match self.property {
            Some(property) if self.value_ends(length) => value::write_string(property, inner, self.canvas),
            _ => self.canvas.blank(inner),
        }
        self.canvas.keep("\"");
        self.behind(length, self.after_value());
        Some(())
    }

    /// A name is one only if a colon follows.
    fn key(&mut self, inner: &str, length: usize) -> Option<()> {
        if self.next_after(length)? != b':' {
            return None;
        }
        let known = self.open.last()?.known;
        self.canvas.keep("\"");
        if known && is_name(inner) {
            self.canvas.keep(inner);
        } else {
            self.canvas.blank(inner);
        }
        self.canvas.keep("\"");
        self.property = if known { Known::from_name(inner) } else { None };
        self.behind(length, Expect::Colon);
        Some(())
    }

    /// A number or a literal name.
    fn bare_word(&mut self) -> Option<()> {
        self.value_may_stand_here()?;
        let length =
            self.length_of(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
        let word = self.text.get(self.position..self.position + length)?;
        match word.as_bytes().first()? {
            b'-' | b'0'..=b'9'
                if word.bytes().all(|byte| !byte.is_ascii_alphabetic() || matches!(byte, b'e' | b'E')) =>
            {
                let shown = self.property.is_some_and(|property| value::shows_number(property, word));
                if shown && self.value_ends(length) {
                    self.canvas.keep(word);
                } else {
                    self.canvas.blank(word);
                }
            }
            _ if matches!(word, "true" | "false" | "null") => self.canvas.keep(word),
            _ => return None,
        }
        self.behind(length, self.after_value());
        Some(())
    }

    /// Whether a value of that length is whole: what follows another text may be the rest of it.
    fn value_ends(&self, length: usize) -> bool {
        self.next_after(length).is_some_and(|byte| matches!(byte, b',' | b'}' | b']'))
    }

    fn next_after(&self, length: usize) -> Option<u8> {
        self.rest().get(length..)?.iter().copied().find(|byte| !is_space(*byte))
    }

    fn value_may_stand_here(&self) -> Option<()> {
        matches!(self.expect, Expect::Value | Expect::ValueOrClose).then_some(())
    }

    fn after_value(&self) -> Expect {
        if self.open.is_empty() { Expect::End } else { Expect::CommaOrClose }
    }

    /// Writes one character of punctuation, if it is its turn.
    fn step(&mut self, turn: Expect, next: Expect) -> Option<()> {
        if self.expect == turn { self.advance(1, next) } else { None }
    }

    fn advance(&mut self, length: usize, next: Expect) -> Option<()> {
        self.canvas.keep(self.text.get(self.position..self.position + length)?);
        if next != Expect::Value {
            self.property = None;
        }
        self.behind(length, next);
        Some(())
    }

    fn behind(&mut self, length: usize, next: Expect) {
        self.position += length;
        self.expect = next;
    }

    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.position..).unwrap_or_default()
    }

    fn length_of(&self, belongs: impl Fn(u8) -> bool) -> usize {
        let rest = self.rest();
        rest.iter().position(|byte| !belongs(*byte)).unwrap_or(rest.len())
    }
}

/// Whether a property name looks like one. With a quote lost, what stands between two others is none.
fn is_name(text: &str) -> bool {
    text.chars().count() <= NAME_CHARS
        && text.chars().all(|c| {
            c.is_alphanumeric() && !is_unprintable(c) || matches!(c, '_' | '-' | '.' | '$' | '@' | '/' | '\\')
        })
}

const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// The length of the string that the text starts with, both quotes included. `None` if it has a control character or
/// an unknown escape, or does not end.
fn string_length(text: &[u8]) -> Option<usize> {
    let mut bytes = text.iter().enumerate().skip(1);
    while let Some((index, byte)) = bytes.next() {
        match byte {
            b'"' => return Some(index + 1),
            b'\\' => match bytes.next()?.1 {
                b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => {}
                b'u' => {
                    for _ in 0..4 {
                        bytes.next().filter(|(_, digit)| digit.is_ascii_hexdigit())?;
                    }
                }
                _ => return None,
            },
            0..=0x1F => return None,
            _ => {}
        }
    }
    None
}
