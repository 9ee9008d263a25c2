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
    "a value is nothing but stars: write the whole value, or leave it exactly as it is listed";

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
        if wanted == SubAccountScope::All || !is_blank(name) {
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
            _ if is_blank(wanted)
                && (stored.is_some() || has_stars(wanted) || self.account.hidden.contains(wanted)) =>
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

/// What a stored URL may become while its hidden parts stay: encrypted, without a fragment, or both.
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

    /// A webhook with the credentials of a client.
    fn with_client(id: &str, secret: &str, scope: &str) -> Value {
        json!({ "subAccountId": "*", "type": "MSG", "url": "https://u:rw4Kd0@h.example/a#n", "oauth": {
            "url": "https://id.example/token?k=q8Zt", "clientId": id, "clientSecret": secret,
            "credentialsLocation": "body", "scope": scope } })
    }

    #[test]
    fn a_listing_that_is_sent_back_changes_nothing() {
        for (id, scope) in
            [("client-id-123", "events.write audit"), ("CID", "S"), ("a\"é€🞄", "*"), ("***", "**")]
        {
            let stored = with_client(id, "n5Jc3yHs", scope);
            let current = set(&stored);
            let shown = listed(current.iter().next().unwrap());
            assert!(
                !shown.to_string().contains("n5Jc3yHs")
                    && is_blank(shown["oauth"]["clientId"].as_str().unwrap())
            );
            assert_eq!(filled_in(&shown, &stored), (current, None), "{shown}");
        }
        let mut hidden = webhook("https://h.example/", "Bearer n5Jc3yHs");
        hidden["subAccountId"] = json!("rw4Kd0 n5Jc3yHs");
        let current = set(&hidden);
        let shown = listed(current.iter().next().unwrap());
        assert_eq!(shown["subAccountId"], "***************");
        assert_eq!(filled_in(&shown, &hidden), (current, None));
    }

    #[test]
    fn no_stars_are_stored_in_a_value() {
        let stored = with_client("client-id", "n5Jc3yHs", "audit");
        let why = |wanted: &Value, stored: &Value| {
            filled_in(wanted, stored).1.map(|why| why.replace("`*` MSG: ", ""))
        };
        for (id, scope) in
            [("***", "*****"), ("**********", "audit"), ("*********", "*"), ("client-id", "••••")]
        {
            let wanted = with_client(id, "n5Jc3yHs", scope);
            assert_eq!(why(&wanted, &stored).as_deref(), Some(STARRED_VALUE), "{id} {scope}");
        }
        // Of another webhook, and of one without a client.
        let mut other = stored.clone();
        other["type"] = json!("CADR");
        let wanted = with_client("*********", "n5Jc3yHs", "*****");
        assert_eq!(
            why(&wanted, &webhook("https://u:rw4Kd0@h.example/a#n", "")).as_deref(),
            Some(STARRED_VALUE)
        );
        assert!(why(&wanted, &other).is_some());
        // It goes nowhere else, even beside a secret that is written anew.
        let mut elsewhere = wanted;
        elsewhere["oauth"]["url"] = json!("https://evil.example/token");
        assert_eq!(why(&elsewhere, &stored).as_deref(), Some(ELSEWHERE));
        // What people write stays.
        let own = with_client("own", "q8Zt1mVx7", "own*");
        assert_eq!(filled_in(&own, &stored), (set(&own), None));
        let mut scope = webhook("https://h.example/", "");
        scope["subAccountId"] = json!("******");
        let why = filled_in(&scope, &webhook("https://h.example/", "")).1;
        assert_eq!(why, Some(format!("`******` MSG: {STARRED_VALUE}")));
    }

    #[test]
    fn a_url_may_lose_its_fragment_and_keep_what_is_hidden() {
        for (stored, wanted, expected) in [
            ("https://u:p@h.example/a#n", "https://***@h.example/a", "https://u:p@h.example/a"),
            ("http://u:p@h.example/a?k=v#n", "https://***@h.example/a?***", "https://u:p@h.example/a?k=v"),
        ] {
            let filled = filled_in(&webhook(wanted, "***"), &webhook(stored, "Bearer n5Jc3yHs"));
            assert_eq!(filled, (set(&webhook(expected, "Bearer n5Jc3yHs")), None), "{wanted}");
        }
        // The user information stays, or is written anew.
        let why =
            filled_in(&webhook("https://h.example/a?***", ""), &webhook("https://u:p@h.example/a?k=v", "")).1;
        assert_eq!(why, Some(format!("`*` MSG: {STARRED_URL}")));
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
