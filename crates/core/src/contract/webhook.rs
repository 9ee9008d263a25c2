//! Webhooks: what an account has configured.

use super::field::{EventUrl, Flag, HttpAuthorization, Object, OneOfOpen, Scope, Text};
use super::oauth::OAuthClientCredentials;
use super::packed::packed_object;
use super::request::Entry;
use super::target::{WebhookTarget, targets_of};
use crate::context::context::Context;
use crate::context::verdict::Verdict;
use crate::contract::field::PackedPartial;
use crate::finding::params::Params;
use crate::json::locate::Part;
use crate::policy::catalogue::{Rule, wording};
use crate::policy::rule_set::RuleSet;
use crate::read::members::Members;
use crate::rules::targets::RequestEntry;
use crate::rules::texts::TextFact;
use crate::values::open_value::OpenValue;
use crate::values::scope::SubAccountScope;
use crate::values::secret::Secret;
use crate::values::uri::Uri;
use crate::values::webhook_type::WebhookType;

packed_object! {
    /// One webhook: where events of a scope and type are sent, and with what credentials.
    ///
    /// Every value of this type satisfies the contract; [`Checker`](crate::Checker) finds what else
    /// may be wrong with it. Absent properties stay absent, and present ones keep their bytes,
    /// through parsing and serializing.
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
    #[expect(clippy::struct_field_names, reason = "`type` is a word of the language")]
    pub struct Webhook<'a>, PartialWebhook, WebhookProperties, Index;
    title "Webhook";
    doc "Where events of a scope and type are sent, and with what credentials.";
    direction ToPlatform;
    legacy &["version", "httpcontenttype"];
    required {
        /// The sub-account whose events it receives; `*` for all sub-accounts of the account.
        sub_account_id: Text<Scope> => SubAccountScope<'a> = "subAccountId" [
            .key()
            .help("the sub-account's id, or `*` for all sub-accounts of the account")
            .aliases(&["subaccount", "subaccountname", "subaccounts", "subaccid", "subid", "scopeid"])
        ];
        /// Where the platform sends events.
        url: Text<EventUrl> => Uri<'a> = "url" [.sensitive().help("the URL that receives the events").aliases(&[
            "uri", "webhookurl", "hookurl", "callbackurl", "endpoint", "callback", "targeturl", "address", "tokenurl",
            "tokenendpoint", "tokenuri",
        ])];
    }
    optional {
        /// The value of the `Authorization` header of every webhook request. To be left out where
        /// `oauth` is used.
        http_authorization, with_authorization(Secret<'a>): Text<HttpAuthorization> => Secret<'a> = "httpAuthorization" [
            .secret()
            .help("the value of the `Authorization` header")
            .aliases(&[
                "httpauthheader", "authorization", "authorisation", "authheader", "httpauth", "authorizationheader",
                "httpauthorizationheader", "auth", "httpheader", "httpheaders",
            ])
            .examples(&["Bearer 9QQhlsEb8VY", "Basic dXNlcjpwYXNzd29yZA=="])
        ];
        /// Whether events are sent.
        enabled, with_enabled(bool): Flag<true> => bool = "enabled" [
            .help("whether events are sent").aliases(&["active", "isactive", "isenabled"])
        ];
        /// The type of the events: `CADR` delivery receipts, `MSG` inbound messages, `CABM` updates
        /// of Messaging Apps Business Management. Absent: `CADR` and `MSG`.
        webhook_type, with_type(OpenValue<'a, WebhookType>): OneOfOpen<WebhookType> => OpenValue<'a, WebhookType> = "type" [
            .key().help("the type of the events").aliases(&["eventtype", "webhooktype", "events", "event"])
        ];
        /// OAuth 2.0 client credentials, with which the platform obtains an access token for its
        /// requests.
        oauth, with_oauth(OAuthClientCredentials): Object<OAuthClientCredentials> => &'a OAuthClientCredentials = "oauth" [
            .help("OAuth client credentials")
            .aliases(&["oauth2", "oauthconfig", "oauthcredentials", "oauthclientcredentials"])
        ];
    }
    check check;
}

