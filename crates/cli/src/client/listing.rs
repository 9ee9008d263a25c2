//! What an account has, as GET tells it.

use std::collections::{BTreeMap, BTreeSet};

use chatapps_webhooks::{
    Checker, Finding, Invalid, Limits, Policy, Report, Rule, Webhook, WebhookList, WebhookSet, WebhookTarget,
};
use serde_json::Value;

/// The webhooks of an account.
pub(super) struct Listing {
    pub(super) webhooks: WebhookSet,
    /// Those that are listed more than once, of which the last one counts.
    pub(super) repeated: Vec<WebhookTarget>,
    /// The scope and the type of those of a type that came after this program.
    pub(super) others: Vec<(String, String)>,
}

impl Listing {
    /// Reads the answer to a GET. An entry of an unknown type is set aside, so that an account that has one can still be looked after: what else
    /// it has is as unknown.
    ///
    /// # Errors
    ///
    /// [`Invalid`], if anything else is wrong.
    pub(super) fn read(text: &[u8]) -> Result<Self, Invalid> {
        // How much was read is bounded already.
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

/// The listing without the entries of an unknown type, if nothing is wrong with the others.
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

/// The entry that a finding is about.
fn index_of(finding: &Finding) -> Option<usize> {
    finding.pointer().as_str().split('/').nth(1)?.parse().ok()
}

/// The entry whose type is another than those that are known, if that is what a finding says.
fn index_of_unknown_type(finding: &Finding) -> Option<usize> {
    let pointer = finding.pointer().as_str();
    let is_type = pointer.ends_with("/type") && pointer.matches('/').count() == 2;
    if finding.rule() == Rule::Enum && is_type { index_of(finding) } else { None }
}
