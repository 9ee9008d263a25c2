//! A first look at an object: what its type is decided by, and whether what must be there is there.

use std::borrow::Cow;
use std::{fmt, ptr};

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use smallvec::SmallVec;

use super::json_type::JsonType;
use crate::describe::object::{Direction, Kind, ObjectType};

/// What a first look asks about.
#[derive(Debug)]
pub(crate) struct Questions {
    names: Names,
    /// What each of the objects must have, itself and in the objects that it must have.
    needs: Vec<(&'static ObjectType, Vec<Need>)>,
}

/// The names of the members that a first look asks about.
#[derive(Debug)]
struct Names(Vec<Name>);

/// A name that a first look asks about, and those in it. The numbers of these follow its own.
#[derive(Debug)]
struct Name {
    text: &'static str,
    number: usize,
    inner: Names,
    /// The number behind the last name in it.
    end: usize,
}

/// A member that must be there, by the number of its name, and what it must be.
#[derive(Debug)]
struct Need {
    number: usize,
    kind: &'static Kind,
}

impl Questions {
    /// About some members, and all that objects must have.
    pub(crate) fn of(deciding: &[&'static str], objects: &[&'static ObjectType]) -> Self {
        let mut names = Names(deciding.iter().copied().map(Name::new).collect());
        for object in objects {
            names.add(object);
        }
        names.count(0);
        let needs = objects.iter().map(|object| (*object, names.needs(object))).collect();
        Self { names, needs }
    }
}

impl Names {
    fn add(&mut self, object: &'static ObjectType) {
        for property in object.properties.iter().filter(|property| property.required) {
            let known = self.0.iter().position(|each| each.text == property.name);
            let index = known.unwrap_or_else(|| {
                self.0.push(Name::new(property.name));
                self.0.len() - 1
            });
            if let (Kind::Object(inner), Some(name)) = (&property.kind, self.0.get_mut(index)) {
                name.inner.add(inner);
            }
        }
    }

    /// Numbers all names from a number on, and returns the one behind.
    fn count(&mut self, start: usize) -> usize {
        self.0.iter_mut().fold(start, |number, name| {
            name.number = number;
            name.end = name.inner.count(number + 1);
            name.end
        })
    }

    fn needs(&self, object: &'static ObjectType) -> Vec<Need> {
        let mut needs = Vec::new();
        for property in object.properties.iter().filter(|property| property.required) {
            let Some(name) = self.find(property.name.as_bytes()) else { continue };
            needs.push(Need { number: name.number, kind: &property.kind });
            if let Kind::Object(inner) = &property.kind {
                needs.append(&mut name.inner.needs(inner));
            }
        }
        needs
    }

    fn find(&self, name: &[u8]) -> Option<&Name> {
        // Most names differ in their first byte, which costs no call.
        let is_it = |each: &&Name| {
            let known = each.text.as_bytes();
            known.first() == name.first() && known == name
        };
        self.0.iter().find(is_it)
    }
}

impl Name {
    const fn new(name: &'static str) -> Self {
        Self { text: name, number: 0, inner: Names(Vec::new()), end: 0 }
    }
}

/// What a member is, as far as it decides anything. `null` is the same as nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Glimpse<'t> {
    Absent,
    Text(Cow<'t, str>),
    Integer(i64),
    Object,
    Other,
}

/// What some members of an object are, and of the objects in it: the last one of each name.
#[derive(Debug)]
pub(crate) struct Outline<'t> {
    questions: &'static Questions,
    /// By the number of the name.
    seen: SmallVec<[(usize, Glimpse<'t>); 12]>,
    /// A bit for each number that was seen, perhaps shared with others: names rarely come twice (6
    /// % of `is_valid`).
    bits: u64,
}

impl<'t> Outline<'t> {
    fn new(questions: &'static Questions) -> Self {
        Self { questions, seen: SmallVec::new(), bits: 0 }
    }

    /// Looks through the members of an object.
    pub(super) fn of<A: MapAccess<'t>>(questions: &'static Questions, members: A) -> Result<Self, A::Error> {
        let mut outline = Self::new(questions);
        ReadOutline { names: &questions.names, outline: &mut outline }.visit_map(members)?;
        Ok(outline)
    }

    /// As [`of`](Self::of), from a source that is an object. Of any other, nothing is known.
    pub(super) fn of_source<D: Deserializer<'t>>(questions: &'static Questions, source: D) -> Self {
        let mut outline = Self::new(questions);
        let _ = source.deserialize_any(ReadOutline { names: &questions.names, outline: &mut outline });
        outline
    }

