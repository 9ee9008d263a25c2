//! How desired state is checked: alike by `plan`, `apply` and `validate --desired`.

use chatapps_webhooks::{Checker, Level, Limits, Rule};
use chatapps_webhooks_project::Settings;

/// The size of the largest file, in bytes: it may be whatever `pull` can print, which may be more
/// than one request has room for.
pub(crate) const MAX_BYTES: u32 = 16 * 1024 * 1024;

/// The most entries to read: each takes some memory beyond its text, and a plan takes as much
/// again.
pub(crate) const MAX_ENTRIES: usize = 50_000;

/// The default limits.
pub(crate) const LIMITS: Limits =
    Limits { bytes: MAX_BYTES as usize, entries: MAX_ENTRIES, ..Limits::DEFAULT };

/// The checker for desired state, whose secrets are checked by name.
pub(crate) fn checker(settings: &Settings, given: &[(Rule, Level)], limits: Limits) -> Checker {
    let checker = Checker::new(settings.policy.clone()).with_limits(limits);
    let is_given = |rule| given.iter().any(|(its, _)| *its == rule);
    checker.with_exceptions(settings.exceptions.clone()).for_desired_state(is_given)
}
