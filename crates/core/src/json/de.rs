//! The reader as a serde source.

use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::number::Number;
use super::reader::{ReadStopped, Reader, SourceText};
use super::syntax::SyntaxFaultKind;

/// The name of a newtype around any value whose reader doesn't look at strings.
pub(crate) const UNREAD_STRING: &str = "unread string";

impl de::Error for ReadStopped {
    /// A visitor stops. Its message is dropped, so stopping costs nothing.
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = ReadStopped;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadStopped> {
        match self.peek() {
            Some(b'"') => Quoted(self).deserialize_any(visitor),
            Some(b'{') => {
                self.step();
                visitor.visit_map(Members { reader: self, first: true })
            }
            Some(b'[') => {
                self.step();
                self.publish();
                visitor.visit_seq(Elements { reader: self, first: true })
            }
            Some(b't') => {
                self.literal("true")?;
                visitor.visit_bool(true)
            }
            Some(b'f') => {
                self.literal("false")?;
                visitor.visit_bool(false)
            }
            Some(b'n') => {
                self.literal("null")?;
                visitor.visit_unit()
            }
            Some(b'-' | b'0'..=b'9') => match self.number()? {
                Number::Unsigned(number) => visitor.visit_u64(number),
                Number::Signed(number) => visitor.visit_i64(number),
                Number::Float(number) => visitor.visit_f64(number),
            },
            _ => Err(self.fail_here(SyntaxFaultKind::Value)),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadStopped> {
        self.skip_value()?;
        visitor.visit_unit()
    }

    /// Any value. A string comes empty, and isn't decoded, for a newtype of that name.
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, ReadStopped> {
        if name == UNREAD_STRING && self.peek() == Some(b'"') {
            self.skip_string()?;
            return visitor.visit_borrowed_str("");
        }
        self.deserialize_any(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct seq tuple tuple_struct map struct enum identifier
    }
}

/// A string, whose opening quote comes next.
struct Quoted<'r, 'de>(&'r mut Reader<'de>);

impl<'de> Deserializer<'de> for Quoted<'_, 'de> {
    type Error = ReadStopped;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadStopped> {
        match self.0.string()? {
            SourceText::Borrowed(text) => visitor.visit_borrowed_str(text),
            SourceText::Decoded(text) => visitor.visit_str(text),
        }
    }

    /// The bytes of a name: comparing them needs no `str`.
    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadStopped> {
        match self.0.plain_bytes() {
            Some(bytes) => visitor.visit_borrowed_bytes(bytes),
            None => self.deserialize_any(visitor),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadStopped> {
        self.0.skip_string()?;
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum
    }
}

/// The elements of an array. A visitor reads all of them, or stops.
struct Elements<'r, 'de> {
    reader: &'r mut Reader<'de>,
    first: bool,
}

impl<'de> SeqAccess<'de> for Elements<'_, 'de> {
    type Error = ReadStopped;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, ReadStopped> {
        if !self.reader.element(self.first)? {
            return Ok(None);
        }
        self.first = false;
        let value = seed.deserialize(&mut *self.reader)?;
        self.reader.publish();
        Ok(Some(value))
    }
}

/// The members of an object. A visitor reads all of them, or stops.
struct Members<'r, 'de> {
    reader: &'r mut Reader<'de>,
    first: bool,
}

impl<'de> MapAccess<'de> for Members<'_, 'de> {
    type Error = ReadStopped;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, ReadStopped> {
        self.reader.publish();
        if !self.reader.member(self.first)? {
            return Ok(None);
        }
        self.first = false;
        seed.deserialize(Quoted(self.reader)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, ReadStopped> {
        self.reader.colon()?;
        seed.deserialize(&mut *self.reader)
    }
}
