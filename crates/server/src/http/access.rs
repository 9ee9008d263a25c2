//! Access control: the API key of a request, and the account of its path.

use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use chatapps_webhooks::{AccountId, Model};
use serde::de::IntoDeserializer;
use serde::de::value::Error;
use tokio::sync::OwnedSemaphorePermit;
use tracing::Span;

use super::endpoint::Endpoint;
use super::failure::Failure;
use crate::account::AccountKey;
use crate::api_key::{ApiKey, parts};

/// A request that may be carried out, for as long as it is.
#[derive(Debug)]
pub(super) struct Access {
    pub(super) account: AccountKey,
    _place: OwnedSemaphorePermit,
}

/// The account of the path, if the request has a key for it, and the account has a place for the
/// request. A caller without a key learns nothing about the path, and a caller with a key learns
/// nothing about other accounts.
pub(super) async fn check(
    endpoint: &Endpoint,
    headers: &HeaderMap,
    path: Result<Path<String>, PathRejection>,
) -> Result<Access, Failure> {
    let key = api_key(endpoint, headers).await?;
    // Invalid UTF-8 is an invalid account id.
    let text = path.map(|Path(text)| text).unwrap_or_default();
    let Ok(id) = AccountId::new(text.as_str()) else {
        let source = IntoDeserializer::<Error>::into_deserializer(text.as_str());
        let report = endpoint.checker.check_value(Model::AccountId, source);
        return Err(report.map_or_else(|error| Failure::internal(error.to_string()), Failure::of_report));
    };
    let account = AccountKey::from(&id);
    if account != key.account {
        return Err(Failure::forbidden());
    }
    Span::current().record("account", account.as_str());
    let place = endpoint.requests.try_take(&account);
    let place = place.ok_or_else(|| Failure::busy("the account has a quarter of all connections"))?;
    Ok(Access { account, _place: place })
}

/// The stored key of the request.
async fn api_key(endpoint: &Endpoint, headers: &HeaderMap) -> Result<ApiKey, Failure> {
    let (id, secret) = bearer(headers).and_then(parts).ok_or_else(Failure::unauthorized)?;
    // Of a refused key, too: whoever still uses an old one must be found.
    Span::current().record("key", id);
    let key = endpoint.vault.store().key(id).await?;
    key.filter(|key| key.accepts(secret)).ok_or_else(Failure::unauthorized)
}

/// The token of `Authorization: Bearer TOKEN` (RFC 6750 §2.1). A repeated header counts as missing.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let mut values = headers.get_all(AUTHORIZATION).iter();
    let (Some(value), None) = (values.next(), values.next()) else { return None };
    let (scheme, token) = value.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("Bearer").then(|| token.trim_matches(' '))
}
