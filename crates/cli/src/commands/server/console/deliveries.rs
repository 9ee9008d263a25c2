//! The deliveries of an account: their list, one of them as a whole, and trying one again.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use chatapps_webhooks::{Event, Model, Rule, Webhook, WebhookType};
use chatapps_webhooks_server::{AccountKey, Attempt, Delivery, DeliveryFilter, DeliveryState, Retried};
use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::{Answer, Refusal, answer, asked, data, work};
use super::checks::with_fixes;
use super::desk::{Desk, account};
use super::shown_url::shown_url;
use crate::output::redact::redact;

/// The most deliveries of an answer.
const PAGE: usize = 1000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Listed {
    account: String,
    /// The last one of the page before.
    before: Option<String>,
    /// Only those of an event.
    event: Option<String>,
}

/// Lists deliveries, the newest first, without any content.
pub(super) async fn list(State(desk): State<Arc<Desk>>, body: Bytes) -> Answer {
    let Listed { account: id, before, event } = asked(&body)?;
    let filter = DeliveryFilter { before, event_id: event, most: PAGE + 1, ..DeliveryFilter::default() };
    let mut found = desk.vault.store().deliveries(&account(&id)?, filter).await?;
    let has_more = found.len() > PAGE;
    found.truncate(PAGE);
    let rows: Vec<_> = found.iter().map(row).collect();
    answer(&json!({ "deliveries": rows, "more": has_more }))
}

/// A delivery as the list shows it.
fn row(delivery: &Delivery) -> Value {
    let attempts: Vec<_> = delivery.attempts.iter().map(attempt).collect();
    json!({
        "id": delivery.delivery_id,
        "event": delivery.event_id,
        "kind": delivery.kind,
        "scope": delivery.sub_account_id,
        "type": delivery.webhook_type.as_str(),
        "bytes": delivery.bytes,
        "state": delivery.state.as_str(),
        "created": delivery.created_at,
        "due": delivery.due_at,
        "finished": delivery.finished_at,
        "attempts": attempts,
    })
}

/// An attempt, without the answer.
pub(super) fn attempt(attempt: &Attempt) -> Value {
    json!({
        "number": attempt.number,
        "started": attempt.started_at,
        "ms": u64::try_from(attempt.took.as_millis()).unwrap_or(u64::MAX),
        "outcome": attempt.outcome,
        "status": attempt.status,
    })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct One {
    account: String,
    id: String,
    /// Whether personal data is shown, too.
    #[serde(default)]
    reveal: bool,
}

/// Shows a delivery: the request, the answers, and what is found in the body.
pub(super) async fn show(State(desk): State<Arc<Desk>>, body: Bytes) -> Answer {
    let One { account: id, id: delivery_id, reveal } = asked(&body)?;
    let account = account(&id)?;
    let delivery = find(&desk, &account, delivery_id).await?;
    let text = desk.deliveries.body(&account, &delivery.event_id).await?.ok_or_else(gone)?;
    let webhooks = desk.vault.list(&account).await?;
    let target = webhooks.get(delivery.sub_account_id.as_str(), delivery.webhook_type).map(request);
    let mut shown = row(&delivery);
    let answers: Vec<_> = delivery
        .attempts
        .iter()
        .map(|attempt| {
            let answer = desk.deliveries.answer(&account, &delivery.delivery_id, attempt);
            let shown =
                |text: &[u8]| if reveal { String::from_utf8_lossy(text).into_owned() } else { String::new() };
            answer.map(|text| shown(&text))
        })
        .collect();
    let checker = desk.checker.clone();
    let is_text = str::from_utf8(&text).is_ok();
    let content = work(move || {
        let parsed = checker.receive(&*text);
        let report = if reveal { parsed.report } else { parsed.report.with_documented_names() };
        let syntax = report.findings().iter().find(|finding| finding.rule() == Rule::Syntax);
        let end = syntax.and_then(|finding| finding.span()).map(|span| span.range.start);
        let whole = String::from_utf8_lossy(&text);
        let body = if reveal { whole.clone().into_owned() } else { redact(Model::Event, &text, end) };
        // Fixes of an event that somebody sent long ago help nobody.
        let report = if reveal { with_fixes(&report, &whole)? } else { data(&report)? };
        Ok::<_, Refusal>(json!({ "body": body, "report": report, "about": about(&parsed.value) }))
    });
    if let (Some(members), Value::Object(more)) = (shown.as_object_mut(), content.await??) {
        members.extend(more);
        members.insert("answers".to_owned(), answers.into());
        members.insert("request".to_owned(), target.unwrap_or_default());
        members.insert("revealed".to_owned(), reveal.into());
        members.insert("isText".to_owned(), is_text.into());
    }
    answer(&shown)
}

fn about(event: &Event) -> Value {
    json!({ "version": event.version(), "summary": event.kind().summary() })
}

/// What an attempt sends beside the body, without what may be secret.
fn request(webhook: &Webhook) -> Value {
    let authorization = if webhook.oauth().is_some() {
        Some("Bearer ***, a token of the authorization server")
    } else {
        webhook.http_authorization().map(|_| "***")
    };
    json!({ "url": shown_url(&webhook.url()), "authorization": authorization })
}

fn gone() -> Refusal {
    Refusal::of(StatusCode::NOT_FOUND, "the delivery is no longer kept")
}

async fn find(desk: &Desk, account: &AccountKey, id: String) -> Result<Delivery, Refusal> {
    let filter = DeliveryFilter { delivery_id: Some(id), most: 1, ..DeliveryFilter::default() };
    desk.vault.store().deliveries(account, filter).await?.into_iter().next().ok_or_else(gone)
}

/// Makes the next attempt of a delivery due now.
pub(super) async fn retry(State(desk): State<Arc<Desk>>, body: Bytes) -> Answer {
    let One { account: id, id: delivery_id, .. } = asked(&body)?;
    let account = account(&id)?;
    let delivery = find(&desk, &account, delivery_id).await?;
    match desk.deliveries.retry(&account, &delivery.delivery_id).await? {
        Retried::Queued => {}
        Retried::Running => {
            return Err(Refusal::of(
                StatusCode::CONFLICT,
                "an attempt is being made: try again when it has ended",
            ));
        }
        Retried::Full => {
            return Err(Refusal::of(
                StatusCode::TOO_MANY_REQUESTS,
                "the account has as much to deliver as it may",
            ));
        }
    }
    answer(&row(&find(&desk, &account, delivery.delivery_id).await?))
}

/// The names of a delivery that was just queued, as a row.
pub(super) fn queued_row(
    (id, event): (&str, &str),
    (kind, bytes): (&str, usize),
    (scope, webhook_type): (&str, WebhookType),
    now: i64,
) -> Value {
    json!({
        "id": id,
        "event": event,
        "kind": kind,
        "scope": scope,
        "type": webhook_type.as_str(),
        "bytes": bytes,
        "state": DeliveryState::Queued.as_str(),
        "created": now,
        "due": now,
        "finished": null,
        "attempts": [],
    })
}
