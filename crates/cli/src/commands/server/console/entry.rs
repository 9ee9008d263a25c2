//! Getting in: a token for the key of a session, and the key for everything else.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::AUTHORIZATION;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;

use super::answer::{Answer, Refusal, answer, asked};
use super::desk::Desk;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    token: String,
}

/// Begins a session.
pub(super) async fn begin(State(desk): State<Arc<Desk>>, body: Bytes) -> Answer {
    let Asked { token } = asked(&body)?;
    let failed = |_| Refusal::of(StatusCode::INTERNAL_SERVER_ERROR, "the system has no random numbers");
    let Some(key) = desk.sessions.begin(&token).map_err(failed)? else {
        return Err(Refusal::of(
            StatusCode::UNAUTHORIZED,
            "this address was used before: the program printed another one",
        ));
    };
    desk.sessions.show_address(desk.address).map_err(failed)?;
    answer(&json!({ "key": key }))
}

/// Refuses requests without the key of a session.
pub(super) async fn check(State(desk): State<Arc<Desk>>, request: Request, next: Next) -> Response {
    let mut values = request.headers().get_all(AUTHORIZATION).iter();
    let key = values.next().and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    let is_in = values.next().is_none() && key.is_some_and(|key| desk.sessions.has(key));
    if !is_in {
        return Refusal::of(
            StatusCode::UNAUTHORIZED,
            "the session has ended: open the address that the program printed last",
        )
        .into_response();
    }
    next.run(request).await
}
