//! A webhook as it is read: its properties, and the rules between them.

use std::marker::PhantomData;

use serde::de::MapAccess;

use super::format::read_url;
use super::oauth::OAuthDraft;
use super::object::{MemberValue, Object, PlaceOf, Property, ReadObject};
use super::pass::Pass;
use super::place::Place;
use super::scalar::{ReadBoolean, ReadEnumeration, ReadString};
use crate::finding::Params;
use crate::json::Subject;
use crate::policy::{
    Entry, UrlFacts, UrlRole, check_authorization, check_secret, check_sub_account_id, wording,
};
use crate::secret::Secret;
use crate::uri::Uri;
use crate::webhook::{SubAccountScope, Webhook, WebhookTarget, WebhookType};

/// The scope that an entry names, as far as it is needed.
#[derive(Default)]
pub(crate) struct ScopeRead {
    pub(crate) is_all: bool,
    pub(crate) hash: u64,
    pub(crate) kept: Option<SubAccountScope>,
}

/// Reads a `subAccountId`.
pub(crate) fn read_scope(pass: &mut Pass<'_>, place: &Place<'_>, text: &str) -> ScopeRead {
    check_sub_account_id(pass, place, text);
    ScopeRead {
        is_all: text == "*",
        hash: if Entry::wanted(pass) { pass.hash(text) } else { 0 },
        kept: pass.keeps().then(|| SubAccountScope::from(text)),
    }
}

#[derive(Default)]
pub(crate) struct WebhookDraft {
    scope: Option<ScopeRead>,
    url: Option<UrlRead>,
    authorization: Option<AuthorizationRead>,
    enabled: Option<bool>,
    webhook_type: Option<WebhookType>,
    /// Whether there is a `type` at all, right or wrong.
    typed: bool,
    oauth: Option<OAuthDraft>,
}

#[derive(Default)]
pub(crate) struct UrlRead {
    pub(crate) facts: UrlFacts,
    pub(crate) hash: u64,
    pub(crate) kept: Option<Uri>,
}

struct AuthorizationRead {
    is_empty: bool,
    hash: u64,
    kept: Option<Secret>,
}

const SUB_ACCOUNT_ID: &str = "subAccountId";
const URL: &str = "url";
const HTTP_AUTHORIZATION: &str = "httpAuthorization";
const TYPE: &str = "type";
const OAUTH: &str = "oauth";

impl Object for WebhookDraft {
    const PROPERTIES: &'static [Property] = &[
        Property::required(
            SUB_ACCOUNT_ID,
            "the sub-account's id, or `*` for all sub-accounts of the account",
        ),
        Property::required(URL, "the URL that receives the events").secret(),
        Property::optional(HTTP_AUTHORIZATION, "the value of the `Authorization` header").secret(),
        Property::optional("enabled", "whether events are sent"),
        Property::optional(TYPE, "the type of the events"),
        Property::optional(OAUTH, "OAuth client credentials"),
    ];

    fn member<'de, A: MapAccess<'de>>(
        &mut self,
        property: usize,
        value: MemberValue<'_, '_, A>,
    ) -> Result<(), A::Error> {
        match property {
            0 => self.scope = value.read(ReadString(read_scope))?,
            1 => self.url = value.read(ReadString(read_event_url))?,
            2 => self.authorization = value.read(ReadString(read_authorization))?,
            3 => self.enabled = value.read(ReadBoolean)?,
            4 => {
                self.typed = true;
                self.webhook_type = value.read(ReadEnumeration(PhantomData))?;
            }
            _ => self.oauth = value.read(ReadObject::NEW)?,
        }
        Ok(())
    }

    fn finish(&self, pass: &mut Pass<'_>, place: &Place<'_>, place_of: PlaceOf<'_>) {
        if !self.typed {
            pass.report(&wording::IMPLICIT_TYPES, place, Params::default);
        }
        let authorization_place = place_of(HTTP_AUTHORIZATION).map(|at| place.key(HTTP_AUTHORIZATION, at));
        let oauth_place = place_of(OAUTH).map(|at| place.key(OAUTH, at));
        let has_authorization = self.authorization.as_ref().is_some_and(|value| !value.is_empty);
        match (&authorization_place, &oauth_place) {
            (Some(here), Some(other)) if has_authorization && self.oauth.is_some() => {
                pass.report_with(&wording::AUTH_CONFLICT, here, Subject::Value, || {
                    (Params::default(), Some((*other, Subject::Value)))
                });
            }
            (Some(here), None) if self.authorization.as_ref().is_some_and(|value| value.is_empty) => {
                pass.report(&wording::EMPTY_AUTHORIZATION, here, Params::default);
            }
            (None, None) => pass.report(&wording::UNAUTHENTICATED, place, Params::default),
            _ => {}
        }
        let in_the_clear = self.url.as_ref().is_some_and(|url| url.facts.is_http);
        if let (Some(at), true) = (place_of(URL), in_the_clear && (has_authorization || self.oauth.is_some()))
        {
            pass.report(&wording::CREDENTIALS_OVER_HTTP, &place.key(URL, at), Params::default);
        }
    }

    fn entry(&self, pass: &mut Pass<'_>) -> Option<Entry> {
        let scope = self.scope.as_ref()?;
        if !Entry::wanted(pass) || (self.typed && self.webhook_type.is_none()) {
            return None;
        }
        let content = (
            self.url.as_ref().map(|url| url.hash),
            self.authorization.as_ref().map(|value| value.hash),
            self.enabled.unwrap_or(true),
            self.oauth.as_ref().map(OAuthDraft::hashes),
        );
        Some(Entry {
            scope: scope.hash,
            is_all: scope.is_all,
            webhook_type: self.webhook_type,
            content: pass.hash(content),
            delivers: self.enabled.unwrap_or(true),
        })
    }
}

