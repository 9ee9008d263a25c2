//! A first look at an object: what its type is decided by, and whether what must be there is there.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use smallvec::SmallVec;

use super::json_type::JsonType;
use crate::describe::object::{Direction, Kind, ObjectType};

/// The names that a first look asks about, and those in them.
#[derive(Debug)]
pub(crate) struct Names(Vec<(&'static str, Names)>);

impl Names {
    /// Some names, and those of all properties that objects must have.
    pub(crate) fn of(deciding: &[&'static str], objects: &[&'static ObjectType]) -> Self {
        let mut names = Self(deciding.iter().map(|name| (*name, Self(Vec::new()))).collect());
        for object in objects {
            names.add(object);
        }
        names
    }

    fn add(&mut self, object: &'static ObjectType) {
        for property in object.properties.iter().filter(|property| property.required) {
            let known = self.0.iter().position(|(name, _)| *name == property.name);
            let index = known.unwrap_or_else(|| {
                self.0.push((property.name, Self(Vec::new())));
                self.0.len() - 1
            });
            if let (Kind::Object(inner), Some((_, names))) = (&property.kind, self.0.get_mut(index)) {
                names.add(inner);
            }
        }
    }
}

/// What a member is, as far as it decides anything. `null` is the same as nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Glimpse {
    #[default]
    Absent,
    Text(ShortText),
    Integer(i64),
    Object,
    Other,
}

/// A text, in place if it is as short as the names of events are.
type ShortText = SmallVec<[u8; 40]>;

/// Where an entry is: the number of the one that it is in.
type Place = usize;

/// The object itself.
const ROOT: Place = usize::MAX;

#[derive(Debug)]
struct Entry {
    within: Place,
    name: &'static str,
    glimpse: Glimpse,
}

/// What some members of an object are, and of the objects in it: the last one of each name.
#[derive(Debug, Default)]
pub(crate) struct Outline(SmallVec<[Entry; 12]>);

impl Outline {
    /// Looks through the members of an object.
    pub(super) fn of<'de, A: MapAccess<'de>>(names: &'static Names, members: A) -> Result<Self, A::Error> {
        let mut outline = Self::default();
        ReadOutline { names, within: ROOT, outline: &mut outline }.visit_map(members)?;
        Ok(outline)
    }

    /// As [`of`](Self::of), from a source that is an object.
    pub(super) fn of_source<'de, D: Deserializer<'de>>(
        names: &'static Names,
        source: D,
    ) -> Result<Self, D::Error> {
        let mut outline = Self::default();
        source.deserialize_any(ReadOutline { names, within: ROOT, outline: &mut outline })?;
        Ok(outline)
    }

    fn position(&self, within: Place, name: &str) -> Option<Place> {
        self.0.iter().position(|entry| entry.within == within && entry.name == name)
    }

    fn glimpse(&self, within: Place, name: &str) -> &Glimpse {
        let entry = self.position(within, name).and_then(|place| self.0.get(place));
        entry.map_or(&Glimpse::Absent, |entry| &entry.glimpse)
    }

    pub(crate) fn get(&self, name: &str) -> &Glimpse {
        self.glimpse(ROOT, name)
    }

    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        match self.get(name) {
            Glimpse::Text(text) => str::from_utf8(text).ok(),
            _ => None,
        }
    }

    pub(crate) fn integer(&self, name: &str) -> Option<i64> {
        match self.get(name) {
            Glimpse::Integer(integer) => Some(*integer),
            _ => None,
        }
    }

    /// The place of a member. Whatever an earlier one of that name was, is gone.
    fn place(&mut self, within: Place, name: &'static str) -> Place {
        if let Some(place) = self.position(within, name) {
            self.forget(place);
            return place;
        }
        self.0.push(Entry { within, name, glimpse: Glimpse::Absent });
        self.0.len() - 1
    }

    fn forget(&mut self, place: Place) {
        for inner in 0..self.0.len() {
            if self.0.get(inner).is_some_and(|entry| entry.within == place) {
                self.forget(inner);
            }
        }
        self.set(place, Glimpse::Absent);
    }

    fn set(&mut self, place: Place, glimpse: Glimpse) {
        if let Some(entry) = self.0.get_mut(place) {
            entry.glimpse = glimpse;
        }
    }

    /// Whether the object has all that an object of that type must have. If in doubt, it says no.
    pub(super) fn satisfies(&self, object: &'static ObjectType) -> bool {
        self.satisfies_within(ROOT, object)
    }

    fn satisfies_within(&self, within: Place, object: &'static ObjectType) -> bool {
        object.properties.iter().filter(|property| property.required).all(|property| {
            match (&property.kind, self.glimpse(within, property.name)) {
                (Kind::Text(of), Glimpse::Text(text)) => !(of.is_non_empty && text.is_empty()),
                (Kind::Enumeration(list), Glimpse::Text(_)) => list.is_open(Direction::FromPlatform),
                (Kind::Object(inner), Glimpse::Object) => self
                    .position(within, property.name)
                    .is_some_and(|place| self.satisfies_within(place, inner)),
                (Kind::Raw, glimpse) => *glimpse != Glimpse::Absent,
                _ => false,
            }
        })
    }
}

