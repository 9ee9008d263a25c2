//! Fills in what the page never had: secrets, and the parts of URLs that may be secret.
//!
//! Stars in a text stand for what the account's webhook of the same sub-account and type has. What
//! isn't shown goes only to where it goes now. Whoever has the console could otherwise have it
//! sent to a receiver of their own, and read it there. For the same reason, stars in a URL stand
//! for all of its hidden parts or for none: one that is filled in beside a guess would tell whether
//! the guess is right. Stars that stand for nothing are refused, and never stored.

use std::collections::HashSet;

use chatapps_webhooks::{
    OAuthClientCredentials, Secret, SubAccountScope, Uri, Webhook, WebhookSet, WebhookType, shows_scope,
};
use serde_json::Value;
use url::Url;

use super::listing::{is_blank, listed};
use super::shown_url::shown_url;

/// The webhooks of a text with what stars stand for, and why some stars stay.
pub(super) struct Filled {
    pub(super) webhooks: WebhookSet,
    pub(super) unfilled: Option<String>,
}

/// It isn't filled in, since it would go elsewhere.
const ELSEWHERE: &str = "what isn't shown goes only to its current scheme, host and port: write it in place of \
    the stars, or keep the scheme, host and port of the URL and of the token endpoint";

/// A part of a URL isn't filled in.
const STARRED_URL: &str =
    "a URL has stars for its hidden parts: write the whole URL, or leave it exactly as it is listed";

/// Another value isn't filled in.
const STARRED_VALUE: &str =
    "a value has stars for what isn't shown: write the whole value, or leave it exactly as it is listed";

/// Where a listing has texts that are filled in, beside URLs and secrets.
const SCOPE: &str = "/subAccountId";
const CLIENT_ID: &str = "/oauth/clientId";
const TOKEN_SCOPE: &str = "/oauth/scope";

/// Fills in what stars in a text stand for.
pub(super) fn filled(desired: &WebhookSet, current: &WebhookSet) -> Filled {
    let mut filled = Filled { webhooks: WebhookSet::new(), unfilled: None };
    let account = Listed::of(current);
    for webhook in desired {
        let known_type = webhook.webhook_type().and_then(chatapps_webhooks::OpenValue::known);
        let mut filling = Filling { account: &account, why: None };
        let scope = filling.scope(webhook.sub_account_id(), known_type);
        let stored = known_type.and_then(|webhook_type| current.get(scope.clone(), webhook_type));
        filled.webhooks.apply([filling.webhook(webhook, scope, stored)]);
        if let Some(why) = filling.why {
            filled.unfilled.get_or_insert_with(|| format!("{}: {why}", name(webhook)));
        }
    }
    filled
}

/// An account as it is listed.
struct Listed<'a> {
    current: &'a WebhookSet,
    /// URLs where a part is hidden, and other texts that are hidden.
    hidden: HashSet<String>,
}

impl<'a> Listed<'a> {
    fn of(current: &'a WebhookSet) -> Self {
        let urls =
            current.iter().flat_map(|it| [Some(it.url()), it.oauth().map(OAuthClientCredentials::url)]);
        let urls = urls.flatten().map(|url| shown_url(&url)).filter(|shown| shown.contains('*'));
        let clients = current.iter().filter(|webhook| webhook.oauth().is_some()).map(listed);
        let texts =
            clients.flat_map(|shown| [CLIENT_ID, TOKEN_SCOPE].map(|at| text(&shown, at).map(str::to_owned)));
        Self { current, hidden: urls.chain(texts.flatten()).collect() }
    }
}

/// A text of a listing.
fn text<'v>(shown: &'v Value, at: &str) -> Option<&'v str> {
    shown.pointer(at)?.as_str()
}

fn name(webhook: &Webhook) -> String {
    let scope = webhook.sub_account_id();
    let scope = scope.as_str();
    let scope = if shows_scope(scope) { scope } else { Secret::MASK };
    webhook.webhook_type().map_or_else(|| format!("`{scope}`"), |it| format!("`{scope}` {}", it.as_str()))
}

/// How one webhook is filled in.
struct Filling<'a> {
    account: &'a Listed<'a>,
    why: Option<&'static str>,
}

