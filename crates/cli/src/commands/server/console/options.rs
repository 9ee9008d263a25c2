//! What there is to choose from.

use std::sync::Arc;

use axum::extract::State;
use chatapps_webhooks::{EventKind, Fault, Rule, Sample, WebhookType};
use serde_json::{Value, json};

use super::answer::{Answer, answer};
use super::desk::Desk;
use crate::commands::sample::arguments::{channel_names, event_names, state_names, type_names};

/// More than any version of a format.
const VERSIONS: std::ops::Range<u32> = 0..20;

/// The kinds of events, the options of samples, and what the endpoint is like.
pub(super) async fn all(State(desk): State<Arc<Desk>>) -> Answer {
    answer(&json!({
        "version": env!("CARGO_PKG_VERSION"),
        "endpoint": format!("http://{}", desk.endpoint),
        "receiver": desk.receiver.is_some(),
        "kinds": EventKind::ALL.map(kind),
        "types": WebhookType::ALL.map(WebhookType::as_str),
        "channels": channel_names(),
        "contentTypes": type_names(),
        "states": state_names(),
        "events": event_names(),
        "faults": Fault::ALL.map(|fault| json!({ "name": fault.as_str(), "summary": fault.summary() })),
        "rules": Rule::catalogue().len(),
    }))
}

fn kind(kind: EventKind) -> Value {
    let formats: Vec<_> =
        VERSIONS.filter(|version| Sample::of(kind).format(version).body().is_ok()).collect();
    json!({
        "name": kind.as_str(),
        "summary": kind.summary(),
        "type": kind.webhook_type().map(WebhookType::as_str),
        "formats": formats,
        "documented": EventKind::DOCUMENTED.contains(&kind),
    })
}
