//! Fills in what the page never had: secrets, and the parts of URLs that may be secret.
//!
//! Stars in a text stand for what the account's webhook of the same sub-account and type has. A
//! stored secret goes only to where it goes now. Whoever has the console could otherwise have it
//! sent to a receiver of their own, and read it there. For the same reason, stars in a URL stand
//! for all of its hidden parts or for none: one that is filled in beside a guess would tell whether
//! the guess is right.

use std::collections::HashSet;

use chatapps_webhooks::{OAuthClientCredentials, Secret, Uri, Webhook, WebhookSet, shows_scope};
use url::Url;

use super::shown_url::shown_url;

/// The webhooks of a text with what stars stand for, and why some stars stay.
pub(super) struct Filled {
    pub(super) webhooks: WebhookSet,
    pub(super) unfilled: Option<String>,
}

/// A secret isn't filled in.
const ELSEWHERE: &str = "a stored secret goes only to its current scheme, host and port: write the secret in \
    place of `***`, or keep the scheme, host and port of the URL and of the token endpoint";

/// A part of a URL isn't filled in.
const STARRED_URL: &str =
    "a URL has stars for its hidden parts: write the whole URL, or leave it exactly as it is listed";

/// Fills in what stars in a text stand for.
pub(super) fn filled(desired: &WebhookSet, current: &WebhookSet) -> Filled {
    let mut filled = Filled { webhooks: WebhookSet::new(), unfilled: None };
    let listed = listed_urls(current);
    for webhook in desired {
        let stored = webhook
            .webhook_type()
            .and_then(chatapps_webhooks::OpenValue::known)
            .and_then(|webhook_type| current.get(webhook.sub_account_id(), webhook_type));
        let mut filling = Filling { listed: &listed, why: None };
        filled.webhooks.apply([filling.webhook(webhook, stored)]);
        if let Some(why) = filling.why {
            filled.unfilled.get_or_insert_with(|| format!("{}: {why}", name(webhook)));
        }
    }
    filled
}

/// The URLs of an account as they are listed, where a part is hidden.
fn listed_urls(current: &WebhookSet) -> HashSet<String> {
    let urls = current.iter().flat_map(|it| [Some(it.url()), it.oauth().map(OAuthClientCredentials::url)]);
    urls.flatten().map(|url| shown_url(&url)).filter(|shown| shown.contains('*')).collect()
}

fn name(webhook: &Webhook) -> String {
    let scope = webhook.sub_account_id();
    let scope = scope.as_str();
    let scope = if shows_scope(scope) { scope } else { Secret::MASK };
    webhook.webhook_type().map_or_else(|| format!("`{scope}`"), |it| format!("`{scope}` {}", it.as_str()))
}

/// How one webhook is filled in.
struct Filling<'a> {
    listed: &'a HashSet<String>,
    why: Option<&'static str>,
}

impl Filling<'_> {
    fn webhook(&mut self, webhook: &Webhook, stored: Option<&Webhook>) -> Webhook {
        let url = self.url(&webhook.url(), stored.map(Webhook::url).as_ref());
        let mut filled = Webhook::new(webhook.sub_account_id(), &url);
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
            filled =
                filled.with_oauth(self.oauth(credentials, stored.and_then(Webhook::oauth), is_same_place));
        }
        filled
    }

    /// Tokens go to the webhook, and the secret goes to the token endpoint.
    fn oauth(
        &mut self,
        credentials: &OAuthClientCredentials,
        stored: Option<&OAuthClientCredentials>,
        is_same_place: bool,
    ) -> OAuthClientCredentials {
        let url = self.url(&credentials.url(), stored.map(OAuthClientCredentials::url).as_ref());
        let is_same_place = is_same_place && stored.is_some_and(|it| leads_to_same(&url, &it.url()));
        let known = stored.map(OAuthClientCredentials::client_secret);
        let secret = self.secret(credentials.client_secret(), known, is_same_place);
        let location = credentials.credentials_location();
        let filled = OAuthClientCredentials::new(&url, credentials.client_id(), secret, location);
        match credentials.scope() {
            None => filled,
            Some(scope) => filled.with_scope(scope),
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

    /// The stored URL, if a text has it as it is listed, perhaps encrypted now.
    fn url(&mut self, wanted: &Uri<'_>, stored: Option<&Uri<'_>>) -> Uri<'static> {
        let text = wanted.as_str();
        if text.contains('*') && stored.is_none_or(|stored| stored.as_str() != text) {
            let encrypted =
                stored.and_then(|it| Uri::new(format!("https:{}", it.as_str().strip_prefix("http:")?)).ok());
            for known in [stored, encrypted.as_ref()].into_iter().flatten() {
                if shown_url(known) == text {
                    return known.clone().into_owned();
                }
            }
            if stored.is_some_and(|stored| shown_url(stored).contains('*'))
                || self.listed.contains(text)
                || has_starred_part(text)
            {
                self.why.get_or_insert(STARRED_URL);
            }
        }
        wanted.clone().into_owned()
    }
}

