//! The webhooks of an account, as GET lists them.
//!
//! An answer may be anything. Its size, its entries and its findings are bounded, so that reading
//! it takes little memory, whatever it is.

use std::fmt;

use chatapps_webhooks::{
    Checker, Invalid, Level, Limits, OpenValue, Policy, Rule, WebhookList, WebhookSet, WebhookTarget,
    WebhookType, printable,
};
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::names::{Few, MAX_SHOWN};
use crate::checking::desired::MAX_ENTRIES;
use crate::failure::Failure;
use crate::policy::with_levels;

/// The webhooks of an account.
#[derive(Default)]
pub(super) struct Listing {
    pub(super) webhooks: WebhookSet,
    /// The targets that are listed more than once. The last entry counts.
    pub(super) repeated: Few<WebhookTarget>,
    /// Scope and type of the webhooks whose type this program doesn't know.
    pub(super) others: Few<(String, String)>,
}

impl Listing {
    /// Parses the answer to a GET. Sets entries of unknown types aside, whatever else is in them,
    /// so that the other webhooks of the account can still be managed.
    ///
    /// # Errors
    ///
    /// [`Failure`] if another entry has an error, or there are too many.
    pub(super) fn read(text: &[u8]) -> Result<Self, Failure> {
        let checker = checker()?;
        let invalid = match checker.parse::<WebhookList>(text) {
            Ok(list) => return Ok(Self::of(list.value)),
            Err(invalid) => invalid,
        };
        // What is wrong with an entry of an unknown type may be right for that type.
        if has(&invalid, Rule::Syntax) || has(&invalid, Rule::TooManyEntries) {
            return Err(failure(&invalid));
        }
        let entries = serde_json::from_slice::<Vec<&RawValue>>(text).map_err(|_| failure(&invalid))?;
        let mut listing = Self::default();
        let mut known = String::with_capacity(text.len());
        for entry in entries {
            let name = serde_json::from_str::<Name>(entry.get()).unwrap_or_default();
            if name.has_unknown_type() {
                listing.others.push(|| (name.scope, name.webhook_type.unwrap_or_default()));
            } else {
                known.push_str(if known.is_empty() { "[" } else { "," });
                known.push_str(entry.get());
            }
        }
        known.push_str(if known.is_empty() { "[]" } else { "]" });
        let list = checker.parse::<WebhookList>(known).map_err(|_| failure(&invalid))?;
        listing.add(list.value);
        Ok(listing)
    }

    fn of(list: WebhookList) -> Self {
        let mut listing = Self::default();
        listing.add(list);
        listing
    }

    fn add(&mut self, list: WebhookList) {
        for webhook in list.0 {
            if let Some(OpenValue::Other(webhook_type)) = webhook.webhook_type() {
                self.others.push(|| (webhook.sub_account_id().to_string(), webhook_type.to_string()));
                continue;
            }
            for target in webhook.targets() {
                let is_there =
                    |webhook_type| self.webhooks.get(target.sub_account_id(), webhook_type).is_some();
                if target.webhook_type().is_some_and(is_there) {
                    self.repeated.push(|| target);
                }
            }
            self.webhooks.apply([webhook]);
        }
    }
}

/// The checker for the contract, and for the bounds on entries and findings.
fn checker() -> Result<Checker, Failure> {
    let policy = with_levels(&Policy::contract(), [(Rule::TooManyEntries, Level::Error)])?;
    // The size of the answer is already limited.
    let limits = Limits { bytes: usize::MAX, entries: MAX_ENTRIES, findings: MAX_SHOWN, ..Limits::default() };
    Ok(Checker::new(policy).with_limits(limits))
}

fn has(invalid: &Invalid, rule: Rule) -> bool {
    invalid.report().findings().iter().any(|finding| finding.rule() == rule)
}

/// The message for what is no list of webhooks, or too long a one.
fn failure(invalid: &Invalid) -> Failure {
    if has(invalid, Rule::TooManyEntries) {
        return Failure::Message(format!(
            "the endpoint returned a list of more than {MAX_ENTRIES} entries, which is more than this program reads"
        ));
    }
    let report = invalid.report();
    let mut faults = Few::default();
    for fault in report.findings() {
        faults.push(|| match fault.pointer().as_str() {
            "" => fault.message().into_owned(),
            pointer => format!("{} (at `{pointer}`)", fault.message()),
        });
    }
    faults.add_others(report.omitted().total());
    Failure::Message(format!(
        "the endpoint did not return a list of webhooks; check the base URL: {}",
        printable(&faults.in_a_line(Clone::clone))
    ))
}

/// What an entry is known by. Of members of the same name, the last one counts.
#[derive(Default)]
struct Name {
    scope: String,
    /// `None` if it is no text.
    webhook_type: Option<String>,
}

impl Name {
    /// Whether the entry has a type, which this program doesn't know.
    fn has_unknown_type(&self) -> bool {
        self.webhook_type.as_ref().is_some_and(|text| text.parse::<WebhookType>().is_err())
    }
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(NameVisitor)
    }
}

struct NameVisitor;

impl<'de> Visitor<'de> for NameVisitor {
    type Value = Name;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a webhook")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Name, A::Error> {
        let text = |value: &RawValue| serde_json::from_str::<String>(value.get()).ok();
        let mut name = Name::default();
        while let Some(member) = members.next_key::<String>()? {
            match member.as_str() {
                "subAccountId" => name.scope = text(members.next_value()?).unwrap_or_default(),
                "type" => name.webhook_type = text(members.next_value()?),
                _ => {
                    members.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(name)
    }
}
