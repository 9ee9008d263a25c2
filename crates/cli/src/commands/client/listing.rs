//! The webhooks of an account, as GET lists them.

use std::collections::{BTreeMap, BTreeSet};

use chatapps_webhooks::{
    Checker, Finding, Invalid, Limits, Policy, Report, Rule, Webhook, WebhookList, WebhookSet, WebhookTarget,
};
use serde_json::Value;

/// The webhooks of an account.
pub(super) struct Listing {
    pub(super) webhooks: WebhookSet,
    /// The targets that are listed more than once. The last entry counts.
    pub(super) repeated: Vec<WebhookTarget>,
    /// Scope and type of the webhooks whose type this program doesn't know.
    pub(super) others: Vec<(String, String)>,
}

impl Listing {
    /// Parses the answer to a GET. Sets entries of unknown types aside, so that the other webhooks
    /// of the account can still be managed.
    ///
    /// # Errors
    ///
    /// [`Invalid`] if the answer has any other error.
    pub(super) fn read(text: &[u8]) -> Result<Self, Invalid> {
        // The size of the answer is already limited.
        let limits = Limits { bytes: usize::MAX, entries: usize::MAX, ..Limits::default() };
        let checker = Checker::new(Policy::contract()).with_limits(limits);
        match checker.parse::<WebhookList>(text) {
            Ok(list) => Ok(Self::of(list.value.0, Vec::new())),
            Err(invalid) => set_aside(text, invalid.report()).ok_or(invalid),
        }
    }

    fn of(webhooks: Vec<Webhook>, others: Vec<(String, String)>) -> Self {
        let mut seen = BTreeSet::new();
        let repeated =
            webhooks.iter().flat_map(Webhook::targets).filter(|target| !seen.insert(target.clone()));
        Self { repeated: repeated.collect(), webhooks: webhooks.into_iter().collect(), others }
    }
}

/// The listing without the entries of unknown types, if the other entries are valid.
fn set_aside(text: &[u8], report: &Report) -> Option<Listing> {
    let unknown: BTreeSet<usize> = report.findings().iter().filter_map(index_of_unknown_type).collect();
    let is_other = |finding: &Finding| index_of(finding).is_none_or(|index| !unknown.contains(&index));
    if report.findings().iter().any(is_other) {
        return None;
    }
    let mut entries: BTreeMap<usize, Value> =
        serde_json::from_slice::<Vec<Value>>(text).ok()?.into_iter().enumerate().collect();
    let mut others = Vec::new();
    for index in unknown {
        let entry = entries.remove(&index)?;
        let text = |name: &str| Some(entry.get(name)?.as_str()?.to_owned());
        others.push((text("subAccountId").unwrap_or_default(), text("type")?));
    }
    let webhooks: Result<Vec<Webhook>, _> = entries.into_values().map(serde_json::from_value).collect();
    Some(Listing::of(webhooks.ok()?, others))
}

/// The entry of a finding.
fn index_of(finding: &Finding) -> Option<usize> {
    finding.pointer().as_str().split('/').nth(1)?.parse().ok()
}

/// The entry of a finding about an unknown type.
fn index_of_unknown_type(finding: &Finding) -> Option<usize> {
    let pointer = finding.pointer().as_str();
    let is_type = pointer.ends_with("/type") && pointer.matches('/').count() == 2;
    if finding.rule() == Rule::Enum && is_type { index_of(finding) } else { None }
}
