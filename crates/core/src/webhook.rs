//! Webhooks and targets: what an account has configured.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::Serialize;
use serde::ser::Serializer;

use crate::check::Enumeration;
use crate::model::UnknownName;
use crate::oauth::OAuthClientCredentials;
use crate::secret::Secret;
use crate::texts::{Texts, shaped};
use crate::uri::Uri;

/// One webhook: where events of a scope and type are sent, and with what credentials.
///
/// Every value of this type satisfies the contract; [`Checker`](crate::Checker) tells what else may be wrong with
/// it. Absent properties stay absent, and present ones keep their bytes, through parsing and serializing.
///
/// # Examples
///
/// ```
/// use chatapps_webhooks::{Uri, Webhook, WebhookType};
///
/// let webhook = Webhook::new("*", &Uri::new("https://hooks.onion.example/events")?)
///     .with_type(WebhookType::InboundMessage)
///     .with_authorization("Bearer rw4Kd0b2u");
/// assert_eq!(webhook.url().host(), Some("hooks.onion.example"));
/// assert_eq!(
///     serde_json::to_string(&webhook)?,
///     r#"{"subAccountId":"*","url":"https://hooks.onion.example/events","httpAuthorization":"Bearer rw4Kd0b2u","type":"MSG"}"#
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Webhook {
    pub(crate) texts: WebhookTexts,
    pub(crate) enabled: Option<bool>,
    pub(crate) r#type: Option<WebhookType>,
    pub(crate) oauth: Option<OAuthClientCredentials>,
}

/// `subAccountId`, `url`, `httpAuthorization`.
pub(crate) type WebhookTexts = Texts<3, HTTP_AUTHORIZATION>;

const SUB_ACCOUNT_ID: usize = 0;
const URL: usize = 1;
const HTTP_AUTHORIZATION: usize = 2;

impl Webhook {
    /// A webhook with nothing but what it must have: a scope (`*`, or a sub-account's id) and a URL.
    #[must_use]
    pub fn new<'a>(sub_account_id: impl Into<SubAccountScope<'a>>, url: &Uri<'_>) -> Self {
        let texts = Texts::new([Some(sub_account_id.into().as_str()), Some(url.as_str()), None]);
        Self { texts, enabled: None, r#type: None, oauth: None }
    }

    /// The same webhook for one type of events.
    #[must_use]
    pub fn with_type(self, webhook_type: WebhookType) -> Self {
        Self { r#type: Some(webhook_type), ..self }
    }

    /// The same webhook with a value for the `Authorization` header.
    #[must_use]
    pub fn with_authorization<'a>(self, value: impl Into<Secret<'a>>) -> Self {
        Self { texts: self.texts.with(HTTP_AUTHORIZATION, value.into().reveal()), ..self }
    }

    /// The same webhook with OAuth client credentials.
    #[must_use]
    pub fn with_oauth(self, oauth: OAuthClientCredentials) -> Self {
        Self { oauth: Some(oauth), ..self }
    }

    /// The same webhook, switched on or off.
    #[must_use]
    pub fn with_enabled(self, enabled: bool) -> Self {
        Self { enabled: Some(enabled), ..self }
    }

    /// The sub-account whose events it receives, or all sub-accounts of the account.
    #[must_use]
    pub fn sub_account_id(&self) -> SubAccountScope<'_> {
        self.texts.get(SUB_ACCOUNT_ID).unwrap_or_default().into()
    }

    /// Where the platform sends events.
    #[must_use]
    pub fn url(&self) -> Uri<'_> {
        Uri::new_unchecked(self.texts.get(URL).unwrap_or_default())
    }

    /// The value of the `Authorization` header of every webhook request.
    #[must_use]
    pub fn http_authorization(&self) -> Option<Secret<'_>> {
        self.texts.get(HTTP_AUTHORIZATION).map(Secret::from)
    }

    /// Whether events are sent, if it says so.
    #[must_use]
    pub const fn enabled(&self) -> Option<bool> {
        self.enabled
    }

    /// Whether events are sent: `true` unless it says otherwise.
    #[must_use]
    pub fn is_enabled(&self) -> bool {
        self.enabled.unwrap_or(true)
    }

    /// The type of the events. `None`: delivery receipts and inbound messages.
    #[must_use]
    pub const fn webhook_type(&self) -> Option<WebhookType> {
        self.r#type
    }

    /// OAuth 2.0 client credentials, with which the platform obtains an access token.
    #[must_use]
    pub const fn oauth(&self) -> Option<&OAuthClientCredentials> {
        self.oauth.as_ref()
    }

    /// The targets that the entry stands for: one for each type. Without a type these are delivery receipts and
    /// inbound messages.
    pub fn targets(&self) -> impl Iterator<Item = WebhookTarget> {
        expand(self.sub_account_id(), self.r#type)
    }

    /// The same webhook as GET shows it: with [`Secret::MASK`] in place of secrets. An empty `httpAuthorization` has nothing to mask.
    #[must_use]
    pub fn masked(&self) -> Self {
        let masked = Self { oauth: self.oauth().map(OAuthClientCredentials::masked), ..self.clone() };
        match self.http_authorization() {
            Some(value) if !value.reveal().is_empty() => masked.with_authorization(Secret::MASK),
            _ => masked,
        }
    }

    fn shape(&self) -> shape::Webhook<'_> {
        shape::Webhook {
            sub_account_id: self.sub_account_id(),
            url: self.url(),
            http_authorization: self.http_authorization(),
            enabled: self.enabled,
            r#type: self.r#type,
            oauth: self.oauth(),
        }
    }
}

