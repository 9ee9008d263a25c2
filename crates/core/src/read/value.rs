//! One adapter from serde's visitors to the types of JSON values, and the reader that takes any of
//! them.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Number;

use super::depth::{enter, skip_elements, skip_members};
use super::json_type::JsonType;
use super::member_name::AnyName;
use super::seen_names::SeenNames;
use crate::context::arena::SourceStr;
use crate::context::context::Context;
use crate::context::location::Location;
use crate::context::verdict::Verdict;
use crate::json::de::UNREAD_STRING;
use crate::policy::catalogue::Rule;
use crate::policy::rule_set::RuleSet;

/// Reads the value at a location: puts it where it belongs, and gives the verdict.
pub(crate) trait ValueReader<'de>: Sized {
    /// Whether it reads what is in a string. If not, ours are not decoded.
    const READS_STRINGS: bool = true;

    /// Takes a value of a type that is not expected.
    fn mismatch(self, context: &mut Context<'_>, location: &Location<'_>, found: JsonType) -> Verdict;

    fn null(self, context: &mut Context<'_>, location: &Location<'_>) -> Verdict {
        self.mismatch(context, location, JsonType::Null)
    }

    fn boolean(self, context: &mut Context<'_>, location: &Location<'_>, _value: bool) -> Verdict {
        self.mismatch(context, location, JsonType::Boolean)
    }

    fn integer(self, context: &mut Context<'_>, location: &Location<'_>, _number: Number) -> Verdict {
        self.mismatch(context, location, JsonType::Integer)
    }

    /// Takes a number that is no integer; it may be infinite.
    fn number(self, context: &mut Context<'_>, location: &Location<'_>, _number: f64) -> Verdict {
        self.mismatch(context, location, JsonType::Number)
    }

    fn string(
        self,
        context: &mut Context<'_>,
        location: &Location<'_>,
        _text: SourceStr<'_, 'de>,
    ) -> Verdict {
        self.mismatch(context, location, JsonType::String)
    }

    fn array<A: SeqAccess<'de>>(
        self,
        context: &mut Context<'_>,
        location: &Location<'_>,
        elements: A,
    ) -> Result<Verdict, A::Error> {
        let verdict = self.mismatch(context, location, JsonType::Array);
        Ok(verdict | AnyValue.array(context, location, elements)?)
    }

    fn object<A: MapAccess<'de>>(
        self,
        context: &mut Context<'_>,
        location: &Location<'_>,
        members: A,
    ) -> Result<Verdict, A::Error> {
        let verdict = self.mismatch(context, location, JsonType::Object);
        Ok(verdict | AnyValue.object(context, location, members)?)
    }
}

/// Reads one value by a reader.
pub(crate) struct Seed<'r, 'c, R> {
    pub(crate) reader: R,
    pub(crate) context: &'r mut Context<'c>,
    pub(crate) location: &'r Location<'r>,
}

impl<'de, R: ValueReader<'de>> DeserializeSeed<'de> for Seed<'_, '_, R> {
    type Value = Verdict;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Verdict, D::Error> {
        if !R::READS_STRINGS && self.context.text().is_some() {
            return source.deserialize_newtype_struct(UNREAD_STRING, self);
        }
        source.deserialize_any(self)
    }
}

