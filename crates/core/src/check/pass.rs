//! One reading of one document: what is wanted, what was found.

use std::hash::{BuildHasher, Hash, Hasher};
use std::mem;
use std::ops::Range;

use foldhash::fast::FixedState;
use foldhash::quality::RandomState;
use serde::de::Error;
use zeroize::Zeroizing;

use super::found::FoundList;
use super::limits::Limits;
use super::place::Place;
use crate::finding::{Finding, Level, Other, Params, Report};
use crate::json::{Progress, Subject};
use crate::model::Model;
use crate::policy::{BETWEEN_ENTRIES, Policy, Rule, RuleSet, Unknown, Wording};

/// What a reading is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Only whether the document is valid: stops at the first error and keeps nothing.
    Verdict,
    /// All findings.
    Report,
    /// All findings, and the typed model.
    Parse,
}

/// One reading of one document.
pub(crate) struct Pass<'c> {
    policy: &'c Policy,
    limits: Limits,
    model: Model,
    purpose: Purpose,
    progress: &'c Progress,
    found: FoundList,
    /// The rules of which a finding would change anything.
    wanted: RuleSet,
    /// Whether the verdict on the contract is all that is wanted.
    bare: bool,
    /// Whether something is an error, as far as the members go that count.
    failed: bool,
    /// The hashes of the first names that the contract doesn't have, 0 where there is none yet, and what these names are: they most likely
    /// stand in the other entries, too.
    unknown_hashes: [u64; MOST_UNKNOWN],
    unknown: [Unknown; MOST_UNKNOWN],
    hasher: Option<RandomState>,
    /// Whether any rule compares entries.
    compares: bool,
    /// What is known of what two entries for one target say.
    contents: Contents,
    /// Copies of texts of the entry that is read, until it is a model. Nothing is there before the first: wiping an empty text takes as
    /// long as reading half a webhook, where memory is wiped by instructions that mind the address even of nothing.
    kept: Option<Zeroizing<String>>,
}

/// How many bytes of texts there is room for at first: more than most webhooks have.
const FIRST: usize = 512;

/// How many names are faster to look through than to look at.
const MOST_UNKNOWN: usize = 8;

/// A text, as a source gives it.
#[derive(Clone, Copy)]
pub(crate) enum Text<'t, 'de> {
    /// It is there as long as the document is.
    Lasting(&'de str),
    /// It is there only now.
    Passing(&'t str),
}

impl<'t, 'de: 't> Text<'t, 'de> {
    #[expect(clippy::match_same_arms, reason = "the lifetimes differ")]
    pub(crate) const fn as_str(self) -> &'t str {
        match self {
            Self::Lasting(text) => text,
            Self::Passing(text) => text,
        }
    }
}

/// A text that was kept: where it is, or where its copy begins and ends.
#[derive(Clone, Copy)]
pub(crate) enum Kept<'de> {
    Lasting(&'de str),
    Copied(usize, usize),
}

/// What is known of the contents of entries. They matter only where two are for one target, which hardly any request has; so a text
/// is read without them first, and once more where it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Contents {
    /// They aren't looked at.
    Skipped,
    /// They weren't looked at, and should have been.
    Missed,
    /// Each entry has a hash of them.
    Hashed,
}

impl<'c> Pass<'c> {
    pub(crate) fn new(
        policy: &'c Policy,
        limits: Limits,
        model: Model,
        purpose: Purpose,
        progress: &'c Progress,
    ) -> Self {
        let wanted = if purpose == Purpose::Verdict { policy.errors() } else { policy.active() };
        let bare = purpose == Purpose::Verdict && !wanted.meets(RuleSet::POLICY);
        Self {
            policy,
            limits,
            model,
            purpose,
            progress,
            found: FoundList::default(),
            wanted,
            bare,
            failed: false,
            unknown_hashes: [0; MOST_UNKNOWN],
            unknown: [Unknown::Other; MOST_UNKNOWN],
            hasher: None,
            compares: wanted.meets(BETWEEN_ENTRIES),
            contents: Contents::Hashed,
            kept: None,
        }
    }

    /// A reading for all findings.
    #[cfg(test)]
    pub(crate) fn of_report(policy: &'c Policy, model: Model, progress: &'c Progress) -> Self {
        Self::new(policy, Limits::default(), model, Purpose::Report, progress)
    }

    /// How far the document had been read before the member whose name was just read, or before the element that comes next. To be asked
    /// once for each.
    pub(crate) fn progress(&self) -> usize {
        self.progress.next()
    }