shaped!(Webhook);

mod shape {
    use super::{JsonSchema, OAuthClientCredentials, Secret, Serialize, SubAccountScope, Uri, WebhookType};

    #[derive(Debug, Serialize, JsonSchema)]
    #[serde(rename_all = "camelCase")]
    #[schemars(
        title = "Webhook",
        description = "Where events of a scope and type are sent, and with what credentials."
    )]
    pub(super) struct Webhook<'a> {
        /// The sub-account whose events it receives; `*` for all sub-accounts of the account.
        pub(super) sub_account_id: SubAccountScope<'a>,
        /// Where the platform sends events.
        pub(super) url: Uri<'a>,
        /// The value of the `Authorization` header of every webhook request. To be left out where `oauth` is used.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[schemars(example = "Bearer 9QQhlsEb8VY", example = "Basic dXNlcjpwYXNzd29yZA==")]
        pub(super) http_authorization: Option<Secret<'a>>,
        /// Whether events are sent.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[schemars(extend("default" = true))]
        pub(super) enabled: Option<bool>,
        /// The type of the events: `CADR` delivery receipts, `MSG` inbound messages, `CABM` updates of Messaging Apps Business
        /// Management. Absent: `CADR` and `MSG`.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(super) r#type: Option<WebhookType>,
        /// OAuth 2.0 client credentials, with which the platform obtains an access token for its requests.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(super) oauth: Option<&'a OAuthClientCredentials>,
    }
}

/// What a webhook is known by: a scope and a type. The body of DELETE is an array of these.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(title = "Webhook target", description = "What a webhook is known by: a scope and a type.")]
pub struct WebhookTarget {
    /// The scope of the webhook. `*` names the one that is configured with `*`; it is no wildcard.
    pub sub_account_id: SubAccountScope<'static>,
    /// The type of the events: `CADR` delivery receipts, `MSG` inbound messages, `CABM` updates of Messaging Apps Business
    /// Management. Absent: `CADR` and `MSG`.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub webhook_type: Option<WebhookType>,
}

impl WebhookTarget {
    /// A target of one type, or of delivery receipts and inbound messages.
    #[must_use]
    pub fn new<'a>(
        sub_account_id: impl Into<SubAccountScope<'a>>,
        webhook_type: Option<WebhookType>,
    ) -> Self {
        Self { sub_account_id: sub_account_id.into().into_owned(), webhook_type }
    }

    /// The targets of exactly one type each that this one stands for.
    pub fn targets(&self) -> impl Iterator<Item = Self> {
        expand(self.sub_account_id.borrowed(), self.webhook_type)
    }
}

fn expand(
    scope: SubAccountScope<'_>,
    webhook_type: Option<WebhookType>,
) -> impl Iterator<Item = WebhookTarget> + use<'_> {
    WebhookType::of_entry(webhook_type)
        .iter()
        .map(move |webhook_type| WebhookTarget::new(scope.borrowed(), Some(*webhook_type)))
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

impl FromStr for WebhookType {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|webhook_type| webhook_type.as_str() == name)
            .ok_or_else(|| UnknownName::new("type", name, Self::ALL.map(Self::as_str)))
    }
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

/// The sub-accounts that a webhook is for. In order, `*` comes first.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SubAccountScope<'a> {
    /// `*`: all sub-accounts of the account.
    All,
    /// One sub-account.
    One(SubAccountId<'a>),
}

impl SubAccountScope<'_> {
    /// The spelling of the contract: `*`, or the sub-account's id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::All => "*",
            Self::One(id) => id.as_str(),
        }
    }

    /// The same scope, with a text of its own.
    #[must_use]
    pub fn into_owned(self) -> SubAccountScope<'static> {
        match self {
            Self::All => SubAccountScope::All,
            Self::One(id) => SubAccountScope::One(id.into_owned()),
        }
    }

    fn borrowed(&self) -> SubAccountScope<'_> {
        self.as_str().into()
    }
}

impl<'a> From<&'a str> for SubAccountScope<'a> {
    /// `*` for all, anything else for one.
    fn from(text: &'a str) -> Self {
        SubAccountId::new(text).map_or(Self::All, Self::One)
    }
}

impl From<String> for SubAccountScope<'_> {
    /// `*` for all, anything else for one.
    fn from(text: String) -> Self {
        SubAccountId::new(text).map_or(Self::All, Self::One)
    }
}

impl fmt::Display for SubAccountScope<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for SubAccountScope<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> serde::Deserialize<'de> for SubAccountScope<'_> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}

/// The id of one sub-account: any text but `*`.
///
/// The contract sets no other bound; the rules `empty_sub_account_id` and `sub_account_id_format` do.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SubAccountId<'a>(Cow<'a, str>);

impl<'a> SubAccountId<'a> {
    /// Takes an id. `None` for `*`, which is [`SubAccountScope::All`].
    #[must_use]
    pub fn new(text: impl Into<Cow<'a, str>>) -> Option<Self> {
        let text = text.into();
        (text != "*").then_some(Self(text))
    }

    /// The id as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same id, with a text of its own.
    #[must_use]
    pub fn into_owned(self) -> SubAccountId<'static> {
        SubAccountId(self.0.into_owned().into())
    }
}

impl fmt::Display for SubAccountId<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
