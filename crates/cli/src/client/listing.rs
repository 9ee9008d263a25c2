//! What an account has, as GET tells it.

use std::collections::BTreeMap;

use chatapps_webhooks::{
    Checker, Finding, Invalid, Limits, Policy, Report, Rule, Webhook, WebhookList, WebhookSet,
};
use serde_json::Value;

/// The webhooks of an account.
pub(super) struct Listing {
    pub(super) webhooks: WebhookSet,
    /// The scope and the type of those of a type that came after this program.
    pub(super) others: Vec<(String, String)>,
}

impl Listing {
    /// Reads the answer to a GET. An entry with nothing wrong but its type is set aside, so that an account that has one can still be looked after.
    ///
    /// # Errors
    ///
    /// [`Invalid`], if anything else is wrong.
    pub(super) fn read(text: &[u8]) -> Result<Self, Invalid> {
        // How much was read is bounded already.
        let limits = Limits { bytes: usize::MAX, entries: usize::MAX, ..Limits::default() };
        let checker = Checker::new(Policy::contract()).with_limits(limits);
        match checker.parse::<WebhookList>(text) {
            Ok(list) => Ok(Self { webhooks: list.value.0.into_iter().collect(), others: Vec::new() }),
            Err(invalid) => set_aside(text, invalid.report()).ok_or(invalid),
        }
    }
}

/// The listing without the entries that have a fault, if these have nothing wrong but their type.
fn set_aside(text: &[u8], report: &Report) -> Option<Listing> {
    let indexes: Option<Vec<usize>> = report.findings().iter().map(index_of_unknown_type).collect();
    let mut entries: BTreeMap<usize, Value> =
        serde_json::from_slice::<Vec<Value>>(text).ok()?.into_iter().enumerate().collect();
    let mut others = Vec::new();
    for index in indexes? {
        let entry = entries.remove(&index)?;
        let text = |name: &str| Some(entry.get(name)?.as_str()?.to_owned());
        others.push((text("subAccountId")?, text("type")?));
    }
    let webhooks: Result<Vec<Webhook>, _> = entries.into_values().map(serde_json::from_value).collect();
    Some(Listing { webhooks: webhooks.ok()?.into_iter().collect(), others })
}

/// The entry whose type is another than those that are known, if that is what a finding says.
fn index_of_unknown_type(finding: &Finding) -> Option<usize> {
    let index = finding.pointer().as_str().strip_prefix('/')?.strip_suffix("/type")?;
    if finding.rule() == Rule::Enum { index.parse().ok() } else { None }
}
