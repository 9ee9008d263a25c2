//! One adapter from serde's visitor to the six kinds of JSON value.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::pass::Pass;
use super::place::Place;
use super::walk::{walk_elements, walk_members};
use crate::policy::wording;

/// A JSON type name, as JSON Schema has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    Boolean,
    Integer,
    Number,
    String,
    Array,
    Object,
    /// Host-language bytes, which no JSON text has.
    Bytes,
}

impl Kind {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "boolean",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::String => "string",
            Self::Array => "array",
            Self::Object => "object",
            Self::Bytes => "bytes",
        }
    }
}

/// Whether a number is an integer to JSON Schema: `1001`, `1001.0` and `1.001e3` alike.
fn kind_of(number: f64) -> Kind {
    if number.is_finite() && number.fract() == 0.0 { Kind::Integer } else { Kind::Number }
}

/// What a place expects. Whatever isn't overridden is a `type` finding.
pub(crate) trait Expect<'de>: Sized {
    /// What is made of the value; the default stands for a value that is of no use.
    type Value: Default;

    /// The type that the contract asks for.
    const KIND: Kind;

    fn mismatch(self, pass: &mut Pass<'_>, place: &Place<'_>, found: Kind) -> Self::Value {
        report_type(pass, place, Self::KIND, found);
        Self::Value::default()
    }

    fn string(self, pass: &mut Pass<'_>, place: &Place<'_>, _text: &str) -> Self::Value {
        self.mismatch(pass, place, Kind::String)
    }

    /// A string that is there as long as the document is.
    fn lasting_string(self, pass: &mut Pass<'_>, place: &Place<'_>, text: &'de str) -> Self::Value {
        self.string(pass, place, text)
    }

    fn boolean(self, pass: &mut Pass<'_>, place: &Place<'_>, _value: bool) -> Self::Value {
        self.mismatch(pass, place, Kind::Boolean)
    }

    fn integer(self, pass: &mut Pass<'_>, place: &Place<'_>, _value: serde_json::Number) -> Self::Value {
        self.mismatch(pass, place, Kind::Integer)
    }

    fn array<A: SeqAccess<'de>>(
        self,
        pass: &mut Pass<'_>,
        place: &Place<'_>,
        elements: A,
    ) -> Result<Self::Value, A::Error> {
        let value = self.mismatch(pass, place, Kind::Array);
        walk_elements(pass, place, elements)?;
        Ok(value)
    }

    fn object<A: MapAccess<'de>>(
        self,
        pass: &mut Pass<'_>,
        place: &Place<'_>,
        members: A,
    ) -> Result<Self::Value, A::Error> {
        let value = self.mismatch(pass, place, Kind::Object);
        walk_members(pass, place, members)?;
        Ok(value)
    }
}

/// Reports that a value has another type than the contract's.
pub(crate) fn report_type(pass: &mut Pass<'_>, place: &Place<'_>, expected: Kind, found: Kind) {
    let wording = match (expected, found) {
        (_, Kind::Null) if place.is_optional() => &wording::TYPE_NULL,
        // Only a request is an array.
        (Kind::Array, Kind::Object) => &wording::TYPE_ONE_ENTRY,
        _ => &wording::TYPE,
    };
    pass.report(wording, place, || [("expected", expected.as_str()), ("found", found.as_str())].into());
}

/// Reads one value as what its place expects.
pub(crate) struct Reading<'r, 'c, E> {
    pub(crate) expect: E,
    pub(crate) pass: &'r mut Pass<'c>,
    pub(crate) place: &'r Place<'r>,
}

impl<'de, E: Expect<'de>> DeserializeSeed<'de> for Reading<'_, '_, E> {
    type Value = E::Value;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<E::Value, D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de, E: Expect<'de>> Visitor<'de> for Reading<'_, '_, E> {
    type Value = E::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<Error>(self, value: bool) -> Result<E::Value, Error> {
        Ok(self.expect.boolean(self.pass, self.place, value))
    }

    fn visit_i64<Error>(self, value: i64) -> Result<E::Value, Error> {
        Ok(self.expect.integer(self.pass, self.place, value.into()))
    }

    fn visit_u64<Error>(self, value: u64) -> Result<E::Value, Error> {
        Ok(self.expect.integer(self.pass, self.place, value.into()))
    }

    fn visit_i128<Error: serde::de::Error>(self, value: i128) -> Result<E::Value, Error> {
        match (u64::try_from(value), i64::try_from(value)) {
            (Ok(value), _) => self.visit_u64(value),
            (_, Ok(value)) => self.visit_i64(value),
            #[expect(clippy::cast_precision_loss, reason = "what text of that size becomes, too")]
            _ => self.visit_f64(value as f64),
        }
    }

    fn visit_u128<Error: serde::de::Error>(self, value: u128) -> Result<E::Value, Error> {
        match u64::try_from(value) {
            Ok(value) => self.visit_u64(value),
            #[expect(clippy::cast_precision_loss, reason = "what text of that size becomes, too")]
            Err(_) => self.visit_f64(value as f64),
        }
    }

    fn visit_f64<Error>(self, value: f64) -> Result<E::Value, Error> {
        let (kind, number) = (kind_of(value), serde_json::Number::from_f64(value));
        Ok(match (kind, number) {
            (Kind::Integer, Some(number)) => self.expect.integer(self.pass, self.place, number),
            (kind, _) => self.expect.mismatch(self.pass, self.place, kind),
        })
    }

    fn visit_char<Error: serde::de::Error>(self, value: char) -> Result<E::Value, Error> {
        self.visit_str(value.encode_utf8(&mut [0; 4]))
    }

    fn visit_str<Error>(self, text: &str) -> Result<E::Value, Error> {
        Ok(self.expect.string(self.pass, self.place, text))
    }

    fn visit_borrowed_str<Error>(self, text: &'de str) -> Result<E::Value, Error> {
        Ok(self.expect.lasting_string(self.pass, self.place, text))
    }

    fn visit_bytes<Error>(self, _: &[u8]) -> Result<E::Value, Error> {
        Ok(self.expect.mismatch(self.pass, self.place, Kind::Bytes))
    }

    fn visit_unit<Error>(self) -> Result<E::Value, Error> {
        Ok(self.expect.mismatch(self.pass, self.place, Kind::Null))
    }

    fn visit_none<Error>(self) -> Result<E::Value, Error> {
        Ok(self.expect.mismatch(self.pass, self.place, Kind::Null))
    }

    fn visit_some<D: Deserializer<'de>>(self, source: D) -> Result<E::Value, D::Error> {
        source.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, source: D) -> Result<E::Value, D::Error> {
        source.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, elements: A) -> Result<E::Value, A::Error> {
        self.expect.array(self.pass, self.place, elements)
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<E::Value, A::Error> {
        self.expect.object(self.pass, self.place, members)
    }
}
