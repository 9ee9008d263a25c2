//! How desired state is checked: alike by `plan`, `apply` and `validate --desired`.

use std::sync::Arc;

use chatapps_webhooks::{Checker, Level, Limits, NamesOnly, Policy, Rule};

use crate::failure::Failure;
use crate::policy::with_levels;

/// The size of the largest file, in bytes: it may be whatever `pull` can print, which may be more
/// than one request has room for.
pub(crate) const MAX_BYTES: u32 = 16 * 1024 * 1024;

/// The most entries to read: each takes some memory beyond its text, and a plan takes as much
/// again.
pub(crate) const MAX_ENTRIES: usize = 50_000;

/// The default limits.
pub(crate) const LIMITS: Limits =
    Limits { bytes: MAX_BYTES as usize, entries: MAX_ENTRIES, ..Limits::DEFAULT };

/// The checker for desired state, which takes references to secrets by their names, and exactly
/// `***` as "as it is". Notices are off, unless a rule is asked for.
pub(crate) fn checker(policy: &Policy, rules: &[(Rule, Level)], limits: Limits) -> Result<Checker, Failure> {
    let all = Rule::catalogue().iter().map(|row| row.rule);
    let notices = all.filter(|rule| policy.level(*rule) == Level::Notice);
    let off = notices.chain([Rule::MaskedSecret]).map(|rule| (rule, Level::Off));
    let policy = with_levels(policy, off.chain(rules.iter().copied()))?;
    Ok(Checker::new(policy).with_limits(limits).for_desired_state(Arc::new(NamesOnly)))
}
