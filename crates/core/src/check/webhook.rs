//! A webhook as it is read: its properties, and the rules between them.

use std::marker::PhantomData;

use serde::de::MapAccess;

use super::format::ReadUrl;
use super::oauth::OAuthDraft;
use super::object::{MemberValue, Members, Object, Property, ReadObject};
use super::pass::{Kept, Pass, Text};
use super::place::Place;
use super::scalar::{ReadBoolean, ReadEnumeration, StringInto};
use crate::finding::Params;
use crate::json::Subject;
use crate::policy::{
    Entry, Rule, RuleSet, UrlFacts, UrlRole, check_authorization, check_secret, check_sub_account_id, wording,
};
use crate::webhook::{Webhook, WebhookTarget, WebhookTexts, WebhookType};

/// The scope that an entry names, as far as it is needed.
#[derive(Default)]
pub(crate) struct ScopeRead<'de> {
    pub(crate) is_all: bool,
    pub(crate) hash: u64,
    pub(crate) kept: Option<Kept<'de>>,
}

/// Reads a `subAccountId`.
pub(crate) fn read_scope<'de>(
    pass: &mut Pass<'_>,
    place: &Place<'_>,
    given: Text<'_, 'de>,
) -> ScopeRead<'de> {
    let text = given.as_str();
    if !pass.is_contract() {
        check_sub_account_id(pass, place, text);
    }
    ScopeRead { is_all: text == "*", hash: pass.hash_target(text), kept: pass.keep(given) }
}

#[derive(Default)]
pub(crate) struct WebhookDraft<'de> {
    scope: Option<ScopeRead<'de>>,
    url: Option<UrlRead<'de>>,
    authorization: Option<AuthorizationRead<'de>>,
    enabled: Option<bool>,
    webhook_type: Option<WebhookType>,
    /// Whether there is a `type` at all, right or wrong.
    typed: bool,
    oauth: Option<OAuthDraft<'de>>,
}

#[derive(Default)]
pub(crate) struct UrlRead<'de> {
    pub(crate) facts: UrlFacts,
    pub(crate) hash: u64,
    pub(crate) kept: Option<Kept<'de>>,
}

struct AuthorizationRead<'de> {
    is_empty: bool,
    hash: u64,
    kept: Option<Kept<'de>>,
}

/// The numbers of the properties, in the order of the list.
mod property {
    pub(super) const SUB_ACCOUNT_ID: usize = 0;
    pub(super) const URL: usize = 1;
    pub(super) const HTTP_AUTHORIZATION: usize = 2;
    pub(super) const ENABLED: usize = 3;
    pub(super) const TYPE: usize = 4;
    pub(super) const OAUTH: usize = 5;
}

/// The rules between properties.
const BETWEEN: RuleSet = RuleSet::of(&[
    Rule::ImplicitTypes,
    Rule::AuthConflict,
    Rule::EmptyAuthorization,
    Rule::Unauthenticated,
    Rule::CredentialsOverHttp,
]);

