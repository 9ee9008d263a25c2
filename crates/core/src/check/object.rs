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
use crate::policy::{Entry, Rule, RuleSet, TargetTable, explain_unknown, wording};

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

/// Which properties an object has.
pub(crate) struct Members<'m> {
    /// The place of the object.
    pub(crate) place: &'m Place<'m>,
    properties: &'static [Property],
    seen: &'m [Seen],
}

impl Members<'_> {
    /// The place of the property of that number, if it is there.
    pub(crate) fn place_of(&self, property: usize) -> Option<Place<'_>> {
        let ordinal = self.seen.get(property)?.ordinal?;
        Some(self.place.property(self.properties.get(property)?, ordinal))
    }

    fn has(&self, name: &str) -> bool {
        self.properties
            .iter()
            .zip(self.seen)
            .any(|(property, seen)| property.name == name && seen.ordinal.is_some())
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

/// What is known of a property while its object is read.
#[derive(Clone, Copy, Default)]
struct Seen {
    /// The number of the member that counts: the last of that name.
    ordinal: Option<usize>,
    /// Where its findings begin and end.
    findings: (usize, usize),
    failed: bool,
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
        let mut seen = [Seen::default(); MOST];
        let mut unknown = Names::default();
        let keep_unknown = pass.wants_any(ABOUT_NAMES);
        let mut ordinal = 0;
        while let Some(key) = members.next_key_seed(KnownName::<T>::new(keep_unknown))? {
            match key {
                Key::Known(index) => {
                    let (Some(property), Some(seen)) = (T::PROPERTIES.get(index), seen.get_mut(index)) else {
                        continue;
                    };
                    if let Some(before) = seen.ordinal.replace(ordinal) {
                        report_duplicate(pass, place, property.name, before, ordinal)?;
                        pass.override_findings(seen.findings.0..seen.findings.1);
                    }
                    let start = pass.mark();
                    let failed = pass.failed();
                    pass.set_failed(false);
                    let inner = place.property(property, ordinal);
                    let value = MemberValue { pass: &mut *pass, place: &inner, members: &mut members };
                    object.member(index, value)?;
                    seen.findings = (start, pass.mark());
                    seen.failed = pass.failed();
                    pass.set_failed(failed);
                }
                Key::Unknown(name) => {
                    let inner = place.key(&name, ordinal);
                    unknown.see(pass, place, &name, ordinal)?;
                    members.next_value_seed(Reading { expect: Anything, pass: &mut *pass, place: &inner })?;
                }
                Key::Ignored => {
                    members.next_value::<IgnoredAny>()?;
                }
            }
            ordinal += 1;
        }
        let members = Members { place, properties: T::PROPERTIES, seen: &seen };
        if pass.wants_any(ABOUT_UNKNOWN) {
            for (name, ordinal) in unknown.into_iter() {
                report_unknown(pass, &members, &name, ordinal);
            }
        }
        for (property, seen) in T::PROPERTIES.iter().zip(&seen) {
            if property.required && seen.ordinal.is_none() {
                pass.report(&wording::REQUIRED, place, || {
                    Params::default().with("property", property.name).with("meaning", property.meaning)
                });
            }
        }
        object.finish(pass, &members);
        if seen.iter().any(|seen| seen.failed) {
            pass.set_failed(true);
        }
        Ok(())
    }
}

/// Reports a name that the contract doesn't have.
fn report_unknown(pass: &mut Pass<'_>, members: &Members<'_>, name: &str, ordinal: usize) {
    let names: Vec<_> = members.properties.iter().map(|property| property.name).collect();
    let (wording, params) = explain_unknown(name, &names, &|name| members.has(name));
    let key = members.place.key(name, ordinal);
    pass.report_with(wording, &key, Subject::Key, || (params, None));
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
            let inner = place.index(index);
            let mut object: Option<T> = None;
            let reading = Reading { expect: ReadObject(&mut object), pass: &mut *pass, place: &inner };
            if elements.next_element_seed(reading)?.is_none() {
                break;
            }
            empty = false;
            if full {
                report_too_many(pass, place);
            }
            if let Some(entry) = object.as_ref().and_then(|object| object.entry(pass)) {
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
            pass.stop()?;
            index += 1;
        }
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
