//! How an object is read: names, repeated and unknown ones, and missing properties.

use std::ops::Range;

use serde::de::{IgnoredAny, MapAccess};

use super::depth::{enter, skip_members};
use super::json_type::{JsonType, report_type};
use super::member_name::{MemberName, NameSeed, PropertyList};
use super::members::{Members, Occurrence};
use super::seen_names::{SeenNames, report_duplicate};
use super::unknown::{ABOUT_UNKNOWN, report_unknown};
use super::value::{AnyValue, Seed, ValueReader};
use crate::context::context::Context;
use crate::context::location::Location;
use crate::context::verdict::Verdict;
use crate::describe::object::ObjectType;
use crate::policy::catalogue::{Rule, wording};
use crate::policy::rule_set::RuleSet;

/// An object, as far as it has been read.
pub(crate) trait PartialObject<'de>: Sized {
    /// Its description, or what stands for it if that is a constant.
    type List: PropertyList;

    /// Room for an [`Occurrence`] of each property.
    type Occurrences: AsRef<[Occurrence]> + AsMut<[Occurrence]>;

    fn object_type(list: Self::List) -> &'static ObjectType;

    /// The object before its first member.
    fn start(list: Self::List) -> Self;

    fn occurrences(list: Self::List) -> Self::Occurrences;

    /// Reads the value of the property at that position. What a member of the same name set before
    /// is gone.
    fn member<A: MapAccess<'de>>(
        &mut self,
        property: usize,
        value: PropertyValue<'_, '_, A>,
    ) -> Result<Verdict, A::Error>;

    /// The properties that count as absent, since they are `null`, one bit each.
    fn nulls(&self) -> u64 {
        0
    }

    /// Reads what had to wait for the other members.
    fn complete(&mut self, _context: &mut Context<'_>, _members: &Members<'_>) -> Verdict {
        Verdict::VALID
    }

    /// Checks the policy rules between properties.
    fn check(&self, _context: &mut Context<'_>, _members: &Members<'_>) -> Verdict {
        Verdict::VALID
    }
}

/// The value of a property, not read yet.
pub(crate) struct PropertyValue<'r, 'c, A> {
    pub(super) context: &'r mut Context<'c>,
    pub(super) location: &'r Location<'r>,
    pub(super) members: &'r mut A,
}

impl<'de, A: MapAccess<'de>> PropertyValue<'_, '_, A> {
    pub(crate) fn read<R: ValueReader<'de>>(self, reader: R) -> Result<Verdict, A::Error> {
        self.members.next_value_seed(Seed { reader, context: self.context, location: self.location })
    }
}

/// What is known of the properties of an object while it is read.
struct Tracker<O> {
    /// The properties that are there, one bit each.
    present: u64,
    /// Those of which the last member is not valid.
    invalid: u64,
    /// What else is wrong with the object.
    verdict: Verdict,
    occurrences: O,
}

impl<O: AsRef<[Occurrence]> + AsMut<[Occurrence]>> Tracker<O> {
    const fn new(occurrences: O) -> Self {
        Self { present: 0, invalid: 0, verdict: Verdict::VALID, occurrences }
    }

    /// The member before that gave the property its value.
    fn earlier(&self, property: usize) -> Option<Occurrence> {
        if self.present >> property & 1 == 0 {
            None
        } else {
            self.occurrences.as_ref().get(property).copied()
        }
    }

    fn add(&mut self, property: usize, occurrence: Occurrence, verdict: Verdict) {
        let bit = 1 << property;
        self.present |= bit;
        self.invalid = if verdict.is_valid() { self.invalid & !bit } else { self.invalid | bit };
        self.verdict |= verdict.when_overridden();
        if let Some(slot) = self.occurrences.as_mut().get_mut(property) {
            *slot = occurrence;
        }
    }

    fn verdict(&self) -> Verdict {
        if self.invalid == 0 { self.verdict } else { self.verdict | Verdict::INVALID }
    }
}

/// The rules for which unknown names are of interest.
const ABOUT_NAMES: RuleSet = ABOUT_UNKNOWN.with(Rule::DuplicateKey).with(Rule::TooDeep);

/// Reads an object in place: it is large, and most of it is never used. If the value is no object,
/// nothing is there afterwards.
pub(crate) struct ReadObject<'o, 'de, P: PartialObject<'de>> {
    list: P::List,
    object: &'o mut Option<P>,
}