impl Webhook {
    /// Whether events are sent: `true` unless it says otherwise.
    #[must_use]
    pub fn is_enabled(&self) -> bool {
        self.enabled().unwrap_or(true)
    }

    /// The targets that the entry addresses: one for each type. Without a type these are delivery
    /// receipts and inbound messages. A type that isn't known here has none: nothing can be asked
    /// for it.
    pub fn targets(&self) -> impl Iterator<Item = WebhookTarget> {
        targets_of(self.sub_account_id(), WebhookType::of_open(self.webhook_type()))
    }

    /// The same webhook as GET shows it: with [`Secret::MASK`] in place of secrets. An empty
    /// `httpAuthorization` has nothing to mask.
    #[must_use]
    pub fn masked(&self) -> Self {
        let masked = Self { oauth: self.oauth().map(OAuthClientCredentials::masked), ..self.clone() };
        match self.http_authorization() {
            Some(value) if !value.reveal().is_empty() => masked.with_authorization(Secret::MASK),
            _ => masked,
        }
    }
}

/// The rules between properties.
const BETWEEN: RuleSet = RuleSet::of(&[
    Rule::ImplicitTypes,
    Rule::AuthConflict,
    Rule::EmptyAuthorization,
    Rule::Unauthenticated,
    Rule::CredentialsOverHttp,
]);

fn check(object: &PartialWebhook<'_>, context: &mut Context<'_>, members: &Members<'_>) -> Verdict {
    if !context.wants_any(BETWEEN) {
        return Verdict::VALID;
    }
    let mut verdict = Verdict::VALID;
    if object.webhook_type.is_absent() {
        verdict |= context.report(&wording::IMPLICIT_TYPES, members.location, Params::default);
    }
    verdict |= check_credentials(object, context, members);
    let has_authorization =
        object.http_authorization.as_ref().is_some_and(|value| value.fact != TextFact::Empty);
    if object.url.as_ref().is_some_and(|url| url.fact == TextFact::PlainHttp)
        && (has_authorization || object.oauth.is_some())
        && let Some(url) = members.location_of(Index::url as usize)
    {
        verdict |= context.report(&wording::CREDENTIALS_OVER_HTTP, &url, Params::default);
    }
    verdict
}

/// Checks which of the two kinds of credentials are there.
fn check_credentials(
    object: &PartialWebhook<'_>,
    context: &mut Context<'_>,
    members: &Members<'_>,
) -> Verdict {
    let authorization = members.location_of(Index::http_authorization as usize);
    let has_oauth = members.is_present(Index::oauth as usize);
    match (&object.http_authorization, authorization) {
        (Some(value), Some(here)) if value.fact != TextFact::Empty && object.oauth.is_some() => context
            .report_part(&wording::AUTH_CONFLICT, &here, Part::Value, || {
                let oauth = members.location_of(Index::oauth as usize);
                (Params::default(), oauth.map(|location| (location, Part::Value)))
            }),
        (Some(value), Some(here)) if value.fact == TextFact::Empty && !has_oauth => {
            context.report(&wording::EMPTY_AUTHORIZATION, &here, Params::default)
        }
        (_, None) if !has_oauth => {
            context.report(&wording::UNAUTHENTICATED, members.location, Params::default)
        }
        _ => Verdict::VALID,
    }
}

impl Entry for PartialWebhook<'_> {
    #[inline]
    fn entry(&self, context: &Context<'_>) -> Option<RequestEntry> {
        let scope = self.sub_account_id.as_ref()?;
        if !self.webhook_type.is_known() {
            return None;
        }
        Some(RequestEntry {
            scope: scope.hash,
            is_all: scope.fact == TextFact::AllSubAccounts,
            webhook_type: self.webhook_type.listed(),
            content: context.hashing.content(|| Content(self)),
            delivers: self.enabled.unwrap_or(true),
        })
    }
}

/// All of a webhook but its target, to be hashed.
struct Content<'o, 'de>(&'o PartialWebhook<'de>);

impl std::hash::Hash for Content<'_, '_> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash_content(state);
    }
}
