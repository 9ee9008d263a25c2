//! The three operations of the contract.

use std::sync::Arc;

use axum::Extension;
use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderName};
use chatapps_webhooks::{Webhook, WebhookTarget};
use tracing::Span;

use super::access;
use super::body::{RequestBody, document};
use super::endpoint::Endpoint;
use super::failure::Failure;
use crate::vault::VaultError;

type AccountPath = Result<Path<String>, PathRejection>;

/// `POST`: creates or replaces webhooks. The answer has no body.
pub(super) async fn apply(
    State(endpoint): State<Arc<Endpoint>>,
    path: AccountPath,
    headers: HeaderMap,
    Extension(body): Extension<RequestBody>,
) -> Result<(), Failure> {
    let account = access::account(&endpoint, &headers, path).await?;
    let (webhooks, _turn) = document::<Vec<Webhook>>(&endpoint, &account, &headers, &body).await?;
    let applied = endpoint.vault.apply(&account, webhooks).await?;
    endpoint.metrics.applied(applied);
    Span::current().record("webhooks", applied);
    Ok(())
}

/// `GET`: lists webhooks, their secrets masked.
pub(super) async fn list(
    State(endpoint): State<Arc<Endpoint>>,
    path: AccountPath,
    headers: HeaderMap,
) -> Result<([(HeaderName, &'static str); 2], Body), Failure> {
    let account = access::account(&endpoint, &headers, path).await?;
    let _turn = endpoint.listing_of(&account).await;
    let rows = endpoint.vault.store().list(&account).await?;
    Span::current().record("webhooks", rows.len());
    let bytes = rows.iter().map(|row| row.sealed.len()).sum();
    let permit = endpoint.answer_memory.reserve(bytes)?;
    let vault = endpoint.vault.clone();
    let text = move || {
        let webhooks = vault.open(&account, &rows).map_err(VaultError::from)?;
        serde_json::to_vec(&webhooks.masked()).map_err(|error| Failure::internal(error.to_string()))
    };
    let text = endpoint.vault.workers().run(bytes, text).await?;
    Ok(([(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "no-store")], permit.body(text)))
}

/// `DELETE`: deletes webhooks. The answer has no body.
pub(super) async fn delete(
    State(endpoint): State<Arc<Endpoint>>,
    path: AccountPath,
    headers: HeaderMap,
    Extension(body): Extension<RequestBody>,
) -> Result<(), Failure> {
    let account = access::account(&endpoint, &headers, path).await?;
    let (targets, _turn) = document::<Vec<WebhookTarget>>(&endpoint, &account, &headers, &body).await?;
    let deleted = endpoint.vault.delete(&account, &targets).await?;
    endpoint.metrics.deleted(deleted);
    Span::current().record("webhooks", deleted);
    Ok(())
}
