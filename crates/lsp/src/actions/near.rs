//! The findings that are near the cursor.

use std::ops::Range;

use chatapps_webhooks::Finding;

use crate::checking::Checked;
use crate::diagnostics::range_of;

/// The most findings for which there are actions at once.
pub(super) const MAX_FINDINGS: usize = 20;

/// The findings that are at least in part in some bytes.
pub(super) fn findings_at(checked: &Checked, here: &Range<usize>) -> Vec<Finding> {
    let findings = checked.report.findings().iter().filter(|finding| is_at(finding, here));
    findings.take(MAX_FINDINGS).cloned().collect()
}

pub(super) fn is_at(finding: &Finding, here: &Range<usize>) -> bool {
    let range = range_of(finding);
    range.start <= here.end && here.start <= range.end
}