    /// The same reading, but without the contents of entries: for a source that can be read once more.
    pub(crate) const fn without_contents(mut self) -> Self {
        self.contents = Contents::Skipped;
        self
    }

    /// Whether the contents of entries are looked at.
    pub(crate) fn has_contents(&self) -> bool {
        self.contents == Contents::Hashed
    }

    /// Takes note that contents should have been looked at.
    pub(crate) const fn miss_contents(&mut self) {
        self.contents = Contents::Missed;
    }

    /// Whether the document has to be read once more, with the contents of entries.
    pub(crate) fn has_missed_contents(&self) -> bool {
        self.contents == Contents::Missed
    }

    /// Whether any rule compares entries.
    pub(crate) const fn compares(&self) -> bool {
        self.compares
    }

    pub(crate) const fn limits(&self) -> Limits {
        self.limits
    }

    pub(crate) const fn model(&self) -> Model {
        self.model
    }

    /// Whether nothing but the verdict is wanted, so that wording a finding would be lost work.
    pub(crate) fn is_verdict(&self) -> bool {
        self.purpose == Purpose::Verdict
    }

    /// Notes an error of the contract without wording it.
    pub(crate) const fn fail(&mut self) {
        self.failed = true;
    }

    /// Whether a typed model is to be built.
    pub(crate) fn keeps(&self) -> bool {
        self.purpose == Purpose::Parse
    }

    /// Whether the contract is all that is asked about.
    pub(crate) const fn is_contract(&self) -> bool {
        !self.wants_any(RuleSet::POLICY)
    }

    /// Whether all that is asked of a text is that it is one.
    pub(crate) const fn is_bare(&self) -> bool {
        self.bare
    }

    /// Keeps a text for the model, if one is to be built.
    #[inline]
    pub(crate) fn keep<'de>(&mut self, text: Text<'_, 'de>) -> Option<Kept<'de>> {
        match text {
            _ if !self.keeps() => None,
            Text::Lasting(text) => Some(Kept::Lasting(text)),
            Text::Passing(text) => Some(self.copy(text)),
        }
    }

