//! What the console answers: JSON, or why not.

use std::borrow::Cow;

use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use chatapps_webhooks_server::{StoreError, VaultError};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// The answer to a request, or why there is none.
pub(super) type Answer = Result<Json, Refusal>;

/// An answer in JSON.
pub(super) struct Json(Vec<u8>);

/// Why a request is refused. It repeats nothing of the request.
#[derive(Debug)]
pub(super) struct Refusal {
    status: StatusCode,
    message: Cow<'static, str>,
    data: Option<Value>,
}

impl Refusal {
    /// 400: the request can't be carried out as it is.
    pub(super) fn new(message: impl Into<Cow<'static, str>>) -> Self {
        Self::of(StatusCode::BAD_REQUEST, message)
    }

    pub(super) fn of(status: StatusCode, message: impl Into<Cow<'static, str>>) -> Self {
        Self { status, message: message.into(), data: None }
    }

    /// With what had happened before, in front.
    pub(super) fn after(self, fact: &str) -> Self {
        Self { message: format!("{fact}: {}", self.message).into(), ..self }
    }

    #[cfg(test)]
    pub(super) fn message(&self) -> &str {
        &self.message
    }

    /// With data for the page.
    pub(super) fn with(self, data: Value) -> Self {
        Self { data: Some(data), ..self }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let body = json!({ "error": self.message, "data": self.data }).to_string();
        (self.status, [(CONTENT_TYPE, HeaderValue::from_static("application/json"))], body).into_response()
    }
}

impl IntoResponse for Json {
    fn into_response(self) -> Response {
        ([(CONTENT_TYPE, HeaderValue::from_static("application/json"))], self.0).into_response()
    }
}

impl From<VaultError> for Refusal {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::Store(error) => error.into(),
            error => Self::of(StatusCode::INTERNAL_SERVER_ERROR, error.to_string()),
        }
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        let status = match &error {
            StoreError::UnknownAccount => StatusCode::NOT_FOUND,
            StoreError::PreconditionFailed => StatusCode::CONFLICT,
            StoreError::UnknownSubAccounts(_) | StoreError::AccountFull(_) => StatusCode::BAD_REQUEST,
            error if error.is_passing() => StatusCode::SERVICE_UNAVAILABLE,
            _ => StatusCode::INTERNAL_SERVER_ERROR,
        };
        Self::of(status, error.to_string())
    }
}

/// An answer with a value.
pub(super) fn answer(value: &impl Serialize) -> Answer {
    let text = serde_json::to_vec(value).map_err(|_| unwritable())?;
    Ok(Json(text))
}

/// A value as JSON, to be a part of an answer.
pub(super) fn data(value: &impl Serialize) -> Result<Value, Refusal> {
    serde_json::to_value(value).map_err(|_| unwritable())
}

fn unwritable() -> Refusal {
    Refusal::of(
        StatusCode::INTERNAL_SERVER_ERROR,
        "the answer can't be written: report this to the maintainers",
    )
}

/// What a request asks for. No message has a part of it.
pub(super) fn asked<T: DeserializeOwned>(body: &Bytes) -> Result<T, Refusal> {
    serde_json::from_slice(body).map_err(|_| {
        Refusal::new("this page doesn't fit the program: reload it, and report this if that doesn't help")
    })
}

/// Does work that takes long on a thread of its own.
pub(super) async fn work<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Refusal> {
    tokio::task::spawn_blocking(work).await.map_err(|_| {
        Refusal::of(StatusCode::INTERNAL_SERVER_ERROR, "it failed: report this to the maintainers")
    })
}

pub(super) async fn not_found() -> Refusal {
    Refusal::of(StatusCode::NOT_FOUND, "nothing is here")
}

pub(super) async fn method_not_allowed() -> Refusal {
    Refusal::of(StatusCode::METHOD_NOT_ALLOWED, "it isn't asked for in this way")
}
