//! A strict JSON scanner that writes each token to the canvas, readable or blanked.
//!
//! It stops at the first misplaced token. Strictness protects secrets: a missing quote turns values
//! into property names only after a syntax error.

use std::sync::LazyLock;

use chatapps_webhooks::{
    EventKind, Kind, Model, OBJECTS, ObjectType, Privacy, Property, is_unprintable, property_names,
    shows_number,
};

use super::canvas::Canvas;
use super::value;

/// The documented events.
static EVENTS: LazyLock<Vec<&ObjectType>> =
    LazyLock::new(|| EventKind::DOCUMENTED.iter().map(|kind| kind.object()).collect());

/// Every object of a documented event.
static EVENT_PARTS: LazyLock<Vec<&ObjectType>> =
    LazyLock::new(|| EventKind::DOCUMENTED.iter().flat_map(|kind| kind.object().with_parts()).collect());

/// The longest readable property name. A longer one is probably a misplaced value.
const MAX_NAME_CHARS: usize = 64;

/// An open array or object.
#[derive(Clone, Copy)]
struct Container {
    is_object: bool,
    /// The objects that it may be, or whose elements they may be; empty if the API defines none
    /// here.
    objects: &'static [&'static ObjectType],
}

impl Container {
    /// The property of that name, as the text spells it: the most private one, if objects differ. A
    /// name with escapes is unknown.
    fn property(self, name: &str) -> Option<&'static Property> {
        let properties = || self.objects.iter().filter_map(|object| object.property(name));
        let private = properties().find(|(_, property)| property.privacy != Privacy::Public);
        private.or_else(|| properties().next()).map(|(_, property)| property)
    }
}