impl<'de, R: ValueReader<'de>> Visitor<'de> for Seed<'_, '_, R> {
    type Value = Verdict;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Verdict, E> {
        Ok(self.reader.boolean(self.context, self.location, value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Verdict, E> {
        Ok(self.reader.integer(self.context, self.location, value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Verdict, E> {
        Ok(self.reader.integer(self.context, self.location, value.into()))
    }

    fn visit_i128<E: serde::de::Error>(self, value: i128) -> Result<Verdict, E> {
        match (u64::try_from(value), i64::try_from(value)) {
            (Ok(value), _) => self.visit_u64(value),
            (_, Ok(value)) => self.visit_i64(value),
            #[expect(clippy::cast_precision_loss, reason = "text of that size becomes a double, too")]
            _ => self.visit_f64(value as f64),
        }
    }

    fn visit_u128<E: serde::de::Error>(self, value: u128) -> Result<Verdict, E> {
        match u64::try_from(value) {
            Ok(value) => self.visit_u64(value),
            #[expect(clippy::cast_precision_loss, reason = "text of that size becomes a double, too")]
            Err(_) => self.visit_f64(value as f64),
        }
    }

    fn visit_f64<E>(self, value: f64) -> Result<Verdict, E> {
        Ok(match (JsonType::of_number(value), Number::from_f64(value)) {
            (JsonType::Integer, Some(number)) => self.reader.integer(self.context, self.location, number),
            _ => self.reader.number(self.context, self.location, value),
        })
    }

    fn visit_char<E: serde::de::Error>(self, value: char) -> Result<Verdict, E> {
        self.visit_str(value.encode_utf8(&mut [0; 4]))
    }

    fn visit_str<E>(self, text: &str) -> Result<Verdict, E> {
        Ok(self.reader.string(self.context, self.location, SourceStr::Transient(text)))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Verdict, E> {
        Ok(self.reader.string(self.context, self.location, SourceStr::Borrowed(text)))
    }

    fn visit_bytes<E>(self, _: &[u8]) -> Result<Verdict, E> {
        Ok(self.reader.mismatch(self.context, self.location, JsonType::Bytes))
    }

    fn visit_unit<E>(self) -> Result<Verdict, E> {
        Ok(self.reader.null(self.context, self.location))
    }

    fn visit_none<E>(self) -> Result<Verdict, E> {
        Ok(self.reader.null(self.context, self.location))
    }

    fn visit_some<D: Deserializer<'de>>(self, source: D) -> Result<Verdict, D::Error> {
        source.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, source: D) -> Result<Verdict, D::Error> {
        source.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, elements: A) -> Result<Verdict, A::Error> {
        self.reader.array(self.context, self.location, elements)
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<Verdict, A::Error> {
        self.reader.object(self.context, self.location, members)
    }
}

/// Takes any value: an unknown property, or one of the wrong type. Only what concerns any JSON is
/// looked at in it, nesting and repeated names.
pub(crate) struct AnyValue;

/// The rules that look at names and nesting in general.
const RULES: RuleSet = RuleSet::of(&[Rule::DuplicateKey, Rule::TooDeep]);

impl<'de> ValueReader<'de> for AnyValue {
    const READS_STRINGS: bool = false;

    fn mismatch(self, _: &mut Context<'_>, _: &Location<'_>, _: JsonType) -> Verdict {
        Verdict::VALID
    }

    fn array<A: SeqAccess<'de>>(
        self,
        context: &mut Context<'_>,
        location: &Location<'_>,
        mut elements: A,
    ) -> Result<Verdict, A::Error> {
        if !context.wants_any(RULES) {
            skip_elements(elements)?;
            return Ok(Verdict::VALID);
        }
        let (is_open, mut verdict) = enter(context, location);
        if !is_open {
            skip_elements(elements)?;
            return Ok(verdict);
        }
        let mut index = 0;
        loop {
            let inner = location.index(index, context.take_offset());
            let seed = Seed { reader: Self, context: &mut *context, location: &inner };
            match elements.next_element_seed(seed)? {
                Some(element) => verdict |= element,
                None => return Ok(verdict),
            }
            index += 1;
        }
    }

    fn object<A: MapAccess<'de>>(
        self,
        context: &mut Context<'_>,
        location: &Location<'_>,
        mut members: A,
    ) -> Result<Verdict, A::Error> {
        if !context.wants_any(RULES) {
            skip_members(members)?;
            return Ok(Verdict::VALID);
        }
        let (is_open, mut verdict) = enter(context, location);
        if !is_open {
            skip_members(members)?;
            return Ok(verdict);
        }
        let mut names = SeenNames::default();
        while let Some(name) = members.next_key_seed(AnyName)? {
            let offset = context.take_offset();
            verdict |= names.add(context, location, name.clone(), offset)?;
            let inner = location.member(&name, offset);
            verdict |=
                members.next_value_seed(Seed { reader: Self, context: &mut *context, location: &inner })?;
        }
        Ok(verdict)
    }
}
