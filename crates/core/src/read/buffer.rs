//! Values that have to wait: until it is known what they are, or until they are written down as
//! JSON.

use serde::de::value::Error;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Number;

use super::json_type::JsonType;
use super::member_name::AnyName;
use super::value::{Seed, ValueReader};
use crate::base::limits::Limits;
use crate::context::arena::SourceStr;
use crate::context::context::Context;
use crate::context::location::Location;
use crate::context::verdict::Verdict;

/// A value of a source that can't be read twice, with everything that a reader could ask about it.
#[derive(Debug, Default)]
pub(super) enum Buffered {
    #[default]
    Null,
    Boolean(bool),
    Integer(Number),
    /// A number that is no integer; it may be infinite.
    Number(f64),
    Text(String),
    Bytes,
    Array(Vec<Self>),
    Object(Vec<(String, Self)>),
}

/// Reads a value into a buffer. It takes an offset for each member and element, as whoever reads
/// the buffer does. Beyond the depth to which anything is looked at, nothing is kept.
pub(super) struct ReadBuffered<'s>(pub(super) &'s mut Buffered);

/// What a source says, as JSON.
pub(crate) fn json_of<'de, D: Deserializer<'de>>(
    source: D,
    context: &mut Context<'_>,
) -> Result<String, D::Error> {
    let mut buffered = Buffered::Null;
    let reader = ReadBuffered(&mut buffered);
    let _ = Seed { reader, context, location: &Location::ROOT }.deserialize(source)?;
    Ok(serde_json::to_string(&buffered).unwrap_or_default())
}

impl<'de> ValueReader<'de> for ReadBuffered<'_> {
    /// Only bytes get here.
    fn mismatch(self, _: &mut Context<'_>, _: &Location<'_>, _: JsonType) -> Verdict {
        *self.0 = Buffered::Bytes;
        Verdict::VALID
    }

    fn null(self, _: &mut Context<'_>, _: &Location<'_>) -> Verdict {
        *self.0 = Buffered::Null;
        Verdict::VALID
    }

    fn boolean(self, _: &mut Context<'_>, _: &Location<'_>, value: bool) -> Verdict {
        *self.0 = Buffered::Boolean(value);
        Verdict::VALID
    }

    fn integer(self, _: &mut Context<'_>, _: &Location<'_>, number: Number) -> Verdict {
        *self.0 = Buffered::Integer(number);
        Verdict::VALID
    }

    fn number(self, _: &mut Context<'_>, _: &Location<'_>, number: f64) -> Verdict {
        *self.0 = Buffered::Number(number);
        Verdict::VALID
    }

    fn string(self, _: &mut Context<'_>, _: &Location<'_>, text: SourceStr<'_, 'de>) -> Verdict {
        *self.0 = Buffered::Text(text.as_str().to_owned());
        Verdict::VALID
    }

    fn array<A: SeqAccess<'de>>(
        self,
        context: &mut Context<'_>,
        location: &Location<'_>,
        mut elements: A,
    ) -> Result<Verdict, A::Error> {
        let mut all = Vec::new();
        if location.depth() >= Limits::MAX_DEPTH {
            while elements.next_element::<IgnoredAny>()?.is_some() {}
        } else {
            loop {
                let mut element = Buffered::Null;
                let inner = location.index(all.len(), context.take_offset());
                let seed =
                    Seed { reader: ReadBuffered(&mut element), context: &mut *context, location: &inner };
                if elements.next_element_seed(seed)?.is_none() {
                    break;
                }
                all.push(element);
            }
        }
        *self.0 = Buffered::Array(all);
        Ok(Verdict::VALID)
    }

    fn object<A: MapAccess<'de>>(
        self,
        context: &mut Context<'_>,
        location: &Location<'_>,
        mut members: A,
    ) -> Result<Verdict, A::Error> {
        let mut all = Vec::new();
        while let Some(name) = members.next_key_seed(AnyName)? {
            let inner = location.member(&name, context.take_offset());
            let mut value = Buffered::Null;
            if location.depth() >= Limits::MAX_DEPTH {
                members.next_value::<IgnoredAny>()?;
            } else {
                let seed =
                    Seed { reader: ReadBuffered(&mut value), context: &mut *context, location: &inner };
                let _ = members.next_value_seed(seed)?;
            }
            all.push((name.into_owned(), value));
        }
        *self.0 = Buffered::Object(all);
        Ok(Verdict::VALID)
    }
}

impl Serialize for Buffered {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null | Self::Bytes => serializer.serialize_unit(),
            Self::Boolean(value) => serializer.serialize_bool(*value),
            Self::Integer(number) => number.serialize(serializer),
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Array(elements) => serializer.collect_seq(elements),
            Self::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (name, value) in members {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserializer<'de> for &'de Buffered {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Buffered::Null => visitor.visit_unit(),
            Buffered::Boolean(value) => visitor.visit_bool(*value),
            Buffered::Integer(number) => match (number.as_u64(), number.as_i64()) {
                (Some(number), _) => visitor.visit_u64(number),
                (_, Some(number)) => visitor.visit_i64(number),
                _ => visitor.visit_f64(number.as_f64().unwrap_or_default()),
            },
            Buffered::Number(number) => visitor.visit_f64(*number),
            Buffered::Text(text) => visitor.visit_borrowed_str(text),
            Buffered::Bytes => visitor.visit_bytes(&[]),
            Buffered::Array(elements) => visitor.visit_seq(Elements(elements.iter())),
            Buffered::Object(members) => visitor.visit_map(Members { left: members.iter(), value: None }),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

struct Elements<'de>(std::slice::Iter<'de, Buffered>);

impl<'de> SeqAccess<'de> for Elements<'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        self.0.next().map(|element| seed.deserialize(element)).transpose()
    }
}

struct Members<'de> {
    left: std::slice::Iter<'de, (String, Buffered)>,
    value: Option<&'de Buffered>,
}

impl<'de> MapAccess<'de> for Members<'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some((name, value)) = self.left.next() else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(serde::de::value::BorrowedStrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        seed.deserialize(self.value.take().unwrap_or(&Buffered::Null))
    }
}
