//! The key of a delivery: the same for the same event delivered again.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::event::Event;
use super::kind::EventKind;
use crate::describe::role::Role;

impl Event {
    /// What tells this event from all others, and is the same when it is delivered again. Keep keys for
    /// 11 days: receipts come for ten.
    #[must_use]
    pub fn delivery_key(&self) -> String {
        self.key_of_parts().unwrap_or_else(|| raw_key(self.raw()))
    }

    /// The key, if the event has all that it is made of.
    fn key_of_parts(&self) -> Option<String> {
        let text = |role| self.text_of(role).filter(|text| !text.is_empty());
        Some(match self.kind() {
            EventKind::InboundMessage | EventKind::FlatInboundMessage => format!("in:{}", text(Role::Umid)?),
            EventKind::ExternalAppMessage => format!("ext:{}", text(Role::Umid)?),
            EventKind::DeliveryReceipt => format!(
                "dr:{}:{}:{}:{}:{}",
                text(Role::Umid)?,
                text(Role::Channel)?.to_lowercase(),
                text(Role::State)?,
                text(Role::Detail).unwrap_or_default(),
                text(Role::Timestamp)?,
            ),
            EventKind::UnknownEvent
            | EventKind::UnknownBusinessUpdate
            | EventKind::ForeignEvent
            | EventKind::Unrecognized => return None,
            // All others are business updates.
            _ => format!("bm:{}", text(Role::EventId)?),
        })
    }
}

fn raw_key(text: &str) -> String {
    Sha256::digest(text).iter().fold("raw:".to_owned(), |mut key, byte| {
        // Writing to a string can't fail.
        let _ = write!(key, "{byte:02x}");
        key
    })
}
