//! The names that an object has had so far, and the finding on one that it has twice.

use std::borrow::Cow;
use std::collections::HashMap;

use foldhash::fast::RandomState;
use serde::de::Error;

use crate::base::privacy::shown_name;
use crate::context::context::Context;
use crate::context::location::Location;
use crate::context::verdict::Verdict;
use crate::finding::params::Params;
use crate::json::cursor::Offset;
use crate::json::locate::Part;
use crate::policy::catalogue::{Rule, wording};

/// The names that an object has had so far, each with the offset of its first member.
#[derive(Default)]
pub(crate) struct SeenNames<'de> {
    /// The first name: hardly any object has two unknown ones, and one takes no memory of its own.
    first: Option<(Cow<'de, str>, Offset)>,
    /// The others. Up to [`MAX_SCANNED`] of them, a scan is faster than a map.
    others: Vec<(Cow<'de, str>, Offset)>,
    /// The positions of all others, if they are many.
    positions: Option<HashMap<Cow<'de, str>, usize, RandomState>>,
}

/// Up to how many names are scanned.
const MAX_SCANNED: usize = 8;

impl<'de> SeenNames<'de> {
    /// Adds a name, and reports it if it was there before.
    pub(crate) fn add<E: Error>(
        &mut self,
        context: &mut Context<'_>,
        location: &Location<'_>,
        name: Cow<'de, str>,
        offset: Offset,
    ) -> Result<Verdict, E> {
        if let Some(first) = self.find(&name) {
            return report_duplicate(context, location, &name, first, offset);
        }
        if self.first.is_none() {
            self.first = Some((name, offset));
            return Ok(Verdict::VALID);
        }
        if let Some(positions) = &mut self.positions {
            positions.insert(name.clone(), self.others.len());
        }
        self.others.push((name, offset));
        if self.others.len() == MAX_SCANNED {
            let names = self.others.iter().enumerate();
            self.positions = Some(names.map(|(position, (name, _))| (name.clone(), position)).collect());
        }
        Ok(Verdict::VALID)
    }

    fn find(&self, name: &str) -> Option<Offset> {
        let is_it = |(known, offset): &(Cow<'de, str>, Offset)| (known == name).then_some(*offset);
        self.first.iter().find_map(is_it).or_else(|| match &self.positions {
            Some(positions) => {
                positions.get(name).and_then(|position| self.others.get(*position)).map(|(_, offset)| *offset)
            }
            None => self.others.iter().find_map(is_it),
        })
    }

    /// The names, each with the offset of its first member.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, Offset)> {
        self.first.iter().chain(&self.others).map(|(name, offset)| (&**name, *offset))
    }
}

/// Reports a name that an object has twice. An error if reading is to stop at that.
pub(crate) fn report_duplicate<E: Error>(
    context: &mut Context<'_>,
    location: &Location<'_>,
    name: &str,
    first: Offset,
    second: Offset,
) -> Result<Verdict, E> {
    let here = location.member(name, second);
    let verdict = if location.is_hidden() {
        context.report(&wording::DUPLICATE_KEY_INSIDE, &here, Params::default)
    } else {
        context.report_part(&wording::DUPLICATE_KEY, &here, Part::Name, || {
            let params = [("property", shown_name(name))].into();
            (params, Some((location.member(name, first), Part::Name)))
        })
    };
    // No later member can make up for it.
    if context.wants(Rule::DuplicateKey) {
        context.stop_if_settled(verdict)?;
    }
    Ok(verdict)
}
