//! The key of a delivery: the same for the same event delivered again.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::event::Event;
use crate::describe::role::Role;

/// The length up to which keys are, nearly all of them.
const USUAL: usize = 128;

impl Event {
    /// What tells this event from all others, and is the same when it is delivered again. Keep keys
    /// for 11 days: receipts come for ten.
    #[must_use]
    pub fn delivery_key(&self) -> String {
        self.key_of_parts().unwrap_or_else(|| raw_key(self.raw()))
    }

    /// The key of a delivery, if the event has all that it is made of. `None` if it is a hash of
    /// the body, which takes long for a large one: ask [`delivery_key`](Self::delivery_key) for it when it
    /// is needed.
    #[must_use]
    pub fn key_of_parts(&self) -> Option<String> {
        let of = self.kind().delivery_key()?;
        let mut key = String::with_capacity(USUAL);
        key.push_str(of.prefix);
        for (role, can_be_absent) in of.parts {
            let text = self.text_of(*role).unwrap_or_default();
            if text.is_empty() && !can_be_absent {
                return None;
            }
            key.push(':');
            match role {
                // Documents differ in its case.
                Role::Channel => key.extend(text.chars().flat_map(char::to_lowercase)),
                _ => key.push_str(text),
            }
        }
        Some(key)
    }
}

fn raw_key(text: &str) -> String {
    Sha256::digest(text).iter().fold("raw:".to_owned(), |mut key, byte| {
        // Writing to a string can't fail.
        let _ = write!(key, "{byte:02x}");
        key
    })
}
