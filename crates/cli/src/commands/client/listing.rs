//! The webhooks of an account, as GET lists them.

use std::collections::BTreeSet;

use chatapps_webhooks::{
    Checker, Invalid, Limits, OpenValue, Policy, Webhook, WebhookList, WebhookSet, WebhookTarget, WebhookType,
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
    /// Parses the answer to a GET. Sets entries of unknown types aside, whatever else is in them, so
    /// that the other webhooks of the account can still be managed.
    ///
    /// # Errors
    ///
    /// [`Invalid`] if another entry has an error.
    pub(super) fn read(text: &[u8]) -> Result<Self, Invalid> {
        // The size of the answer is already limited.
        let limits = Limits { bytes: usize::MAX, entries: usize::MAX, ..Limits::default() };
        let checker = Checker::new(Policy::contract()).with_limits(limits);
        let invalid = match checker.parse::<WebhookList>(text) {
            Ok(list) => return Ok(Self::of(list.value.0)),
            Err(invalid) => invalid,
        };
        // What is wrong with an entry of an unknown type may be right for that type.
        let entries = serde_json::from_slice::<Vec<Value>>(text).map_err(|_| invalid.clone())?;
        let (known, others): (Vec<_>, Vec<_>) = entries.into_iter().partition(has_known_type);
        let rest = Value::Array(known).to_string();
        let list = checker.parse_model::<WebhookList>(rest).map_err(|_| invalid)?;
        let names = others.iter().map(|entry| (text_of(entry, "subAccountId"), text_of(entry, "type")));
        Ok(Self { others: names.collect(), ..Self::of(list.0) })
    }

    fn of(all: Vec<Webhook>) -> Self {
        let (webhooks, others): (Vec<_>, Vec<_>) = all.into_iter().partition(is_known);
        let mut seen = BTreeSet::new();
        let repeated =
            webhooks.iter().flat_map(Webhook::targets).filter(|target| !seen.insert(target.clone()));
        Self {
            repeated: repeated.collect(),
            others: others.iter().map(name).collect(),
            webhooks: webhooks.into_iter().collect(),
        }
    }
}

/// Whether an entry has no type, one that this program knows, or what is no type at all.
fn has_known_type(entry: &Value) -> bool {
    entry.get("type").and_then(Value::as_str).is_none_or(|text| text.parse::<WebhookType>().is_ok())
}

fn text_of(entry: &Value, name: &str) -> String {
    entry.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// Whether this program knows the type of a webhook.
fn is_known(webhook: &Webhook) -> bool {
    !matches!(webhook.webhook_type(), Some(OpenValue::Other(_)))
}

/// The scope and the type of a webhook.
fn name(webhook: &Webhook) -> (String, String) {
    let webhook_type = webhook.webhook_type().map_or_else(String::new, |value| value.to_string());
    (webhook.sub_account_id().to_string(), webhook_type)
}
