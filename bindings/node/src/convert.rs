//! JavaScript values as a serde source, and serializable values as JSON.
//!
//! JavaScript walks its values (`lib/values.js`), for that is where walking is cheap, and writes what it sees: words, and one
//! string with all texts. Nothing in here may panic, recurse without bound, or show a value of the document; the walk bounds
//! the nesting, and knows what JSON can't hold.

use std::slice::Iter;

use serde::Serialize;
use serde::de::value::{Error, StrDeserializer};
use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::error::failed;

/// A value as compact JSON.
pub(crate) fn to_json(value: &impl Serialize) -> napi::Result<String> {
    serde_json::to_string(value).map_err(failed)
}

/// Names that are written as numbers, since nearly all are these. Any other is a text.
pub(crate) const NAMES: &[&str] = &[
    "subAccountId",
    "url",
    "httpAuthorization",
    "enabled",
    "type",
    "oauth",
    "clientId",
    "clientSecret",
    "credentialsLocation",
    "scope",
    "code",
    "message",
    "errorId",
    "timestamp",
];

/// More nesting than the walk ever writes.
const DEEPEST: u32 = 256;

/// How many bits of a word say what it is; the others are a size.
const TAG_BITS: u32 = 3;

/// A document as it was written: for each value a word, whose size is
///
/// | tag | value | size | what follows |
/// |--:|---|---|---|
/// | 0 | null | | |
/// | 1 | boolean | 0 or 1 | |
/// | 2 | number | | the two halves of a double, the lower first |
/// | 3 | string | its length in UTF-16 code units | |
/// | 4 | bytes | | |
/// | 5 | array | its length | the elements |
/// | 6 | object | how many members | for each a name (tag 3, or tag 7 and its number) and a value |
pub(crate) struct Values<'a> {
    words: Iter<'a, u32>,
    text: &'a str,
    depth: u32,
}

enum Word<'a> {
    Null,
    Boolean(bool),
    Number(f64),
    Text(&'a str),
    Bytes,
    Array(u32),
    Object(u32),
}

impl<'a> Values<'a> {
    pub(crate) fn new(words: &'a [u32], text: &'a str) -> Self {
        Self { words: words.iter(), text, depth: 0 }
    }

    fn next(&mut self) -> Result<(u32, u32), Error> {
        let word = *self.words.next().ok_or_else(broken)?;
        Ok((word & ((1 << TAG_BITS) - 1), word >> TAG_BITS))
    }

    fn half(&mut self) -> Result<u64, Error> {
        self.words.next().copied().map(u64::from).ok_or_else(broken)
    }

    fn word(&mut self) -> Result<Word<'a>, Error> {
        Ok(match self.next()? {
            (0, _) => Word::Null,
            (1, size) => Word::Boolean(size == 1),
            (2, _) => Word::Number(f64::from_bits(self.half()? | self.half()? << 32)),
            (3, size) => Word::Text(self.take(size)?),
            (4, _) => Word::Bytes,
            (5, size) => Word::Array(size),
            (6, size) => Word::Object(size),
            _ => return Err(broken()),
        })
    }

    fn name(&mut self) -> Result<&'a str, Error> {
        match self.next()? {
            (3, size) => self.take(size),
            (7, number) => NAMES.get(number as usize).copied().ok_or_else(broken),
            _ => Err(broken()),
        }
    }

    /// The next text, of that many UTF-16 code units.
    fn take(&mut self, units: u32) -> Result<&'a str, Error> {
        let units = units as usize;
        let bytes = match self.text.as_bytes().get(..units) {
            Some(bytes) if bytes.is_ascii() => units,
            _ => self.bytes_of(units)?,
        };
        let (taken, rest) = self.text.split_at_checked(bytes).ok_or_else(broken)?;
        self.text = rest;
        Ok(taken)
    }

    fn bytes_of(&self, units: usize) -> Result<usize, Error> {
        let (mut left, mut bytes) = (units, 0);
        for character in self.text.chars() {
            if left == 0 {
                break;
            }
            left = left.checked_sub(character.len_utf16()).ok_or_else(broken)?;
            bytes += character.len_utf8();
        }
        if left == 0 { Ok(bytes) } else { Err(broken()) }
    }
}

fn broken() -> Error {
    de::Error::custom("the values were not written as they are read")
}

impl<'de> Deserializer<'de> for &mut Values<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.word()? {
            Word::Null => visitor.visit_unit(),
            Word::Boolean(value) => visitor.visit_bool(value),
            Word::Number(value) => visitor.visit_f64(value),
            Word::Text(text) => visitor.visit_str(text),
            Word::Bytes => visitor.visit_bytes(&[]),
            Word::Array(_) | Word::Object(_) if self.depth == DEEPEST => Err(broken()),
            Word::Array(left) => visitor.visit_seq(Inner::new(self, left)),
            Word::Object(left) => visitor.visit_map(Inner::new(self, left)),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// What is inside an array or an object.
struct Inner<'r, 'a> {
    values: &'r mut Values<'a>,
    left: u32,
}

impl<'r, 'a> Inner<'r, 'a> {
    fn new(values: &'r mut Values<'a>, left: u32) -> Self {
        values.depth += 1;
        Self { values, left }
    }
}

impl Drop for Inner<'_, '_> {
    fn drop(&mut self) {
        self.values.depth -= 1;
    }
}

impl<'de> SeqAccess<'de> for Inner<'_, '_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        let Some(left) = self.left.checked_sub(1) else { return Ok(None) };
        self.left = left;
        seed.deserialize(&mut *self.values).map(Some)
    }
}

impl<'de> MapAccess<'de> for Inner<'_, '_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some(left) = self.left.checked_sub(1) else { return Ok(None) };
        self.left = left;
        seed.deserialize(StrDeserializer::new(self.values.name()?)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        seed.deserialize(&mut *self.values)
    }
}
