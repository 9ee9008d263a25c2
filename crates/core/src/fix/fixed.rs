//! A text with all fixes made, in rounds, up to the point where none is left.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt;
use std::hash::BuildHasher;

use foldhash::fast::RandomState;

use super::composed::Composed;
use super::fix::{Edit, Fix};
use super::fixes::MAX_FIXES;
use super::proof::{Proof, Proven};
use crate::base::applicability::Applicability;
use crate::base::level::Level;
use crate::check::checker::Checker;
use crate::describe::model::Model;
use crate::finding::finding::Finding;
use crate::finding::report::Report;
use crate::policy::catalogue::Rule;

/// A text with fixes made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    text: Vec<u8>,
    report: Report,
    findings: Vec<Finding>,
    edits: Vec<Edit>,
}

impl Fixed {
    /// The text. Bytes that no fix changed are those of the text that was given.
    #[must_use]
    pub fn text(&self) -> &[u8] {
        &self.text
    }

    /// The text, owned.
    #[must_use]
    pub fn into_text(self) -> Vec<u8> {
        self.text
    }

    /// What is wrong with it still.
    #[must_use]
    pub const fn report(&self) -> &Report {
        &self.report
    }

    /// The findings that were fixed, in the order in which that was done. Each has the position
    /// that it had then.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// What turns the text that was given into this one: the edits of all rounds as one list, in
    /// the order of that text. No two overlap. Like those of fixes, they insert nothing of the
    /// text.
    #[doc(hidden)]
    #[must_use]
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }
}

/// Fixes of some rules undo each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsettled {
    rules: BTreeSet<Rule>,
}

impl Unsettled {
    /// The rules whose findings were fixed again and again.
    pub fn rules(&self) -> impl Iterator<Item = Rule> {
        self.rules.iter().copied()
    }
}

impl fmt::Display for Unsettled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rules: Vec<_> = self.rules.iter().map(|rule| rule.id()).collect();
        write!(f, "the fixes of `{}` undo each other; nothing was changed", rules.join("`, `"))
    }
}

impl std::error::Error for Unsettled {}

/// Why no fixes were made.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotFixed {
    /// [`Applicability::Manual`] was asked for.
    Manual,
    /// Fixes undo each other.
    Unsettled(Unsettled),
}

impl fmt::Display for NotFixed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Manual => f.write_str("expected `safe` or `unsafe`: a person makes the `manual` fixes"),
            Self::Unsettled(unsettled) => unsettled.fmt(f),
        }
    }
}

impl std::error::Error for NotFixed {}

impl From<Unsettled> for NotFixed {
    fn from(unsettled: Unsettled) -> Self {
        Self::Unsettled(unsettled)
    }
}

impl Report {
    /// The text that was checked, with its [fixes](Self::fixes) made. As [`Checker::fixed`]; what was
    /// found in another text is not looked at. A text that isn't JSON but another format stays as
    /// it is.
    ///
    /// # Errors
    ///
    /// [`NotFixed`] if manual fixes are asked for, or fixes undo each other.
    pub fn fixed(&self, text: impl AsRef<[u8]>, applicability: Applicability) -> Result<Fixed, NotFixed> {
        if applicability == Applicability::Manual {
            return Err(NotFixed::Manual);
        }
        if !self.is_json {
            let (text, report) = (text.as_ref().to_vec(), self.clone());
            return Ok(Fixed { text, report, findings: Vec::new(), edits: Vec::new() });
        }
        Checker(self.settings.clone()).fixed(self.model, text, applicability)
    }
}

