//! The target of a deletion.

use std::cmp::Ordering;

use super::field::{OneOf, Scope, Text};
use super::packed::packed_object;
use super::request::Entry;
use crate::context::context::Context;
use crate::context::verdict::Verdict;
use crate::finding::params::Params;
use crate::policy::catalogue::wording;
use crate::read::members::Members;
use crate::rules::targets::RequestEntry;
use crate::rules::texts::TextFact;
use crate::values::scope::SubAccountScope;
use crate::values::webhook_type::WebhookType;

packed_object! {
    /// What identifies a webhook: a scope and a type. The body of DELETE is an array of these.
    pub struct WebhookTarget<'a>, PartialTarget, TargetProperties, Index;
    title "Webhook target";
    doc "What a webhook is known by: a scope and a type.";
    direction ToPlatform;
    legacy &["version", "httpcontenttype"];
    required {
        /// The scope of the webhook. `*` names the one that is configured with `*`; it is no
        /// wildcard.
        sub_account_id: Text<Scope> => SubAccountScope<'a> = "subAccountId" [
            .key()
            .help("the sub-account's id, or `*` for the webhook that is configured with `*`")
            .aliases(&["subaccount", "subaccountname", "subaccounts", "subaccid", "subid", "scopeid"])
        ];
    }
    optional {
        /// The type of the events: `CADR` delivery receipts, `MSG` inbound messages, `CABM` updates
        /// of Messaging Apps Business Management. Absent: `CADR` and `MSG`.
        webhook_type, with_type(WebhookType): OneOf<WebhookType> => WebhookType = "type" [
            .key().help("the type of the events").aliases(&["eventtype", "webhooktype", "events", "event"])
        ];
    }
    check check;
}

impl WebhookTarget {
    /// A target of one type, or of delivery receipts and inbound messages.
    #[must_use]
    pub fn of<'a>(scope: impl Into<SubAccountScope<'a>>, webhook_type: Option<WebhookType>) -> Self {
        Self { webhook_type, ..Self::new(scope) }
    }

    /// The targets of exactly one type each that an entry of this one addresses.
    pub fn targets(&self) -> impl Iterator<Item = Self> {
        targets_of(self.sub_account_id(), WebhookType::of_entry(self.webhook_type()))
    }
}

/// The targets of exactly one type each that an entry addresses.
pub(crate) fn targets_of(
    scope: SubAccountScope<'_>,
    types: &'static [WebhookType],
) -> impl Iterator<Item = WebhookTarget> {
    let target = move |webhook_type: &WebhookType| WebhookTarget::new(&scope).with_type(*webhook_type);
    types.iter().map(target)
}

impl PartialOrd for WebhookTarget {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for WebhookTarget {
    /// By scope, `*` first, then by type.
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |target: &Self| target.webhook_type();
        self.sub_account_id().cmp(&other.sub_account_id()).then_with(|| key(self).cmp(&key(other)))
    }
}

fn check(object: &PartialTarget<'_>, context: &mut Context<'_>, members: &Members<'_>) -> Verdict {
    if !object.webhook_type.is_absent() {
        return Verdict::VALID;
    }
    context.report(&wording::IMPLICIT_TYPES, members.location, Params::default)
}

impl Entry for PartialTarget<'_> {
    fn entry(&self, _: &Context<'_>) -> Option<RequestEntry> {
        let scope = self.sub_account_id.as_ref()?;
        if !self.webhook_type.is_known() {
            return None;
        }
        Some(RequestEntry {
            scope: scope.hash,
            is_all: scope.fact == TextFact::AllSubAccounts,
            webhook_type: self.webhook_type.listed(),
            content: 0,
            delivers: false,
        })
    }
}
