//! How desired state is checked: alike by `plan`, `apply` and `validate --desired`.

use std::sync::Arc;

use chatapps_webhooks::{Checker, Level, Limits, NamesOnly, Rule};
use chatapps_webhooks_project::Settings;

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
/// `***` as "as it is". Notices are off, unless a rule is given: they are worth knowing when a file is
/// written, not each time that it is sent.
pub(crate) fn checker(
    settings: &Settings,
    given: &[(Rule, Level)],
    limits: Limits,
) -> Result<Checker, Failure> {
    let is_given = |rule| given.iter().any(|(its, _)| *its == rule);
    let is_off = |rule, level| !is_given(rule) && (level == Level::Notice || rule == Rule::MaskedSecret);
    let rules = Rule::catalogue().iter().map(|row| row.rule);
    let off = rules.filter(|rule| is_off(*rule, settings.policy.level(*rule)));
    let policy = with_levels(&settings.policy, off.map(|rule| (rule, Level::Off)))?;
    let mut exceptions = settings.exceptions.clone();
    for (_, rule, level) in &mut exceptions.levels {
        if is_off(*rule, *level) {
            *level = Level::Off;
        }
    }
    let checker = Checker::new(policy).with_limits(limits).with_exceptions(exceptions);
    Ok(checker.for_desired_state(Arc::new(NamesOnly)))
}
