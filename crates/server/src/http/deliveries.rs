//! Lists the deliveries of events, and tries them again.

use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use chatapps_webhooks::WebhookType;
use jiff::Timestamp;
use serde::Serialize;
use uuid::Uuid;

use super::access;
use super::endpoint::Endpoint;
use super::events::json;
use super::failure::Failure;
use super::query::{parameters, webhook_type};
use crate::account::AccountKey;
use crate::store::queue::{Attempt, Delivery, DeliveryFilter, DeliveryState, Retried, SealedAt};

/// The number of deliveries in a list, unless it is asked for, and the most.
const PAGE: usize = 50;
const MAX_PAGE: usize = 200;

type DeliveryPath = Result<Path<(String, String)>, PathRejection>;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct List {
    deliveries: Vec<Shown>,
    /// Where the list goes on.
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
    delivery_id: String,
    event_id: String,
    kind: String,
    sub_account_id: String,
    r#type: WebhookType,
    bytes: usize,
    state: &'static str,
    created_at: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_attempt_at: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    finished_at: Option<Timestamp>,
    attempts: Vec<ShownAttempt>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ShownAttempt {
    number: u32,
    started_at: Timestamp,
    milliseconds: u64,
    outcome: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    /// The beginning of the receiver's answer, where a single delivery is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<String>,
}

/// `GET`: lists deliveries, the newest first, without any content.
pub(super) async fn list(
    State(endpoint): State<Arc<Endpoint>>,
    path: Result<Path<String>, PathRejection>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let access = access::check(&endpoint, &headers, path).await?;
    let _turn = endpoint.listing_of(&access.account).await;
    let filter = filter(query.as_deref())?;
    let most = filter.most;
    // One more, to see whether there is more.
    let filter = DeliveryFilter { most: most + 1, ..filter };
    let mut found = endpoint.vault.store().deliveries(&access.account, filter).await?;
    let has_more = found.len() > most;
    found.truncate(most);
    let before = found.last().filter(|_| has_more).map(|delivery| delivery.delivery_id.clone());
    let deliveries = found.into_iter().map(|delivery| shown(delivery, |_, _| None)).collect();
    json(StatusCode::OK, &List { deliveries, before })
}

fn filter(query: Option<&str>) -> Result<DeliveryFilter, Failure> {
    let [state, wanted, scope, kind, event_id, before, limit] =
        parameters(query, ["state", "type", "subAccountId", "kind", "eventId", "before", "limit"])?;
    let state = match state {
        None => None,
        Some(name) => Some(DeliveryState::of(&name).ok_or_else(|| {
            let names = DeliveryState::ALL.map(|state| format!("`{}`", state.as_str())).join(", ");
            Failure::bad_request(format!("`state` must be one of {names}"))
        })?),
    };
    let most = match limit {
        None => PAGE,
        Some(text) => {
            text.parse().ok().filter(|most| (1..=MAX_PAGE).contains(most)).ok_or_else(|| {
                Failure::bad_request(format!("`limit` must be a number from 1 to {MAX_PAGE}"))
            })?
        }
    };
    let [event_id, before] = [("eventId", event_id), ("before", before)].map(|(name, id)| match id {
        None => Ok(None),
        Some(id) => canonical(&id).map(Some).ok_or_else(|| {
            Failure::bad_request(format!("`{name}` must be an id as the endpoint gives it, a UUID"))
        }),
    });
    let (event_id, before) = (event_id?, before?);
    Ok(DeliveryFilter {
        delivery_id: None,
        event_id,
        state,
        sub_account_id: scope,
        webhook_type: webhook_type(wanted)?,
        kind,
        before,
        most,
    })
}

/// `GET`: shows one delivery, with the beginnings of the receiver's answers.
pub(super) async fn show(
    State(endpoint): State<Arc<Endpoint>>,
    path: DeliveryPath,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let (account, id) = split(path);
    let access = access::check(&endpoint, &headers, account).await?;
    let delivery = find(&endpoint, &access.account, id).await?;
    let delivery_id = delivery.delivery_id.clone();
    let open = |number, attempt: &Attempt| {
        let at = SealedAt::Answer { delivery_id: delivery_id.clone(), number };
        let text = endpoint.vault.open_text(&access.account, &at, attempt.answer.as_ref()?).ok()?;
        Some(String::from_utf8_lossy(&text).into_owned())
    };
    json(StatusCode::OK, &shown(delivery, open))
}

/// `POST`: makes the next attempt due.
pub(super) async fn retry(
    State(endpoint): State<Arc<Endpoint>>,
    path: DeliveryPath,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let (account, id) = split(path);
    let access = access::check(&endpoint, &headers, account).await?;
    let delivery = find(&endpoint, &access.account, id).await?;
    let limits = endpoint.settings.deliveries.limits;
    match endpoint.vault.store().retry(&access.account, &delivery.delivery_id, limits).await? {
        Retried::Queued => endpoint.mailbox.retried(&access.account, &delivery.delivery_id),
        Retried::Running => return Err(Failure::running()),
        Retried::Full => return Err(Failure::queue_full(limits)),
    }
    let delivery = find(&endpoint, &access.account, Some(delivery.delivery_id)).await?;
    json(StatusCode::ACCEPTED, &shown(delivery, |_, _| None))
}

/// An id in the spelling of the store, whatever the spelling in the request.
fn canonical(id: &str) -> Option<String> {
    Uuid::try_parse(id).ok().map(|id| id.to_string())
}

fn split(path: DeliveryPath) -> (Result<Path<String>, PathRejection>, Option<String>) {
    match path {
        Ok(Path((account, id))) => (Ok(Path(account)), Some(id)),
        Err(rejection) => (Err(rejection), None),
    }
}

/// A delivery of an account.
async fn find(endpoint: &Endpoint, account: &AccountKey, id: Option<String>) -> Result<Delivery, Failure> {
    let id = id.and_then(|id| canonical(&id)).ok_or_else(Failure::no_delivery)?;
    let filter = DeliveryFilter { delivery_id: Some(id), most: 1, ..DeliveryFilter::default() };
    let found = endpoint.vault.store().deliveries(account, filter).await?;
    found.into_iter().next().ok_or_else(Failure::no_delivery)
}

fn shown(delivery: Delivery, answer: impl Fn(u32, &Attempt) -> Option<String>) -> Shown {
    let attempts = delivery.attempts.iter().map(|attempt| ShownAttempt {
        number: attempt.number,
        started_at: time(attempt.started_at),
        milliseconds: u64::try_from(attempt.took.as_millis()).unwrap_or(u64::MAX),
        outcome: attempt.outcome.clone(),
        status: attempt.status,
        answer: answer(attempt.number, attempt),
    });
    Shown {
        attempts: attempts.collect(),
        delivery_id: delivery.delivery_id,
        event_id: delivery.event_id,
        kind: delivery.kind,
        sub_account_id: delivery.sub_account_id,
        r#type: delivery.webhook_type,
        bytes: delivery.bytes,
        state: delivery.state.as_str(),
        created_at: time(delivery.created_at),
        next_attempt_at: delivery.due_at.map(time),
        finished_at: delivery.finished_at.map(time),
    }
}

fn time(milliseconds: i64) -> Timestamp {
    Timestamp::from_millisecond(milliseconds).unwrap_or_default()
}