impl Filling<'_> {
    /// The scope of the one webhook of that type that is listed so, if its scope is hidden.
    fn scope(
        &mut self,
        wanted: SubAccountScope<'_>,
        webhook_type: Option<WebhookType>,
    ) -> SubAccountScope<'static> {
        let name = wanted.as_str();
        if wanted == SubAccountScope::All || !(is_blank(name) || has_stars(name)) {
            return wanted.into_owned();
        }
        let of_type = self.account.current.iter().filter(|known| {
            known.webhook_type().and_then(chatapps_webhooks::OpenValue::known) == webhook_type
        });
        let mut found = of_type.clone().filter(|known| known.sub_account_id() == wanted);
        if found.next().is_none() {
            let mut same = of_type.filter(|known| text(&listed(known), SCOPE) == Some(name));
            if let (Some(stored), None) = (same.next(), same.next()) {
                return stored.sub_account_id().into_owned();
            }
            self.why.get_or_insert(STARRED_VALUE);
        }
        wanted.into_owned()
    }

    fn webhook(
        &mut self,
        webhook: &Webhook,
        scope: SubAccountScope<'_>,
        stored: Option<&Webhook>,
    ) -> Webhook {
        let url = self.url(&webhook.url(), stored.map(Webhook::url).as_ref());
        let mut filled = Webhook::new(scope, &url);
        let is_same_place = stored.is_some_and(|stored| leads_to_same(&url, &stored.url()));
        if let Some(value) = webhook.http_authorization() {
            let known = stored.and_then(Webhook::http_authorization).filter(|it| !it.reveal().is_empty());
            filled = filled.with_authorization(self.secret(value, known, is_same_place));
        }
        if let Some(enabled) = webhook.enabled() {
            filled = filled.with_enabled(enabled);
        }
        if let Some(webhook_type) = webhook.webhook_type() {
            filled = filled.with_type(webhook_type);
        }
        if let Some(credentials) = webhook.oauth() {
            filled = filled.with_oauth(self.oauth(credentials, stored, is_same_place));
        }
        filled
    }

    /// Tokens go to the webhook, and everything else goes to the token endpoint.
    fn oauth(
        &mut self,
        credentials: &OAuthClientCredentials,
        webhook: Option<&Webhook>,
        is_same_place: bool,
    ) -> OAuthClientCredentials {
        let stored = webhook.and_then(Webhook::oauth);
        let shown = webhook.map(listed);
        let listed = |at| shown.as_ref().and_then(|shown| text(shown, at));
        let url = self.url(&credentials.url(), stored.map(OAuthClientCredentials::url).as_ref());
        let is_same_place = is_same_place && stored.is_some_and(|it| leads_to_same(&url, &it.url()));
        let known = stored.map(OAuthClientCredentials::client_secret);
        let secret = self.secret(credentials.client_secret(), known, is_same_place);
        let known = stored.map(OAuthClientCredentials::client_id).zip(listed(CLIENT_ID));
        let id = self.value(credentials.client_id(), known, is_same_place);
        let filled = OAuthClientCredentials::new(&url, id, secret, credentials.credentials_location());
        let known = stored.and_then(OAuthClientCredentials::scope).zip(listed(TOKEN_SCOPE));
        match credentials.scope() {
            None => filled,
            Some(scope) => filled.with_scope(self.value(scope, known, is_same_place)),
        }
    }

    fn secret<'s>(
        &mut self,
        wanted: Secret<'s>,
        stored: Option<Secret<'s>>,
        is_same_place: bool,
    ) -> Secret<'s> {
        match stored {
            Some(stored) if wanted.reveal() == Secret::MASK => {
                if is_same_place {
                    return stored;
                }
                self.why.get_or_insert(ELSEWHERE);
                wanted
            }
            _ => wanted,
        }
    }

    /// The stored value, if a text has it as it is listed. Other stars are refused.
    fn value<'v>(
        &mut self,
        wanted: &'v str,
        stored: Option<(&'v str, &str)>,
        is_same_place: bool,
    ) -> &'v str {
        match stored {
            Some((stored, _)) if wanted == stored => {}
            Some((stored, shown)) if wanted == shown => {
                if is_same_place {
                    return stored;
                }
                self.why.get_or_insert(ELSEWHERE);
            }
            _ if has_stars(wanted)
                || is_blank(wanted) && (stored.is_some() || self.account.hidden.contains(wanted)) =>
            {
                self.why.get_or_insert(STARRED_VALUE);
            }
            _ => {}
        }
        wanted
    }

    /// The stored URL, if a text has it as it is listed, perhaps encrypted now or without its
    /// fragment.
    fn url(&mut self, wanted: &Uri<'_>, stored: Option<&Uri<'_>>) -> Uri<'static> {
        let text = wanted.as_str();
        if text.contains('*') && stored.is_none_or(|stored| stored.as_str() != text) {
            let found =
                stored.into_iter().flat_map(|stored| changed(stored)).find(|it| shown_url(it) == text);
            if let Some(found) = found {
                return found;
            }
            if stored.is_some_and(|stored| shown_url(stored).contains('*'))
                || self.account.hidden.contains(text)
                || has_stars(text)
            {
                self.why.get_or_insert(STARRED_URL);
            }
        }
        wanted.clone().into_owned()
    }
}

/// What a stored URL may become while its hidden parts stay: encrypted, without a fragment, or
/// both.
fn changed(stored: &Uri<'_>) -> Vec<Uri<'static>> {
    let text = stored.as_str();
    let plain = text.split_once('#').map(|(plain, _)| plain.to_owned());
    let mut all: Vec<_> = [Some(text.to_owned()), plain].into_iter().flatten().collect();
    let encrypted: Vec<_> =
        all.iter().filter_map(|text| Some(format!("https:{}", text.strip_prefix("http:")?))).collect();
    all.extend(encrypted);
    all.into_iter().filter_map(|text| Uri::new(text).ok()).collect()
}

/// Whether a text has as many stars in a row as nobody writes for themselves.
fn has_stars(text: &str) -> bool {
    text.split(|c: char| !is_blank(c.encode_utf8(&mut [0; 4]))).any(|stars| stars.chars().count() >= 3)
}

/// Whether two URLs have one origin, or one is the other, encrypted, on the usual ports.
fn leads_to_same(url: &Uri<'_>, stored: &Uri<'_>) -> bool {
    let (Ok(url), Ok(stored)) = (Url::parse(url.as_str()), Url::parse(stored.as_str())) else { return false };
    let is_encrypted_now = url.scheme() == "https"
        && stored.scheme() == "http"
        && (url.port(), stored.port()) == (None, None)
        && url.host() == stored.host();
    url.origin().is_tuple() && url.origin() == stored.origin() || is_encrypted_now
}

#[cfg(test)]
mod tests;
