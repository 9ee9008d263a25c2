//! What becomes of deliveries, as it happens: server-sent events.

use std::convert::Infallible;
use std::fmt::Write;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::Extension;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use chatapps_webhooks_server::{AccountKey, DeliveryNews, Ended, TimedNews};
use futures_util::stream::unfold;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::OwnedSemaphorePermit;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::{RecvError, TryRecvError};
use tokio::time::{sleep, timeout};

use super::answer::{Refusal, asked};
use super::deliveries::{attempt, queued_row};
use super::desk::{Desk, account};
use super::sessions::Session;

/// How long news are gathered before they are sent.
const GATHER: Duration = Duration::from_millis(250);

/// How long nothing is sent at most. So the page and the server notice who is gone.
const QUIET: Duration = Duration::from_secs(10);

/// The most news of one message.
const BATCH: usize = 2000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    account: String,
}

/// Tells what becomes of the deliveries of an account, from now on.
pub(super) async fn stream(
    State(desk): State<Arc<Desk>>,
    Extension(session): Extension<Session>,
    body: Bytes,
) -> Result<Response, Refusal> {
    let Asked { account: id } = asked(&body)?;
    let place = Arc::clone(&desk.streams).try_acquire_owned().map_err(|_| {
        Refusal::of(StatusCode::SERVICE_UNAVAILABLE, "too many pages are open: close one of them")
    })?;
    let account = account(&id)?;
    let listening = Listening { news: desk.deliveries.news(), desk, session, account, _place: place };
    let events = unfold((listening, true), |(mut listening, is_first)| async move {
        let text = if is_first { message(&json!({ "now": now() })) } else { listening.next().await? };
        Some((Ok::<_, Infallible>(Bytes::from(text)), (listening, false)))
    });
    let headers = [(CONTENT_TYPE, HeaderValue::from_static("text/event-stream"))];
    Ok((headers, Body::from_stream(events)).into_response())
}

/// Who listens.
struct Listening {
    desk: Arc<Desk>,
    session: Session,
    news: Receiver<Arc<TimedNews>>,
    account: AccountKey,
    _place: OwnedSemaphorePermit,
}

impl Listening {
    /// The next text to send; `None` if there will be none, or the session has ended.
    async fn next(&mut self) -> Option<String> {
        let text = self.news().await?;
        self.desk.sessions.has(self.session).then_some(text)
    }

    async fn news(&mut self) -> Option<String> {
        let first = match timeout(QUIET, self.news.recv()).await {
            Err(_) => return Some(":\n\n".to_owned()),
            Ok(Err(RecvError::Closed)) => return None,
            Ok(Err(RecvError::Lagged(_))) => return Some(message(&json!({ "missed": true, "now": now() }))),
            Ok(Ok(first)) => first,
        };
        sleep(GATHER).await;
        let mut gathered = Gathered::default();
        let mut next = Ok(first);
        loop {
            match next {
                Ok(news) => gathered.add(&news, &self.account),
                Err(TryRecvError::Lagged(_)) => gathered.missed = true,
                Err(TryRecvError::Empty | TryRecvError::Closed) => break,
            }
            if gathered.changes.len() >= BATCH {
                break;
            }
            next = self.news.try_recv();
        }
        Some(gathered.message())
    }
}

/// What one message tells, in the order in which it happened.
#[derive(Default)]
struct Gathered {
    changes: Vec<Value>,
    missed: bool,
}

impl Gathered {
    fn add(&mut self, told: &TimedNews, account: &AccountKey) {
        if told.news.account() != account {
            return;
        }
        let at = milliseconds(told.at);
        match &told.news {
            DeliveryNews::Queued { event_id, kind, bytes, deliveries, .. } => {
                self.changes.extend(deliveries.iter().map(|(id, scope, webhook_type)| {
                    let row = queued_row((id, event_id), (kind, *bytes), (scope, *webhook_type), at);
                    json!({ "queued": row })
                }));
            }
            DeliveryNews::Ended(ended) => self.changes.push(json!({ "ended": shown(ended, at) })),
            DeliveryNews::Retried { delivery_id, .. } => {
                self.changes.push(json!({ "retried": { "id": delivery_id, "due": at } }));
            }
            _ => {}
        }
    }

    fn message(&self) -> String {
        message(&json!({ "changes": self.changes, "missed": self.missed, "now": now() }))
    }
}

/// How a delivery is after an attempt that was recorded then.
fn shown(ended: &Ended, at: i64) -> Value {
    let wait = i64::try_from(ended.wait.as_millis()).unwrap_or_default();
    let attempt = ended.attempt.as_ref().map(|made| {
        // The store notes the start; here it is what the clock of this machine says.
        let started_at = at - i64::try_from(made.took.as_millis()).unwrap_or_default();
        attempt(&chatapps_webhooks_server::Attempt { started_at, ..made.clone() })
    });
    json!({
        "id": ended.delivery_id,
        "state": ended.state.as_str(),
        "due": (!ended.state.is_over()).then_some(at + wait),
        "finished": ended.state.is_over().then_some(at),
        "attempt": attempt,
    })
}

/// A server-sent event. JSON has no line feeds unless it is asked for them.
fn message(data: &Value) -> String {
    let mut text = String::from("data: ");
    // Writing to a string doesn't fail.
    let _ = write!(text, "{data}\n\n");
    text
}

fn now() -> i64 {
    milliseconds(SystemTime::now())
}

/// Milliseconds since 1970.
fn milliseconds(time: SystemTime) -> i64 {
    let elapsed = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(elapsed.as_millis()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use chatapps_webhooks::{AccountId, WebhookType};

    use super::*;

    #[test]
    fn times_are_those_of_the_news_and_not_of_the_message() {
        let account = AccountId::new("5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a").unwrap();
        let account = AccountKey::from(&account);
        let news = DeliveryNews::Queued {
            account: account.clone(),
            event_id: "e".to_owned(),
            kind: "inbound_message_received",
            bytes: 2,
            deliveries: vec![("d".to_owned(), "*".to_owned(), WebhookType::InboundMessage)],
        };
        let mut gathered = Gathered::default();
        gathered.add(&TimedNews { news, at: UNIX_EPOCH + Duration::from_secs(5) }, &account);
        assert_eq!(gathered.changes[0]["queued"]["created"], 5000);
    }
}
