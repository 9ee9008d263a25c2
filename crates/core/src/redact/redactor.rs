//! The secrets that a text may repeat.

use zeroize::Zeroizing;

use super::parts::{Part, client_parts, credential_parts, url_parts};
use super::patterns::Patterns;
use super::reading::{hidden_bytes, with_stars};
use crate::contract::oauth::OAuthClientCredentials;
use crate::contract::webhook::Webhook;
use crate::values::secret::Secret;

/// Removes secrets from texts that somebody else wrote, who has seen them: an endpoint may repeat
/// what requests hold, and a receiver what deliveries do.
///
/// They are found without regard to case, in any part of at least eight bytes, and where a text is
/// escaped for a URL, in JSON or in HTML, up to three times. Other encodings aren't recognized.
///
/// A URL may come back in another form: with a port, with another case, percent-decoded. So its
/// secret parts are looked for one by one: user information, query and fragment.
///
/// Where there are more secrets than fit into 32 MiB, nothing of a text is shown.
#[derive(Clone, Default)]
pub struct Redactor {
    credentials: Vec<Secret<'static>>,
    /// Ids and secrets of OAuth clients.
    clients: Vec<(String, Secret<'static>)>,
    /// URLs with parts to hide.
    urls: Vec<Secret<'static>>,
}

impl Redactor {
    /// Adds a credential to hide: a secret, or the value of an `Authorization` header.
    pub fn hide(&mut self, secret: &Secret<'_>) {
        if !secret.reveal().is_empty() && !secret.is_mask() {
            add(&mut self.credentials, secret.clone().into_owned());
        }
    }

    /// Adds the secrets of webhooks, and the parts of their URLs that may be secret.
    pub fn hide_all<'w>(&mut self, webhooks: impl IntoIterator<Item = &'w Webhook>) {
        for webhook in webhooks {
            let oauth = webhook.oauth();
            for url in [Some(webhook.url()), oauth.map(OAuthClientCredentials::url)].into_iter().flatten() {
                if url.redacted() != url.as_str() {
                    add(&mut self.urls, url.as_str().to_owned().into());
                }
            }
            if let Some(value) = webhook.http_authorization() {
                self.hide(&value);
            }
            if let Some(client) = oauth.filter(|client| !client.client_secret().is_mask()) {
                self.hide(&client.client_secret());
                let client = (client.client_id().to_owned(), client.client_secret().into_owned());
                add(&mut self.clients, client);
            }
        }
    }

    /// The text without secrets; `None` if it has none. Where it `is_cut` off, it may end with the
    /// beginning of one.
    #[must_use]
    pub fn redact(&self, text: &[u8], is_cut: bool) -> Option<Zeroizing<Vec<u8>>> {
        if text.is_empty() {
            return None;
        }
        let is_hidden = hidden_bytes(&self.patterns(), text, is_cut);
        is_hidden.contains(&true).then(|| with_stars(text, &is_hidden))
    }

    fn patterns(&self) -> Patterns {
        let mut patterns = Patterns::default();
        let mut add = |part: Part<'_>| patterns.add(part);
        for secret in &self.credentials {
            credential_parts(secret.reveal(), &mut add);
        }
        for (id, secret) in &self.clients {
            client_parts(id, secret.reveal(), &mut add);
        }
        for url in &self.urls {
            url_parts(url.reveal(), &mut add);
        }
        patterns.sorted()
    }
}

/// Adds one, unless it is the last one: both webhooks of an entry without a type have the same.
fn add<T: PartialEq>(list: &mut Vec<T>, one: T) {
    if list.last() != Some(&one) {
        list.push(one);
    }
}
