//! Whether edits make a text better: checked by checking it again.

use std::collections::HashMap;
use std::hash::BuildHasher;
use std::ops::Range;

use foldhash::fast::RandomState;

use super::fix::{Edit, apply};
use super::misspelled::Misspelled;
use super::place::{Containers, Place};
use crate::base::applicability::Applicability;
use crate::base::limits::Limits;
use crate::check::checker::Checker;
use crate::describe::model::Model;
use crate::finding::finding::Finding;
use crate::finding::params::Param;
use crate::finding::report::Report;
use crate::policy::catalogue::{Rule, Wording, wording};

/// A text with its findings, by which edits are judged.
pub(super) struct Proof<'p> {
    checker: Checker,
    model: Model,
    pub(super) bytes: &'p [u8],
    pub(super) report: Report,
    keys: Keys,
    pub(super) containers: Containers<'p>,
    pub(super) misspelled: Misspelled,
}

/// What tells findings apart: where they start, and a hash of the rule and the property that they
/// name.
type Key = (usize, u64);

/// How many findings there are of each key.
struct Keys {
    hasher: RandomState,
    counts: HashMap<Key, usize, RandomState>,
    /// All keys, in the order of the text.
    sorted: Vec<Key>,
}

impl Keys {
    fn of(findings: &[Finding]) -> Self {
        let (hasher, counts) = (RandomState::default(), HashMap::default());
        let mut keys = Self { hasher, counts, sorted: Vec::with_capacity(findings.len()) };
        for finding in findings {
            if let Some(key) = keys.key(finding) {
                *keys.counts.entry(key).or_default() += 1;
                keys.sorted.push(key);
            }
        }
        keys.sorted.sort_unstable();
        keys
    }

    /// The key of a finding; `None` if it is none of a text.
    fn key(&self, finding: &Finding) -> Option<Key> {
        let property = match finding.params.get("property") {
            Some(Param::Text(text)) => Some(&**text),
            _ => None,
        };
        Some((finding.span.as_ref()?.range.start, self.hasher.hash_one((finding.rule(), property))))
    }

    fn count(&self, key: Key) -> usize {
        self.counts.get(&key).copied().unwrap_or_default()
    }

    /// The first key in a range that was replaced that has the same rule and property.
    fn within(&self, range: &Range<usize>, what: u64) -> Option<Key> {
        let first = self.sorted.partition_point(|(start, _)| *start < range.start);
        let behind = self.sorted.get(first..)?.iter();
        let mut within = behind.take_while(|(start, _)| *start < range.end || *start == range.start);
        within.find(|(_, its)| *its == what).copied()
    }
}

/// A text with edits made that are proven, and the report on it.
pub(super) struct Proven {
    pub(super) bytes: Vec<u8>,
    pub(super) report: Report,
}

impl<'p> Proof<'p> {
    /// Of a text under the policy and the limits of a checker. All findings count, however few a
    /// report keeps.
    pub(super) fn of(checker: &Checker, model: Model, bytes: &'p [u8]) -> Self {
        let limits = Limits { findings: Limits::MAX_FINDINGS, ..checker.limits() };
        let checker = checker.clone().with_limits(limits);
        let report = checker.check(model, bytes);
        Self::with_report(checker, model, bytes, report)
    }

    /// Of a text whose report is known.
    pub(super) fn of_proven(checker: Checker, model: Model, proven: &'p Proven) -> Self {
        Self::with_report(checker, model, &proven.bytes, proven.report.clone())
    }

    fn with_report(checker: Checker, model: Model, bytes: &'p [u8], report: Report) -> Self {
        let keys = Keys::of(&report.findings);
        let containers = Containers::of(std::str::from_utf8(bytes).unwrap_or_default());
        let misspelled = Misspelled::of(&report.findings, &containers);
        Self { checker, model, bytes, report, keys, containers, misspelled }
    }

    pub(super) const fn checker(&self) -> &Checker {
        &self.checker
    }

    /// Whether the finding is one of that text.
    pub(super) fn has(&self, finding: &Finding) -> bool {
        self.keys.key(finding).is_some_and(|key| self.keys.count(key) > 0)
    }

    /// The text with edits made, if they make it better: the findings that they fix are gone, and
    /// there is no new one of the same or a higher level.
    ///
    /// A fault that kept all or most of the document from being read hides what else is wrong with
    /// it, a wrong name what is wrong with its value, and a fault of a value the next one. What
    /// comes to light when it is gone is not new; in a value, if it can be fixed as well.
    pub(super) fn prove(&self, edits: &[Edit], fixed: &[&Finding]) -> Option<Proven> {
        let bytes = apply(self.bytes, edits)?;
        let report = self.checker.check(self.model, &bytes);
        let is_better = match fixed {
            [fault] if fault.rule() == Rule::Syntax => is_readable_further(fault, &report),
            [fault] if std::ptr::eq(fault.wording, &raw const wording::TYPE_ONE_ENTRY) => !report
                .findings
                .iter()
                .any(|finding| finding.pointer.as_str().is_empty() && finding.rule() == Rule::Type),
            _ => self.is_better(&report, &Shift::of(edits), fixed),
        };
        is_better.then_some(Proven { bytes, report })
    }

