//! How an object with known properties is read: names, repeated and unknown ones, and what is missing.

use std::marker::PhantomData;

use serde::de::{IgnoredAny, MapAccess, SeqAccess};

use super::expect::{Expect, Kind, Reading};
use super::key::{Key, KnownName};
use super::pass::Pass;
use super::place::Place;
use super::walk::{Anything, Names, enter, report_duplicate, skip_elements, skip_members};
use crate::finding::Params;
use crate::json::Subject;
use crate::model::Model;
use crate::policy::{Entry, Rule, RuleSet, TargetTable, wording};

/// A property of the contract.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Property {
    pub(crate) name: &'static str,
    pub(crate) required: bool,
    /// Whether its value may hold a secret, so that nothing of what is in it is shown.
    pub(crate) secret: bool,
    /// What it is, for the help line of a missing one.
    pub(crate) meaning: &'static str,
}

impl Property {
    pub(crate) const fn required(name: &'static str, meaning: &'static str) -> Self {
        Self { name, required: true, secret: false, meaning }
    }

    pub(crate) const fn optional(name: &'static str, meaning: &'static str) -> Self {
        Self { name, required: false, secret: false, meaning }
    }

    pub(crate) const fn secret(self) -> Self {
        Self { secret: true, ..self }
    }
}

/// The most properties that an object of the contract has.
const MOST: usize = 6;

/// An object of the contract, as far as it has been read.
pub(crate) trait Object<'de>: Default {
    /// What it becomes.
    type Model;

    const PROPERTIES: &'static [Property];

    /// The names of the properties.
    const NAMES: &'static [&'static str] =
        const { &names(Self::PROPERTIES) }.split_at(Self::PROPERTIES.len()).0;

    /// Reads the value of the property of that number; what a member of the same name set before is gone.
    fn member<A: MapAccess<'de>>(
        &mut self,
        property: usize,
        value: MemberValue<'_, '_, A>,
    ) -> Result<(), A::Error>;

    /// Checks what concerns several properties.
    fn finish(&self, pass: &mut Pass<'_>, members: &Members<'_>);

    /// What the entry stands for, if it is one of a request's.
    fn entry(&self, _pass: &mut Pass<'_>) -> Option<Entry> {
        None
    }

    /// The model, if every property is right.
    fn build(self, pass: &Pass<'_>) -> Option<Self::Model>;
}

/// The names of properties, and nothing where there are fewer than the most.
#[expect(clippy::indexing_slicing, reason = "it only runs in the compiler")]
const fn names(properties: &[Property]) -> [&'static str; MOST] {
    let mut names = [""; MOST];
    let mut index = 0;
    while index < properties.len() {
        names[index] = properties[index].name;
        index += 1;
    }
    names
}

/// Which properties an object has.
pub(crate) struct Members<'m> {
    /// The place of the object.
    pub(crate) place: &'m Place<'m>,
    properties: &'static [Property],
    names: &'static [&'static str],
    seen: &'m Seen,
}

impl Members<'_> {
    /// The place of the property of that number, if it is there.
    pub(crate) fn place_of(&self, property: usize) -> Option<Place<'_>> {
        let member = self.seen.member(property)?;
        Some(self.place.property(self.properties.get(property)?, member.start))
    }

    /// Whether the property of that number is there.
    pub(crate) fn has_property(&self, property: usize) -> bool {
        self.seen.member(property).is_some()
    }

    fn has(&self, name: &str) -> bool {
        let property = self.names.iter().position(|known| *known == name);
        property.is_some_and(|property| self.has_property(property))
    }
}

/// The value of a member, not read yet.
pub(crate) struct MemberValue<'r, 'c, A> {
    pass: &'r mut Pass<'c>,
    place: &'r Place<'r>,
    members: &'r mut A,
}

impl<'de, A: MapAccess<'de>> MemberValue<'_, '_, A> {
    /// Reads it as what its place expects.
    pub(crate) fn read<E: Expect<'de>>(self, expect: E) -> Result<E::Value, A::Error> {
        self.members.next_value_seed(Reading { expect, pass: self.pass, place: self.place })
    }
}

/// Reads one object, in place: it is large, and most of it is never used. Nothing is there afterwards if it was no object.
pub(crate) struct ReadObject<'o, T>(pub(crate) &'o mut Option<T>);

/// What is known of the properties of an object while it is read.
#[derive(Default)]
struct Seen {
    /// Which are there, one bit each.
    there: u8,
    /// Which of these have an error.
    failed: u8,
    /// For those that are there, the member that counts: the last of that name.
    members: [Member; MOST],
}

#[derive(Clone, Copy, Default)]
struct Member {
    /// How far the document was read before it.
    start: usize,
    /// Where its findings begin and end.
    findings: (usize, usize),
}

impl Seen {
    fn member(&self, property: usize) -> Option<&Member> {
        self.members.get(property).filter(|_| self.there & 1 << property != 0)
    }

    fn set(&mut self, property: usize, member: Member, failed: bool) {
        if let Some(slot) = self.members.get_mut(property) {
            *slot = member;
            self.there |= 1 << property;
            self.failed = self.failed & !(1 << property) | u8::from(failed) << property;
        }
    }
}

/// The properties that an object must have, one bit each.
const fn required(properties: &[Property]) -> u8 {
    match properties {
        [] => 0,
        [first, rest @ ..] => first.required as u8 | required(rest) << 1,
    }
}

/// The rules for which unknown properties are looked at.
const ABOUT_UNKNOWN: RuleSet = RuleSet::of(&[Rule::MisspelledProperty, Rule::UnknownProperty]);
const ABOUT_NAMES: RuleSet = ABOUT_UNKNOWN.with(Rule::DuplicateKey).with(Rule::TooDeep);

