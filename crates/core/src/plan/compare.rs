//! One webhook beside another: which properties change, and what that brings about.

use super::{Action, Effect};
use crate::oauth::OAuthClientCredentials;
use crate::secret::Secret;
use crate::webhook::Webhook;

const HTTP_AUTHORIZATION: &str = "httpAuthorization";
const CLIENT_SECRET: &str = "oauth/clientSecret";

/// What happens to a webhook that the desired set names.
pub(super) fn compare(current: Option<&Webhook>, desired: &Webhook) -> (Action, Vec<Effect>) {
    let mut found = Comparison::default();
    found.webhooks(current, desired);
    let Comparison { properties, mut effects } = found;
    let action = match current {
        None => Action::Create,
        Some(_) if properties.is_empty() => Action::Unchanged,
        Some(_) => Action::Replace { properties },
    };
    if action == Action::Unchanged {
        // Nothing is sent, so a mask stands in nobody's way.
        effects.retain(|effect| !matches!(effect, Effect::MaskedSecret { .. }));
    }
    (action, effects)
}

/// Whether a value has in it what stands for a secret. It may have been put behind a scheme, or between spaces.
pub(super) fn is_masked(value: &Secret<'_>) -> bool {
    value.reveal().contains(Secret::MASK)
}

/// The value of `httpAuthorization`. An empty one is none: no header is sent for it, and beside `oauth` the reference asks for it.
fn authorization_of(webhook: &Webhook) -> Option<Secret<'_>> {
    webhook.http_authorization().filter(|value| !value.reveal().is_empty())
}

#[derive(Default)]
struct Comparison {
    properties: Vec<&'static str>,
    effects: Vec<Effect>,
}

impl Comparison {
    fn webhooks(&mut self, current: Option<&Webhook>, desired: &Webhook) {
        let authorization = current.and_then(authorization_of);
        let wanted = authorization_of(desired);
        self.mask(HTTP_AUTHORIZATION, wanted.as_ref());
        let oauth = desired.oauth().map(OAuthClientCredentials::client_secret);
        self.mask(CLIENT_SECRET, oauth.as_ref());
        let Some(current) = current else { return };

        self.property("url", current.url() != desired.url());
        match (&authorization, &wanted) {
            (Some(current), Some(desired)) => self.secrets(HTTP_AUTHORIZATION, current, desired),
            (Some(_), None) => {
                self.property(HTTP_AUTHORIZATION, true);
                self.effects.push(Effect::DropsAuthorization);
            }
            (None, wanted) => self.property(HTTP_AUTHORIZATION, wanted.is_some()),
        }
        self.property("enabled", current.is_enabled() != desired.is_enabled());
        if !current.is_enabled() && desired.enabled().is_none() {
            self.effects.push(Effect::TurnsOn);
        }
        if current.is_enabled() && !desired.is_enabled() {
            self.effects.push(Effect::TurnsOff);
        }
        match (current.oauth(), desired.oauth()) {
            (Some(current), Some(desired)) => self.oauth(current, desired),
            (Some(_), None) => {
                self.property("oauth", true);
                self.effects.push(Effect::DropsOauth);
            }
            (None, desired) => self.property("oauth", desired.is_some()),
        }
    }

    fn oauth(&mut self, current: &OAuthClientCredentials, desired: &OAuthClientCredentials) {
        self.property("oauth/url", current.url() != desired.url());
        self.property("oauth/clientId", current.client_id() != desired.client_id());
        self.secrets(CLIENT_SECRET, &current.client_secret(), &desired.client_secret());
        let same_location = current.credentials_location() == desired.credentials_location();
        self.property("oauth/credentialsLocation", !same_location);
        self.property("oauth/scope", current.scope() != desired.scope());
    }

    fn property(&mut self, name: &'static str, differs: bool) {
        if differs {
            self.properties.push(name);
        }
    }

    fn secrets(&mut self, property: &'static str, current: &Secret<'_>, desired: &Secret<'_>) {
        if desired.is_mask() {
            return;
        }
        if is_masked(current) && !is_masked(desired) {
            self.effects.push(Effect::UnknownSecret { property });
        } else {
            // A mask with something around it is neither a secret nor the word for "as it is".
            self.property(property, current != desired);
        }
    }

    fn mask(&mut self, property: &'static str, desired: Option<&Secret<'_>>) {
        if desired.is_some_and(is_masked) {
            self.effects.push(Effect::MaskedSecret { property });
        }
    }
}
