//! What a program is told beside events.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};

use chatapps_webhooks::{Event, Report};

use crate::handler::HandlerError;

/// What a program is told beside events. Each function does nothing unless it is written. One that
/// panics changes no answer.
pub trait Hooks: Send + Sync + 'static {
    /// An event has findings. It is told before its handler runs.
    fn on_findings(&self, event: &Event, findings: &Report) {
        let _ = (event, findings);
    }

    /// Something failed.
    fn on_error(&self, failure: &Failure) {
        let _ = failure;
    }

    /// A body was larger than the limit, in bytes. Nothing else is known of it.
    fn on_oversized(&self, limit: usize) {
        let _ = limit;
    }

    /// Somebody sent a request without the right header.
    fn on_unauthorized(&self) {}

    /// An event came that was handled before.
    fn on_duplicate(&self, event: &Event, key: &str) {
        let _ = (event, key);
    }
}

/// What failed.
#[derive(Debug)]
#[non_exhaustive]
pub enum Failure {
    /// The handler of the event with this key.
    Handler {
        /// The key of the event.
        key: String,
        /// Its error; a panic has none.
        error: Option<HandlerError>,
    },
    /// The handler of the event with this key took too long.
    TimedOut {
        /// The key of the event.
        key: String,
    },
    /// The store.
    Store(HandlerError),
    /// The function that decides about tokens.
    Authentication(HandlerError),
    /// The hook of this name panicked.
    Hook(&'static str),
    /// Something else panicked, such as the store.
    Panicked,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Handler { error: Some(error), .. } => write!(f, "the handler failed: {error}"),
            Self::Handler { error: None, .. } => f.write_str("the handler panicked"),
            Self::TimedOut { .. } => f.write_str("the handler took too long"),
            Self::Store(error) => write!(f, "the store failed: {error}"),
            Self::Authentication(error) => write!(f, "the authentication failed: {error}"),
            Self::Panicked => f.write_str("the store panicked"),
            Self::Hook(name) => write!(f, "the hook `{name}` panicked"),
        }
    }
}

/// Tells a hook something, and the hook for errors if it panics.
pub(crate) fn tell(hooks: &dyn Hooks, name: &'static str, what: impl FnOnce(&dyn Hooks)) {
    if catch_unwind(AssertUnwindSafe(|| what(hooks))).is_err() {
        let _ = catch_unwind(AssertUnwindSafe(|| hooks.on_error(&Failure::Hook(name))));
    }
}