impl<'de, T: Object<'de>> Expect<'de> for ReadObject<'_, T> {
    type Value = ();

    const KIND: Kind = Kind::Object;

    fn object<A: MapAccess<'de>>(
        self,
        pass: &mut Pass<'_>,
        place: &Place<'_>,
        mut members: A,
    ) -> Result<Self::Value, A::Error> {
        const { assert!(T::PROPERTIES.len() <= MOST) };
        if !enter(pass, place) {
            return skip_members(members);
        }
        let object = self.0.insert(T::default());
        let mut seen = Seen::default();
        let mut unknown: Option<Names<'de>> = None;
        let keep_unknown = pass.wants_any(ABOUT_NAMES);
        let mut failed = pass.take_failed();
        while let Some(key) = members.next_key_seed(KnownName::<T>::new(keep_unknown))? {
            let start = pass.progress();
            match key {
                Key::Known(index) => {
                    let Some(property) = T::PROPERTIES.get(index) else { continue };
                    if let Some(Member { start: first, findings }) = seen.member(index) {
                        report_duplicate(pass, place, property.name, *first, start)?;
                        pass.override_findings(findings.0..findings.1);
                        failed |= pass.take_failed();
                    }
                    let found = pass.mark();
                    let inner = place.property(property, start);
                    let value = MemberValue { pass: &mut *pass, place: &inner, members: &mut members };
                    object.member(index, value)?;
                    seen.set(index, Member { start, findings: (found, pass.mark()) }, pass.take_failed());
                }
                Key::Unknown(name) => {
                    let inner = place.key(&name, start);
                    unknown.get_or_insert_default().see(pass, place, name.clone(), start)?;
                    members.next_value_seed(Reading { expect: Anything, pass: &mut *pass, place: &inner })?;
                    failed |= pass.take_failed();
                }
                Key::Ignored => {
                    members.next_value::<IgnoredAny>()?;
                }
            }
        }
        let members = Members { place, properties: T::PROPERTIES, names: T::NAMES, seen: &seen };
        if let Some(unknown) = unknown.filter(|_| pass.wants_any(ABOUT_UNKNOWN)) {
            unknown.show(|name, start| report_unknown(pass, &members, name, start));
        }
        let missing = const { required(T::PROPERTIES) } & !seen.there;
        if missing != 0 {
            for (_, property) in
                T::PROPERTIES.iter().enumerate().filter(|(index, _)| missing & 1 << index != 0)
            {
                pass.report(&wording::REQUIRED, place, || {
                    [("property", property.name), ("meaning", property.meaning)].into()
                });
            }
        }
        if !pass.is_contract() {
            object.finish(pass, &members);
        }
        if failed || seen.failed != 0 {
            pass.fail();
        }
        Ok(())
    }
}

/// Reports a name that the contract doesn't have.
fn report_unknown(pass: &mut Pass<'_>, members: &Members<'_>, name: &str, start: usize) {
    let unknown = pass.unknown(members.names, name);
    let wording = unknown.wording(|name| members.has(name));
    if !pass.wants(wording.rule) {
        return;
    }
    let key = members.place.key(name, start);
    pass.report_with(wording, &key, Subject::Key, || (unknown.params(name, members.names), None));
}

/// Reads a request: an array of objects.
pub(crate) struct ReadList<T>(PhantomData<T>);

impl<T> ReadList<T> {
    pub(crate) const NEW: Self = Self(PhantomData);
}

impl<'de, T: Object<'de>> Expect<'de> for ReadList<T> {
    type Value = Option<Vec<T::Model>>;

    const KIND: Kind = Kind::Array;

    fn array<A: SeqAccess<'de>>(
        self,
        pass: &mut Pass<'_>,
        place: &Place<'_>,
        mut elements: A,
    ) -> Result<Self::Value, A::Error> {
        if !enter(pass, place) {
            skip_elements(elements)?;
            return Ok(None);
        }
        let mut list = Some(Vec::new());
        let mut targets = TargetTable::default();
        let mut index = 0;
        let mut empty = true;
        let mut start = pass.progress();
        loop {
            let full = index == pass.limits().entries;
            if full && pass.is_error(Rule::TooManyEntries) {
                if elements.next_element::<IgnoredAny>()?.is_some() {
                    empty = false;
                    report_too_many(pass, place);
                    pass.stop()?;
                    skip_elements(elements)?;
                }
                break;
            }
            let inner = place.index(index, start);
            let found = pass.mark();
            let mut object: Option<T> = None;
            let reading = Reading { expect: ReadObject(&mut object), pass: &mut *pass, place: &inner };
            if elements.next_element_seed(reading)?.is_none() {
                break;
            }
            empty = false;
            if full {
                report_too_many(pass, place);
            }
            if !pass.is_contract()
                && let Some(entry) = object.as_ref().and_then(|object| object.entry(pass))
            {
                targets.add(&entry, pass, &inner, index);
            }
            if pass.keeps() {
                // A list that lacks one is none.
                match (&mut list, object.and_then(|object| object.build(pass))) {
                    (Some(list), Some(model)) => list.push(model),
                    _ => list = None,
                }
                pass.forget();
            }
            let end = pass.progress();
            pass.settle(found, start..end);
            start = end;
            pass.stop()?;
            index += 1;
        }
        targets.finish(pass);
        if empty && pass.model() != Model::WebhookList {
            pass.report(&wording::EMPTY_REQUEST, place, Params::default);
        }
        Ok(list)
    }
}

fn report_too_many(pass: &mut Pass<'_>, place: &Place<'_>) {
    let limit = pass.limits().entries;
    pass.report(&wording::TOO_MANY_ENTRIES, place, || Params::default().with("limit", limit));
}