    fn copy(&mut self, text: &str) -> Kept<'static> {
        let kept = self.kept.get_or_insert_with(|| String::with_capacity(FIRST).into());
        let start = kept.len();
        let end = start + text.len();
        if end > kept.capacity() {
            // Growing in place could leave secrets where they were.
            let mut larger = Zeroizing::new(String::with_capacity(2 * end));
            larger.push_str(kept);
            *kept = larger;
        }
        kept.push_str(text);
        Kept::Copied(start, end)
    }

    /// A text that was kept.
    pub(crate) fn kept<'k>(&'k self, kept: Kept<'k>) -> &'k str {
        match kept {
            Kept::Lasting(text) => text,
            Kept::Copied(start, end) => {
                self.kept.as_ref().and_then(|kept| kept.get(start..end)).unwrap_or_default()
            }
        }
    }

    /// Forgets the texts that were kept, once they are a model.
    pub(crate) fn forget(&mut self) {
        if let Some(kept) = &mut self.kept {
            kept.clear();
        }
    }

    /// Whether a finding of that rule would change anything.
    pub(crate) const fn wants(&self, rule: Rule) -> bool {
        self.wanted.has(rule)
    }

    /// Whether a finding of any of these rules would change anything.
    pub(crate) const fn wants_any(&self, rules: RuleSet) -> bool {
        self.wanted.meets(rules)
    }

    /// Whether a finding of that rule is an error.
    pub(crate) fn is_error(&self, rule: Rule) -> bool {
        self.policy.level(rule) == Level::Error
    }

    /// Reports a broken rule about the value at a place.
    pub(crate) fn report(
        &mut self,
        wording: &'static Wording,
        place: &Place<'_>,
        params: impl FnOnce() -> Params,
    ) {
        self.report_with(wording, place, Subject::Value, || (params(), None));
    }

    /// Reports a broken rule about a value or a name, and perhaps about another place.
    pub(crate) fn report_with<'o>(
        &mut self,
        wording: &'static Wording,
        place: &Place<'_>,
        subject: Subject,
        details: impl FnOnce() -> (Params, Option<(Place<'o>, Subject)>),
    ) {
        if self.wants(wording.rule) {
            self.take(wording, place, subject, details);
        }
    }

    /// Takes a finding that is wanted. Out of line, since most values have none.
    #[cold]
    fn take<'o>(
        &mut self,
        wording: &'static Wording,
        place: &Place<'_>,
        subject: Subject,
        details: impl FnOnce() -> (Params, Option<(Place<'o>, Subject)>),
    ) {
        let level = self.policy.level(wording.rule);
        self.failed |= level == Level::Error;
        if self.is_verdict() {
            return;
        }
        let shown = place.shown();
        let is_inside = !std::ptr::eq(place, shown);
        if is_inside && self.found.ends_in(wording.rule, shown) {
            // Nobody could tell the two apart.
            return;
        }
        let (params, other) = details();
        let other_place =
            other.as_ref().map(|(place, _)| Box::new(Other { pointer: place.pointer(), span: None }));
        let finding =
            Finding { wording, level, pointer: shown.pointer(), params, other: other_place, span: None };
        self.found.push(finding, shown, subject, other);
    }

    /// Ends the reading by an error if the verdict is all that is wanted and it is clear.
    pub(crate) fn stop<E: Error>(&self) -> Result<(), E> {
        if self.is_verdict() && self.failed { Err(E::custom("stopped")) } else { Ok(()) }
    }

    pub(crate) const fn failed(&self) -> bool {
        self.failed
    }

    /// Whether something is an error since the last time that this was asked.
    pub(crate) const fn take_failed(&mut self) -> bool {
        mem::replace(&mut self.failed, false)
    }

    /// What a name is that an object with properties of these names doesn't have.
    pub(crate) fn unknown(&mut self, known: &'static [&'static str], name: &str) -> Unknown {
        let hash = self.hash((known.as_ptr(), name));
        let index_of = |hash| self.unknown_hashes.iter().position(|seen| *seen == hash);
        if let Some(unknown) = index_of(hash).and_then(|index| self.unknown.get(index)) {
            return *unknown;
        }
        let (unknown, free) = (Unknown::of(name, known), index_of(0));
        if let Some(free) = free
            && let (Some(free_hash), Some(free)) =
                (self.unknown_hashes.get_mut(free), self.unknown.get_mut(free))
        {
            (*free_hash, *free) = (hash, unknown);
        }
        unknown
    }

    /// How many findings there are so far.
    pub(crate) const fn mark(&self) -> usize {
        self.found.len()
    }

    /// Sorts the findings from one number on, when all of the value has been read that they are in: how far the document was read before
    /// it and after it.
    pub(crate) fn settle(&mut self, from: usize, value: Range<usize>) {
        self.found.settle(from, value);
    }

    /// Takes back the findings of a member that a later one of the same name overrides. What is wrong with the
    /// text itself stays.
    pub(crate) fn override_findings(&mut self, range: Range<usize>) {
        self.found.override_range(range);
    }

    /// A hash of what tells targets apart; 0 if nothing compares them. Nobody outside can foresee it, but where contents aren't looked at:
    /// equal hashes lead to another reading there, and to nothing else.
    pub(crate) fn hash_target(&mut self, scope: &str) -> u64 {
        match (self.compares, self.has_contents()) {
            (false, _) => 0,
            (true, true) => self.hash(scope),
            (true, false) => {
                let mut hasher = FixedState::default().build_hasher();
                hasher.write(scope.as_bytes());
                hasher.finish()
            }
        }
    }

    /// A hash of something else in an entry, which nobody outside can foresee; 0 if it isn't looked at.
    #[inline]
    pub(crate) fn hash_content<H: Hash>(&mut self, value: impl FnOnce() -> H) -> u64 {
        if self.compares && self.has_contents() { self.hash(value()) } else { 0 }
    }

    fn hash(&mut self, value: impl Hash) -> u64 {
        self.hasher.get_or_insert_default().hash_one(value)
    }

    /// The report; with positions if the document was text.
    pub(crate) fn finish(self, text: Option<&str>) -> Report {
        Report { model: self.model, findings: self.found.finish(text) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_asked_for_is_not_looked_at() {
        let notice = Policy::contract().with_level(Rule::InsecureUrl, Level::Notice).unwrap();
        for (policy, purpose, is_contract, is_bare) in [
            (&Policy::contract(), Purpose::Verdict, true, true),
            (&Policy::contract(), Purpose::Report, true, false),
            (&Policy::recommended(), Purpose::Verdict, false, false),
            (&notice, Purpose::Verdict, true, true),
            (&notice, Purpose::Report, false, false),
        ] {
            let progress = Progress::of_values();
            let pass = Pass::new(policy, Limits::default(), Model::Webhooks, purpose, &progress);
            assert_eq!(
                (pass.is_contract(), pass.is_bare()),
                (is_contract, is_bare),
                "{purpose:?}: {policy:?}"
            );
        }
    }
}
