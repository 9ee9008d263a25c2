//! What an account has configured, and what requests make of it. Where it is kept is up to others,
//! and so is whether a request is valid.

use std::collections::BTreeMap;
use std::collections::btree_map::{IntoValues, Values};

use serde::ser::{Serialize, Serializer};

use crate::contract::target::WebhookTarget;
use crate::contract::webhook::Webhook;
use crate::values::open_value::OpenValue;
use crate::values::scope::{SubAccountId, SubAccountScope};
use crate::values::webhook_type::WebhookType;

/// The webhooks of an account: at most one for each scope and type.
///
/// An entry without a type stands for two webhooks, and each webhook in the set has its type
/// written out. They stand in the order of scope, `*` first, then type. Serialized, a set is the
/// array that GET answers; [`WebhookSet::masked`] takes the secrets out.
///
/// GET may list webhooks of types that this version doesn't know. They are kept, behind those of
/// known types; no event is delivered to them, and no request changes them.
///
/// # Examples
///
/// ```
/// use chatapps_webhooks::{SubAccountId, Uri, Webhook, WebhookSet, WebhookTarget, WebhookType};
///
/// let mut set = WebhookSet::new();
/// set.apply([
///     Webhook::new("*", &Uri::new("https://hooks.onion.example/all")?),
///     Webhook::new("Onion_Marketing", &Uri::new("https://hooks.onion.example/marketing")?)
///         .with_type(WebhookType::InboundMessage),
/// ]);
/// assert_eq!(set.len(), 3);
///
/// let marketing = SubAccountId::new("Onion_Marketing").unwrap();
/// let paths = |set: &WebhookSet| -> Vec<_> {
///     let webhooks = set.deliver_to(&marketing, WebhookType::InboundMessage);
///     webhooks.map(|webhook| webhook.url().to_string()).collect()
/// };
/// assert_eq!(paths(&set), ["https://hooks.onion.example/all", "https://hooks.onion.example/marketing"]);
///
/// assert_eq!(set.delete([&WebhookTarget::new("*")]), 2);
/// assert_eq!(paths(&set), ["https://hooks.onion.example/marketing"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct WebhookSet {
    webhooks: BTreeMap<Key<'static>, Webhook>,
}

/// What a webhook is known by. Unlike in a [`WebhookTarget`], there is a type: a known one, or the
/// text of another one.
type Key<'a> = (SubAccountScope<'a>, Result<WebhookType, Box<str>>);

impl WebhookSet {
    /// No webhooks.
    #[must_use]
    pub const fn new() -> Self {
        Self { webhooks: BTreeMap::new() }
    }

    /// How many webhooks there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.webhooks.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.webhooks.is_empty()
    }

    /// The webhook with exactly that scope and type.
    pub fn get<'a>(
        &self,
        scope: impl Into<SubAccountScope<'a>>,
        webhook_type: WebhookType,
    ) -> Option<&Webhook> {
        self.webhooks.get(&(scope.into().into_owned(), Ok(webhook_type)))
    }

    /// Whether there is a webhook for all that a target stands for.
    #[must_use]
    pub fn contains(&self, target: &WebhookTarget) -> bool {
        WebhookType::of_entry(target.webhook_type())
            .iter()
            .all(|webhook_type| self.get(target.sub_account_id(), *webhook_type).is_some())
    }

    /// All webhooks, in order.
    pub fn iter(&self) -> Values<'_, Key<'static>, Webhook> {
        self.webhooks.values()
    }

    /// Creates or replaces webhooks, entry after entry: of two for the same scope and type, the
    /// later one counts. Webhooks that are not named stay as they are; a property that an entry
    /// omits is not kept from before.
    pub fn apply(&mut self, request: impl IntoIterator<Item = Webhook>) {
        for entry in request {
            let scope = entry.sub_account_id().into_owned();
            if let Some(OpenValue::Other(text)) = entry.webhook_type() {
                self.webhooks.insert((scope, Err(text.into())), entry);
                continue;
            }
            for webhook_type in WebhookType::of_open(entry.webhook_type()) {
                let webhook = entry.clone().with_type(*webhook_type);
                self.webhooks.insert((scope.clone(), Ok(*webhook_type)), webhook);
            }
        }
    }

    /// Deletes webhooks, and tells how many there were. `*` names the ones that are configured with
    /// `*`; no type stands for delivery receipts and inbound messages.
    pub fn delete<'a>(&mut self, targets: impl IntoIterator<Item = &'a WebhookTarget>) -> usize {
        let before = self.len();
        for target in targets {
            for webhook_type in WebhookType::of_entry(target.webhook_type()) {
                self.webhooks.remove(&(target.sub_account_id().into_owned(), Ok(*webhook_type)));
            }
        }
        before - self.len()
    }

    /// The same webhooks as GET shows them: with `***` in place of secrets.
    #[must_use]
    pub fn masked(&self) -> Self {
        let masked = |(key, webhook): (&Key<'static>, &Webhook)| (key.clone(), webhook.masked());
        Self { webhooks: self.webhooks.iter().map(masked).collect() }
    }

    /// The webhooks to which an event of a sub-account is sent: those of its type that are switched
    /// on, for all sub-accounts or for this one.
    pub fn deliver_to(
        &self,
        sub_account: &SubAccountId<'_>,
        webhook_type: WebhookType,
    ) -> impl Iterator<Item = &Webhook> + use<'_> {
        [SubAccountScope::All, SubAccountScope::One(sub_account.clone().into_owned())]
            .into_iter()
            .filter_map(move |scope| self.webhooks.get(&(scope, Ok(webhook_type))))
            .filter(|webhook| webhook.is_enabled())
    }
}

impl FromIterator<Webhook> for WebhookSet {
    fn from_iter<T: IntoIterator<Item = Webhook>>(webhooks: T) -> Self {
        let mut set = Self::new();
        set.apply(webhooks);
        set
    }
}

impl<'a> IntoIterator for &'a WebhookSet {
    type Item = &'a Webhook;
    type IntoIter = Values<'a, Key<'static>, Webhook>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for WebhookSet {
    type Item = Webhook;
    type IntoIter = IntoValues<Key<'static>, Webhook>;

    fn into_iter(self) -> Self::IntoIter {
        self.webhooks.into_values()
    }
}

impl Serialize for WebhookSet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}
