//! The names of an object's members.

use std::borrow::Cow;
use std::fmt;

use serde::de::value::CowStrDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};

use crate::describe::object::Property;

/// The properties of the object whose names are read: a constant where the type is known in the
/// code, so that names are compared without a loop.
pub(crate) trait PropertyList: Copy {
    fn properties(self) -> &'static [Property];

    /// The properties that must be there, one bit each.
    fn required(self) -> u64;
}

/// Reads a name, whatever it is.
pub(crate) struct AnyName;

impl<'de> DeserializeSeed<'de> for AnyName {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Self::Value, D::Error> {
        source.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for AnyName {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a property name")
    }

    fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Self::Value, E> {
        Ok(name.into())
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        Ok(name.to_owned().into())
    }

    fn visit_string<E>(self, name: String) -> Result<Self::Value, E> {
        Ok(name.into())
    }
}

/// The members of an object whose first name was read before, and is given again.
pub(crate) struct WithFirst<'de, A> {
    pub(crate) first: Option<Cow<'de, str>>,
    pub(crate) members: A,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for WithFirst<'de, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        match self.first.take() {
            Some(name) => seed.deserialize(CowStrDeserializer::new(name)).map(Some),
            None => self.members.next_key_seed(seed),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.members.next_value_seed(seed)
    }
}

/// A member's name.
pub(crate) enum MemberName<'de> {
    /// That of the property at that position.
    Known(usize),
    Unknown(Cow<'de, str>),
    /// Unknown, and of no interest.
    Ignored,
}

/// Reads a [`MemberName`].
pub(crate) struct NameSeed<L> {
    list: L,
    /// Whether unknown names are of interest.
    keep_unknown: bool,
}

impl<L: PropertyList> NameSeed<L> {
    pub(crate) const fn new(list: L, keep_unknown: bool) -> Self {
        Self { list, keep_unknown }
    }

    /// The name, whose text is asked for only if it is of interest.
    #[inline]
    fn name<'de, E: Error>(
        self,
        name: &[u8],
        text: impl FnOnce() -> Result<Cow<'de, str>, E>,
    ) -> Result<MemberName<'de>, E> {
        let known = self.list.properties().iter().position(|property| property.name.as_bytes() == name);
        match known {
            Some(index) => Ok(MemberName::Known(index)),
            None if self.keep_unknown => text().map(MemberName::Unknown),
            None => Ok(MemberName::Ignored),
        }
    }
}

impl<'de, L: PropertyList> DeserializeSeed<'de> for NameSeed<L> {
    type Value = MemberName<'de>;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Self::Value, D::Error> {
        source.deserialize_identifier(self)
    }
}

impl<'de, L: PropertyList> Visitor<'de> for NameSeed<L> {
    type Value = MemberName<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a property name")
    }

    fn visit_borrowed_str<E: Error>(self, name: &'de str) -> Result<Self::Value, E> {
        self.name(name.as_bytes(), || Ok(name.into()))
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        self.name(name.as_bytes(), || Ok(name.to_owned().into()))
    }

    fn visit_borrowed_bytes<E: Error>(self, name: &'de [u8]) -> Result<Self::Value, E> {
        self.name(name, || text_of(name).map(Cow::Borrowed))
    }

    fn visit_bytes<E: Error>(self, name: &[u8]) -> Result<Self::Value, E> {
        self.name(name, || text_of(name).map(|name| name.to_owned().into()))
    }
}

fn text_of<E: Error>(name: &[u8]) -> Result<&str, E> {
    str::from_utf8(name).map_err(|_| E::custom("a property name is no text"))
}
