//! Checks texts, tells what they are, and explains rules.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use chatapps_webhooks::{
    Checker, EventKind, FixableReport, MessageStateDetail, Model, Progress, Report, Rule, WebhookType,
};
use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::{Answer, Refusal, answer, asked, data, work};
use super::desk::Desk;

/// The largest text whose fixes are made, in bytes: each takes a check of it.
const MAX_FIXED_BYTES: usize = 256 * 1024;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    text: String,
    /// The model; without it, the text is desired state.
    model: Option<String>,
}

/// Checks a text that somebody writes. Its own values come back to nobody else.
pub(super) async fn check(State(desk): State<Arc<Desk>>, body: Bytes) -> Answer {
    let Text { text, model } = asked(&body)?;
    let (checker, model) = match model {
        None => (desk.desired.clone(), Model::Webhooks),
        Some(name) => (desk.checker.clone(), model_of(&name)?),
    };
    let report = work(move || with_fixes(&checker.check(model, &text), &text)).await??;
    answer(&report)
}

fn model_of(name: &str) -> Result<Model, Refusal> {
    let found = Model::ALL.into_iter().find(|model| model.as_str() == name);
    found.ok_or_else(|| Refusal::new("there is no such model"))
}

/// A report with its fixes.
pub(super) fn with_fixes(report: &Report, text: &str) -> Result<Value, Refusal> {
    if text.len() > MAX_FIXED_BYTES {
        return data(report);
    }
    data(&FixableReport { report, fixes: &report.fixes(text) })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pasted {
    text: String,
}

/// Says what a text is, whatever it is.
pub(super) async fn recognize(State(desk): State<Arc<Desk>>, body: Bytes) -> Answer {
    let Pasted { text } = asked(&body)?;
    let checker = desk.checker.clone();
    let found = work(move || recognized(&checker, &text)).await??;
    answer(&found)
}

fn recognized(checker: &Checker, text: &str) -> Result<Value, Refusal> {
    let model = model_by_members(text);
    if model != Model::Event {
        let report = checker.check(model, text);
        return Ok(json!({
            "model": model.as_str(),
            "entries": entries(text),
            "report": with_fixes(&report, text)?,
        }));
    }
    let parsed = checker.receive(text);
    let event = parsed.value;
    let kind = event.kind();
    Ok(json!({
        "model": model.as_str(),
        "kind": kind.as_str(),
        "documented": EventKind::DOCUMENTED.contains(&kind),
        "summary": kind.summary(),
        "webhookType": kind.webhook_type().map(WebhookType::as_str),
        "version": event.version(),
        "channel": event.channel().map(|channel| channel.as_str().to_owned()),
        "subAccountId": event.sub_account_id(),
        "umid": event.umid(),
        "deliveryKey": event.delivery_key(),
        "progress": event.progress().map(progress),
        "report": with_fixes(&parsed.report, text)?,
    }))
}

fn progress(progress: Progress) -> Value {
    let (state, detail) = progress.state();
    let words = match progress {
        Progress::Step(step) => format!("step {step} of 4"),
        Progress::Ended => "ended without delivery".to_owned(),
        Progress::Unranked => "says nothing of how far it got".to_owned(),
    };
    json!({ "state": state.as_str(), "detail": detail.map(MessageStateDetail::as_str), "words": words })
}

/// The model that the members of a text speak for. An event can be anything, so all else is one.
fn model_by_members(text: &str) -> Model {
    let has = |value: &Value, name: &str| value.get(name).is_some();
    // Listings have the type of each webhook.
    let is_listed = |value: &Value| has(value, "url") && has(value, "type");
    let is_target = |value: &Value| has(value, "subAccountId") && !has(value, "url");
    match serde_json::from_str::<Value>(text) {
        Ok(Value::Array(entries)) if !entries.is_empty() && entries.iter().all(is_target) => {
            Model::WebhookTargets
        }
        Ok(Value::Array(entries)) if entries.iter().any(has_mask) && entries.iter().all(is_listed) => {
            Model::WebhookList
        }
        Ok(Value::Array(_)) => Model::Webhooks,
        Ok(value) if has(&value, "url") && has(&value, "subAccountId") => Model::Webhook,
        Ok(value) if has(&value, "code") && has(&value, "message") => Model::ErrorResponse,
        Ok(value) if has(&value, "clientId") && has(&value, "clientSecret") => Model::OAuthClientCredentials,
        Err(_) if text.trim_start().starts_with('[') => Model::Webhooks,
        Ok(_) | Err(_) => Model::Event,
    }
}

/// Whether an entry has what stands for a secret in a listing.
fn has_mask(entry: &Value) -> bool {
    let is_mask = |value: Option<&Value>| value.and_then(Value::as_str) == Some("***");
    is_mask(entry.get("httpAuthorization"))
        || is_mask(entry.get("oauth").and_then(|it| it.get("clientSecret")))
}

fn entries(text: &str) -> Option<usize> {
    Some(serde_json::from_str::<Value>(text).ok()?.as_array()?.len())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    rule: String,
}

/// Explains a rule.
pub(super) async fn rule(body: Bytes) -> Answer {
    let Named { rule } = asked(&body)?;
    let rule: Rule = rule.parse().map_err(|_| Refusal::new("there is no such rule"))?;
    answer(rule.info())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_text_is_follows_from_its_members() {
        for (text, model) in [
            (r#"[{"subAccountId": "*", "url": "https://a.example"}]"#, Model::Webhooks),
            (r#"[{"url": "", "type": "MSG", "httpAuthorization": "***"}]"#, Model::WebhookList),
            (r#"[{"url": "", "type": "MSG", "oauth": {"clientSecret": "***"}}]"#, Model::WebhookList),
            (r#"[{"url": "", "httpAuthorization": "***"}]"#, Model::Webhooks),
            (r#"[{"subAccountId": "*", "type": "MSG"}]"#, Model::WebhookTargets),
            (r#"{"subAccountId": "*", "url": ""}"#, Model::Webhook),
            (r#"{"code": 1000, "message": ""}"#, Model::ErrorResponse),
            (r#"{"clientId": "a", "clientSecret": "b"}"#, Model::OAuthClientCredentials),
            (r#"{"eventType": "inbound_message_received"}"#, Model::Event),
            ("[{", Model::Webhooks),
            ("[]", Model::Webhooks),
            ("", Model::Event),
            ("null", Model::Event),
        ] {
            assert_eq!(model_by_members(text), model, "{text}");
        }
    }
}
