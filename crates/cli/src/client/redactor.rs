//! Takes what nobody may see out of texts that an endpoint wrote: it knows the key, and it was sent secrets.

use chatapps_webhooks::{Secret, Webhook};

const STARS: &str = "***";

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

    /// The text without what is hidden.
    pub(super) fn redact(&self, text: &str) -> String {
        let mut hidden: Vec<_> = self.hidden.iter().collect();
        // Of two, one of which is part of the other, the longer one first.
        hidden.sort_by_key(|(secret, _)| std::cmp::Reverse(secret.reveal().len()));
        hidden.iter().fold(text.to_owned(), |text, (secret, shown)| text.replace(secret.reveal(), shown))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
