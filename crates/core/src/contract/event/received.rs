//! An event as it was received.

use crate::describe::record::Record;

/// An event as it was received: its text, and what was read of it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Received {
    text: Box<str>,
    record: Record,
}

impl Received {
    pub(crate) const fn new(text: Box<str>, record: Record) -> Self {
        Self { text, record }
    }

    pub(crate) const fn text(&self) -> &str {
        &self.text
    }

    pub(crate) const fn record(&self) -> &Record {
        &self.record
    }
}
