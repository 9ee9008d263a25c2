//! Values that no rule of their own waits for: unknown properties, and values of the wrong type.
//!
//! Only what concerns any JSON is looked at in them: nesting and repeated keys.

use std::borrow::Cow;
use std::collections::HashMap;

use foldhash::fast::RandomState;
use serde::de::{Error, IgnoredAny, MapAccess, SeqAccess};

use super::expect::{Expect, Kind, Reading};
use super::key::Name;
use super::limits::Limits;
use super::pass::Pass;
use super::place::Place;
use crate::finding::Params;
use crate::json::Subject;
use crate::policy::{Rule, shown_name, wording};

/// Takes any value.
pub(crate) struct Anything;

impl<'de> Expect<'de> for Anything {
    type Value = ();

    const KIND: Kind = Kind::Object;

    fn mismatch(self, _: &mut Pass<'_>, _: &Place<'_>, _: Kind) {}

    fn array<A: SeqAccess<'de>>(
        self,
        pass: &mut Pass<'_>,
        place: &Place<'_>,
        elements: A,
    ) -> Result<(), A::Error> {
        walk_elements(pass, place, elements)
    }

    fn object<A: MapAccess<'de>>(
        self,
        pass: &mut Pass<'_>,
        place: &Place<'_>,
        members: A,
    ) -> Result<(), A::Error> {
        walk_members(pass, place, members)
    }
}

/// Whether a container at that place may be looked into; reports it if it is the first that is too deep. Where that is no error, the
/// document counts all the same, and is read on as far as the stack allows.
#[inline]
pub(crate) fn enter(pass: &mut Pass<'_>, place: &Place<'_>) -> bool {
    if place.depth() < pass.limits().depth {
        return true;
    }
    enter_deep(pass, place)
}

fn enter_deep(pass: &mut Pass<'_>, place: &Place<'_>) -> bool {
    let limit = if pass.wants(Rule::TooDeep) { pass.limits().depth } else { Limits::MAX_DEPTH };
    let depth = place.depth();
    if depth == limit {
        pass.report(&wording::TOO_DEEP, place, || Params::default().with("limit", limit));
    }
    depth < if pass.is_error(Rule::TooDeep) { limit } else { Limits::MAX_DEPTH }
}

/// Whether any rule looks at names and nesting in general.
fn looks(pass: &Pass<'_>) -> bool {
    pass.wants(Rule::DuplicateKey) || pass.wants(Rule::TooDeep)
}

pub(crate) fn skip_elements<'de, A: SeqAccess<'de>>(mut elements: A) -> Result<(), A::Error> {
    while elements.next_element::<IgnoredAny>()?.is_some() {}
    Ok(())
}

pub(crate) fn skip_members<'de, A: MapAccess<'de>>(mut members: A) -> Result<(), A::Error> {
    while members.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
    Ok(())
}

/// Reads an array's elements.
pub(crate) fn walk_elements<'de, A: SeqAccess<'de>>(
    pass: &mut Pass<'_>,
    place: &Place<'_>,
    mut elements: A,
) -> Result<(), A::Error> {
    if !looks(pass) || !enter(pass, place) {
        return skip_elements(elements);
    }
    let mut index = 0;
    loop {
        let inner = place.index(index, pass.progress());
        let reading = Reading { expect: Anything, pass: &mut *pass, place: &inner };
        if elements.next_element_seed(reading)?.is_none() {
            return Ok(());
        }
        index += 1;
    }
}

/// Reads an object's members.
pub(crate) fn walk_members<'de, A: MapAccess<'de>>(
    pass: &mut Pass<'_>,
    place: &Place<'_>,
    mut members: A,
) -> Result<(), A::Error> {
    if !looks(pass) || !enter(pass, place) {
        return skip_members(members);
    }
    let mut names = Names::default();
    while let Some(name) = members.next_key_seed(Name)? {
        let start = pass.progress();
        names.see(pass, place, name.clone(), start)?;
        let inner = place.key(&name, start);
        members.next_value_seed(Reading { expect: Anything, pass: &mut *pass, place: &inner })?;
    }
    Ok(())
}

/// The names that an object has shown so far, each with how far the document was read before it.
#[derive(Default)]
pub(crate) struct Names<'de> {
    /// The first one. Hardly an object has a second one, and one needs no memory of its own.
    first: Option<(Cow<'de, str>, usize)>,
    /// The next ones, which are looked through one by one.
    few: Vec<(Cow<'de, str>, usize)>,
    many: Option<HashMap<Cow<'de, str>, usize, RandomState>>,
}

/// How many names are looked through faster than hashed.
const FEW: usize = 8;

impl<'de> Names<'de> {
    /// Takes note of a name, and reports it if it was there before.
    pub(crate) fn see<E: Error>(
        &mut self,
        pass: &mut Pass<'_>,
        place: &Place<'_>,
        name: Cow<'de, str>,
        start: usize,
    ) -> Result<(), E> {
        let first = match self.first.iter().chain(&self.few).find(|(known, _)| *known == name) {
            Some((_, first)) => Some(*first),
            None => self.many.as_ref().and_then(|many| many.get(&name)).copied(),
        };
        match first {
            Some(first) => return report_duplicate(pass, place, &name, first, start),
            None if self.first.is_none() => self.first = Some((name, start)),
            None if self.few.len() < FEW => self.few.push((name, start)),
            None => {
                self.many.get_or_insert_default().insert(name, start);
            }
        }
        Ok(())
    }

    /// Shows the names, in no order, each with how far the document was read before its first member.
    pub(crate) fn show(&self, mut to: impl FnMut(&str, usize)) {
        for (name, first) in self.first.iter().chain(&self.few) {
            to(name, *first);
        }
        for (name, first) in self.many.iter().flatten() {
            to(name, *first);
        }
    }
}

/// Reports a name that is given twice. An error if the pass is to stop at that.
pub(crate) fn report_duplicate<E: Error>(
    pass: &mut Pass<'_>,
    place: &Place<'_>,
    name: &str,
    first: usize,
    start: usize,
) -> Result<(), E> {
    let (here, subject) = (place.key(name, start), Subject::Key);
    if place.is_hidden() {
        pass.report(&wording::DUPLICATE_KEY_INSIDE, &here, Params::default);
    } else {
        pass.report_with(&wording::DUPLICATE_KEY, &here, subject, || {
            (Params::default().with("property", shown_name(name)), Some((place.key(name, first), subject)))
        });
    }
    // No later key can make up for it.
    if pass.wants(Rule::DuplicateKey) { pass.stop() } else { Ok(()) }
}
