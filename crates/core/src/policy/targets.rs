//! Rules between the entries of a request: which of them stand for the same thing.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::{Rule, RuleSet, wording};
use crate::check::{Pass, Place};
use crate::finding::Params;
use crate::json::Subject;
use crate::webhook::WebhookType;

/// What an entry stands for. Texts are represented by hashes, so that none needs to be kept. Where contents are looked at, they are
/// under a random key, and nobody can make two of them collide.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    /// The hash of `subAccountId`.
    pub(crate) scope: u64,
    pub(crate) is_all: bool,
    pub(crate) webhook_type: Option<WebhookType>,
    /// The hash of everything else, where it is looked at.
    pub(crate) content: u64,
    /// Whether events are delivered to it: not so for the target of a deletion.
    pub(crate) delivers: bool,
}

impl Entry {
    /// What stands for a target of it. Hashes that differ by so little are no likelier than equal ones.
    const fn target(&self, webhook_type: WebhookType) -> u64 {
        self.scope.wrapping_add(webhook_type as u64)
    }
}

/// Which entry of a request one is, and how far the request was read before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Position {
    index: usize,
    start: usize,
}

/// The rules that compare entries.
pub(crate) const BETWEEN_ENTRIES: RuleSet =
    RuleSet::of(&[Rule::ConflictingTargets, Rule::RepeatedTarget, Rule::OverlappingScope]);

/// The entries seen so far.
#[derive(Default)]
pub(crate) struct TargetTable {
    /// For each target, the first entry for it and its content. Empty where contents aren't looked at.
    first: Option<HashMap<u64, (Position, u64), RandomState>>,
    /// All targets, where contents aren't looked at. Two equal ones may be of different entries, if rarely.
    targets: Vec<u64>,
    /// The first entry, until there is another one: most lines of a file have no more, and need no memory for that.
    lone: Option<Entry>,
    /// For each type, the first entry for all sub-accounts, and the first for one.
    all: [Option<Position>; WebhookType::ALL.len()],
    one: [Option<Position>; WebhookType::ALL.len()],
}

/// The types for which two entries meet, and how.
struct Meeting {
    first: Position,
    equal: bool,
    types: Vec<&'static str>,
}

impl TargetTable {
    /// Takes an entry, at the place given, and reports what it has to do with those before.
    #[inline]
    pub(crate) fn add(&mut self, entry: &Entry, pass: &mut Pass<'_>, place: &Place<'_>, index: usize) {
        if pass.has_contents() {
            self.add_content(entry, pass, place, Position { index, start: place.start() });
        } else if index == 0 {
            self.lone = Some(*entry);
        } else {
            if let Some(lone) = self.lone.take() {
                self.push_targets(&lone);
            }
            self.push_targets(entry);
        }
        if entry.delivers && pass.wants(Rule::OverlappingScope) {
            self.add_scope(entry, pass, place, Position { index, start: place.start() });
        }
    }

    fn push_targets(&mut self, entry: &Entry) {
        for webhook_type in WebhookType::of_entry(entry.webhook_type) {
            self.targets.push(entry.target(*webhook_type));
        }
    }

    /// Ends the request. Where two entries are for one target, their contents matter.
    pub(crate) fn finish(self, pass: &mut Pass<'_>) {
        if have_equal(self.targets) {
            pass.miss_contents();
        }
    }

    fn add_content(&mut self, entry: &Entry, pass: &mut Pass<'_>, place: &Place<'_>, position: Position) {
        let mut meetings: Vec<Meeting> = Vec::new();
        for webhook_type in WebhookType::of_entry(entry.webhook_type) {
            let target = entry.target(*webhook_type);
            let (first, content) =
                *self.first.get_or_insert_default().entry(target).or_insert((position, entry.content));
            if first != position {
                meet(&mut meetings, first, content == entry.content, *webhook_type);
            }
        }
        for Meeting { first, equal, types } in meetings {
            let wording = if equal { &wording::REPEATED_TARGET } else { &wording::CONFLICTING_TARGETS };
            report(pass, wording, place, first, types);
        }
    }

    fn add_scope(&mut self, entry: &Entry, pass: &mut Pass<'_>, place: &Place<'_>, position: Position) {
        let (same, opposite) =
            if entry.is_all { (&mut self.all, &self.one) } else { (&mut self.one, &self.all) };
        let mut meetings: Vec<Meeting> = Vec::new();
        for webhook_type in WebhookType::of_entry(entry.webhook_type) {
            let slot = *webhook_type as usize;
            if let Some(first) = same.get_mut(slot) {
                first.get_or_insert(position);
            }
            if let Some(Some(first)) = opposite.get(slot) {
                meet(&mut meetings, *first, true, *webhook_type);
            }
        }
        for Meeting { first, types, .. } in meetings {
            report(pass, &wording::OVERLAPPING_SCOPE, place, first, types);
        }
    }
}

/// Whether two of the hashes are equal. Each stands for a bit of a map, and only those whose bit another one has, too, are compared, which are few:
/// that takes less time and memory than a table of them, or than sorting all.
fn have_equal(mut hashes: Vec<u64>) -> bool {
    if hashes.len() < 2 {
        return false;
    }
    let words = (hashes.len() / 4).next_power_of_two();
    let (mut taken, mut shared) = (vec![0_u64; words], vec![0_u64; words]);
    for hash in &hashes {
        let (word, bit) = place_of(*hash, words);
        if let (Some(taken), Some(shared)) = (taken.get_mut(word), shared.get_mut(word)) {
            *shared |= *taken & bit;
            *taken |= bit;
        }
    }
    hashes.retain(|hash| {
        let (word, bit) = place_of(*hash, words);
        shared.get(word).is_some_and(|shared| shared & bit != 0)
    });
    hashes.sort_unstable();
    hashes.windows(2).any(|pair| matches!(pair, [one, next] if one == next))
}

/// The word and the bit that stand for a hash, in a map of so many words, a power of two.
const fn place_of(hash: u64, words: usize) -> (usize, u64) {
    ((hash >> 6) as usize & (words - 1), 1 << (hash % 64))
}

fn meet(meetings: &mut Vec<Meeting>, first: Position, equal: bool, webhook_type: WebhookType) {
    match meetings.iter_mut().find(|meeting| meeting.first == first) {
        Some(meeting) => meeting.types.push(webhook_type.as_str()),
        None => meetings.push(Meeting { first, equal, types: vec![webhook_type.as_str()] }),
    }
}

fn report(
    pass: &mut Pass<'_>,
    wording: &'static super::Wording,
    place: &Place<'_>,
    first: Position,
    types: Vec<&'static str>,
) {
    pass.report_with(wording, place, Subject::Value, || {
        let params = Params::default().with("index", first.index).with("types", types);
        (params, Some((Place::ROOT.index(first.index, first.start), Subject::Value)))
    });
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn equal_hashes_are_those_that_a_set_finds(hashes in prop_oneof![
            prop::collection::vec(0..2_000_u64, 0..60),
            prop::collection::vec(any::<u64>(), 0..300),
        ]) {
            let different: BTreeSet<_> = hashes.iter().collect();
            prop_assert_eq!(have_equal(hashes.clone()), different.len() < hashes.len());
        }
    }
}