/// The kind of token that must come next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Expected {
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
    open: Vec<Container>,
    expected: Expected,
    /// The property whose value comes next, if it is a known one.
    property: Option<&'static Property>,
    /// The objects that the document, or an entry of it, may be.
    roots: &'static [&'static ObjectType],
    is_event: bool,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str, model: Model, canvas: &'a mut Canvas) -> Self {
        let is_event = model == Model::Event;
        // Of other documents, people often name the wrong model.
        let roots = if is_event { &*EVENTS } else { OBJECTS };
        let (open, expected) = (Vec::new(), Expected::Value);
        Self { text, position: 0, canvas, open, expected, property: None, roots, is_event }
    }

    /// Writes all tokens up to the first misplaced one, and returns its offset.
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

    /// Writes one token and moves past it. `None` if the token is misplaced.
    fn token(&mut self) -> Option<()> {
        match *self.rest().first()? {
            b'{' | b'[' => self.open_container(),
            b'}' | b']' => self.close_container(),
            b',' => {
                let top = self.open.last()?;
                let next = if top.is_object { Expected::Key } else { Expected::Value };
                self.step(Expected::CommaOrClose, next)
            }
            b':' => self.step(Expected::Colon, Expected::Value),
            b'"' => self.string(),
            _ => self.bare_word(),
        }
    }

    fn open_container(&mut self) -> Option<()> {
        self.expect_value()?;
        let is_object = self.rest().first() == Some(&b'{');
        let objects = match (self.open.last(), self.property.map(|property| &property.kind)) {
            (None, _) => self.roots,
            // Kinds of events have parts of the same names, and what is about people is so as a
            // whole.
            (_, Some(_)) if self.is_event => match self.property {
                Some(property) if property.privacy == Privacy::Public => EVENT_PARTS.as_slice(),
                _ => &[],
            },
            // The entries of a request. No entry is an array.
            (Some(Container { is_object: false, objects }), _) if is_object => objects,
            (_, Some(Kind::Object(object))) if is_object => std::slice::from_ref(object),
            (_, Some(Kind::Array(Kind::Object(object)))) if !is_object => std::slice::from_ref(object),
            _ => &[],
        };
        self.open.push(Container { is_object, objects });
        self.advance(1, if is_object { Expected::KeyOrClose } else { Expected::ValueOrClose })
    }

    fn close_container(&mut self) -> Option<()> {
        let is_object = self.rest().first() == Some(&b'}');
        let empty = if is_object { Expected::KeyOrClose } else { Expected::ValueOrClose };
        let top = self.open.last()?;
        if top.is_object != is_object || (self.expected != Expected::CommaOrClose && self.expected != empty) {
            return None;
        }
        self.open.pop();
        self.advance(1, self.after_value())
    }

    fn string(&mut self) -> Option<()> {
        let length = string_length(self.rest())?;
        let inner = self.text.get(self.position + 1..self.position + length - 1)?;
        if matches!(self.expected, Expected::Key | Expected::KeyOrClose) {
            return self.key(inner, length);
        }
        self.expect_value()?;
        self.canvas.keep("\"");
        match self.property {
            Some(property) if self.value_ends(length) => value::write_string(property, inner, self.canvas),
            _ => self.canvas.blank(inner),
        }
        self.canvas.keep("\"");
        self.move_past(length, self.after_value());
        Some(())
    }

    /// Writes a property name, which a colon must follow.
    fn key(&mut self, inner: &str, length: usize) -> Option<()> {
        if self.next_after(length)? != b':' {
            return None;
        }
        let container = *self.open.last()?;
        self.canvas.keep("\"");
        // In an event any other name may be somebody's.
        let is_known = || !self.is_event || property_names().contains(&inner);
        if !container.objects.is_empty() && is_name(inner) && is_known() {
            self.canvas.keep(inner);
        } else {
            self.canvas.blank(inner);
        }
        self.canvas.keep("\"");
        self.property = container.property(inner);
        self.move_past(length, Expected::Colon);
        Some(())
    }

    /// Writes a number or a literal name.
    fn bare_word(&mut self) -> Option<()> {
        self.expect_value()?;
        let length =
            self.length_of(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
        let word = self.text.get(self.position..self.position + length)?;
        match word.as_bytes().first()? {
            b'-' | b'0'..=b'9'
                if word.bytes().all(|byte| !byte.is_ascii_alphabetic() || matches!(byte, b'e' | b'E')) =>
            {
                let shown = self.property.is_some_and(|property| shows_number(property, word));
                if shown && self.value_ends(length) {
                    self.canvas.keep(word);
                } else {
                    self.canvas.blank(word);
                }
            }
            _ if matches!(word, "true" | "false" | "null") => self.canvas.keep(word),
            _ => return None,
        }
        self.move_past(length, self.after_value());
        Some(())
    }

    /// Whether a value of that length is complete. Otherwise the text after it may belong to the
    /// value.
    fn value_ends(&self, length: usize) -> bool {
        self.next_after(length).is_some_and(|byte| matches!(byte, b',' | b'}' | b']'))
    }

    fn next_after(&self, length: usize) -> Option<u8> {
        self.rest().get(length..)?.iter().copied().find(|byte| !is_space(*byte))
    }

    fn expect_value(&self) -> Option<()> {
        matches!(self.expected, Expected::Value | Expected::ValueOrClose).then_some(())
    }

    fn after_value(&self) -> Expected {
        if self.open.is_empty() { Expected::End } else { Expected::CommaOrClose }
    }

    /// Writes one character of punctuation, if it is expected.
    fn step(&mut self, turn: Expected, next: Expected) -> Option<()> {
        if self.expected == turn { self.advance(1, next) } else { None }
    }

    fn advance(&mut self, length: usize, next: Expected) -> Option<()> {
        self.canvas.keep(self.text.get(self.position..self.position + length)?);
        if next != Expected::Value {
            self.property = None;
        }
        self.move_past(length, next);
        Some(())
    }

    fn move_past(&mut self, length: usize, next: Expected) {
        self.position += length;
        self.expected = next;
    }

    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.position..).unwrap_or_default()
    }

    fn length_of(&self, belongs: impl Fn(u8) -> bool) -> usize {
        let rest = self.rest();
        rest.iter().position(|byte| !belongs(*byte)).unwrap_or(rest.len())
    }
}

/// Whether a text looks like a property name. After a missing quote, the text between two others is
/// a value.
fn is_name(text: &str) -> bool {
    text.chars().count() <= MAX_NAME_CHARS
        && text.chars().all(|c| {
            c.is_alphanumeric() && !is_unprintable(c) || matches!(c, '_' | '-' | '.' | '$' | '@' | '/' | '\\')
        })
}

const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// The length of the string that the text starts with, both quotes included. `None` if it has a
/// control character or an unknown escape, or does not end.
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