impl<'de> Object<'de> for WebhookDraft<'de> {
    type Model = Webhook;

    const PROPERTIES: &'static [Property] = &[
        Property::required(
            "subAccountId",
            "the sub-account's id, or `*` for all sub-accounts of the account",
        ),
        Property::required("url", "the URL that receives the events").secret(),
        Property::optional("httpAuthorization", "the value of the `Authorization` header").secret(),
        Property::optional("enabled", "whether events are sent"),
        Property::optional("type", "the type of the events"),
        Property::optional("oauth", "OAuth client credentials"),
    ];

    #[expect(
        clippy::inline_always,
        reason = "it is called at one place, and what it is handed would go through memory"
    )]
    #[inline(always)]
    fn member<A: MapAccess<'de>>(
        &mut self,
        property: usize,
        value: MemberValue<'_, '_, A>,
    ) -> Result<(), A::Error> {
        match property {
            property::SUB_ACCOUNT_ID => value.read(StringInto(&mut self.scope, read_scope))?,
            property::URL => value.read(ReadUrl(&mut self.url, UrlRole::Events))?,
            property::HTTP_AUTHORIZATION => {
                value.read(StringInto(&mut self.authorization, read_authorization))?;
            }
            property::ENABLED => self.enabled = value.read(ReadBoolean)?,
            property::TYPE => {
                self.typed = true;
                self.webhook_type = value.read(ReadEnumeration(PhantomData))?;
            }
            _ => {
                self.oauth = None;
                value.read(ReadObject(&mut self.oauth))?;
            }
        }
        Ok(())
    }

    fn finish(&self, pass: &mut Pass<'_>, members: &Members<'_>) {
        if !pass.wants_any(BETWEEN) {
            return;
        }
        let place = members.place;
        if !self.typed {
            pass.report(&wording::IMPLICIT_TYPES, place, Params::default);
        }
        let has_authorization = self.authorization.as_ref().is_some_and(|value| !value.is_empty);
        let has_oauth = members.has_property(property::OAUTH);
        match &self.authorization {
            Some(value) if !value.is_empty && self.oauth.is_some() => {
                if let Some(here) = members.place_of(property::HTTP_AUTHORIZATION) {
                    pass.report_with(&wording::AUTH_CONFLICT, &here, Subject::Value, || {
                        (
                            Params::default(),
                            members.place_of(property::OAUTH).map(|place| (place, Subject::Value)),
                        )
                    });
                }
            }
            Some(value) if value.is_empty && !has_oauth => {
                if let Some(here) = members.place_of(property::HTTP_AUTHORIZATION) {
                    pass.report(&wording::EMPTY_AUTHORIZATION, &here, Params::default);
                }
            }
            None if !has_oauth && !members.has_property(property::HTTP_AUTHORIZATION) => {
                pass.report(&wording::UNAUTHENTICATED, place, Params::default);
            }
            _ => {}
        }
        if self.url.as_ref().is_some_and(|url| url.facts.is_http)
            && (has_authorization || self.oauth.is_some())
            && let Some(url) = members.place_of(property::URL)
        {
            pass.report(&wording::CREDENTIALS_OVER_HTTP, &url, Params::default);
        }
    }

    #[inline]
    fn entry(&self, pass: &mut Pass<'_>) -> Option<Entry> {
        let scope = self.scope.as_ref()?;
        if !pass.compares() || (self.typed && self.webhook_type.is_none()) {
            return None;
        }
        let content = pass.hash_content(|| {
            (
                self.url.as_ref().map(|url| url.hash),
                self.authorization.as_ref().map(|value| value.hash),
                self.enabled.unwrap_or(true),
                self.oauth.as_ref().map(OAuthDraft::hashes),
            )
        });
        Some(Entry {
            scope: scope.hash,
            is_all: scope.is_all,
            webhook_type: self.webhook_type,
            content,
            delivers: self.enabled.unwrap_or(true),
        })
    }

    fn build(self, pass: &Pass<'_>) -> Option<Webhook> {
        let texts =
            [Some(self.scope?.kept?), Some(self.url?.kept?), self.authorization.and_then(|value| value.kept)];
        Some(Webhook {
            texts: WebhookTexts::new(texts.map(|text| text.map(|text| pass.kept(text)))),
            enabled: self.enabled,
            r#type: self.webhook_type,
            oauth: match self.oauth {
                Some(oauth) => Some(oauth.build(pass)?),
                None => None,
            },
        })
    }
}

fn read_authorization<'de>(
    pass: &mut Pass<'_>,
    place: &Place<'_>,
    given: Text<'_, 'de>,
) -> AuthorizationRead<'de> {
    let text = given.as_str();
    if !pass.is_contract() && !check_secret(pass, place, text) && !text.is_empty() {
        check_authorization(pass, place, text);
    }
    AuthorizationRead { is_empty: text.is_empty(), hash: pass.hash_content(|| text), kept: pass.keep(given) }
}

/// An entry of a DELETE request.
#[derive(Default)]
pub(crate) struct TargetDraft<'de> {
    scope: Option<ScopeRead<'de>>,
    webhook_type: Option<WebhookType>,
    typed: bool,
}

impl<'de> Object<'de> for TargetDraft<'de> {
    type Model = WebhookTarget;

    const PROPERTIES: &'static [Property] = &[
        Property::required(
            "subAccountId",
            "the sub-account's id, or `*` for the webhook that is configured with `*`",
        ),
        Property::optional("type", "the type of the events"),
    ];

    fn member<A: MapAccess<'de>>(
        &mut self,
        property: usize,
        value: MemberValue<'_, '_, A>,
    ) -> Result<(), A::Error> {
        if property == 0 {
            value.read(StringInto(&mut self.scope, read_scope))?;
        } else {
            self.typed = true;
            self.webhook_type = value.read(ReadEnumeration(PhantomData))?;
        }
        Ok(())
    }

    fn finish(&self, pass: &mut Pass<'_>, members: &Members<'_>) {
        if !self.typed {
            pass.report(&wording::IMPLICIT_TYPES, members.place, Params::default);
        }
    }

    fn entry(&self, pass: &mut Pass<'_>) -> Option<Entry> {
        let scope = self.scope.as_ref()?;
        if !pass.compares() || (self.typed && self.webhook_type.is_none()) {
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

    fn build(self, pass: &Pass<'_>) -> Option<WebhookTarget> {
        Some(WebhookTarget::new(pass.kept(self.scope?.kept?), self.webhook_type))
    }
}