/// Whether nothing but stars is in the place of user information, a query or a fragment.
fn has_starred_part(url: &str) -> bool {
    url.split(['/', '?', '#', '@']).any(|part| part.len() >= 3 && part.bytes().all(|byte| byte == b'*'))
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
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn set(webhook: &Value) -> WebhookSet {
        serde_json::from_value::<Vec<Webhook>>(json!([webhook])).unwrap().into_iter().collect()
    }

    fn webhook(url: &str, secret: &str) -> Value {
        json!({ "subAccountId": "*", "type": "MSG", "url": url, "httpAuthorization": secret })
    }

    /// What becomes of a webhook of the account, and why not more.
    fn filled_in(wanted: &Value, stored: &Value) -> (WebhookSet, Option<String>) {
        let Filled { webhooks, unfilled } = filled(&set(wanted), &set(stored));
        (webhooks, unfilled)
    }

    #[test]
    fn a_stored_secret_stays_where_it_is() {
        let stored = "https://u:rw4Kd0@hooks.onion.example:8443/a?k=q8Zt#n";
        let starred = "https://********@hooks.onion.example:8443/a?******#*";
        for (url, to, why) in [
            (stored, Some(stored), None),
            ("https://hooks.onion.example:8443/b", Some("https://hooks.onion.example:8443/b"), None),
            (starred, Some(stored), None),
            ("https://hooks.onion.example/a", None, Some(ELSEWHERE)),
            ("http://hooks.onion.example:8443/a", None, Some(ELSEWHERE)),
            ("https://hooks.onion.example.evil.example:8443/a", None, Some(ELSEWHERE)),
            ("https://hooks.onion.example:8443@evil.example/a", None, Some(ELSEWHERE)),
            ("https://evil.example:8443/a?***", None, Some(STARRED_URL)),
            (
                "https://hooks.onion.example:8443/b?***",
                Some("https://hooks.onion.example:8443/b?***"),
                Some(STARRED_URL),
            ),
        ] {
            let expected = to.map_or_else(|| webhook(url, "***"), |to| webhook(to, "Bearer n5Jc3yHs"));
            let why = why.map(|why| format!("`*` MSG: {why}"));
            let stored = webhook(stored, "Bearer n5Jc3yHs");
            assert_eq!(filled_in(&webhook(url, "***"), &stored), (set(&expected), why), "{url}");
        }
    }

    #[test]
    fn stars_beside_a_guess_are_not_filled_in_whether_it_is_right_or_wrong() {
        let stored = webhook("https://u:rw4Kd0@h.example/a?k=q8Zt", "");
        for guess in [
            "https://u:rw4Kd0@h.example/a?******",
            "https://u:rw4Kd1@h.example/a?******",
            "https://********@h.example/a?k=q***",
            "https://********@h.example/a?k=r***",
        ] {
            let wanted = webhook(guess, "");
            let why = Some(format!("`*` MSG: {STARRED_URL}"));
            assert_eq!(filled_in(&wanted, &stored), (set(&wanted), why), "{guess}");
        }
    }

    #[test]
    fn no_stars_are_stored_in_a_url() {
        for (stored, listed) in [
            ("https://h.example/a?k=q8Zt", "https://h.example/a?******"),
            ("https://h.example/a;t=q8Zt", "https://h.example/a*******"),
            ("https://h.example/a?v", "https://h.example/a?*"),
            ("https://h.example/#n", "https://h.example/#*"),
        ] {
            assert_eq!(
                filled_in(&webhook(listed, ""), &webhook(stored, "")),
                (set(&webhook(stored, "")), None)
            );
            let mut elsewhere = webhook(&listed.replace("h.example", "h2.example"), "");
            let why = filled_in(&elsewhere, &webhook(stored, "")).1;
            assert_eq!(why, Some(format!("`*` MSG: {STARRED_URL}")), "{listed} elsewhere");
            elsewhere = webhook(listed, "");
            elsewhere["subAccountId"] = json!("Onion_Support");
            let why = filled_in(&elsewhere, &webhook(stored, "")).1;
            assert_eq!(why, Some(format!("`Onion_Support` MSG: {STARRED_URL}")), "{listed} of another");
        }
        let own = webhook("https://h.example/a?k=*v", "");
        assert_eq!(filled_in(&own, &webhook("https://h.example/a", "")), (set(&own), None));
    }

    #[test]
    fn a_connection_may_become_an_encrypted_one() {
        let current = set(&webhook("http://hooks.onion.example/a?key=q8Zt", "Bearer n5Jc3yHs"));
        let filled = filled(&set(&webhook("https://hooks.onion.example/a?********", "***")), &current);
        let expected = set(&webhook("https://hooks.onion.example/a?key=q8Zt", "Bearer n5Jc3yHs"));
        assert_eq!((filled.webhooks, filled.unfilled), (expected, None));
    }

    #[test]
    fn the_secret_of_a_client_goes_to_its_token_endpoint_alone() {
        let with = |url: &str, token: &str, secret: &str| {
            set(&json!({ "subAccountId": "*", "type": "MSG", "url": url, "enabled": false, "oauth": {
                "url": token, "clientId": "a", "clientSecret": secret, "credentialsLocation": "body", "scope": "b" } }))
        };
        let current = with("https://h.example/", "https://id.example/token", "n5Jc3yHs");
        for (url, token, is_filled) in [
            ("https://h.example/b", "https://id.example/other", true),
            ("https://evil.example/", "https://id.example/token", false),
            ("https://h.example/", "https://evil.example/token", false),
        ] {
            let filled = filled(&with(url, token, "***"), &current).webhooks;
            assert_eq!(filled, with(url, token, if is_filled { "n5Jc3yHs" } else { "***" }), "{url} {token}");
        }
    }

    #[test]
    fn nothing_is_filled_in_for_another_webhook() {
        let mut other = webhook("https://hooks.onion.example/", "Bearer n5Jc3yHs");
        let wanted = set(&webhook("https://hooks.onion.example/", "***"));
        for (name, value) in [("type", "CADR"), ("subAccountId", "Onion_Support")] {
            other[name] = json!(value);
            assert_eq!(filled(&wanted, &set(&other)).webhooks, wanted);
        }
    }
}
