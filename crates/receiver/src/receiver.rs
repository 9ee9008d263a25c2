//! From a request to an answer.

use std::collections::HashMap;
use std::convert::Infallible;
use std::fmt::{self, Write};
use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use chatapps_webhooks::{Checker, Event, EventKind, Limits, Policy, Progress};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use http::header::{ALLOW, WWW_AUTHENTICATE};
use http::{HeaderName, HeaderValue, Method, Request, Response, StatusCode};
use http_body::Body;
use http_body_util::Empty;
use sha2::{Digest, Sha256};
use tower_service::Service;

use crate::authentication::Authentication;
use crate::body::{Read, read};
use crate::delivery::Delivery;
use crate::handler::{Handler, HandlerError, OfKind, handler};
use crate::hooks::{Failure, Hooks, tell};
use crate::memory_store::MemoryStore;
use crate::store::{Claim, Store};

/// How long keys are kept: receipts come for ten days.
pub const KEEP: Duration = Duration::from_secs(11 * 24 * 60 * 60);

/// How long a handler has unless told otherwise. The platform waits for five seconds.
pub const TIMEOUT: Duration = Duration::from_secs(4);

/// What is answered if a handler fails.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OnFailure {
    /// 503: the platform sends the event again, at most four times.
    #[default]
    Refuse,
    /// 204: the event is lost.
    Accept,
}

/// Takes events: a `tower` service that answers the platform, and gives each event to its handler.
///
/// # Examples
///
/// ```
/// use chatapps_webhooks::{Event, InboundMessage};
/// use chatapps_webhooks_receiver::{Authentication, Delivery, Receiver};
///
/// let authentication = Authentication::values(["Bearer rw4Kd0b2u"])?;
/// let fallback = |event: Event, _: Delivery| async move {
///     println!("not handled: {}", event.kind());
///     Ok(())
/// };
/// let message = |message: InboundMessage, _: Delivery| async move {
///     println!("a message: {}", message.payload().umid());
///     Ok(())
/// };
/// let receiver = Receiver::new(authentication, fallback).on(message)?;
/// let app: axum::Router = axum::Router::new().route_service("/events", receiver);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Receiver(Arc<Parts>);

#[derive(Clone)]
struct Parts {
    authentication: Authentication,
    handlers: HashMap<EventKind, Handler>,
    fallback: Handler,
    hooks: Option<Arc<dyn Hooks>>,
    store: Arc<dyn Store>,
    max_bytes: usize,
    timeout: Duration,
    on_failure: OnFailure,
}

/// A second handler for one kind of event, which would never be called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecondHandler(Option<EventKind>);

impl fmt::Display for SecondHandler {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(kind) => write!(f, "`{kind}` has a handler: give each kind one"),
            None => {
                f.write_str("the fallback takes the events of all other kinds: give `on` a type of one kind")
            }
        }
    }
}

impl std::error::Error for SecondHandler {}

impl Receiver {
    /// A receiver that gives all events to one function, until [`on`](Self::on) names others for
    /// some kinds.
    pub fn new<F>(
        authentication: Authentication,
        fallback: impl Fn(Event, Delivery) -> F + Send + Sync + 'static,
    ) -> Self
    where
        F: Future<Output = Result<(), HandlerError>> + Send + 'static,
    {
        Self(Arc::new(Parts {
            authentication,
            handlers: HashMap::new(),
            fallback: handler(fallback),
            hooks: None,
            store: Arc::new(MemoryStore::default()),
            max_bytes: Limits::default().event_bytes,
            timeout: TIMEOUT,
            on_failure: OnFailure::default(),
        }))
    }

    /// The same receiver with a handler for the events of one kind, which is that of its argument.
    ///
    /// # Errors
    ///
    /// [`SecondHandler`] if the kind has one.
    pub fn on<E: OfKind, F>(
        mut self,
        handle: impl Fn(E, Delivery) -> F + Send + Sync + 'static,
    ) -> Result<Self, SecondHandler>
    where
        F: Future<Output = Result<(), HandlerError>> + Send + 'static,
    {
        let kind = E::KIND.ok_or(SecondHandler(None))?;
        match self.parts().handlers.insert(kind, handler(handle)) {
            None => Ok(self),
            Some(_) => Err(SecondHandler(Some(kind))),
        }
    }

    /// The same receiver with hooks.
    #[must_use]
    pub fn hooks(mut self, hooks: impl Hooks) -> Self {
        self.parts().hooks = Some(Arc::new(hooks));
        self
    }

    /// The same receiver with another store than one in memory.
    #[must_use]
    pub fn store(mut self, store: impl Store) -> Self {
        self.parts().store = Arc::new(store);
        self
    }

