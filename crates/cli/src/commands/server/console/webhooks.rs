//! The accounts, and the webhooks of one.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use chatapps_webhooks::{Model, Webhook};
use chatapps_webhooks_server::Account;
use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::{Answer, Refusal, answer, asked, work};
use super::checks::with_fixes;
use super::desk::{Desk, account};
use super::filling::filled;
use super::fixes::{Part, without_revealing};
use super::listing::blanked;

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
    let stored = desk.vault.list(&account(&id)?).await?;
    let checker = desk.desired.clone();
    let found = work(move || {
        let webhooks = stored.masked();
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
        let can_be_sent = |text: &str| {
            let webhook = serde_json::from_str::<Webhook>(text).ok();
            webhook.is_some_and(|it| filled(&[it].into_iter().collect(), &stored).unfilled.is_none())
        };
        let report = without_revealing(report, &entries, blanked, can_be_sent);
        let shown = webhooks.iter().zip(entries).map(|(webhook, Part { start, shown, .. })| {
            json!({ "text": shown, "start": start, "enabled": webhook.is_enabled() })
        });
        Ok::<_, Refusal>(json!({ "webhooks": shown.collect::<Vec<_>>(), "report": report }))
    });
    answer(&found.await??)
}