    fn glimpse(&self, number: usize) -> &Glimpse<'t> {
        let seen = self.seen.iter().find(|(seen, _)| *seen == number);
        seen.map_or(&Glimpse::Absent, |(_, glimpse)| glimpse)
    }

    pub(crate) fn get(&self, name: &str) -> &Glimpse<'t> {
        self.questions.names.find(name.as_bytes()).map_or(&Glimpse::Absent, |name| self.glimpse(name.number))
    }

    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        match self.get(name) {
            Glimpse::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn integer(&self, name: &str) -> Option<i64> {
        match self.get(name) {
            Glimpse::Integer(integer) => Some(*integer),
            _ => None,
        }
    }

    fn add(&mut self, name: &Name, glimpse: Glimpse<'t>) {
        self.seen.push((name.number, glimpse));
        self.bits |= bit(name.number);
    }

    /// Forgets an earlier member of that name, and what was in it.
    fn forget(&mut self, name: &Name) {
        if self.bits & bit(name.number) != 0 {
            self.seen.retain(|(number, _)| !(name.number..name.end).contains(number));
        }
    }

    /// Whether the object has all that an object of that type must have. If in doubt, it says no.
    pub(super) fn satisfies(&self, object: &'static ObjectType) -> bool {
        let needs = self.questions.needs.iter().find(|(each, _)| ptr::eq(*each, object));
        needs.is_some_and(|(_, needs)| needs.iter().all(|need| need.is_met(self.glimpse(need.number))))
    }
}

const fn bit(number: usize) -> u64 {
    1 << (number % u64::BITS as usize)
}

impl Need {
    fn is_met(&self, found: &Glimpse<'_>) -> bool {
        match (self.kind, found) {
            (Kind::Text(of), Glimpse::Text(text)) => !(of.is_non_empty && text.is_empty()),
            (Kind::Enumeration(list), Glimpse::Text(_)) => list.is_open(Direction::FromPlatform),
            (Kind::Object(_), Glimpse::Object) => true,
            (Kind::Raw, found) => *found != Glimpse::Absent,
            _ => false,
        }
    }
}

/// Looks through an object.
struct ReadOutline<'o, 't> {
    names: &'static Names,
    outline: &'o mut Outline<'t>,
}

impl<'t> Visitor<'t> for ReadOutline<'_, 't> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut members: A) -> Result<(), A::Error> {
        while let Some(known) = members.next_key_seed(ReadName(self.names))? {
            let Some(name) = known else {
                members.next_value::<IgnoredAny>()?;
                continue;
            };
            self.outline.forget(name);
            members.next_value_seed(ReadGlimpse { name, outline: &mut *self.outline })?;
        }
        Ok(())
    }
}

/// Reads a name that may be one of a list.
struct ReadName(&'static Names);

impl<'de> DeserializeSeed<'de> for ReadName {
    type Value = Option<&'static Name>;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Self::Value, D::Error> {
        source.deserialize_identifier(self)
    }
}

impl Visitor<'_> for ReadName {
    type Value = Option<&'static Name>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a property name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        Ok(self.0.find(name.as_bytes()))
    }

    fn visit_bytes<E: Error>(self, name: &[u8]) -> Result<Self::Value, E> {
        Ok(self.0.find(name))
    }
}

struct ReadGlimpse<'o, 't> {
    name: &'static Name,
    outline: &'o mut Outline<'t>,
}

impl<'t> ReadGlimpse<'_, 't> {
    fn set(self, glimpse: Glimpse<'t>) {
        self.outline.add(self.name, glimpse);
    }
}

impl<'t> DeserializeSeed<'t> for ReadGlimpse<'_, 't> {
    type Value = ();

    fn deserialize<D: Deserializer<'t>>(self, source: D) -> Result<(), D::Error> {
        source.deserialize_any(self)
    }
}

impl<'t> Visitor<'t> for ReadGlimpse<'_, 't> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
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

    fn visit_borrowed_str<E>(self, text: &'t str) -> Result<(), E> {
        self.set(Glimpse::Text(text.into()));
        Ok(())
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.set(Glimpse::Text(text.to_owned().into()));
        Ok(())
    }

    fn visit_bytes<E>(self, _: &[u8]) -> Result<(), E> {
        self.set(Glimpse::Other);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut elements: A) -> Result<(), A::Error> {
        while elements.next_element::<IgnoredAny>()?.is_some() {}
        self.set(Glimpse::Other);
        Ok(())
    }

    fn visit_map<A: MapAccess<'t>>(self, mut members: A) -> Result<(), A::Error> {
        let Self { name, outline } = self;
        outline.add(name, Glimpse::Object);
        if name.inner.0.is_empty() {
            while members.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Ok(());
        }
        ReadOutline { names: &name.inner, outline }.visit_map(members)
    }
}