fn read_event_url(pass: &mut Pass<'_>, place: &Place<'_>, text: &str) -> UrlRead {
    read_url(pass, place, text, UrlRole::Events)
}

fn read_authorization(pass: &mut Pass<'_>, place: &Place<'_>, text: &str) -> AuthorizationRead {
    let is_mask = check_secret(pass, place, text);
    if !is_mask && !text.is_empty() {
        check_authorization(pass, place, text);
    }
    AuthorizationRead {
        is_empty: text.is_empty(),
        hash: if Entry::wanted(pass) { pass.hash(text) } else { 0 },
        kept: pass.keeps().then(|| Secret::from(text)),
    }
}

impl WebhookDraft {
    /// The webhook, if every property of it is right.
    pub(crate) fn build(self) -> Option<Webhook> {
        Some(Webhook {
            sub_account_id: self.scope?.kept?,
            url: self.url?.kept?,
            http_authorization: self.authorization.and_then(|value| value.kept),
            enabled: self.enabled,
            webhook_type: self.webhook_type,
            oauth: self.oauth.map(|oauth| oauth.build().ok_or(())).transpose().ok()?,
        })
    }
}

/// An entry of a DELETE request.
#[derive(Default)]
pub(crate) struct TargetDraft {
    scope: Option<ScopeRead>,
    webhook_type: Option<WebhookType>,
    typed: bool,
}

impl Object for TargetDraft {
    const PROPERTIES: &'static [Property] = &[
        Property::required(
            SUB_ACCOUNT_ID,
            "the sub-account's id, or `*` for the webhook that is configured with `*`",
        ),
        Property::optional(TYPE, "the type of the events"),
    ];

    fn member<'de, A: MapAccess<'de>>(
        &mut self,
        property: usize,
        value: MemberValue<'_, '_, A>,
    ) -> Result<(), A::Error> {
        if property == 0 {
            self.scope = value.read(ReadString(read_scope))?;
        } else {
            self.typed = true;
            self.webhook_type = value.read(ReadEnumeration(PhantomData))?;
        }
        Ok(())
    }

    fn finish(&self, pass: &mut Pass<'_>, place: &Place<'_>, _: PlaceOf<'_>) {
        if !self.typed {
            pass.report(&wording::IMPLICIT_TYPES, place, Params::default);
        }
    }

    fn entry(&self, pass: &mut Pass<'_>) -> Option<Entry> {
        let scope = self.scope.as_ref()?;
        if !Entry::wanted(pass) || (self.typed && self.webhook_type.is_none()) {
            return None;
        }
        Some(Entry {
            scope: scope.hash,
            is_all: scope.is_all,
            webhook_type: self.webhook_type,
            content: 0,
            delivers: false,
        })
    }
}

impl TargetDraft {
    /// The target, if every property of it is right.
    pub(crate) fn build(self) -> Option<WebhookTarget> {
        Some(WebhookTarget { sub_account_id: self.scope?.kept?, webhook_type: self.webhook_type })
    }
}
