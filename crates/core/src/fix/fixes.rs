//! The fixes that are offered for the findings of a report.

use super::fix::Fix;
use super::proof::Proof;
use super::recipes::edits;
use super::site::Site;
use crate::base::applicability::Applicability;
use crate::check::checker::Checker;
use crate::finding::finding::Finding;
use crate::finding::report::Report;
use crate::policy::repair::Repair;

/// The most fixes that are made for one report: each takes a check of the document.
pub const MAX_FIXES: usize = 1000;

/// The most bytes that are checked to prove the fixes of one report. A document of a mebibyte with
/// a finding at every turn takes some 15 ms a check.
const MAX_BYTES: usize = 16 << 20;

/// How much more work may be done for a report.
struct Budget {
    fixes: usize,
    bytes: usize,
}

impl Budget {
    /// Takes a fix off it, and the bytes that its proof reads; `false` if that is more than there
    /// is.
    fn take(&mut self, bytes: usize) -> bool {
        match (self.fixes.checked_sub(1), self.bytes.checked_sub(bytes)) {
            (Some(fixes), Some(bytes)) => {
                *self = Self { fixes, bytes };
                true
            }
            _ => false,
        }
    }
}

impl Report {
    /// Whether a finding is of a kind that has fixes of that applicability or a safer one. No text
    /// is looked at: whether any of them helps is another question.
    #[must_use]
    pub fn may_have_fixes(&self, applicability: Applicability) -> bool {
        let mut repairs = self.findings.iter().flat_map(|finding| finding.wording.repairs);
        self.is_json && repairs.any(|repair| repair.applicability() <= applicability)
    }

    /// The fixes of each finding in the text that was checked, in the order of the findings.
    ///
    /// Each was proven by making it and checking the text again under the same policy: its finding
    /// is gone, and there is no new one of the same or a higher level.
    /// [`Manual`](Applicability::Manual) ones are exempt: they are made by a person. So a fix takes as
    /// long as a check of the document, and there are at most [`MAX_FIXES`] for a report, and fewer
    /// if the document is large. Several fixes of one finding are alternatives, the best one first.
    /// None adds a property to an object that has it under a wrong name.
    ///
    /// A finding of another text, of a text that isn't JSON but another format, or of a value that
    /// is no text, has none.
    ///
    /// # Examples
    ///
    /// ```
    /// use chatapps_webhooks::{Applicability, Checker, Model};
    ///
    /// let text = r#"{"subAccountId": "*",}"#;
    /// let report = Checker::default().check(Model::WebhookTarget, text);
    /// let fixes = report.fixes(text);
    /// assert_eq!(fixes[0][0].title(), "remove the trailing commas");
    /// assert_eq!(fixes[0][0].applicability(), Applicability::Safe);
    /// ```
    #[must_use]
    pub fn fixes(&self, text: impl AsRef<[u8]>) -> Vec<Vec<Fix>> {
        let mut budget = Budget { fixes: MAX_FIXES, bytes: MAX_BYTES };
        if !self.is_json || self.findings.iter().all(|finding| finding.wording.repairs.is_empty()) {
            return vec![Vec::new(); self.findings.len()];
        }
        let proof = Proof::of(&Checker(self.settings.clone()), self.model, text.as_ref());
        self.findings.iter().map(|finding| proof.fixes(finding, &mut budget)).collect()
    }
}

impl Proof<'_> {
    fn fixes(&self, finding: &Finding, budget: &mut Budget) -> Vec<Fix> {
        if !self.has(finding) {
            return Vec::new();
        }
        let mut fixes = Vec::new();
        for fix in self.candidates(finding) {
            let is_manual = fix.applicability == Applicability::Manual;
            if !budget.take(if is_manual { 0 } else { self.bytes.len() }) {
                break;
            }
            if is_manual || self.prove(fix.edits(), &[finding]).is_some() {
                fixes.push(fix);
            }
        }
        fixes
    }

    /// What may fix a finding. None of it is proven.
    pub(super) fn candidates(&self, finding: &Finding) -> Vec<Fix> {
        let Self { containers, misspelled, report, .. } = self;
        let site = Site { containers, misspelled, model: report.model, finding };
        let fix = |repair: &Repair| {
            Some(Fix {
                title: finding.params.fill(repair.title()),
                applicability: repair.applicability(),
                edits: edits(*repair, &site)?,
            })
        };
        finding.wording.repairs.iter().filter_map(fix).collect()
    }
}
