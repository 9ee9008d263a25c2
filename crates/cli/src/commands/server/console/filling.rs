//! What a text leaves out, since the page never had it: secrets, and parts of URLs that may be secret.
//!
//! Stars in a text stand for what the account's webhook of the same sub-account and type has. A stored
//! secret is sent only to where it is sent now: whoever has the console could have it sent to a
//! receiver of their own otherwise, and read it there.

use chatapps_webhooks::{OAuthClientCredentials, Secret, Uri, Webhook, WebhookSet};
use url::Url;

/// The webhooks of a text with what stars stand for, and why some stars stay.
pub(super) struct Filled {
    pub(super) webhooks: WebhookSet,
    pub(super) unfilled: Option<&'static str>,
}

/// A secret isn't filled in.
const ELSEWHERE: &str = "a stored secret is sent only to where it is sent now: write the secret in place of \
    `***`, or keep the scheme, host and port of the URL, and of the token endpoint";

/// A part of a URL isn't filled in.
const STARRED_URL: &str = "a URL has stars in place of what isn't shown: write it as a whole, or leave it \
    as it is listed";

/// Fills in what stars in a text stand for.
pub(super) fn filled(desired: &WebhookSet, current: &WebhookSet) -> Filled {
    let (mut webhooks, mut unfilled) = (WebhookSet::new(), None);
    for webhook in desired {
        let stored = webhook
            .webhook_type()
            .and_then(chatapps_webhooks::OpenValue::known)
            .and_then(|webhook_type| current.get(webhook.sub_account_id(), webhook_type));
        webhooks.apply([match stored {
            None => webhook.clone(),
            Some(stored) => of_stored(webhook, stored, &mut unfilled),
        }]);
    }
    Filled { webhooks, unfilled }
}

fn of_stored(webhook: &Webhook, stored: &Webhook, unfilled: &mut Option<&'static str>) -> Webhook {
    let url = url(&webhook.url(), &stored.url(), unfilled);
    let mut filled = Webhook::new(webhook.sub_account_id(), &url);
    let is_same_place = leads_to_same(&url, &stored.url());
    if let Some(value) = webhook.http_authorization() {
        let known = stored.http_authorization().filter(|value| !value.reveal().is_empty());
        filled = filled.with_authorization(secret(value, known, is_same_place, unfilled));
    }
    if let Some(enabled) = webhook.enabled() {
        filled = filled.with_enabled(enabled);
    }
    if let Some(webhook_type) = webhook.webhook_type() {
        filled = filled.with_type(webhook_type);
    }
    if let Some(credentials) = webhook.oauth() {
        filled = filled.with_oauth(match stored.oauth() {
            None => credentials.clone(),
            Some(stored) => oauth(credentials, stored, is_same_place, unfilled),
        });
    }
    filled
}

/// Tokens go to the webhook, and the secret goes to the token endpoint.
fn oauth(
    credentials: &OAuthClientCredentials,
    stored: &OAuthClientCredentials,
    is_same_place: bool,
    unfilled: &mut Option<&'static str>,
) -> OAuthClientCredentials {
    let url = url(&credentials.url(), &stored.url(), unfilled);
    let is_same_place = is_same_place && leads_to_same(&url, &stored.url());
    let secret = secret(credentials.client_secret(), Some(stored.client_secret()), is_same_place, unfilled);
    let location = credentials.credentials_location();
    let filled = OAuthClientCredentials::new(&url, credentials.client_id(), secret, location);
    match credentials.scope() {
        None => filled,
        Some(scope) => filled.with_scope(scope),
    }
}

fn secret<'s>(
    wanted: Secret<'s>,
    stored: Option<Secret<'s>>,
    is_same_place: bool,
    unfilled: &mut Option<&'static str>,
) -> Secret<'s> {
    match stored {
        Some(stored) if wanted.reveal() == Secret::MASK => {
            if is_same_place {
                return stored;
            }
            unfilled.get_or_insert(ELSEWHERE);
            wanted
        }
        _ => wanted,
    }
}

/// The stored URL, if a text has it with stars, perhaps encrypted now.
fn url(wanted: &Uri<'_>, stored: &Uri<'_>, unfilled: &mut Option<&'static str>) -> Uri<'static> {
    let (text, known) = (wanted.as_str(), stored.as_str());
    if !text.contains('*') || text == known {
        return wanted.clone().into_owned();
    }
    let encrypted = known.strip_prefix("http:").map(|rest| format!("https:{rest}"));
    for known in [Some(known.to_owned()), encrypted].into_iter().flatten() {
        let fits = |(wanted, known): (u8, u8)| wanted == known || wanted == b'*';
        if text.len() == known.len()
            && text.bytes().zip(known.bytes()).all(fits)
            && let Ok(known) = Uri::new(known)
        {
            return known.into_owned();
        }
    }
    if stored.redacted() != known && text.contains("***") {
        unfilled.get_or_insert(STARRED_URL);
    }
    wanted.clone().into_owned()
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

    #[test]
    fn a_stored_secret_stays_where_it_is() {
        let stored = "https://u:rw4Kd0@hooks.onion.example:8443/a?k=q8Zt#n";
        let starred = "https://********@hooks.onion.example:8443/a?******#*";
        for (url, to, why) in [
            (stored, Some(stored), None),
            ("https://hooks.onion.example:8443/b", Some("https://hooks.onion.example:8443/b"), None),
            (starred.replace("********", "u:rw4Kd0").as_str(), Some(stored), None),
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
            let current = set(&webhook(stored, "Bearer n5Jc3yHs"));
            let filled = filled(&set(&webhook(url, "***")), &current);
            let expected = to.map_or_else(|| webhook(url, "***"), |to| webhook(to, "Bearer n5Jc3yHs"));
            assert_eq!((filled.webhooks, filled.unfilled), (set(&expected), why), "{url}");
        }
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
