//! The three operations of the contract.

use std::sync::Arc;

use axum::Extension;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use chatapps_webhooks::{Checker, Webhook, WebhookTarget, WebhookType};
use tracing::{Span, error};

use super::access;
use super::answer_memory::{AnswerPermit, SMALL_BYTES};
use super::body::{RequestBody, count, document};
use super::endpoint::Endpoint;
use super::failure::Failure;
use crate::account::AccountKey;
use crate::entity_tag::{Conditions, EntityTag};
use crate::seal::SealError;
use crate::store::error::StoreError;
use crate::store::interface::{Listing, MAX_ACCOUNT_BYTES};
use crate::store::sealed_webhook::SealedWebhook;
use crate::vault::{Opened, Vault, VaultError};

/// The number of webhooks that a listing lacks because they don't open.
const OMITTED: HeaderName = HeaderName::from_static("x-webhooks-omitted");

type AccountPath = Result<Path<String>, PathRejection>;

/// `POST`: creates or replaces webhooks. The answer has no body.
pub(super) async fn apply(
    State(endpoint): State<Arc<Endpoint>>,
    path: AccountPath,
    headers: HeaderMap,
    Extension(body): Extension<RequestBody>,
) -> Result<HeaderMap, Failure> {
    let access = access::check(&endpoint, &headers, path).await?;
    let account = &access.account;
    let (webhooks, _turn) = document::<Vec<Webhook>>(&endpoint, account, &headers, &body).await?;
    let applied = endpoint.vault.apply(account, webhooks, &Conditions::of(&headers)).await;
    let applied = applied.map_err(|error| no_room(&endpoint, error))?;
    endpoint.metrics.applied(applied.webhooks);
    Span::current().record("webhooks", applied.webhooks);
    Ok(applied.tag.iter().map(etag).collect())
}

/// `GET`: lists webhooks, their secrets masked.
pub(super) async fn list(
    State(endpoint): State<Arc<Endpoint>>,
    path: AccountPath,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let access = access::check(&endpoint, &headers, path).await?;
    let account = &access.account;
    let _turn = endpoint.listing_of(account).await;
    let (rows, permit) = rows(&endpoint, account).await?;
    Span::current().record("webhooks", rows.len());
    let bytes = rows.iter().map(|row| row.sealed.len()).sum();
    let (vault, conditions) = (endpoint.vault.clone(), Conditions::of(&headers));
    let owner = account.clone();
    let show = move || shown(&vault, &owner, &rows, &conditions);
    let (tag, shown) = endpoint.vault.workers().run(bytes, show).await?;
    let no_store = (CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let mut answer: HeaderMap = tag.iter().map(etag).chain([no_store]).collect();
    let Some(Shown { text, webhooks, damaged }) = shown else {
        return Ok((StatusCode::NOT_MODIFIED, answer).into_response());
    };
    if !damaged.is_empty() {
        for (scope, webhook_type) in &damaged {
            error!(scope, %webhook_type, "a webhook does not open: post it again, or delete it");
        }
        endpoint.metrics.omitted(damaged.len());
        if webhooks == 0 {
            // There is nothing that it hides, and an empty list would be taken for the truth.
            return Err(VaultError::from(SealError::Damaged).into());
        }
        answer.insert(OMITTED, damaged.len().into());
    }
    answer.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    Ok((answer, permit.body(text)).into_response())
}

/// What a listing shows.
struct Shown {
    text: Vec<u8>,
    /// The number of webhooks in the text.
    webhooks: usize,
    /// The scopes and types of those that don't open.
    damaged: Vec<(String, WebhookType)>,
}

/// The tag of rows, and what a listing of them shows, unless the caller has it. A listing that
/// lacks something has no tag: the damage isn't part of the tag of what is stored.
fn shown(
    vault: &Vault,
    account: &AccountKey,
    rows: &[SealedWebhook],
    conditions: &Conditions,
) -> Result<(Option<EntityTag>, Option<Shown>), Failure> {
    let Opened { webhooks, damaged } = vault.open(account, rows).map_err(VaultError::from)?;
    let tag = damaged.is_empty().then(|| EntityTag::of_rows(rows));
    if let Some(tag) = &tag {
        if !conditions.matches(tag) {
            return Err(Failure::precondition_failed());
        }
        if !conditions.matches_none(tag) {
            return Ok((Some(tag.clone()), None));
        }
    }
    let text = serde_json::to_vec(&webhooks.masked());
    let text = text.map_err(|error| Failure::internal(error.to_string()))?;
    Ok((tag, Some(Shown { text, webhooks: webhooks.len(), damaged })))
}

/// The rows of an account, and room for the answer, which is asked for before they are fetched.
async fn rows(
    endpoint: &Endpoint,
    account: &AccountKey,
) -> Result<(Vec<SealedWebhook>, AnswerPermit), Failure> {
    let mut room = SMALL_BYTES;
    loop {
        let permit = endpoint.answer_memory.reserve(room)?;
        match endpoint.vault.store().list(account, room).await? {
            Listing::Rows(rows) => return Ok((rows, permit)),
            Listing::Larger(size) => room = size,
        }
    }
}

/// `DELETE`: deletes webhooks. The answer has no body.
pub(super) async fn delete(
    State(endpoint): State<Arc<Endpoint>>,
    path: AccountPath,
    headers: HeaderMap,
    Extension(body): Extension<RequestBody>,
) -> Result<HeaderMap, Failure> {
    let access = access::check(&endpoint, &headers, path).await?;
    let account = &access.account;
    let (targets, _turn) = document::<Vec<WebhookTarget>>(&endpoint, account, &headers, &body).await?;
    let deleted = endpoint.vault.delete(account, &targets, &Conditions::of(&headers)).await?;
    endpoint.metrics.deleted(deleted.webhooks);
    Span::current().record("webhooks", deleted.webhooks);
    Ok(deleted.tag.iter().map(etag).collect())
}

fn etag(tag: &EntityTag) -> (HeaderName, HeaderValue) {
    // A tag consists of digits and quotation marks, which a header can always have.
    (ETAG, HeaderValue::from_str(tag.as_str()).unwrap_or(HeaderValue::from_static("\"\"")))
}

/// The failure of a change. One for which there is no room has a finding.
fn no_room(endpoint: &Endpoint, error: VaultError) -> Failure {
    let VaultError::Store(StoreError::AccountFull(size)) = error else { return error.into() };
    let report = Checker::account_full(MAX_ACCOUNT_BYTES, size);
    count(endpoint, &report);
    Failure::of_report(report)
}
