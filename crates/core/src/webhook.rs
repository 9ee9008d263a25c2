//! Webhooks and targets: what an account has configured.

use std::fmt;

use schemars::JsonSchema;
use serde::Serialize;
use serde::ser::Serializer;

use crate::check::Enumeration;
use crate::oauth::OAuthClientCredentials;
use crate::secret::Secret;
use crate::uri::Uri;

/// One webhook: where events of a scope and type are sent, and with what credentials.
///
/// Every value of this type satisfies the contract; [`Checker`](crate::Checker) tells what else may be wrong with
/// it. Absent properties stay absent, and present ones keep their bytes, through parsing and serializing.
///
/// # Examples
///
/// ```
/// use chatapps_webhooks::{SubAccountScope, Uri, Webhook, WebhookType};
///
/// let webhook = Webhook::new(SubAccountScope::All, Uri::new("https://hooks.onion.example/events")?)
///     .with_type(WebhookType::InboundMessage)
///     .with_authorization("Bearer rw4Kd0b2u");
/// assert_eq!(
///     serde_json::to_string(&webhook)?,
///     r#"{"subAccountId":"*","url":"https://hooks.onion.example/events","httpAuthorization":"Bearer rw4Kd0b2u","type":"MSG"}"#
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(
    title = "Webhook",
    description = "Where events of a scope and type are sent, and with what credentials."
)]
#[non_exhaustive]
pub struct Webhook {
    /// The sub-account whose events it receives; `*` for all sub-accounts of the account.
    pub sub_account_id: SubAccountScope,
    /// Where the platform sends events.
    pub url: Uri,
    /// The value of the `Authorization` header of every webhook request. To be left out where `oauth` is used.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(example = "Bearer 9QQhlsEb8VY", example = "Basic dXNlcjpwYXNzd29yZA==")]
    pub http_authorization: Option<Secret>,
    /// Whether events are sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("default" = true))]
    pub enabled: Option<bool>,
    /// The type of the events: `CADR` delivery receipts, `MSG` inbound messages, `CABM` updates of Messaging Apps Business
    /// Management. Absent: `CADR` and `MSG`.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub webhook_type: Option<WebhookType>,
    /// OAuth 2.0 client credentials, with which the platform obtains an access token for its requests.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub oauth: Option<OAuthClientCredentials>,
}

impl Webhook {
    /// A webhook with nothing but what it must have.
    #[must_use]
    pub const fn new(sub_account_id: SubAccountScope, url: Uri) -> Self {
        Self { sub_account_id, url, http_authorization: None, enabled: None, webhook_type: None, oauth: None }
    }

    /// The same webhook for one type of events.
    #[must_use]
    pub fn with_type(mut self, webhook_type: WebhookType) -> Self {
        self.webhook_type = Some(webhook_type);
        self
    }

    /// The same webhook with a value for the `Authorization` header.
    #[must_use]
    pub fn with_authorization(mut self, value: impl Into<Secret>) -> Self {
        self.http_authorization = Some(value.into());
        self
    }

    /// The same webhook with OAuth client credentials.
    #[must_use]
    pub fn with_oauth(mut self, oauth: OAuthClientCredentials) -> Self {
        self.oauth = Some(oauth);
        self
    }

    /// The same webhook, switched on or off.
    #[must_use]
    pub const fn with_enabled(mut self, enabled: bool) -> Self {
        self.enabled = Some(enabled);
        self
    }

    /// Whether events are sent: `true` unless it says otherwise.
    #[must_use]
    pub fn is_enabled(&self) -> bool {
        self.enabled.unwrap_or(true)
    }

    /// The targets that the entry stands for: one for each type. Without a type these are delivery receipts and
    /// inbound messages.
    pub fn targets(&self) -> impl Iterator<Item = WebhookTarget> {
        expand(&self.sub_account_id, self.webhook_type)
    }
}

