//! The names of an object's members.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, Visitor};

use super::object::Object;

/// Reads a member's name, whatever it is.
pub(crate) struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<String, D::Error> {
        source.deserialize_str(self)
    }
}

impl Visitor<'_> for Name {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a property name")
    }

    fn visit_str<E>(self, name: &str) -> Result<String, E> {
        Ok(name.to_owned())
    }

    fn visit_string<E>(self, name: String) -> Result<String, E> {
        Ok(name)
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

/// A member's name.
pub(crate) enum Key {
    Known(usize),
    Unknown(String),
    /// An unknown name that nobody asked for.
    Ignored,
}

impl<'de, T: Object<'de>> DeserializeSeed<'de> for KnownName<T> {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Key, D::Error> {
        source.deserialize_identifier(self)
    }
}

impl<'de, T: Object<'de>> Visitor<'de> for KnownName<T> {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a property name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Key, E> {
        self.visit_bytes(name.as_bytes())
    }

    fn visit_bytes<E: Error>(self, name: &[u8]) -> Result<Key, E> {
        let known = T::PROPERTIES.iter().position(|property| property.name.as_bytes() == name);
        Ok(match known {
            Some(index) => Key::Known(index),
            None if self.keep_unknown => {
                Key::Unknown(str::from_utf8(name).map_err(|_| E::custom("a name is no text"))?.to_owned())
            }
            None => Key::Ignored,
        })
    }
}
