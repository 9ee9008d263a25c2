//! Rules between the entries of a request: which of them have the same target.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::context::context::Context;
use crate::context::location::Location;
use crate::context::verdict::Verdict;
use crate::finding::params::Params;
use crate::json::cursor::Offset;
use crate::json::locate::Part;
use crate::policy::catalogue::{Rule, Wording, wording};
use crate::policy::rule_set::RuleSet;
use crate::values::webhook_type::WebhookType;

/// The rules that compare entries.
pub(crate) const BETWEEN_ENTRIES: RuleSet =
    RuleSet::of(&[Rule::ConflictingTargets, Rule::RepeatedTarget, Rule::OverlappingScope]);

/// What an entry says, as far as entries are compared. Strings are represented by hashes, so that
/// none is kept.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RequestEntry {
    /// The hash of `subAccountId`.
    pub(crate) scope: u64,
    pub(crate) is_all: bool,
    pub(crate) webhook_type: Option<WebhookType>,
    /// The hash of everything else, where contents are hashed.
    pub(crate) content: u64,
    /// Whether events are delivered to it. They aren't to the target of a deletion.
    pub(crate) delivers: bool,
}

impl RequestEntry {
    fn types(&self) -> &'static [WebhookType] {
        WebhookType::of_entry(self.webhook_type)
    }

    /// The hash of one of its targets. Adding the type's index keeps hashes as unlikely to collide
    /// as before.
    const fn target(&self, webhook_type: WebhookType) -> u64 {
        self.scope.wrapping_add(webhook_type as u64)
    }

    fn targets(&self) -> impl Iterator<Item = u64> {
        self.types().iter().map(|webhook_type| self.target(*webhook_type))
    }
}

/// Which entry of a request it is, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct EntryRef {
    index: usize,
    offset: Offset,
}

/// The entries of a request.
#[derive(Default)]
pub(crate) struct Entries {
    /// A lone entry takes no memory of its own (9 % of a line of NDJSON).
    first: Option<(RequestEntry, EntryRef)>,
    others: Vec<(RequestEntry, EntryRef)>,
}

impl Entries {
    #[inline]
    pub(crate) fn add(&mut self, entry: RequestEntry, index: usize, offset: Offset) {
        let entry = (entry, EntryRef { index, offset });
        if self.first.is_none() {
            self.first = Some(entry);
        } else {
            self.others.push(entry);
        }
    }

    fn iter(&self) -> impl Iterator<Item = &(RequestEntry, EntryRef)> {
        self.first.iter().chain(&self.others)
    }

    /// The hashes of all targets.
    fn targets(&self) -> Vec<u64> {
        let mut targets = Vec::with_capacity(2 * self.others.len() + 2);
        for (entry, _) in self.iter() {
            for webhook_type in entry.types() {
                targets.push(entry.target(*webhook_type));
            }
        }
        targets
    }

    /// Compares the entries. If their contents weren't hashed, `reread` reads an entry again and
    /// hashes its contents: of those that share a target, which hardly any request has.
    pub(crate) fn compare(
        &self,
        context: &mut Context<'_>,
        reread: Option<&dyn Fn(Offset) -> Option<RequestEntry>>,
    ) -> Verdict {
        if self.others.is_empty() {
            return Verdict::VALID;
        }
        let repeated = repeated(self.targets());
        let is_repeated =
            |entry: &RequestEntry| entry.targets().any(|target| repeated.binary_search(&target).is_ok());
        let compares_scopes = context.wants(Rule::OverlappingScope);
        if repeated.is_empty() && !compares_scopes {
            return Verdict::VALID;
        }
        let mut verdict = Verdict::VALID;
        let (mut by_target, mut by_scope) = (ByTarget::default(), ByScope::default());
        for (entry, here) in self.iter() {
            let location = Location::ROOT.index(here.index, here.offset);
            let hashed = || reread.map_or(Some(*entry), |reread| reread(here.offset));
            if is_repeated(entry)
                && let Some(hashed) = hashed()
            {
                for Collision { first, wording, types } in by_target.add(&hashed, *here) {
                    verdict |= report(context, wording, &location, first, types);
                }
            }
            if compares_scopes && entry.delivers {
                for Collision { first, wording, types } in by_scope.add(entry, *here) {
                    verdict |= report(context, wording, &location, first, types);
                }
            }
            context.collector.prune();
        }
        verdict
    }
}

/// An entry before, and the types for which another one collides with it.
struct Collision {
    first: EntryRef,
    wording: &'static Wording,
    types: Vec<&'static str>,
}