/// Looks through an object.
struct ReadOutline<'o> {
    names: &'static Names,
    within: Place,
    outline: &'o mut Outline,
}

impl<'de> Visitor<'de> for ReadOutline<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        while let Some(known) = members.next_key_seed(ReadName(self.names))? {
            let Some((name, names)) = known else {
                members.next_value::<IgnoredAny>()?;
                continue;
            };
            let place = self.outline.place(self.within, name);
            members.next_value_seed(ReadGlimpse { names, place, outline: &mut *self.outline })?;
        }
        Ok(())
    }
}

/// Reads a name that may be one of a list.
struct ReadName(&'static Names);

impl ReadName {
    fn find(self, name: &[u8]) -> Option<&'static (&'static str, Names)> {
        self.0.0.iter().find(|(known, _)| known.as_bytes() == name)
    }
}

impl<'de> DeserializeSeed<'de> for ReadName {
    type Value = Option<&'static (&'static str, Names)>;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Self::Value, D::Error> {
        source.deserialize_identifier(self)
    }
}

impl Visitor<'_> for ReadName {
    type Value = Option<&'static (&'static str, Names)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a property name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        Ok(self.find(name.as_bytes()))
    }

    fn visit_bytes<E: Error>(self, name: &[u8]) -> Result<Self::Value, E> {
        Ok(self.find(name))
    }
}

struct ReadGlimpse<'o> {
    names: &'static Names,
    place: Place,
    outline: &'o mut Outline,
}

impl ReadGlimpse<'_> {
    fn set(self, glimpse: Glimpse) {
        self.outline.set(self.place, glimpse);
    }
}

impl<'de> DeserializeSeed<'de> for ReadGlimpse<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<(), D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ReadGlimpse<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.set(Glimpse::Absent);
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        self.set(Glimpse::Other);
        Ok(())
    }

    fn visit_i64<E>(self, number: i64) -> Result<(), E> {
        self.set(Glimpse::Integer(number));
        Ok(())
    }

    fn visit_u64<E>(self, number: u64) -> Result<(), E> {
        self.set(Glimpse::Integer(i64::try_from(number).unwrap_or(i64::MAX)));
        Ok(())
    }

    #[expect(clippy::cast_possible_truncation, reason = "no version is nearly as large")]
    fn visit_f64<E>(self, number: f64) -> Result<(), E> {
        self.set(match JsonType::of_number(number) {
            JsonType::Integer => Glimpse::Integer(number as i64),
            _ => Glimpse::Other,
        });
        Ok(())
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.set(Glimpse::Text(SmallVec::from_slice(text.as_bytes())));
        Ok(())
    }

    fn visit_bytes<E>(self, _: &[u8]) -> Result<(), E> {
        self.set(Glimpse::Other);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        while elements.next_element::<IgnoredAny>()?.is_some() {}
        self.set(Glimpse::Other);
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let Self { names, place, outline } = self;
        outline.set(place, Glimpse::Object);
        if names.0.is_empty() {
            while members.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Ok(());
        }
        ReadOutline { names, within: place, outline }.visit_map(members)
    }
}
