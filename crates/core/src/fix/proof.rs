//! Whether edits make a text better: checked by checking it again.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use super::fix::{Edit, apply};
use crate::base::limits::Limits;
use crate::check::checker::Checker;
use crate::describe::model::Model;
use crate::finding::finding::Finding;
use crate::finding::params::Param;
use crate::finding::report::Report;
use crate::policy::catalogue::{Rule, wording};

/// A text with its findings, by which edits are judged.
pub(super) struct Proof<'p> {
    checker: Checker,
    model: Model,
    pub(super) bytes: &'p [u8],
    pub(super) report: Report,
    counts: BTreeMap<Key<'static>, usize>,
}

/// What tells findings apart: where they start, the rule, and the property that they name.
type Key<'f> = (usize, Rule, Option<Cow<'f, str>>);

/// A text with edits made that are proven, and the report on it.
pub(super) struct Proven {
    pub(super) bytes: Vec<u8>,
    pub(super) report: Report,
}

fn key(finding: &Finding) -> Option<Key<'_>> {
    let property = match finding.params.get("property") {
        Some(Param::Text(text)) => Some(Cow::Borrowed(&**text)),
        _ => None,
    };
    Some((finding.span.as_ref()?.range.start, finding.rule(), property))
}

fn owned((start, rule, property): Key<'_>) -> Key<'static> {
    (start, rule, property.map(|property| property.into_owned().into()))
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
        let mut counts = BTreeMap::new();
        for key in report.findings.iter().filter_map(key) {
            *counts.entry(owned(key)).or_default() += 1;
        }
        Self { checker, model, bytes, report, counts }
    }

    pub(super) const fn checker(&self) -> &Checker {
        &self.checker
    }

    /// The text; nothing, if the bytes are none.
    pub(super) fn text(&self) -> &'p str {
        std::str::from_utf8(self.bytes).unwrap_or_default()
    }

    /// Whether the finding is one of that text.
    pub(super) fn has(&self, finding: &Finding) -> bool {
        key(finding).is_some_and(|key| self.counts.contains_key(&owned(key)))
    }

    /// The text with edits made, if they make it better: the findings that they fix are gone, and
    /// there is no new one of the same or a higher level.
    ///
    /// A fault that kept all or most of the document from being read hides what else is wrong with it.
    /// What comes to light when it is gone is not new.
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
        let mut counts: BTreeMap<Key<'_>, usize> = BTreeMap::new();
        for finding in &after.findings {
            let Some((start, rule, property)) = key(finding) else { return false };
            let origin = match shift.origin(start) {
                Origin::Kept(start) => Some((start, rule, property)),
                Origin::Written(range) => self.find(&range, rule, property.as_deref()),
            };
            let count = origin.as_ref().map_or(0, |key| {
                let count = counts.entry(key.clone()).or_default();
                *count += 1;
                *count
            });
            let known = origin.as_ref().and_then(|key| self.counts.get(&owned(key.clone()))).copied();
            let is_written = matches!(shift.origin(start), Origin::Written(_));
            // What an edit writes twice has the same findings twice: no more than that.
            let may_repeat = is_written && finding.level == lowest;
            let is_new = known.is_none_or(|known| count > known && !may_repeat);
            if is_new && finding.level >= lowest {
                return false;
            }
        }
        self.are_gone(&counts, fixed)
    }

    /// Whether each of the findings is gone, of equal ones as many as are to be fixed.
    fn are_gone(&self, after: &BTreeMap<Key<'_>, usize>, fixed: &[&Finding]) -> bool {
        let mut wanted: BTreeMap<Key<'_>, usize> = BTreeMap::new();
        for key in fixed.iter().filter_map(|finding| key(finding)) {
            *wanted.entry(key).or_default() += 1;
        }
        wanted.into_iter().all(|(key, gone)| {
            let left = after.get(&key).copied().unwrap_or_default();
            self.counts.get(&owned(key)).is_some_and(|before| left + gone <= *before)
        })
    }

    /// The finding before of that rule in a range that was replaced.
    fn find(&self, range: &Range<usize>, rule: Rule, property: Option<&str>) -> Option<Key<'static>> {
        let start = (range.start, Rule::Syntax, None);
        let within = self.counts.range(start..).map(|(key, _)| key);
        within
            .take_while(|(start, ..)| *start < range.end || *start == range.start)
            .find(|(_, its, name)| *its == rule && name.as_deref() == property)
            .cloned()
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
