//! The names of an object's members.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, Visitor};

use super::object::Object;

/// Reads a member's name, whatever it is.
pub(crate) struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Self::Value, D::Error> {
        source.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Name {
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

/// Reads a member's name: the number of the known property that it names, or the name.
pub(crate) struct KnownName<T> {
    /// Whether another name is of interest.
    keep_unknown: bool,
    object: PhantomData<T>,
}

impl<T> KnownName<T> {
    pub(crate) const fn new(keep_unknown: bool) -> Self {
        Self { keep_unknown, object: PhantomData }
    }
}

impl<'de, T: Object<'de>> KnownName<T> {
    /// The key of a name, whose text is asked for only where it is of interest.
    #[inline]
    fn key<E: Error>(
        self,
        name: &[u8],
        text: impl FnOnce() -> Result<Cow<'de, str>, E>,
    ) -> Result<Key<'de>, E> {
        let known = T::PROPERTIES.iter().position(|property| property.name.as_bytes() == name);
        match known {
            Some(index) => Ok(Key::Known(index)),
            None if self.keep_unknown => text().map(Key::Unknown),
            None => Ok(Key::Ignored),
        }
    }
}

/// A member's name.
pub(crate) enum Key<'de> {
    Known(usize),
    Unknown(Cow<'de, str>),
    /// An unknown name that nobody asked for.
    Ignored,
}

impl<'de, T: Object<'de>> DeserializeSeed<'de> for KnownName<T> {
    type Value = Key<'de>;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Self::Value, D::Error> {
        source.deserialize_identifier(self)
    }
}

impl<'de, T: Object<'de>> Visitor<'de> for KnownName<T> {
    type Value = Key<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a property name")
    }

    fn visit_borrowed_str<E: Error>(self, name: &'de str) -> Result<Self::Value, E> {
        self.key(name.as_bytes(), || Ok(name.into()))
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        self.key(name.as_bytes(), || Ok(name.to_owned().into()))
    }

    fn visit_borrowed_bytes<E: Error>(self, name: &'de [u8]) -> Result<Self::Value, E> {
        self.key(name, || text_of(name).map(Cow::Borrowed))
    }

    fn visit_bytes<E: Error>(self, name: &[u8]) -> Result<Self::Value, E> {
        self.key(name, || text_of(name).map(|name| name.to_owned().into()))
    }
}

fn text_of<E: Error>(name: &[u8]) -> Result<&str, E> {
    str::from_utf8(name).map_err(|_| E::custom("a name is no text"))
}
