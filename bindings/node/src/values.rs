//! JavaScript values as a serde source.
//!
//! JavaScript walks its values, since walking is cheap there, and writes words, and bytes with all
//! texts (`lib/values.js`). It bounds the nesting, and rejects what JSON can't hold. Nothing
//! here may panic, recurse without bound, or show a value of the document.

use std::borrow::Borrow;
use std::cell::Cell;

use chatapps_webhooks::property_names;
use serde::de::value::{Error, StrDeserializer};
use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

/// More nesting than the walk ever writes.
const DEEPEST: u32 = 256;

/// The largest integer up to which a number of JavaScript is exact.
const SAFE: f64 = 9_007_199_254_740_991.0;

/// The number from which on JavaScript writes exponents.
const EXPONENTS: f64 = 1e21;

/// The number of bits of a word that say what it is; the others are a size.
const TAG_BITS: u32 = 3;

/// What has yet to be read of a document. `lib/values.js` has the format.
pub(crate) struct Values<'a> {
    words: Cell<&'a [u32]>,
    text: Cell<&'a str>,
}

/// The texts of a document: so many of the bytes as the first word says.
pub(crate) fn text_of<'a>(words: &[u32], bytes: &'a [u8]) -> Result<&'a str, Error> {
    let length = words.first().ok_or_else(broken)?;
    let text = bytes.get(..*length as usize).ok_or_else(broken)?;
    str::from_utf8(text).map_err(|_| broken())
}

/// The document as a serde source.
pub(crate) fn values<'a>(words: &'a [u32], text: &'a str) -> Next<Values<'a>> {
    let words = words.get(1..).unwrap_or_default();
    Next(Values { words: Cell::new(words), text: Cell::new(text) }, 0)
}

impl<'a> Values<'a> {
    fn word(&self) -> Result<u32, Error> {
        let (word, rest) = self.words.get().split_first().ok_or_else(broken)?;
        self.words.set(rest);
        Ok(*word)
    }

    /// The tag and the size of the next value.
    fn next(&self) -> Result<(u32, u32), Error> {
        let word = self.word()?;
        Ok((word & ((1 << TAG_BITS) - 1), word >> TAG_BITS))
    }

    /// The next text, of that many bytes.
    fn take(&self, length: u32) -> Result<&'a str, Error> {
        let (taken, rest) = self.text.get().split_at_checked(length as usize).ok_or_else(broken)?;
        self.text.set(rest);
        Ok(taken)
    }
}

fn broken() -> Error {
    de::Error::custom("the values were not written as they are read")
}

/// The next value of a document, and how deep it is nested.
pub(crate) struct Next<R>(R, u32);

impl<'de, 'a, R: Borrow<Values<'a>>> Deserializer<'de> for Next<R> {
    type Error = Error;

    fn deserialize_any<T: Visitor<'de>>(self, visitor: T) -> Result<T::Value, Error> {
        let values = self.0.borrow();
        match values.next()? {
            (0, _) => visitor.visit_unit(),
            (1, size) => visitor.visit_bool(size == 1),
            (2, _) => {
                let bits = u64::from(values.word()?) | u64::from(values.word()?) << 32;
                visit_number(visitor, f64::from_bits(bits))
            }
            (3, size) => visitor.visit_str(values.take(size)?),
            (4, _) => visitor.visit_bytes(&[]),
            (5, left) if self.1 < DEEPEST => visitor.visit_seq(Inside { values, depth: self.1 + 1, left }),
            (6, left) if self.1 < DEEPEST => visitor.visit_map(Inside { values, depth: self.1 + 1, left }),
            _ => Err(broken()),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// A number as `JSON.stringify` writes it: `1` and not `1.0`, and of a large one as few digits as
/// tell it from others.
fn visit_number<'de, T: Visitor<'de>, E: de::Error>(visitor: T, number: f64) -> Result<T::Value, E> {
    if number.fract() != 0.0 || number.abs() >= EXPONENTS {
        return visitor.visit_f64(number);
    }
    if number.abs() <= SAFE {
        #[expect(clippy::cast_possible_truncation, reason = "it is a safe integer")]
        return visitor.visit_i64(number as i64);
    }
    let digits = number.to_string();
    match (digits.parse(), digits.parse()) {
        (Ok(number), _) => visitor.visit_i64(number),
        (_, Ok(number)) => visitor.visit_u64(number),
        _ => visitor.visit_f64(number),
    }
}

/// The inside of an array or an object.
struct Inside<'r, 'a> {
    values: &'r Values<'a>,
    depth: u32,
    left: u32,
}

impl<'de> SeqAccess<'de> for Inside<'_, '_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        let Some(left) = self.left.checked_sub(1) else { return Ok(None) };
        self.left = left;
        seed.deserialize(Next(self.values, self.depth)).map(Some)
    }
}

impl<'de> MapAccess<'de> for Inside<'_, '_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some(left) = self.left.checked_sub(1) else { return Ok(None) };
        self.left = left;
        let name = match self.values.next()? {
            (3, size) => self.values.take(size)?,
            (7, position) => property_names().get(position as usize).copied().ok_or_else(broken)?,
            _ => return Err(broken()),
        };
        seed.deserialize(StrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        seed.deserialize(Next(self.values, self.depth))
    }
}
