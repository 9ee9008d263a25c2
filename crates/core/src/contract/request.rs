//! The body of a request, and the listing of GET: an array of objects that are compared with each
//! other.

use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess};

use super::field::{Packed, PackedPartial};
use crate::context::context::{Context, Mode};
use crate::context::hashing::Hashing;
use crate::context::location::Location;
use crate::context::verdict::Verdict;
use crate::describe::object::Direction;
use crate::finding::params::Params;
use crate::json::cursor::{Cursor, Offset};
use crate::json::locate::locate_start;
use crate::json::reader::Reader;
use crate::policy::catalogue::{Rule, wording};
use crate::policy::levels::Policy;
use crate::policy::settings::Settings;
use crate::read::depth::{enter, skip_elements};
use crate::read::json_type::{JsonType, report_type};
use crate::read::member_name::{AnyName, WithFirst};
use crate::read::object::ReadObject;
use crate::read::value::{AnyValue, Seed, ValueReader};
use crate::rules::targets::{BETWEEN_ENTRIES, Entries, RequestEntry};

/// An object that is an entry of a request.
pub(crate) trait Entry {
    /// What it says, as far as entries are compared; `None` if its target is not valid.
    fn entry(&self, context: &Context<'_>) -> Option<RequestEntry>;
}

/// Reads a request. Afterwards there is a list if a model was asked for, and every entry is valid.
pub(crate) struct ReadRequest<'l, T>(pub(crate) &'l mut Option<Vec<T>>);

impl<'de, T: Packed> ValueReader<'de> for ReadRequest<'_, T>
where
    for<'x> T::Partial<'x>: Entry,
{
    fn mismatch(self, context: &mut Context<'_>, location: &Location<'_>, found: JsonType) -> Verdict {
        report_type(context, location, JsonType::Array, found)
    }

    fn object<A: MapAccess<'de>>(
        self,
        context: &mut Context<'_>,
        location: &Location<'_>,
        mut members: A,
    ) -> Result<Verdict, A::Error> {
        let first = members.next_key_seed(AnyName)?;
        let wording = match &first {
            Some(name) if name.eq_ignore_ascii_case("webhooks") => &wording::TYPE_ENVELOPE,
            _ => &wording::TYPE_ONE_ENTRY,
        };
        let params = || [("expected", "array"), ("found", "object")].into();
        let verdict = context.report(wording, location, params);
        let Some(first) = first else { return Ok(verdict) };
        Ok(verdict | AnyValue.object(context, location, WithFirst { first: Some(first), members })?)
    }

    fn array<A: SeqAccess<'de>>(
        self,
        context: &mut Context<'_>,
        location: &Location<'_>,
        mut elements: A,
    ) -> Result<Verdict, A::Error> {
        let (is_open, mut verdict) = enter(context, location);
        if !is_open {
            skip_elements(elements)?;
            return Ok(verdict);
        }
        let compares = context.wants_any(BETWEEN_ENTRIES);
        if compares {
            // A text can be read again where that matters; other sources are hashed at once.
            context.hashing = if context.text().is_some() { Hashing::Targets } else { Hashing::contents() };
        }
        let list = self.0;
        if context.builds_model() {
            *list = Some(Vec::new());
        }
        let mut entries = Entries::default();
        let mut index = 0;
        let mut offset = context.take_offset();
        loop {
            let is_full = index == context.limits().entries;
            if is_full && context.is_error(Rule::TooManyEntries) {
                if elements.next_element::<IgnoredAny>()?.is_some() {
                    verdict |= report_too_many(context, location);
                    context.stop_if_settled(verdict)?;
                    skip_elements(elements)?;
                    index += 1;
                }
                break;
            }
            let inner = location.index(index, offset);
            let (first_finding, mark) = (context.collector.len(), context.arena.mark());
            let mut object: Option<T::Partial<'de>> = None;
            let reader = ReadObject::new(Default::default(), &mut object);
            match elements.next_element_seed(Seed { reader, context: &mut *context, location: &inner })? {
                Some(entry) => verdict |= entry,
                None => break,
            }
            if is_full {
                verdict |= report_too_many(context, location);
            }
            if compares && let Some(entry) = object.as_ref().and_then(|object| object.entry(context)) {
                entries.add(entry, index, offset);
            }
            if let Some(models) = list {
                let object = object.as_ref().filter(|_| verdict.is_valid());
                match object.and_then(|object| object.build(&context.arena)) {
                    Some(model) => models.push(model),
                    // Nobody gets a list that lacks an entry.
                    None => *list = None,
                }
            }
            context.arena.release(mark);
            let end = context.take_offset();
            context.collector.end_entry(first_finding, offset..end);
            offset = end;
            context.stop_if_settled(verdict)?;
            index += 1;
        }
        if compares {
            verdict |= compare::<T>(context, &entries);
        }
        if index == 0 && context.direction() == Direction::ToPlatform {
            verdict |= context.report(&wording::EMPTY_REQUEST, location, Params::default);
        }
        Ok(verdict)
    }
}

fn report_too_many(context: &mut Context<'_>, location: &Location<'_>) -> Verdict {
    let limit = context.limits().entries;
    context.report(&wording::TOO_MANY_ENTRIES, location, || Params::default().with("limit", limit))
}

/// Compares the entries of a request. Those of a text whose contents matter are read again, for the
/// contract alone.
fn compare<T: Packed>(context: &mut Context<'_>, entries: &Entries) -> Verdict
where
    for<'x> T::Partial<'x>: Entry,
{
    let Some(text) = context.text() else {
        return entries.compare(context, None);
    };
    let settings = Settings { policy: Policy::contract(), ..context.settings().clone() };
    let (model, hashing) = (context.model(), Hashing::contents());
    let reread = |offset: Offset| {
        let cursor = Cursor::of_text();
        let mut context = Context::new(&settings, model, Mode::Check, (&cursor, Some(text)));
        context.hashing = hashing.clone();
        let mut object: Option<T::Partial<'_>> = None;
        let reader = ReadObject::new(Default::default(), &mut object);
        let location = Location::ROOT.index(0, offset);
        let seed = Seed { reader, context: &mut context, location: &location };
        let _ = seed.deserialize(&mut Reader::new(text, locate_start(text, offset), &cursor));
        object.and_then(|object| object.entry(&context))
    };
    entries.compare(context, Some(&reread))
}
