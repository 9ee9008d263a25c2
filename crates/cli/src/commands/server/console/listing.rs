//! Webhooks as listings show them: with stars for what may be secret.

use chatapps_webhooks::{Model, OAuthClientCredentials, Webhook};
use serde_json::Value;

use super::shown_url::shown_url;
use crate::output::redact::{blank, redact};

/// A webhook as it is shown: with stars for what may be secret. What separates the parts of a URL
/// stays, so that it is one.
pub(super) fn blanked(text: &str) -> String {
    let mut shown = redact(Model::Webhook, text.as_bytes(), None).into_bytes();
    if let Ok(webhook) = serde_json::from_str::<Webhook>(text) {
        let urls = [Some(webhook.url()), webhook.oauth().map(OAuthClientCredentials::url)];
        for url in urls.into_iter().flatten() {
            let Some(start) = text.find(url.as_str()) else { continue };
            if let Some(place) = shown.get_mut(start..start + url.as_str().len()) {
                place.copy_from_slice(shown_url(&url).as_bytes());
            }
        }
    }
    String::from_utf8_lossy(&shown).into_owned()
}

/// The values of a webhook as its listing shows them, which perhaps isn't a webhook any more.
pub(super) fn listed(webhook: &Webhook) -> Value {
    let text = serde_json::to_string_pretty(&webhook.masked()).unwrap_or_default();
    serde_json::from_str(&blanked(&text)).unwrap_or_default()
}

/// Whether a text has nothing but what a listing shows in place of something else.
pub(super) fn is_blank(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| BLANKS.contains(&c))
}

/// What a listing shows in place of characters of one to four bytes.
const BLANKS: [char; 4] = [blank('a'), blank('é'), blank('€'), blank('🞄')];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blanked_webhook_has_a_url_of_the_same_parts() {
        for (url, shown) in [
            ("https://u:p@h.example/a?k=v#f", "https://***@h.example/a?***#*"),
            ("https://h.example/a#f?k", "https://h.example/a#***"),
            ("https://h.example:8443/a", "https://h.example:8443/a"),
        ] {
            let text = |url: &str| format!(r#"{{"subAccountId":"*","url":"{url}"}}"#);
            assert_eq!(blanked(&text(url)), text(shown));
        }
        let unclear = r#"{"subAccountId":"*","url":"https://h.example/u:p@a?k=v"}"#;
        assert!(!blanked(unclear).contains('@') && !blanked(unclear).contains('?'), "{}", blanked(unclear));
    }
}