    /// The same receiver with another limit for bodies, in bytes. It is 8 MiB unless told
    /// otherwise.
    #[must_use]
    pub fn max_bytes(mut self, limit: usize) -> Self {
        self.parts().max_bytes = limit;
        self
    }

    /// The same receiver with another time for handlers. It is [`TIMEOUT`] unless told otherwise.
    /// The time in which a request has to arrive is for the server to limit.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.parts().timeout = timeout;
        self
    }

    /// The same receiver with another answer if a handler fails.
    #[must_use]
    pub fn on_failure(mut self, on_failure: OnFailure) -> Self {
        self.parts().on_failure = on_failure;
        self
    }

    /// What the receiver is made of, for this copy alone.
    fn parts(&mut self) -> &mut Parts {
        Arc::make_mut(&mut self.0)
    }

    /// Answers a request.
    pub async fn receive<B: Body>(&self, request: Request<B>) -> Response<Empty<Bytes>> {
        let (head, body) = request.into_parts();
        if head.method != Method::POST {
            return answer(StatusCode::METHOD_NOT_ALLOWED, Some((ALLOW, HeaderValue::from_static("POST"))));
        }
        let parts = &*self.0;
        let is_long = body.size_hint().lower() > parts.max_bytes as u64;
        let accepts = AssertUnwindSafe(parts.authentication.accepts(&head.headers)).catch_unwind().await;
        match accepts.unwrap_or_else(|_| Err("the function panicked".into())) {
            Ok(true) => {}
            Ok(false) => {
                parts.tell("on_unauthorized", <dyn Hooks>::on_unauthorized);
                return if is_long {
                    answer(StatusCode::PAYLOAD_TOO_LARGE, None)
                } else {
                    let challenge = (WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
                    answer(StatusCode::UNAUTHORIZED, Some(challenge))
                };
            }
            Err(error) => {
                parts.fail(&Failure::Authentication(error));
                return answer(StatusCode::SERVICE_UNAVAILABLE, None);
            }
        }
        let status = match read(body, parts.max_bytes).await {
            Read::Whole(body) => {
                // On its own: an event that has arrived is handled even if nobody waits for the
                // answer, and whatever panics is an answer.
                let parts = Arc::clone(&self.0);
                let taken = tokio::spawn(async move { parts.take(body).await }).await;
                taken.unwrap_or_else(|_| self.0.refuse(&Failure::Panicked))
            }
            Read::Oversized => {
                parts.tell("on_oversized", |hooks| hooks.on_oversized(parts.max_bytes));
                StatusCode::NO_CONTENT
            }
            Read::Broken => StatusCode::SERVICE_UNAVAILABLE,
        };
        answer(status, None)
    }
}

impl Parts {
    fn tell(&self, name: &'static str, what: impl FnOnce(&dyn Hooks)) {
        if let Some(hooks) = &self.hooks {
            tell(&**hooks, name, what);
        }
    }

    fn fail(&self, failure: &Failure) {
        self.tell("on_error", |hooks| hooks.on_error(failure));
    }

    /// Takes the body of an authentic request.
    async fn take(&self, body: Bytes) -> StatusCode {
        let event = Checker::new(Policy::contract()).receive(&body).value;
        let key = key_of(&event, &body);
        let stored = stored_key(&key);
        match self.store.begin(&stored, self.timeout.saturating_mul(2)).await {
            Ok(Claim::New) => {}
            Ok(Claim::Busy) => return StatusCode::SERVICE_UNAVAILABLE,
            Ok(Claim::Done) => {
                self.tell("on_duplicate", |hooks| hooks.on_duplicate(&event, &key));
                return StatusCode::NO_CONTENT;
            }
            Err(error) => return self.refuse(&Failure::Store(error)),
        }
        let handled = self.handle(event, &key, body).await;
        let status = handled.map_or_else(|failure| self.refuse(&failure), |()| StatusCode::NO_CONTENT);
        let done = if status.is_success() {
            self.store.finish(&stored, KEEP).await
        } else {
            self.store.forget(&stored).await
        };
        match done {
            Ok(()) => status,
            Err(error) => self.refuse(&Failure::Store(error)),
        }
    }

