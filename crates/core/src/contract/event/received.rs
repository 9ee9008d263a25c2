//! An event as it was received.

use std::hash::{Hash, Hasher};
use std::sync::OnceLock;

use crate::describe::object::ObjectType;
use crate::describe::record::Record;
use crate::read::chosen::values_of;

/// An event as it was received: its text, and what is in it, once somebody asks.
///
/// Many events are only told apart, stored or passed on. To keep their text alone takes half the
/// time of reading all values.
#[derive(Clone)]
pub(crate) struct Received {
    object: &'static ObjectType,
    text: Box<str>,
    record: OnceLock<Record>,
}

impl Received {
    /// An event of a text that is valid.
    pub(crate) const fn new(object: &'static ObjectType, text: Box<str>) -> Self {
        Self { object, text, record: OnceLock::new() }
    }

    /// An event of a text in which nothing can be read.
    pub(crate) fn unreadable(object: &'static ObjectType, text: Box<str>) -> Self {
        Self { object, text, record: OnceLock::from(Record::new(object)) }
    }

    pub(crate) const fn text(&self) -> &str {
        &self.text
    }

    pub(crate) const fn object(&self) -> &'static ObjectType {
        self.object
    }

    pub(crate) fn record(&self) -> &Record {
        self.record.get_or_init(|| values_of(self.object, &self.text))
    }
}

/// The values follow from the text.
impl PartialEq for Received {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.object, other.object) && self.text == other.text
    }
}

impl Eq for Received {}

impl Hash for Received {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}
