//! A time as an event has it.

use std::fmt;

use crate::values::timestamp::Timestamp;

/// A time as it was received. Most are dates and times of RFC 3339, and nothing ensures it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ReceivedTime<'a>(&'a str);

impl<'a> ReceivedTime<'a> {
    pub(crate) const fn new(text: &'a str) -> Self {
        Self(text)
    }

    /// The text as it was received.
    #[must_use]
    pub const fn as_str(self) -> &'a str {
        self.0
    }

    /// The date and time, with all digits that were given. `None` if the text is none.
    #[must_use]
    pub fn timestamp(self) -> Option<Timestamp<'a>> {
        Timestamp::new(self.0).ok()
    }
}

impl fmt::Display for ReceivedTime<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}
