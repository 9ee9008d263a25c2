//! Removes secrets from texts that an endpoint wrote: it knows the API key, and may repeat secrets
//! from requests.

use chatapps_webhooks::{OAuthClientCredentials, Secret, Webhook};

const STARS: &str = "***";

/// The most characters of a text to show.
const MAX_SHOWN: usize = 500;

/// The most characters of a text to search for whole secrets. If a secret extends beyond them, its
/// parts are hidden.
const MAX_SEARCHED: usize = 8 * 1024;

/// This many characters of a secret in a row must be hidden.
const MIN_PART: usize = 8;

/// The texts to hide, each with its replacement.
#[derive(Default)]
pub(super) struct Redactor {
    hidden: Vec<(Secret<'static>, String)>,
}

impl Redactor {
    /// Adds a secret to hide.
    pub(super) fn hide(&mut self, secret: &Secret<'_>) {
        self.replace(secret.reveal(), STARS.to_owned());
    }

    /// Adds the secrets of webhooks.
    pub(super) fn hide_all(&mut self, webhooks: &[Webhook]) {
        for webhook in webhooks {
            let oauth = webhook.oauth();
            for url in [Some(webhook.url()), oauth.map(OAuthClientCredentials::url)].into_iter().flatten() {
                let shown = url.redacted();
                if shown != url.as_str() {
                    self.replace(url.as_str(), shown);
                }
            }
            for secret in [webhook.http_authorization(), oauth.map(OAuthClientCredentials::client_secret)]
                .into_iter()
                .flatten()
            {
                self.hide(&secret);
                // An endpoint may repeat the credentials without their scheme.
                if let Some((_, credentials)) = secret.reveal().split_once(' ') {
                    self.replace(credentials, STARS.to_owned());
                }
            }
        }
    }

    fn replace(&mut self, text: &str, shown: String) {
        if !text.is_empty() {
            self.hidden.push((text.to_owned().into(), shown));
        }
    }

    /// The text without secrets, cut to a useful length, since an endpoint may write any amount of
    /// text.
    pub(super) fn redact(&self, text: &str) -> String {
        let (text, unseen) = split_after(text, MAX_SEARCHED);
        let mut hidden: Vec<_> = self.hidden.iter().collect();
        // Longer texts first, since one may be part of another.
        hidden.sort_by_key(|(secret, _)| std::cmp::Reverse(secret.reveal().len()));
        let text =
            hidden.iter().fold(text.to_owned(), |text, (secret, shown)| text.replace(secret.reveal(), shown));
        let secrets: Vec<_> =
            hidden.iter().filter(|(_, shown)| shown == STARS).map(|(secret, _)| secret.reveal()).collect();
        // Include enough text to recognize a part that begins at the end of the shown text.
        let (near, far) = split_after(&text, MAX_SHOWN + MIN_PART);
        let redacted = without_parts(near, &secrets);
        let (shown, rest) = split_after(&redacted, MAX_SHOWN);
        let is_all = [unseen, far, rest].iter().all(|rest| rest.is_empty());
        if is_all { shown.to_owned() } else { format!("{shown}…") }
    }
}

/// Splits a text after a number of characters.
fn split_after(text: &str, characters: usize) -> (&str, &str) {
    let end = text.char_indices().nth(characters).map_or(text.len(), |(end, _)| end);
    text.split_at_checked(end).unwrap_or((text, ""))
}

/// The text without parts of secrets that have at least `MIN_PART` characters.
fn without_parts(text: &str, secrets: &[&str]) -> String {
    let mut shown = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let ends = || rest.char_indices().skip(1).map(|(end, _)| end).chain([rest.len()]);
        let is_part = |end: &usize| {
            rest.get(..*end).is_some_and(|part| secrets.iter().any(|secret| secret.contains(part)))
        };
        let part = ends().nth(MIN_PART - 1).filter(is_part);
        let end = if part.is_some() {
            shown.push_str(STARS);
            ends().take_while(is_part).last()
        } else {
            shown.push(first);
            ends().next()
        };
        rest = end.and_then(|end| rest.get(end..)).unwrap_or_default();
    }
    shown
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_long_part_of_a_secret_is_left(
            secret in "[a-zA-Z0-9é._-]{8,40}", before in "[ -~]{0,12}", after in "[ -~]{0,12}", from in 0..40_usize, length in 8..40_usize,
        ) {
            let characters: Vec<char> = secret.chars().collect();
            let from = from.min(characters.len() - 8);
            let part: String = characters[from..].iter().take(length).collect();
            let mut redactor = Redactor::default();
            redactor.hide(&secret.clone().into());
            let shown: Vec<char> = redactor.redact(&format!("{before}{part}{after}")).chars().collect();
            for run in shown.windows(MIN_PART) {
                prop_assert!(!secret.contains(&run.iter().collect::<String>()));
            }
        }
    }

    #[test]
    fn a_long_text_is_cut_early() {
        let mut redactor = Redactor::default();
        for number in 0..1_000 {
            redactor.hide(&format!("rw4Kd0b2u-{number}").into());
        }
        let shown = redactor.redact(&"rw4Kd0b2u-7 ü ".repeat(1_000_000));
        assert!(
            shown.ends_with('…') && shown.chars().count() <= MAX_SHOWN + 1 && !shown.contains("rw4Kd0b2"),
            "{shown}"
        );
    }

    #[test]
    fn a_text_without_secrets_stays() {
        let mut redactor = Redactor::default();
        redactor.hide(&"rw4Kd0b2u-rw4Kd0b2u".into());
        for text in ["", "rw4Kd0b", "Request was not authenticated properly", "Zwiebel ü 🧅"] {
            assert_eq!(redactor.redact(text), text);
        }
        assert_eq!(redactor.redact("starts with rw4Kd0b2…"), "starts with ***…");
    }

    #[test]
    fn nothing_of_a_webhook_is_left() {
        let webhook: Webhook = serde_json::from_str(
            r#"{"subAccountId": "*", "url": "https://u:hunter2@h/a?k=hunter2", "httpAuthorization": "Bearer hunter2",
                "oauth": {"url": "https://l/?hunter3", "clientId": "chat", "clientSecret": "hunter4", "credentialsLocation": "body"}}"#,
        )
        .unwrap();
        let mut redactor = Redactor::default();
        redactor.hide_all(&[webhook]);
        redactor.hide(&"key".into());
        let text = "Bearer hunter2, hunter2, https://u:hunter2@h/a?k=hunter2, https://l/?hunter3, hunter4, key, chat";
        assert_eq!(redactor.redact(text), "***, ***, https://***@h/a?***, https://l/?***, ***, ***, chat");
    }
}
