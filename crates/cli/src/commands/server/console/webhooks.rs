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

/// The webhooks of an account as its listing has them, without what may be secret, and what was found
/// in them.
pub(super) async fn list(State(desk): State<Arc<Desk>>, body: Bytes) -> Answer {
    let Asked { account: id } = asked(&body)?;
    let webhooks = desk.vault.list(&account(&id)?).await?.masked();
    let checker = desk.desired.clone();
    let found = work(move || {
        let entries = webhooks.iter().map(entry).collect::<Result<Vec<_>, _>>()?;
        let text = format!("[{}]", entries.iter().map(|(text, _)| &**text).collect::<Vec<_>>().join(","));
        let report = with_fixes(&checker.check(Model::Webhooks, &text), &text)?;
        // Where each begins in the text, to which edits refer: behind a bracket or a comma.
        let mut start = 0;
        let entries: Vec<_> = entries
            .into_iter()
            .map(|(text, mut shown)| {
                if let Some(members) = shown.as_object_mut() {
                    members.insert("start".to_owned(), (start + 1).into());
                }
                start += 1 + text.len();
                shown
            })
            .collect();
        Ok::<_, Refusal>(json!({ "webhooks": entries, "report": report }))
    });
    answer(&found.await??)
}

/// A webhook as text, and what is shown of it. What is shown in part can't be sent again.
fn entry(webhook: &Webhook) -> Result<(String, Value), Refusal> {
    let unwritable = |_| Refusal::new("a webhook can't be written");
    let text = serde_json::to_string_pretty(webhook).map_err(unwritable)?;
    let shown = redact(Model::Webhook, text.as_bytes(), None);
    let is_whole = shown == text;
    Ok((text, json!({ "text": shown, "whole": is_whole, "enabled": webhook.is_enabled() })))
}