    fn is_better(&self, after: &Report, shift: &Shift<'_>, fixed: &[&Finding]) -> bool {
        let Some(lowest) = fixed.iter().map(|finding| finding.level).min() else { return false };
        let mut counts: HashMap<Key, usize, RandomState> = HashMap::default();
        let hidden = Hidden::of(self, fixed);
        for finding in &after.findings {
            let Some((start, what)) = self.keys.key(finding) else { return false };
            let (origin, is_written) = match shift.origin(start) {
                Origin::Kept(start) => (Some((start, what)), false),
                Origin::Written(range) => (self.keys.within(&range, what), true),
            };
            let is_uncovered = origin.is_some_and(|(start, _)| hidden.has(finding, start));
            if is_uncovered && finding.level == lowest {
                continue;
            }
            let before = origin.map_or(0, |key| self.keys.count(key));
            let count = origin.map_or(1, |key| {
                let count = counts.entry(key).or_default();
                *count += 1;
                *count
            });
            // What an edit writes twice has the same findings twice: no more than that.
            let may_repeat = is_written && before > 0 && finding.level == lowest;
            if count > before && !may_repeat && finding.level >= lowest {
                return false;
            }
        }
        self.are_gone(&counts, fixed)
    }

    /// Whether each of the findings is gone, of equal ones as many as are to be fixed.
    fn are_gone(&self, after: &HashMap<Key, usize, RandomState>, fixed: &[&Finding]) -> bool {
        let mut wanted: HashMap<Key, usize, RandomState> = HashMap::default();
        for key in fixed.iter().filter_map(|finding| self.keys.key(finding)) {
            *wanted.entry(key).or_default() += 1;
        }
        wanted.into_iter().all(|(key, gone)| {
            let left = after.get(&key).copied().unwrap_or_default();
            left + gone <= self.keys.count(key)
        })
    }
}

/// Where faults hid others.
struct Hidden {
    /// The values of properties with wrong names, in the order of the text: no rule looked at them.
    values: Vec<Range<usize>>,
    /// Where rules were broken, and how: some tell one fault of a value at a time.
    faults: HashMap<(usize, Rule), &'static Wording>,
}

impl Hidden {
    fn of(proof: &Proof<'_>, fixed: &[&Finding]) -> Self {
        let range = |finding: &Finding| finding.span.as_ref().map(|span| span.range.clone());
        let misspelled = fixed.iter().filter(|finding| finding.rule() == Rule::MisspelledProperty);
        let value =
            |finding: &&Finding| Some(Place::of(&proof.containers, &range(finding)?)?.item()?.value.clone());
        let mut values: Vec<_> = misspelled.filter_map(value).collect();
        values.sort_unstable_by_key(|value| value.start);
        let fault = |finding: &&Finding| Some(((range(finding)?.start, finding.rule()), finding.wording));
        Self { values, faults: fixed.iter().filter_map(fault).collect() }
    }

    /// Whether a finding may have been there before, is one of its value alone, and can be fixed
    /// without a person.
    fn has(&self, finding: &Finding, start: usize) -> bool {
        let is_hidden = || {
            let behind = self.values.partition_point(|value| value.start <= start);
            let value = behind.checked_sub(1).and_then(|last| self.values.get(last));
            value.is_some_and(|value| value.contains(&start))
        };
        let is_next = || {
            let fault = self.faults.get(&(start, finding.rule()));
            fault.is_some_and(|fault| !std::ptr::eq(*fault, finding.wording))
        };
        let mut repairs = finding.wording.repairs.iter();
        finding.related.is_none()
            && repairs.any(|repair| repair.applicability() != Applicability::Manual)
            && (is_hidden() || is_next())
    }
}

/// Whether a fault of the syntax is gone: there is none, another one, or the same further on.
fn is_readable_further(fault: &Finding, after: &Report) -> bool {
    let start = |finding: &Finding| finding.span.as_ref().map(|span| span.range.start);
    let remaining = after.findings.iter().find(|finding| finding.rule() == Rule::Syntax);
    remaining
        .is_none_or(|finding| !std::ptr::eq(finding.wording, fault.wording) || start(finding) > start(fault))
}

/// Where the bytes of an edited text come from.
struct Shift<'e> {
    /// The range that each edit has in the edited text.
    written: Vec<(Range<usize>, &'e Edit)>,
}

enum Origin {
    /// It was at that byte before.
    Kept(usize),
    /// An edit wrote it in place of these bytes.
    Written(Range<usize>),
}

impl<'e> Shift<'e> {
    fn of(edits: &'e [Edit]) -> Self {
        let (mut at, mut behind) = (0, 0);
        let written = edits.iter().map(|edit| {
            at += edit.range.start - behind;
            behind = edit.range.end;
            let start = at;
            at += edit.text.len();
            (start..at, edit)
        });
        Self { written: written.collect() }
    }

    fn origin(&self, at: usize) -> Origin {
        let next = self.written.partition_point(|(range, _)| range.start <= at);
        match next.checked_sub(1).and_then(|last| self.written.get(last)) {
            None => Origin::Kept(at),
            Some((range, edit)) if at < range.end => Origin::Written(edit.range.clone()),
            Some((range, edit)) => Origin::Kept(edit.range.end + (at - range.end)),
        }
    }
}
