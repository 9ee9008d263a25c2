//! Who decides on a fix.

use serde::ser::{Serialize, Serializer};

use crate::base::names::names;

/// Who decides whether a fix is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Applicability {
    /// A program may make it: the document says the same as before, or what it can only have meant.
    Safe,
    /// A person looks at it first: it changes what the document says, most likely to what was
    /// meant.
    Unsafe,
    /// A person completes it: it shows the place and leaves what to write there to them.
    Manual,
}

impl Serialize for Applicability {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

names! {
    Applicability, "applicability",
    /// Every kind, from the one that needs nobody.
    [Safe = "safe", Unsafe = "unsafe", Manual = "manual"]
}