impl Checker {
    /// A text with its [fixes](Report::fixes) made: the safe ones, or with [`Applicability::Unsafe`] these
    /// as well. Of several fixes of one finding the first is made. Manual ones are made by a
    /// person.
    ///
    /// Fixes are made in rounds until none is left. Those of errors come first. A fix that collides
    /// with another one waits for the next round.
    ///
    /// # Errors
    ///
    /// [`NotFixed`] if manual fixes are asked for, or fixes undo each other.
    ///
    /// # Examples
    ///
    /// ```
    /// use chatapps_webhooks::{Applicability, Checker, Model};
    ///
    /// let text = r#"{"sub_account_id": "all"}"#;
    /// let fixed = Checker::default().fixed(Model::WebhookTarget, text, Applicability::Safe)?;
    /// assert_eq!(fixed.text(), br#"{"subAccountId": "all"}"#);
    /// let fixed = Checker::default().fixed(Model::WebhookTarget, text, Applicability::Unsafe)?;
    /// assert_eq!(fixed.text(), br#"{"subAccountId": "*"}"#);
    /// # Ok::<(), chatapps_webhooks::NotFixed>(())
    /// ```
    pub fn fixed(
        &self,
        model: Model,
        text: impl AsRef<[u8]>,
        applicability: Applicability,
    ) -> Result<Fixed, NotFixed> {
        if applicability == Applicability::Manual {
            return Err(NotFixed::Manual);
        }
        let mut rounds = Rounds::of(text.as_ref());
        let mut findings = Vec::new();
        let mut composed = Composed::of(text.as_ref().len());
        let proof = Proof::of(self, model, text.as_ref());
        let mut proven = Proven { bytes: text.as_ref().to_vec(), report: proof.report.clone() };
        while let Some((next, done, edits)) =
            Proof::of_proven(proof.checker().clone(), model, &proven).round(applicability)
        {
            rounds.add(&next.bytes, &done)?;
            composed.add(&edits);
            findings.extend(done);
            proven = next;
        }
        let report = self.check(model, &proven.bytes);
        Ok(Fixed { report, text: proven.bytes, findings, edits: composed.edits() })
    }
}

/// The rounds so far. A text that was there before would come again and again.
struct Rounds {
    hasher: RandomState,
    /// The round after which there was a text with that hash.
    texts: HashMap<u64, usize>,
    rules: Vec<BTreeSet<Rule>>,
}

impl Rounds {
    fn of(text: &[u8]) -> Self {
        let hasher = RandomState::default();
        let texts = HashMap::from([(hasher.hash_one(text), 0)]);
        Self { hasher, texts, rules: Vec::new() }
    }

    fn add(&mut self, text: &[u8], fixed: &[Finding]) -> Result<(), Unsettled> {
        self.rules.push(fixed.iter().map(Finding::rule).collect());
        match self.texts.insert(self.hasher.hash_one(text), self.rules.len()) {
            None => Ok(()),
            Some(before) => {
                let again = self.rules.get(before..).unwrap_or_default();
                Err(Unsettled { rules: again.iter().flatten().copied().collect() })
            }
        }
    }
}

/// A finding with a fix that may be made.
#[derive(Clone, PartialEq)]
struct Candidate<'f> {
    finding: &'f Finding,
    fix: Fix,
}

