//! The webhooks of an account, as GET lists them.

use std::collections::BTreeSet;

use chatapps_webhooks::{
    Checker, Invalid, Limits, OpenValue, Policy, Webhook, WebhookList, WebhookSet, WebhookTarget,
};

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
    /// [`Invalid`] if the answer has an error.
    pub(super) fn read(text: &[u8]) -> Result<Self, Invalid> {
        // The size of the answer is already limited.
        let limits = Limits { bytes: usize::MAX, entries: usize::MAX, ..Limits::default() };
        let checker = Checker::new(Policy::contract()).with_limits(limits);
        let all = checker.parse_model::<WebhookList>(text)?.0;
        let (webhooks, others): (Vec<_>, Vec<_>) = all.into_iter().partition(is_known);
        let mut seen = BTreeSet::new();
        let repeated =
            webhooks.iter().flat_map(Webhook::targets).filter(|target| !seen.insert(target.clone()));
        Ok(Self {
            repeated: repeated.collect(),
            others: others.iter().map(name).collect(),
            webhooks: webhooks.into_iter().collect(),
        })
    }
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