impl<'o, 'de, P: PartialObject<'de>> ReadObject<'o, 'de, P> {
    pub(crate) fn new(list: P::List, object: &'o mut Option<P>) -> Self {
        *object = None;
        Self { list, object }
    }
}

impl<'de, P: PartialObject<'de>> ValueReader<'de> for ReadObject<'_, 'de, P> {
    fn mismatch(self, context: &mut Context<'_>, location: &Location<'_>, found: JsonType) -> Verdict {
        report_type(context, location, JsonType::Object, found)
    }

    fn object<A: MapAccess<'de>>(
        self,
        context: &mut Context<'_>,
        location: &Location<'_>,
        mut members: A,
    ) -> Result<Verdict, A::Error> {
        let (is_open, verdict) = enter(context, location);
        if !is_open {
            skip_members(members)?;
            return Ok(verdict);
        }
        let list = self.list;
        let object = self.object.insert(P::start(list));
        let mut tracker = Tracker::new(P::occurrences(list));
        tracker.verdict = verdict;
        let mut unknown: Option<SeenNames<'de>> = None;
        let keep_unknown = context.wants_any(ABOUT_NAMES);
        while let Some(name) = members.next_key_seed(NameSeed::new(list, keep_unknown))? {
            let offset = context.take_offset();
            match name {
                MemberName::Known(index) => {
                    let Some(property) = list.properties().get(index) else { continue };
                    if let Some(earlier) = tracker.earlier(index) {
                        tracker.verdict |=
                            report_duplicate(context, location, property.name, earlier.offset, offset)?;
                        context.collector.discard_overridden(range(earlier.findings));
                    }
                    let first = context.collector.len();
                    let inner = location.property(property, offset);
                    let value =
                        PropertyValue { context: &mut *context, location: &inner, members: &mut members };
                    let verdict = object.member(index, value)?;
                    let findings = (first, context.collector.len());
                    tracker.add(index, Occurrence { offset, findings }, verdict);
                }
                MemberName::Unknown(name) => {
                    let inner = if context.is_lenient() {
                        location.undocumented(&name, offset)
                    } else {
                        location.member(&name, offset)
                    };
                    let names = unknown.get_or_insert_default();
                    tracker.verdict |= names.add(context, location, name.clone(), offset)?;
                    let seed = Seed { reader: AnyValue, context: &mut *context, location: &inner };
                    tracker.verdict |= members.next_value_seed(seed)?;
                }
                MemberName::Ignored => {
                    members.next_value::<IgnoredAny>()?;
                }
            }
        }
        let members = Members {
            location,
            object: P::object_type(list),
            present: tracker.present & !object.nulls(),
            occurrences: tracker.occurrences.as_ref(),
        };
        let mut verdict = tracker.verdict();
        if let Some(unknown) = unknown.filter(|_| context.wants_any(ABOUT_UNKNOWN)) {
            for (name, offset) in unknown.iter() {
                verdict |= report_unknown(context, &members, name, offset);
            }
        }
        let missing = list.required() & !members.present;
        if missing != 0 {
            verdict |= report_missing(context, &members, missing);
        }
        {
            let missing = members.object.documented & !members.present;
            if missing != 0 && context.is_lenient() {
                verdict |= report_missing_documented(context, &members, missing);
            }
        }
        verdict |= object.complete(context, &members);
        if !context.contract_only() {
            verdict |= object.check(context, &members);
        }
        Ok(verdict)
    }
}

const fn range((start, end): (usize, usize)) -> Range<usize> {
    start..end
}

/// Reports the properties that an object has by the documents, and hasn't, one bit each.
#[cold]
fn report_missing_documented(context: &mut Context<'_>, members: &Members<'_>, missing: u64) -> Verdict {
    let mut verdict = Verdict::VALID;
    for (index, property) in members.object.properties.iter().enumerate() {
        if missing >> index & 1 == 1 {
            verdict |= context.report(&wording::MISSING_DOCUMENTED, members.location, || {
                [("property", property.name), ("meaning", property.help)].into()
            });
        }
    }
    verdict
}

/// Reports the properties that an object must have and hasn't, one bit each.
#[cold]
fn report_missing(context: &mut Context<'_>, members: &Members<'_>, missing: u64) -> Verdict {
    let mut verdict = Verdict::VALID;
    for (index, property) in members.object.properties.iter().enumerate() {
        if missing >> index & 1 == 1 {
            verdict |= context.report(&wording::REQUIRED, members.location, || {
                [("property", property.name), ("meaning", property.help)].into()
            });
        }
    }
    verdict
}
