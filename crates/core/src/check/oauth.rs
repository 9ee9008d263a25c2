//! OAuth client credentials as they are read.

use std::marker::PhantomData;

use serde::de::MapAccess;

use super::format::ReadUrl;
use super::object::{MemberValue, Members, Object, Property};
use super::pass::{Kept, Pass, Text};
use super::place::Place;
use super::scalar::{ReadEnumeration, StringInto};
use super::webhook::UrlRead;
use crate::finding::Params;
use crate::oauth::{CredentialsLocation, OAuthClientCredentials, OAuthTexts};
use crate::policy::{UrlRole, check_credential, check_scope, check_secret, wording};

#[derive(Default)]
pub(crate) struct OAuthDraft<'de> {
    url: Option<UrlRead<'de>>,
    client_id: Option<StringRead<'de>>,
    client_secret: Option<StringRead<'de>>,
    credentials_location: Option<CredentialsLocation>,
    scope: Option<StringRead<'de>>,
}

struct StringRead<'de> {
    hash: u64,
    kept: Option<Kept<'de>>,
}

impl<'de> StringRead<'de> {
    fn new(pass: &mut Pass<'_>, text: Text<'_, 'de>) -> Self {
        Self { hash: pass.hash_content(|| text.as_str()), kept: pass.keep(text) }
    }
}

/// The number of that property in the list.
const CREDENTIALS_LOCATION: usize = 3;

impl<'de> Object<'de> for OAuthDraft<'de> {
    type Model = OAuthClientCredentials;

    const PROPERTIES: &'static [Property] = &[
        Property::required("url", "the URL of the token endpoint").secret(),
        Property::required("clientId", "the client's id, as the authorization server issued it"),
        Property::required("clientSecret", "the client's secret, as the authorization server issued it")
            .secret(),
        Property::required("credentialsLocation", "`header` (HTTP Basic) or `body` (form body)"),
        Property::optional("scope", "the scopes, separated by single spaces"),
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
            0 => value.read(ReadUrl(&mut self.url, UrlRole::Token))?,
            1 => value.read(StringInto(&mut self.client_id, read_client_id))?,
            2 => value.read(StringInto(&mut self.client_secret, read_client_secret))?,
            CREDENTIALS_LOCATION => self.credentials_location = value.read(ReadEnumeration(PhantomData))?,
            _ => value.read(StringInto(&mut self.scope, read_scope))?,
        }
        Ok(())
    }

    fn finish(&self, pass: &mut Pass<'_>, members: &Members<'_>) {
        if let (Some(CredentialsLocation::Body), Some(place)) =
            (self.credentials_location, members.place_of(CREDENTIALS_LOCATION))
        {
            pass.report(&wording::CREDENTIALS_IN_BODY, &place, Params::default);
        }
    }

    fn build(self, pass: &Pass<'_>) -> Option<OAuthClientCredentials> {
        let texts = [
            Some(self.url?.kept?),
            Some(self.client_id?.kept?),
            Some(self.client_secret?.kept?),
            self.scope.and_then(|text| text.kept),
        ];
        Some(OAuthClientCredentials {
            texts: OAuthTexts::new(texts.map(|text| text.map(|text| pass.kept(text)))),
            credentials_location: self.credentials_location?,
        })
    }
}

fn read_client_id<'de>(pass: &mut Pass<'_>, place: &Place<'_>, given: Text<'_, 'de>) -> StringRead<'de> {
    let text = given.as_str();
    if !pass.is_contract() {
        check_credential(pass, place, text);
    }
    StringRead::new(pass, given)
}

fn read_client_secret<'de>(pass: &mut Pass<'_>, place: &Place<'_>, given: Text<'_, 'de>) -> StringRead<'de> {
    let text = given.as_str();
    if !pass.is_contract() && !check_secret(pass, place, text) {
        check_credential(pass, place, text);
    }
    StringRead::new(pass, given)
}

fn read_scope<'de>(pass: &mut Pass<'_>, place: &Place<'_>, given: Text<'_, 'de>) -> StringRead<'de> {
    let text = given.as_str();
    if !pass.is_contract() {
        check_scope(pass, place, text);
    }
    StringRead::new(pass, given)
}

impl OAuthDraft<'_> {
    /// What tells these credentials from others.
    pub(crate) fn hashes(&self) -> impl std::hash::Hash + use<> {
        (
            self.url.as_ref().map(|url| url.hash),
            self.client_id.as_ref().map(|text| text.hash),
            self.client_secret.as_ref().map(|text| text.hash),
            self.credentials_location,
            self.scope.as_ref().map(|text| text.hash),
        )
    }
}
