//! Plans: what to send so that an account has the webhooks of a text, and sending it.
//!
//! A plan is made of what is stored, so it says whether a secret changes, and never which it is.
//! What a listing masks is filled in again ([`filling`](super::filling)).

use std::fmt::Write as _;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use chatapps_webhooks::{Plan, Report, Unlisted, Webhook, WebhookSet, WebhookTarget};
use chatapps_webhooks_server::{AccountKey, Conditions, EntityTag, StoreError, VaultError};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::answer::{Answer, Refusal, answer, asked, data, work};
use super::checks::with_fixes;
use super::desk::{Desk, account};
use super::filling::{Filled, filled};
use crate::commands::client::desired::of_text;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    account: String,
    text: String,
    /// Whether webhooks are deleted that the text doesn't list.
    prune: bool,
    /// Of the plan that was shown, to apply it.
    hash: Option<String>,
}

struct Planned {
    plan: Plan,
    report: Value,
    /// What is sent, or why nothing can be.
    requests: Result<(Vec<Webhook>, Vec<WebhookTarget>), String>,
    hash: String,
    /// That of the webhooks which the text was compared with.
    tag: EntityTag,
}

const CHANGED: &str = "the account or the text has changed since the plan was shown: look at the new plan";

/// Shows a plan, and sends nothing.
pub(super) async fn plan(State(desk): State<Arc<Desk>>, body: Bytes) -> Answer {
    let asked: Asked = asked(&body)?;
    let account = account(&asked.account)?;
    let planned = planned(&desk, &account, asked).await?;
    let can_apply = planned.requests.is_ok() && !planned.plan.is_empty();
    answer(&json!({
        "report": planned.report,
        "plan": planned.plan,
        "words": planned.plan.to_string(),
        "blocked": planned.requests.err(),
        "hash": can_apply.then_some(planned.hash),
    }))
}

/// Sends what a plan says, if it is the one that was shown.
pub(super) async fn apply(State(desk): State<Arc<Desk>>, body: Bytes) -> Answer {
    let mut asked: Asked = asked(&body)?;
    let account = account(&asked.account)?;
    let hash = asked.hash.take().ok_or_else(|| Refusal::new("no plan was shown"))?;
    let planned = planned(&desk, &account, asked).await?;
    let (request, removals) = planned.requests.map_err(Refusal::new)?;
    if planned.hash != hash {
        return Err(Refusal::of(StatusCode::CONFLICT, CHANGED));
    }
    let (sent, removed) = (request.len(), removals.len());
    let mut tag = planned.tag;
    if sent > 0 {
        let changed = desk.vault.apply(&account, request, &Conditions::unchanged(&tag)).await;
        tag = changed.map_err(|error| refused(error, 0))?.tag.unwrap_or(tag);
    }
    if removed > 0 {
        let changed = desk.vault.delete(&account, &removals, &Conditions::unchanged(&tag)).await;
        changed.map_err(|error| refused(error, sent))?;
    }
    answer(&json!({ "sent": sent, "deleted": removed }))
}

/// Why a change was refused after some webhooks were sent.
fn refused(error: VaultError, sent: usize) -> Refusal {
    let refusal = match (error, sent) {
        (VaultError::Store(StoreError::PreconditionFailed), 0) => Refusal::of(StatusCode::CONFLICT, CHANGED),
        (VaultError::Store(StoreError::PreconditionFailed), _) => {
            Refusal::of(StatusCode::CONFLICT, "the account changed meanwhile")
        }
        (error, _) => error.into(),
    };
    match sent {
        0 => refusal,
        1 => refusal.after("1 webhook was sent, but none was deleted"),
        _ => refusal.after(&format!("{sent} webhooks were sent, but none was deleted")),
    }
}

async fn planned(desk: &Desk, account: &AccountKey, asked: Asked) -> Result<Planned, Refusal> {
    let (current, tag) = desk.vault.list_with_tag(account).await?;
    let (checker, key, owner) = (desk.desired.clone(), desk.plan_key, account.clone());
    work(move || {
        let unlisted = if asked.prune { Unlisted::Prune } else { Unlisted::Keep };
        let read = of_text(&checker, asked.text.as_bytes());
        let (desired, report, missing) = read.map_err(|report| invalid(&report, &asked.text))?;
        let Filled { webhooks, unfilled } = filled(&desired, &current);
        let plan = chatapps_webhooks::plan(&current, &webhooks, unlisted);
        let requests = if let Some(why) = unfilled {
            Err(why)
        } else if missing > 0 {
            Err("the text refers to secrets, which the console doesn't read: `chatapps-webhooks apply` does"
                .to_owned())
        } else {
            plan.request().map(|request| (request, plan.removals())).map_err(|blocked| blocked.to_string())
        };
        let hash = hash(key, &(owner.as_str(), asked.prune), &plan, &current, &requests)?;
        Ok(Planned { plan, report: with_fixes(&report, &asked.text)?, requests, hash, tag })
    })
    .await?
}

fn invalid(report: &Report, text: &str) -> Refusal {
    let refusal = Refusal::new("the text has errors, so nothing was compared");
    match with_fixes(report, text) {
        Ok(report) => refusal.with(json!({ "report": report })),
        Err(refusal) => refusal,
    }
}

/// A hash of what was asked for, what the account has, and what would be sent, with its secrets. It
/// is made with a key of this process, so nobody finds out a secret by trying values.
fn hash(
    key: [u8; 32],
    asked: &impl Serialize,
    plan: &Plan,
    current: &WebhookSet,
    requests: &Result<(Vec<Webhook>, Vec<WebhookTarget>), String>,
) -> Result<String, Refusal> {
    let current: Vec<_> = current.iter().collect();
    let all = json!([data(asked)?, data(plan)?, data(&current)?, data(&requests.as_ref().ok())?]);
    let mut hash = Sha256::new();
    hash.update(key);
    hash.update(all.to_string().as_bytes());
    Ok(hash.finalize().iter().fold(String::new(), |mut text, byte| {
        // Writing to a string doesn't fail.
        let _ = write!(text, "{byte:02x}");
        text
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sent_is_told_whatever_stops_the_deletion() {
        let changed = || VaultError::Store(StoreError::PreconditionFailed);
        for (error, sent, expected) in [
            (changed(), 0, CHANGED),
            (changed(), 1, "1 webhook was sent, but none was deleted: the account changed meanwhile"),
            (
                VaultError::Store(StoreError::UnknownAccount),
                2,
                "2 webhooks were sent, but none was deleted: the account is not in the store",
            ),
        ] {
            assert_eq!(refused(error, sent).message(), expected);
        }
    }
}