/// What a webhook is known by: a scope and a type. The body of DELETE is an array of these.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(title = "Webhook target", description = "What a webhook is known by: a scope and a type.")]
pub struct WebhookTarget {
    /// The scope of the webhook. `*` names the one that is configured with `*`; it is no wildcard.
    pub sub_account_id: SubAccountScope,
    /// The type of the events: `CADR` delivery receipts, `MSG` inbound messages, `CABM` updates of Messaging Apps Business
    /// Management. Absent: `CADR` and `MSG`.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub webhook_type: Option<WebhookType>,
}

impl WebhookTarget {
    /// A target of one type, or of delivery receipts and inbound messages.
    #[must_use]
    pub const fn new(sub_account_id: SubAccountScope, webhook_type: Option<WebhookType>) -> Self {
        Self { sub_account_id, webhook_type }
    }

    /// The targets of exactly one type each that this one stands for.
    pub fn targets(&self) -> impl Iterator<Item = Self> {
        expand(&self.sub_account_id, self.webhook_type)
    }
}

fn expand(
    scope: &SubAccountScope,
    webhook_type: Option<WebhookType>,
) -> impl Iterator<Item = WebhookTarget> + use<'_> {
    WebhookType::of_entry(webhook_type)
        .iter()
        .map(move |webhook_type| WebhookTarget::new(scope.clone(), Some(*webhook_type)))
}

/// The type of the events that a webhook receives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum WebhookType {
    /// `CADR`: delivery receipts.
    DeliveryReceipt,
    /// `MSG`: inbound messages.
    InboundMessage,
    /// `CABM`: updates of Messaging Apps Business Management.
    BusinessManagement,
}

impl WebhookType {
    /// Every type, in the order of the reference.
    pub const ALL: [Self; 3] = [Self::DeliveryReceipt, Self::InboundMessage, Self::BusinessManagement];

    /// The spelling of the contract.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DeliveryReceipt => "CADR",
            Self::InboundMessage => "MSG",
            Self::BusinessManagement => "CABM",
        }
    }

    /// The types that an entry with that `type` stands for.
    pub(crate) const fn of_entry(webhook_type: Option<Self>) -> &'static [Self] {
        match webhook_type {
            Some(Self::DeliveryReceipt) => &[Self::DeliveryReceipt],
            Some(Self::InboundMessage) => &[Self::InboundMessage],
            Some(Self::BusinessManagement) => &[Self::BusinessManagement],
            None => &[Self::DeliveryReceipt, Self::InboundMessage],
        }
    }
}

impl Enumeration for WebhookType {
    const VALUES: &'static [(&'static str, Self)] = &[
        (Self::DeliveryReceipt.as_str(), Self::DeliveryReceipt),
        (Self::InboundMessage.as_str(), Self::InboundMessage),
        (Self::BusinessManagement.as_str(), Self::BusinessManagement),
    ];
}

impl fmt::Display for WebhookType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for WebhookType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// The sub-accounts that a webhook is for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum SubAccountScope {
    /// `*`: all sub-accounts of the account.
    All,
    /// One sub-account.
    One(SubAccountId),
}

impl SubAccountScope {
    /// The spelling of the contract: `*`, or the sub-account's id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::All => "*",
            Self::One(id) => id.as_str(),
        }
    }
}

impl From<&str> for SubAccountScope {
    /// `*` for all, anything else for one.
    fn from(text: &str) -> Self {
        SubAccountId::new(text).map_or(Self::All, Self::One)
    }
}

impl fmt::Display for SubAccountScope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for SubAccountScope {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> serde::Deserialize<'de> for SubAccountScope {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self::from(text.as_str()))
    }
}

/// The id of one sub-account: any text but `*`.
///
/// The contract sets no other bound; the rules `empty_sub_account_id` and `sub_account_id_format` do.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SubAccountId(String);

impl SubAccountId {
    /// Takes an id. `None` for `*`, which is [`SubAccountScope::All`].
    #[must_use]
    pub fn new(text: impl Into<String>) -> Option<Self> {
        let text = text.into();
        (text != "*").then_some(Self(text))
    }

    /// The id as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SubAccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
