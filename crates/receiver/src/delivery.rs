//! What is known of an event beside the event.

use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use chatapps_webhooks::{Checker, Model, Report};

/// What is known of an event beside the event.
#[derive(Clone, Debug)]
pub struct Delivery {
    key: Arc<str>,
    is_news: bool,
    body: Bytes,
    findings: Arc<OnceLock<Report>>,
}

impl Delivery {
    pub(crate) fn new(key: &str, is_news: bool, body: Bytes) -> Self {
        Self { key: key.into(), is_news, body, findings: Arc::default() }
    }

    /// What tells this event from all others, and is the same if it is delivered again.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Whether it says more than the receipts before it about the same message. True for every
    /// event that is no receipt.
    #[must_use]
    pub const fn is_news(&self) -> bool {
        self.is_news
    }

    /// What differs from the documents, by
    /// [`Policy::recommended`](chatapps_webhooks::Policy::recommended). It is looked for when it is
    /// asked for.
    #[must_use]
    pub fn findings(&self) -> &Report {
        self.findings.get_or_init(|| Checker::default().check(Model::Event, &self.body))
    }
}