impl Proof<'_> {
    /// The text after one more round, the findings that it fixed, and its edits; `None` if there is
    /// nothing to fix.
    fn round(&self, applicability: Applicability) -> Option<(Proven, Vec<Finding>, Vec<Edit>)> {
        // A fix of an error may bring a warning, which is fixed later; never the other way round.
        [Level::Error, Level::Warning, Level::Notice].into_iter().find_map(|level| {
            let mut candidates = self.candidates_at(level, applicability);
            let mut proofs = MAX_FIXES;
            while !candidates.is_empty() {
                let (chosen, others) = compatible(candidates);
                if let Some((proven, made)) = self.settle(&chosen, &mut proofs) {
                    let findings = made.iter().map(|candidate| candidate.finding.clone()).collect();
                    return Some((proven, findings, edits_of(&made)));
                }
                // They were in the way of others, or were the first of alternatives.
                candidates = others;
            }
            None
        })
    }

    /// The fixes of the findings of a level, in the order of the text.
    fn candidates_at(&self, level: Level, applicability: Applicability) -> Vec<Candidate<'_>> {
        let is_wanted = |fix: &Fix| match applicability {
            Applicability::Safe => fix.applicability == Applicability::Safe,
            _ => fix.applicability != Applicability::Manual,
        };
        let of_finding = |finding| {
            self.candidates(finding).into_iter().filter(is_wanted).map(move |fix| Candidate { finding, fix })
        };
        let mut candidates: Vec<_> = self.report.at_level(level).flat_map(of_finding).collect();
        candidates.sort_by_key(|candidate| candidate.fix.edits.first().map(|edit| edit.range.start));
        candidates
    }

    /// As many of the fixes as are proven together. Those that make something worse are found by
    /// halving.
    fn settle<'f>(
        &self,
        candidates: &[Candidate<'f>],
        proofs: &mut usize,
    ) -> Option<(Proven, Vec<Candidate<'f>>)> {
        if candidates.is_empty() {
            return None;
        }
        *proofs = proofs.checked_sub(1)?;
        if let Some(proven) = self.prove_all(candidates) {
            return Some((proven, candidates.to_vec()));
        }
        if candidates.len() == 1 {
            return None;
        }
        let (left, right) = candidates.split_at(candidates.len() / 2);
        match (self.settle(left, proofs), self.settle(right, proofs)) {
            (Some((left, mut made)), Some((_, right))) => {
                let alone = made.len();
                made.extend(right);
                let together = self.prove_all(&made);
                if together.is_none() {
                    made.truncate(alone);
                }
                Some((together.unwrap_or(left), made))
            }
            (left, right) => left.or(right),
        }
    }

    fn prove_all(&self, candidates: &[Candidate<'_>]) -> Option<Proven> {
        let edits = edits_of(candidates);
        let findings: Vec<_> = candidates.iter().map(|candidate| candidate.finding).collect();
        self.prove(&edits, &findings)
    }
}

/// All edits of some fixes, in the order of the text.
fn edits_of(candidates: &[Candidate<'_>]) -> Vec<Edit> {
    let mut edits: Vec<_> = candidates.iter().flat_map(|candidate| candidate.fix.edits.clone()).collect();
    edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
    edits
}

/// The first fix of each finding, but for those that collide with one before; and all others.
fn compatible(candidates: Vec<Candidate<'_>>) -> (Vec<Candidate<'_>>, Vec<Candidate<'_>>) {
    let mut taken: BTreeMap<usize, Edit> = BTreeMap::new();
    let mut findings: HashSet<*const Finding> = HashSet::new();
    candidates.into_iter().partition(|candidate| {
        let edits = &candidate.fix.edits;
        let is_first = !findings.contains(&std::ptr::from_ref(candidate.finding));
        let is_free = is_first && !edits.iter().any(|edit| collides(&taken, edit));
        if is_free {
            findings.insert(candidate.finding);
            taken.extend(edits.iter().map(|edit| (edit.range.start, edit.clone())));
        }
        is_free
    })
}

/// Whether an edit collides with one of those that don't collide with each other, by where they
/// start.
fn collides(taken: &BTreeMap<usize, Edit>, edit: &Edit) -> bool {
    let before = taken.range(..=edit.range.start).next_back();
    let behind = taken.range(edit.range.start..).next();
    before.into_iter().chain(behind).any(|(_, other)| other.collides(edit))
}

#[cfg(test)]
mod tests {
    use std::slice;

    use super::*;

    #[test]
    fn fixes_that_undo_each_other_end_in_an_error_that_names_their_rules() {
        let report = Checker::default().check(Model::WebhookTarget, r#"{"sub_account_id": "all"}"#);
        let of_rule = |rule| report.findings.iter().find(|finding| finding.rule() == rule).unwrap();
        let misspelled = of_rule(Rule::MisspelledProperty);
        let missing = of_rule(Rule::Required);
        let mut rounds = Rounds::of(b"");
        assert_eq!(rounds.add(b"a", slice::from_ref(missing)), Ok(()));
        assert_eq!(rounds.add(b"b", slice::from_ref(misspelled)), Ok(()));
        let unsettled = rounds.add(b"a", slice::from_ref(misspelled)).unwrap_err();
        assert_eq!(
            unsettled.to_string(),
            "the fixes of `misspelled_property` undo each other; nothing was changed"
        );
    }
}
