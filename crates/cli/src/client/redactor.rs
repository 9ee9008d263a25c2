//! Takes what nobody may see out of texts that an endpoint wrote: it knows the key, and it was sent secrets.

use chatapps_webhooks::{Secret, Webhook};

const STARS: &str = "***";

/// The most characters of a text that are shown.
const LONGEST: usize = 500;

/// The most characters of a text that are searched for what is hidden as a whole. Of a secret that goes on beyond them, parts are hidden.
const LONGEST_LOOKED_AT: usize = 8 * 1024;

/// How many characters of a secret in a row give it away.
const SHORTEST_PART: usize = 8;

/// What is hidden, and what stands for it.
#[derive(Default)]
pub(super) struct Redactor {
    hidden: Vec<(Secret<'static>, String)>,
}

impl Redactor {
    /// Hides a secret from now on.
    pub(super) fn hide(&mut self, secret: &Secret<'_>) {
        self.replace(secret.reveal(), STARS.to_owned());
    }

    /// Hides what is secret in webhooks.
    pub(super) fn hide_all(&mut self, webhooks: &[Webhook]) {
        for webhook in webhooks {
            let oauth = webhook.oauth();
            for url in [Some(webhook.url()), oauth.map(|oauth| oauth.url())].into_iter().flatten() {
                let shown = url.redacted();
                if shown != url.as_str() {
                    self.replace(url.as_str(), shown);
                }
            }
            for secret in
                [webhook.http_authorization(), oauth.map(|oauth| oauth.client_secret())].into_iter().flatten()
            {
                self.hide(&secret);
                // An endpoint may tell of the credentials without their scheme.
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

    /// The text without what is hidden, as far as it is worth showing: an endpoint may write anything, of any length.
    pub(super) fn redact(&self, text: &str) -> String {
        let (text, unseen) = split_after(text, LONGEST_LOOKED_AT);
        let mut hidden: Vec<_> = self.hidden.iter().collect();
        // Of two, one of which is part of the other, the longer one first.
        hidden.sort_by_key(|(secret, _)| std::cmp::Reverse(secret.reveal().len()));
        let text =
            hidden.iter().fold(text.to_owned(), |text, (secret, shown)| text.replace(secret.reveal(), shown));
        let secrets: Vec<_> =
            hidden.iter().filter(|(_, shown)| shown == STARS).map(|(secret, _)| secret.reveal()).collect();
        // What begins at the end of what is shown must be recognized.
        let (near, far) = split_after(&text, LONGEST + SHORTEST_PART);
        let redacted = without_parts(near, &secrets);
        let (shown, rest) = split_after(&redacted, LONGEST);
        let is_all = [unseen, far, rest].iter().all(|rest| rest.is_empty());
        if is_all { shown.to_owned() } else { format!("{shown}…") }
    }
}

/// A text, cut after so many characters.
fn split_after(text: &str, characters: usize) -> (&str, &str) {
    let end = text.char_indices().nth(characters).map_or(text.len(), |(end, _)| end);
    text.split_at_checked(end).unwrap_or((text, ""))
}

/// The text without parts of secrets, as far as they are long enough to be one.
fn without_parts(text: &str, secrets: &[&str]) -> String {
    let mut shown = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let ends = || rest.char_indices().skip(1).map(|(end, _)| end).chain([rest.len()]);
        let is_part = |end: &usize| {
            rest.get(..*end).is_some_and(|part| secrets.iter().any(|secret| secret.contains(part)))
        };
        let part = ends().nth(SHORTEST_PART - 1).filter(is_part);
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
            for run in shown.windows(SHORTEST_PART) {
                prop_assert!(!secret.contains(&run.iter().collect::<String>()));
            }
        }
    }

    #[test]
    fn what_an_endpoint_writes_is_cut_before_it_costs_anything() {
        let mut redactor = Redactor::default();
        for number in 0..1_000 {
            redactor.hide(&format!("rw4Kd0b2u-{number}").into());
        }
        let shown = redactor.redact(&"rw4Kd0b2u-7 ü ".repeat(1_000_000));
        assert!(
            shown.ends_with('…') && shown.chars().count() <= LONGEST + 1 && !shown.contains("rw4Kd0b2"),
            "{shown}"
        );
    }

    #[test]
    fn what_has_nothing_of_a_secret_stays() {
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