    /// Tells about a failure, and what is answered then. If the store failed, the handler may not
    /// have run.
    fn refuse(&self, failure: &Failure) -> StatusCode {
        self.fail(failure);
        match (self.on_failure, failure) {
            (OnFailure::Accept, Failure::Handler { .. } | Failure::TimedOut { .. }) => StatusCode::NO_CONTENT,
            _ => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// Gives an event to its handler, and keeps how far its message got.
    async fn handle(&self, event: Event, key: &str, body: Bytes) -> Result<(), Failure> {
        let progress = progress_of(&event);
        let is_news = match &progress {
            Some((subject, now)) => {
                let earlier = self.store.get(subject).await.map_err(Failure::Store)?;
                earlier.is_none_or(|earlier| now.is_news_after(progress_from(&earlier)))
            }
            None => true,
        };
        let delivery = Delivery::new(key, is_news, body);
        if self.hooks.is_some() && !delivery.findings().findings().is_empty() {
            self.tell("on_findings", |hooks| hooks.on_findings(&event, delivery.findings()));
        }
        let handler = Arc::clone(self.handlers.get(&event.kind()).unwrap_or(&self.fallback));
        // On its own, so that a panic is an error.
        let mut work = tokio::spawn(async move { handler(event, delivery).await });
        match tokio::time::timeout(self.timeout, &mut work).await {
            Ok(Ok(Ok(()))) => {}
            Ok(Ok(Err(error))) => return Err(Failure::Handler { key: key.to_owned(), error: Some(error) }),
            Ok(Err(_)) => return Err(Failure::Handler { key: key.to_owned(), error: None }),
            Err(_) => {
                work.abort();
                return Err(Failure::TimedOut { key: key.to_owned() });
            }
        }
        if let Some((subject, now)) = progress {
            // Another receipt of the message may have been handled meanwhile.
            let known = self.store.get(&subject).await.map_err(Failure::Store)?;
            if known.is_none_or(|known| now.is_news_after(progress_from(&known))) {
                self.store.put(&subject, &progress_text(now), KEEP).await.map_err(Failure::Store)?;
            }
        }
        Ok(())
    }
}

/// The key of a delivery: that of the event, or of the octets if they are no text.
fn key_of(event: &Event, body: &[u8]) -> String {
    match str::from_utf8(body) {
        Ok(_) => event.delivery_key(),
        Err(_) => format!("raw:{}", hexadecimal(body)),
    }
}

/// The longest key that a store gets, in bytes. An id of a message can be as long as a body.
const LONGEST_KEY: usize = 256;

/// A key as a store gets it.
fn stored_key(key: &str) -> String {
    if key.len() <= LONGEST_KEY { key.to_owned() } else { format!("sha256:{}", hexadecimal(key.as_bytes())) }
}

/// The SHA-256 hash of octets.
fn hexadecimal(octets: &[u8]) -> String {
    Sha256::digest(octets).iter().fold(String::new(), |mut text, octet| {
        let _ = write!(text, "{octet:02x}");
        text
    })
}

/// The message and the channel of a receipt, and how far the message got.
fn progress_of(event: &Event) -> Option<(String, Progress)> {
    let progress = event.progress()?;
    let channel = event.channel().map(|channel| channel.as_str().to_lowercase()).unwrap_or_default();
    Some((stored_key(&format!("progress:{}:{channel}", event.umid()?)), progress))
}

/// A progress as a store keeps it.
fn progress_text(progress: Progress) -> String {
    let (state, detail) = progress.state();
    match detail {
        Some(detail) => format!("{}:{}", state.as_str(), detail.as_str()),
        None => state.as_str().to_owned(),
    }
}

fn progress_from(text: &str) -> Progress {
    match text.split_once(':') {
        Some((state, detail)) => Progress::of(state, Some(detail)),
        None => Progress::of(text, None),
    }
}

fn answer(status: StatusCode, header: Option<(HeaderName, HeaderValue)>) -> Response<Empty<Bytes>> {
    let mut response = Response::new(Empty::new());
    *response.status_mut() = status;
    response.headers_mut().extend(header);
    response
}

impl fmt::Debug for Receiver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Parts { authentication, handlers, max_bytes, timeout, on_failure, .. } = &*self.0;
        let mut kinds: Vec<_> = handlers.keys().map(|kind| kind.as_str()).collect();
        kinds.sort_unstable();
        f.debug_struct("Receiver")
            .field("authentication", authentication)
            .field("handlers", &kinds)
            .field("max_bytes", max_bytes)
            .field("timeout", timeout)
            .field("on_failure", on_failure)
            .finish_non_exhaustive()
    }
}

impl<B> Service<Request<B>> for Receiver
where
    B: Body + Send + 'static,
    B::Data: Send,
    B::Error: Send,
{
    type Response = Response<Empty<Bytes>>;
    type Error = Infallible;
    type Future = BoxFuture<'static, Result<Self::Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let receiver = self.clone();
        async move { Ok(receiver.receive(request).await) }.boxed()
    }
}
