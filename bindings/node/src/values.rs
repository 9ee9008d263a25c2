//! JavaScript values as a serde source.
//!
//! JavaScript walks its values (`lib/values.js`), since walking is cheap there, and writes what it sees: words, and one string with
//! all texts. Nothing here may panic, recurse without bound, or show a value of the document. The walk bounds the nesting, and
//! rejects what JSON can't hold.

use std::slice::Iter;
use std::sync::LazyLock;

use chatapps_webhooks::OBJECTS;
use serde::de::value::{Error, StrDeserializer};
use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

/// The names of all properties, each once, in the order of the descriptions. JavaScript writes their positions.
static NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let mut names = Vec::new();
    for property in OBJECTS.iter().flat_map(|object| object.with_parts()).flat_map(|part| part.properties) {
        if !names.contains(&property.name) {
            names.push(property.name);
        }
    }
    names
});

/// More nesting than the walk ever writes.
const DEEPEST: u32 = 256;

/// The number of bits of a word that say what it is; the others are a size.
const TAG_BITS: u32 = 3;

/// A document as it was written: for each value a word with a tag and a size.
///
/// | tag | value | size | what follows |
/// |--:|---|---|---|
/// | 0 | null | | |
/// | 1 | boolean | 0 or 1 | |
/// | 2 | number | | the two halves of a double, the lower first |
/// | 3 | string | its length in UTF-16 code units | |
/// | 4 | bytes | | |
/// | 5 | array | its length | the elements |
/// | 6 | object | its number of members | for each a name (tag 3, or tag 7 and its position) and a value |
pub(crate) struct Values<'a> {
    words: Iter<'a, u32>,
    text: &'a str,
    depth: u32,
}

impl<'a> Values<'a> {
    pub(crate) fn new(words: &'a [u32], text: &'a str) -> Self {
        Self { words: words.iter(), text, depth: 0 }
    }

    fn word(&mut self) -> Result<u32, Error> {
        self.words.next().copied().ok_or_else(broken)
    }

    /// The tag and the size of the next value.
    fn next(&mut self) -> Result<(u32, u32), Error> {
        let word = self.word()?;
        Ok((word & ((1 << TAG_BITS) - 1), word >> TAG_BITS))
    }

    fn name(&mut self) -> Result<&'a str, Error> {
        match self.next()? {
            (3, size) => self.take(size),
            (7, position) => NAMES.get(position as usize).copied().ok_or_else(broken),
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

    fn bytes_of(&self, mut units: usize) -> Result<usize, Error> {
        let (mut characters, mut bytes) = (self.text.chars(), 0);
        while units > 0 {
            let character = characters.next().ok_or_else(broken)?;
            units = units.checked_sub(character.len_utf16()).ok_or_else(broken)?;
            bytes += character.len_utf8();
        }
        Ok(bytes)
    }
}

fn broken() -> Error {
    de::Error::custom("the values were not written as they are read")
}

impl<'de> Deserializer<'de> for Values<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Error> {
        (&mut self).deserialize_any(visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> Deserializer<'de> for &mut Values<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.next()? {
            (0, _) => visitor.visit_unit(),
            (1, size) => visitor.visit_bool(size == 1),
            (2, _) => {
                visitor.visit_f64(f64::from_bits(u64::from(self.word()?) | u64::from(self.word()?) << 32))
            }
            (3, size) => visitor.visit_str(self.take(size)?),
            (4, _) => visitor.visit_bytes(&[]),
            (5, left) if self.depth < DEEPEST => visitor.visit_seq(Inside::new(self, left)),
            (6, left) if self.depth < DEEPEST => visitor.visit_map(Inside::new(self, left)),
            _ => Err(broken()),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// The inside of an array or an object.
struct Inside<'r, 'a> {
    values: &'r mut Values<'a>,
    left: u32,
}

impl<'r, 'a> Inside<'r, 'a> {
    fn new(values: &'r mut Values<'a>, left: u32) -> Self {
        values.depth += 1;
        Self { values, left }
    }

    /// The values, if there is one left in here.
    fn next(&mut self) -> Option<&mut Values<'a>> {
        self.left = self.left.checked_sub(1)?;
        Some(self.values)
    }
}

impl Drop for Inside<'_, '_> {
    fn drop(&mut self) {
        self.values.depth -= 1;
    }
}

impl<'de> SeqAccess<'de> for Inside<'_, '_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        self.next().map(|values| seed.deserialize(values)).transpose()
    }
}

impl<'de> MapAccess<'de> for Inside<'_, '_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let name = self.next().map(Values::name).transpose()?;
        name.map(|name| seed.deserialize(StrDeserializer::new(name))).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        seed.deserialize(&mut *self.values)
    }
}