fn collide(
    collisions: &mut Vec<Collision>,
    first: EntryRef,
    wording: &'static Wording,
    webhook_type: WebhookType,
) {
    match collisions.iter_mut().find(|collision| collision.first == first) {
        Some(collision) => collision.types.push(webhook_type.as_str()),
        None => collisions.push(Collision { first, wording, types: vec![webhook_type.as_str()] }),
    }
}

/// For each target, the first entry for it and its content.
#[derive(Default)]
struct ByTarget(HashMap<u64, (EntryRef, u64), RandomState>);

impl ByTarget {
    fn add(&mut self, entry: &RequestEntry, here: EntryRef) -> Vec<Collision> {
        let mut collisions = Vec::new();
        for webhook_type in entry.types() {
            let (first, content) =
                *self.0.entry(entry.target(*webhook_type)).or_insert((here, entry.content));
            if first != here {
                let is_equal = content == entry.content;
                let wording =
                    if is_equal { &wording::REPEATED_TARGET } else { &wording::CONFLICTING_TARGETS };
                collide(&mut collisions, first, wording, *webhook_type);
            }
        }
        collisions
    }
}

/// For each type, the first entry for all sub-accounts, and the first for one.
#[derive(Default)]
struct ByScope {
    all: [Option<EntryRef>; WebhookType::ALL.len()],
    one: [Option<EntryRef>; WebhookType::ALL.len()],
}

impl ByScope {
    fn add(&mut self, entry: &RequestEntry, here: EntryRef) -> Vec<Collision> {
        let (same, opposite) =
            if entry.is_all { (&mut self.all, &self.one) } else { (&mut self.one, &self.all) };
        let mut collisions = Vec::new();
        for webhook_type in entry.types() {
            let slot = *webhook_type as usize;
            if let Some(first) = same.get_mut(slot) {
                first.get_or_insert(here);
            }
            if let Some(Some(first)) = opposite.get(slot) {
                collide(&mut collisions, *first, &wording::OVERLAPPING_SCOPE, *webhook_type);
            }
        }
        collisions
    }
}

fn report(
    context: &mut Context<'_>,
    wording: &'static Wording,
    location: &Location<'_>,
    first: EntryRef,
    types: Vec<&'static str>,
) -> Verdict {
    context.report_part(wording, location, Part::Value, || {
        let params = Params::default().with("index", first.index).with("types", types);
        (params, Some((Location::ROOT.index(first.index, first.offset), Part::Value)))
    })
}

/// The hashes that occur more than once, sorted. Each hash stands for a bit of a map, and only
/// those whose bit another one has, too, are compared: sorting all would take 4 % of the
/// instructions of `is_valid` under `recommended`.
fn repeated(mut hashes: Vec<u64>) -> Vec<u64> {
    let words = (hashes.len() / 4).next_power_of_two();
    let (mut taken, mut shared) = (vec![0_u64; words], vec![0_u64; words]);
    for hash in &hashes {
        let (word, bit) = bit_of(*hash, words);
        if let (Some(taken), Some(shared)) = (taken.get_mut(word), shared.get_mut(word)) {
            *shared |= *taken & bit;
            *taken |= bit;
        }
    }
    hashes.retain(|hash| {
        let (word, bit) = bit_of(*hash, words);
        shared.get(word).is_some_and(|shared| shared & bit != 0)
    });
    hashes.sort_unstable();
    let pairs = hashes.iter().zip(hashes.iter().skip(1));
    let mut repeated: Vec<_> = pairs.filter(|(one, next)| one == next).map(|(one, _)| *one).collect();
    repeated.dedup();
    repeated
}

/// The word and the bit of a hash, in a map of so many words, a power of two.
const fn bit_of(hash: u64, words: usize) -> (usize, u64) {
    ((hash >> 6) as usize & (words - 1), 1 << (hash % 64))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn repeated_hashes_are_those_that_a_map_counts(hashes in prop_oneof![
            prop::collection::vec(0..2_000_u64, 0..60),
            prop::collection::vec(any::<u64>(), 0..300),
        ]) {
            let mut counts = BTreeMap::new();
            for hash in &hashes {
                *counts.entry(*hash).or_insert(0) += 1;
            }
            let expected: Vec<_> = counts.into_iter().filter(|(_, count)| *count > 1).map(|(hash, _)| hash).collect();
            prop_assert_eq!(repeated(hashes), expected);
        }
    }
}
