//! Accepts events to deliver. The platform has no such operation: there, events come from
//! elsewhere.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, RawQuery, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Extension, http::HeaderValue};
use chatapps_webhooks::{Finding, Model, WebhookType};
use serde::Serialize;
use tracing::Span;

use super::access;
use super::body::{Received, RequestBody, count, receive};
use super::endpoint::Endpoint;
use super::failure::Failure;
use super::query::{parameters, webhook_type};
use crate::delivery::routing::{Route, Unroutable};
use crate::delivery::submission::{Submitted, submit};

/// The answer to an event.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Accepted {
    event_id: String,
    kind: &'static str,
    deliveries: Vec<NewDelivery>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    findings: Vec<Finding>,
}

/// A delivery of the event.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct NewDelivery {
    delivery_id: String,
    sub_account_id: String,
    r#type: WebhookType,
}

/// `POST`: accepts an event and puts a delivery into the queue for each webhook that gets it.
pub(super) async fn accept(
    State(endpoint): State<Arc<Endpoint>>,
    path: Result<Path<String>, PathRejection>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    Extension(body): Extension<RequestBody>,
) -> Result<Response, Failure> {
    let access = access::check(&endpoint, &headers, path).await?;
    let account = &access.account;
    let [wanted, scope] = parameters(query.as_deref(), ["type", "subAccountId"])?;
    let wanted = webhook_type(wanted)?;
    let Received { text, memory } = receive(&endpoint, account, &headers, &body, Model::Event).await?;
    let _turn = endpoint.event_of(memory).await;
    if text.is_empty() {
        return Err(Failure::of_report(endpoint.checker.check(Model::Event, &*text)));
    }
    let text = Bytes::from_owner(text);
    let (checking, given) = (Arc::clone(&endpoint), text.clone());
    let parsed = endpoint.vault.workers().run(text.len(), move || checking.checker.receive(&given)).await;
    let event = parsed.value;
    count(&endpoint, &parsed.report);
    let kind = event.kind().as_str();
    Span::current().record("kind", kind);
    let route = Route::of(&event, wanted, scope).map_err(no_route)?;
    drop(event);
    let limits = endpoint.settings.deliveries.limits;
    let submitted = submit(&endpoint.vault, &endpoint.mailbox, limits, account, (kind, &route), text).await?;
    let Some(Submitted { event_id, deliveries }) = submitted else {
        return Err(Failure::queue_full(limits));
    };
    Span::current().record("event", &*event_id).record("deliveries", deliveries.len());
    endpoint.metrics.accepted();
    let deliveries = deliveries
        .into_iter()
        .map(|(delivery_id, sub_account_id, r#type)| NewDelivery { delivery_id, sub_account_id, r#type })
        .collect();
    let answer = Accepted { event_id, kind, deliveries, findings: parsed.report.into_findings() };
    json(StatusCode::ACCEPTED, &answer)
}

fn no_route(unroutable: Unroutable) -> Failure {
    Failure::bad_request(format!(
        "The body is of the kind `{}` and doesn't say which webhooks get it: add `?type=` with `CADR`, `MSG` or `CABM`, \
         and `&subAccountId=` unless it is `CABM`",
        unroutable.kind
    ))
}

/// An answer in JSON.
pub(super) fn json(status: StatusCode, answer: &impl Serialize) -> Result<Response, Failure> {
    let text = serde_json::to_vec(answer).map_err(|error| Failure::internal(error.to_string()))?;
    Ok((status, [(CONTENT_TYPE, HeaderValue::from_static("application/json"))], text).into_response())
}
