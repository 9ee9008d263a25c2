//! How an object is read whose type its own members decide, in whatever order they come: it is
//! looked through once, and then read as what it is.

use serde::de::{DeserializeSeed, MapAccess};

use super::buffer::{Buffered, ReadBuffered};
use super::json_type::{JsonType, report_type};
use super::outline::{Outline, Questions};
use super::record::{ReadCase, read_deferred};
use super::value::{Seed, ValueReader};
use crate::context::context::{Context, Mode};
use crate::context::location::Location;
use crate::context::verdict::Verdict;
use crate::describe::model::Model;
use crate::describe::object::ObjectType;
use crate::describe::record::{Record, Value};
use crate::json::cursor::Cursor;
use crate::json::locate::locate_start;
use crate::json::reader::Reader;
use crate::policy::settings::CONTRACT;

/// An object that was read: what it was chosen to be, and its JSON.
pub(crate) struct Chosen<T> {
    pub(crate) what: T,
    /// The text as it came; of other sources, what they say as JSON.
    pub(crate) text: Box<str>,
}

/// The values of an object of which only the text was kept, since it was found to be valid.
pub(crate) fn values_of(object: &'static ObjectType, text: &str) -> Record {
    let (cursor, mut slot) = (Cursor::of_text(), None);
    let mut context = Context::new(&CONTRACT, Model::Event, Mode::Values, (&cursor, Some(text)));
    let reader = ReadCase { case: Some(object), is_nullable: false, slot: &mut slot, keep: true };
    let seed = Seed { reader, context: &mut context, location: &Location::ROOT };
    // What was read once can be read again.
    let _ = seed.deserialize(&mut Reader::new(text, 0, &cursor));
    match slot {
        Some(Value::Object(record)) => record,
        _ => Record::new(object),
    }
}

/// Decides what an object is.
pub(crate) trait Choice {
    type What;

    /// The member that holds the version of the format.
    const VERSION: &'static str;

    /// What to look at first: the members that decide it, and what any of the objects must have.
    fn questions() -> &'static Questions;

    fn choose(outline: &Outline<'_>) -> (Self::What, &'static ObjectType);
}

/// Reads a document that is such an object. Afterwards there is a model if one was asked for.
pub(crate) struct ReadChosen<'s, C: Choice>(pub(crate) &'s mut Option<Chosen<C::What>>);

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
        let cursor = context.cursor();
        let keep = context.builds_model();
        let (what, text, verdict) = if let Some(text) = context.text() {
            let start = locate_start(text, location.offset());
            let outline = Outline::of(C::questions(), members)?;
            let (what, object) = C::choose(&outline);
            context.set_chosen(object);
            let is_asked_no_more = context.skips_optional() || context.is_within_limits(text);
            let is_enough = is_asked_no_more && outline.satisfies(object);
            let verdict = if is_enough {
                Verdict::VALID
            } else {
                context.set_version(outline.integer(C::VERSION));
                let reader =
                    ReadCase { case: Some(object), is_nullable: false, slot: &mut None, keep: false };
                let seed = Seed { reader, context: &mut *context, location };
                // It was read to its end before, and ends early only if the verdict is known.
                seed.deserialize(&mut Reader::new(text, start, cursor)).unwrap_or(Verdict::INVALID)
            };
            (what, if keep { text.into() } else { Box::default() }, verdict)
        } else {
            let start = cursor.position();
            let mut buffered = Buffered::Null;
            let _ = ReadBuffered(&mut buffered).object(context, location, members)?;
            let outline = Outline::of_source(C::questions(), &buffered);
            let (what, object) = C::choose(&outline);
            context.set_version(outline.integer(C::VERSION));
            context.set_chosen(object);
            drop(outline);
            let text = if keep {
                serde_json::to_string(&buffered).unwrap_or_default().into()
            } else {
                Box::default()
            };
            let reader = ReadCase { case: Some(object), is_nullable: false, slot: &mut None, keep: false };
            (what, text, read_deferred(context, location, Some((buffered, start)), reader))
        };
        if keep {
            *self.0 = Some(Chosen { what, text });
        }
        Ok(verdict)
    }
}
