//! Events: making them up, sending them, and sending them again.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use chatapps_webhooks::{InvalidSample, Model, WebhookType};
use chatapps_webhooks_server::{AccountKey, Deliveries, DeliveryFilter, NotSubmitted, Submitted};
use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::{Answer, Refusal, answer, asked};
use super::checks::with_fixes;
use super::desk::{Desk, account};
use crate::commands::sample::Samples;
use crate::commands::sample::arguments::SampleArguments;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Wanted {
    kind: String,
    channel: Option<String>,
    content_type: Option<String>,
    state: Option<String>,
    event: Option<String>,
    format: Option<String>,
    #[serde(default)]
    faults: Vec<String>,
    /// The sub-account of the event, in the payload where it has one there.
    sub_account_id: Option<String>,
    seed: u64,
}

/// Makes an event up.
pub(super) async fn sample(body: Bytes) -> Answer {
    let wanted: Wanted = asked(&body)?;
    let scope = wanted.sub_account_id.map(|scope| Value::from(scope).to_string());
    let arguments = |set: Vec<(String, String)>| SampleArguments {
        kinds: vec![wanted.kind.clone()],
        channel: wanted.channel.clone(),
        content_type: wanted.content_type.clone(),
        state: wanted.state.clone(),
        event: wanted.event.clone(),
        format: wanted.format.clone(),
        faults: wanted.faults.clone(),
        set,
        unset: Vec::new(),
        seed: None,
        count: None,
    };
    // Where an event names its sub-account depends on its kind; some name none.
    let paths = ["payload.subAccountId", "subAccountId"];
    let scoped = scope.iter().flat_map(|scope| paths.map(|path| vec![(path.to_owned(), scope.clone())]));
    let mut made = Err(None);
    for set in scoped.chain([Vec::new()]) {
        made = body_of(&arguments(set), wanted.seed).map_err(Some);
        if made.is_ok() {
            break;
        }
    }
    match made {
        Ok(text) => answer(&json!({ "text": text })),
        Err(Some(invalid)) => Err(Refusal::new(invalid.to_string())),
        Err(None) => Err(Refusal::new("nothing was made")),
    }
}

/// Whether there is such a sample.
pub(super) fn can_be_made(arguments: &SampleArguments) -> bool {
    body_of(arguments, 0).is_ok_and(|text| !text.is_empty())
}

fn body_of(arguments: &SampleArguments, seed: u64) -> Result<String, InvalidSample> {
    match Samples::invalid_or(arguments)?.of_seed(seed) {
        Some(sample) => sample.pretty_body(),
        None => Ok(String::new()),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Sent {
    account: String,
    text: String,
    /// Unless the event says which webhooks get it.
    r#type: Option<String>,
    sub_account_id: Option<String>,
}

/// Sends an event to the webhooks of an account.
pub(super) async fn send(State(desk): State<Arc<Desk>>, body: Bytes) -> Answer {
    let Sent { account: id, text, r#type, sub_account_id } = asked(&body)?;
    let account = account(&id)?;
    if text.is_empty() {
        return Err(Refusal::new("there is no body"));
    }
    let webhook_type = match r#type.as_deref() {
        None | Some("") => None,
        Some(name) => Some(webhook_type(name)?),
    };
    let sub_account_id = sub_account_id.filter(|scope| !scope.is_empty());
    let given = text.clone().into_bytes();
    let (submitted, report) = desk.deliveries.submit(&account, given, webhook_type, sub_account_id).await?;
    let report = super::answer::work(move || with_fixes(&report, &text)).await??;
    answer(&shown(&submitted, Some(&report)))
}

fn webhook_type(name: &str) -> Result<WebhookType, Refusal> {
    let found = WebhookType::ALL.into_iter().find(|webhook_type| webhook_type.as_str() == name);
    found.ok_or_else(|| Refusal::new("there is no such type of webhooks"))
}

fn shown(submitted: &Submitted, report: Option<&Value>) -> Value {
    let deliveries: Vec<_> = submitted
        .deliveries
        .iter()
        .map(|(id, scope, webhook_type)| json!({ "id": id, "scope": scope, "type": webhook_type.as_str() }))
        .collect();
    json!({ "eventId": submitted.event_id, "deliveries": deliveries, "report": report })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Again {
    account: String,
    id: String,
}

/// Sends the event of a delivery again, as a new one, byte for byte.
pub(super) async fn replay(State(desk): State<Arc<Desk>>, body: Bytes) -> Answer {
    let Again { account: id, id: delivery_id } = asked(&body)?;
    let account = account(&id)?;
    let gone = || Refusal::of(StatusCode::NOT_FOUND, "the delivery is no longer kept");
    let filter = DeliveryFilter { delivery_id: Some(delivery_id), most: 1, ..DeliveryFilter::default() };
    let found = desk.vault.store().deliveries(&account, filter).await?;
    let delivery = found.into_iter().next().ok_or_else(gone)?;
    let text = desk.deliveries.body(&account, &delivery.event_id).await?.ok_or_else(gone)?;
    let scope = delivery.sub_account_id.as_str();
    let submitted = submit_again(&desk.deliveries, &account, &text, (delivery.webhook_type, scope)).await?;
    answer(&shown(&submitted, None))
}

/// Sends a body where it says that it goes; if it doesn't say so, where it went.
async fn submit_again(
    deliveries: &Deliveries,
    account: &AccountKey,
    text: &[u8],
    (webhook_type, scope): (WebhookType, &str),
) -> Result<Submitted, Refusal> {
    let submitted = match deliveries.submit(account, text.to_vec(), None, None).await {
        Err(NotSubmitted::Unroutable(_)) => {
            deliveries.submit(account, text.to_vec(), Some(webhook_type), Some(scope.to_owned())).await
        }
        submitted => submitted,
    };
    Ok(submitted?.0)
}

impl From<NotSubmitted> for Refusal {
    fn from(not_submitted: NotSubmitted) -> Self {
        match not_submitted {
            NotSubmitted::Unroutable(_) => Self::new(format!(
                "{not_submitted}: choose a type{}",
                ", and a sub-account unless it is `CABM`"
            ))
            .with(json!({ "unroutable": true, "model": Model::Event.as_str() })),
            NotSubmitted::Full => Self::of(StatusCode::TOO_MANY_REQUESTS, not_submitted.to_string()),
            NotSubmitted::Vault(error) => error.into(),
            other => Self::new(other.to_string()),
        }
    }
}
