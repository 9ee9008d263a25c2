//! The accounts, and the webhooks of one.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use chatapps_webhooks::{Model, OAuthClientCredentials, Webhook};
use chatapps_webhooks_server::Account;
use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::{Answer, Refusal, answer, asked, work};
use super::checks::with_fixes;
use super::desk::{Desk, account};
use super::fixes::{Part, without_revealing};
use super::shown_url::shown_url;
use crate::output::redact::redact;

/// The most accounts of an answer.
const ACCOUNTS: usize = 500;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    account: String,
}

/// The accounts, and how many more there are.
pub(super) async fn accounts(State(desk): State<Arc<Desk>>) -> Answer {
    let all = desk.vault.store().accounts().await?;
    let shown: Vec<_> = all.iter().take(ACCOUNTS).map(shown_account).collect();
    answer(&json!({ "accounts": shown, "omitted": all.len() - shown.len() }))
}

fn shown_account(account: &Account) -> Value {
    json!({ "id": account.id.as_str(), "subAccounts": account.sub_accounts })
}

/// The webhooks of an account as its listing has them, without what may be secret, and what was
/// found in them.
pub(super) async fn list(State(desk): State<Arc<Desk>>, body: Bytes) -> Answer {
    let Asked { account: id } = asked(&body)?;
    let webhooks = desk.vault.list(&account(&id)?).await?.masked();
    let checker = desk.desired.clone();
    let found = work(move || {
        // Where each begins in the text, to which edits refer: behind a bracket or a comma.
        let mut start = 1;
        let mut entries = Vec::with_capacity(webhooks.len());
        for webhook in &webhooks {
            let text = serde_json::to_string_pretty(webhook)
                .map_err(|_| Refusal::new("a webhook can't be written"))?;
            let length = text.len();
            entries.push(Part { start, shown: blanked(&text), text });
            start += length + 1;
        }
        let text = format!("[{}]", entries.iter().map(|it| &*it.text).collect::<Vec<_>>().join(","));
        let report = with_fixes(&checker.check(Model::Webhooks, &text), &text)?;
        let report = without_revealing(report, &entries, blanked);
        let shown = webhooks.iter().zip(entries).map(|(webhook, Part { start, shown, .. })| {
            json!({ "text": shown, "start": start, "enabled": webhook.is_enabled() })
        });
        Ok::<_, Refusal>(json!({ "webhooks": shown.collect::<Vec<_>>(), "report": report }))
    });
    answer(&found.await??)
}

/// A webhook as it is shown: with stars for what may be secret. What separates the parts of a URL
/// stays, so that it is one.
fn blanked(text: &str) -> String {
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
