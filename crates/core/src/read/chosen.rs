//! How an object is read whose type its own members decide, in whatever order they come: it is looked
//! through once, and then read as what it is.

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

use super::buffer::{Buffered, ReadBuffered};
use super::json_type::{JsonType, report_type};
use super::member_name::AnyName;
use super::record::{ReadCase, read_deferred};
use super::value::ValueReader;
use crate::context::context::Context;
use crate::context::location::Location;
use crate::context::verdict::Verdict;
use crate::describe::object::ObjectType;
use crate::describe::record::{Record, Value};
use crate::json::cursor::Cursor;
use crate::json::locate::locate_start;
use crate::json::reader::Reader;

/// What a member is, as far as it decides anything. `null` is the same as nothing.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) enum Glimpse {
    #[default]
    Absent,
    Text(String),
    Integer(i64),
    Object,
    Other,
}

/// What some members of an object are: the last one of each name.
#[derive(Debug, Default)]
pub(crate) struct Outline(Vec<(&'static str, Glimpse)>);

impl Outline {
    pub(crate) fn get(&self, name: &str) -> &Glimpse {
        self.0.iter().find(|(known, _)| *known == name).map_or(&Glimpse::Absent, |(_, glimpse)| glimpse)
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

    fn set(&mut self, name: &'static str, glimpse: Glimpse) {
        match self.0.iter_mut().find(|(known, _)| *known == name) {
            Some((_, last)) => *last = glimpse,
            None => self.0.push((name, glimpse)),
        }
    }
}

/// An object that was read: what it was chosen to be, its properties, and its JSON.
pub(crate) struct Chosen<T> {
    pub(crate) what: T,
    pub(crate) record: Record,
    /// The text as it came; of other sources, what they say as JSON.
    pub(crate) text: Box<str>,
}

/// Decides what an object is.
pub(crate) trait Choice {
    type What;

    /// The members that decide it.
    const NAMES: &'static [&'static str];

    /// The member that holds the version of the format.
    const VERSION: &'static str;

    fn choose(outline: &Outline) -> (Self::What, &'static ObjectType);
}

/// Reads a document that is such an object. Afterwards there is a model if one was asked for.
pub(crate) struct ReadChosen<'s, C: Choice>(pub(crate) &'s mut Option<Chosen<C::What>>);

impl<C: Choice> ReadChosen<'_, C> {
    fn outline<'de, D: Deserializer<'de>>(source: D) -> Outline {
        // If the text has a fault, reading it comes upon that, too.
        ReadOutline(C::NAMES).deserialize(source).unwrap_or_default()
    }
}

impl<'de, C: Choice> ValueReader<'de> for ReadChosen<'_, C> {
    fn mismatch(self, context: &mut Context<'_>, location: &Location<'_>, found: JsonType) -> Verdict {
        report_type(context, location, JsonType::Object, found)
    }

    fn object<A: MapAccess<'de>>(
        self,
        context: &mut Context<'_>,
        location: &Location<'_>,
        members: A,
    ) -> Result<Verdict, A::Error> {
        let mut slot = None;
        let (what, text, verdict) = if let Some(text) = context.text() {
            let start = locate_start(text, location.offset());
            let outline = Self::outline(&mut Reader::new(text, start, &Cursor::of_text()));
            let (what, object) = C::choose(&outline);
            context.set_version(outline.integer(C::VERSION));
            context.set_chosen(object);
            let reader = ReadCase { case: Some(object), is_nullable: false, slot: &mut slot };
            (what, text.to_owned(), reader.object(context, location, members)?)
        } else {
            let start = context.cursor().position();
            let mut buffered = Buffered::Null;
            let _ = ReadBuffered(&mut buffered).object(context, location, members)?;
            let outline = Self::outline(&buffered);
            let (what, object) = C::choose(&outline);
            context.set_version(outline.integer(C::VERSION));
            context.set_chosen(object);
            let text = if context.builds_model() {
                serde_json::to_string(&buffered).unwrap_or_default()
            } else {
                String::new()
            };
            let reader = ReadCase { case: Some(object), is_nullable: false, slot: &mut slot };
            (what, text, read_deferred(context, location, Some((buffered, start)), reader))
        };
        if context.builds_model()
            && let Some(Value::Object(record)) = slot
        {
            *self.0 = Some(Chosen { what, record, text: text.into() });
        }
        Ok(verdict)
    }
}

/// Looks through an object.
struct ReadOutline(&'static [&'static str]);

impl<'de> DeserializeSeed<'de> for ReadOutline {
    type Value = Outline;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Outline, D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ReadOutline {
    type Value = Outline;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Outline, A::Error> {
        let mut outline = Outline::default();
        while let Some(name) = members.next_key_seed(AnyName)? {
            match self.0.iter().find(|known| **known == name) {
                Some(known) => outline.set(known, members.next_value_seed(ReadGlimpse)?),
                None => _ = members.next_value::<IgnoredAny>()?,
            }
        }
        Ok(outline)
    }
}

struct ReadGlimpse;

impl<'de> DeserializeSeed<'de> for ReadGlimpse {
    type Value = Glimpse;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Glimpse, D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ReadGlimpse {
    type Value = Glimpse;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Glimpse, E> {
        Ok(Glimpse::Absent)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Glimpse, E> {
        Ok(Glimpse::Other)
    }

    fn visit_i64<E>(self, number: i64) -> Result<Glimpse, E> {
        Ok(Glimpse::Integer(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Glimpse, E> {
        Ok(Glimpse::Integer(i64::try_from(number).unwrap_or(i64::MAX)))
    }

    #[expect(clippy::cast_possible_truncation, reason = "no version is nearly as large")]
    fn visit_f64<E>(self, number: f64) -> Result<Glimpse, E> {
        Ok(match JsonType::of_number(number) {
            JsonType::Integer => Glimpse::Integer(number as i64),
            _ => Glimpse::Other,
        })
    }

    fn visit_str<E>(self, text: &str) -> Result<Glimpse, E> {
        Ok(Glimpse::Text(text.to_owned()))
    }

    fn visit_bytes<E>(self, _: &[u8]) -> Result<Glimpse, E> {
        Ok(Glimpse::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Glimpse, A::Error> {
        while elements.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Glimpse::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Glimpse, A::Error> {
        while members.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Glimpse::Object)
    }
}
