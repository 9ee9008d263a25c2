//! Getting in: a token for the key of a session, and the key for everything else.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{FromRequest, Request, State};
use axum::http::StatusCode;
use axum::http::header::AUTHORIZATION;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;
use tokio::time::timeout;

use super::answer::{Answer, Refusal, answer, asked};
use super::desk::Desk;

/// How long the body of a request may take. It comes from this machine.
const BODY_TIMEOUT: Duration = Duration::from_secs(10);

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

/// Refuses requests whose bodies take long.
pub(super) async fn read_body(request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let read = Bytes::from_request(Request::from_parts(parts.clone(), body), &());
    match timeout(BODY_TIMEOUT, read).await {
        Ok(Ok(body)) => next.run(Request::from_parts(parts, body.into())).await,
        Ok(Err(rejection)) => {
            let message = match rejection.status() {
                StatusCode::PAYLOAD_TOO_LARGE => "the text is too long for the console",
                _ => "the request didn't arrive as a whole",
            };
            Refusal::of(rejection.status(), message).into_response()
        }
        Err(_) => Refusal::of(
            StatusCode::REQUEST_TIMEOUT,
            format!("the request took longer than {} s", BODY_TIMEOUT.as_secs()),
        )
        .into_response(),
    }
}

/// Refuses requests without the key of a session.
pub(super) async fn check(State(desk): State<Arc<Desk>>, mut request: Request, next: Next) -> Response {
    let mut values = request.headers().get_all(AUTHORIZATION).iter();
    let key = values.next().and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    let session = key.filter(|_| values.next().is_none()).and_then(|key| desk.sessions.of(key));
    let Some(session) = session else {
        return Refusal::of(
            StatusCode::UNAUTHORIZED,
            "the session has ended: open the address that the program printed last",
        )
        .into_response();
    };
    request.extensions_mut().insert(session);
    next.run(request).await
}
