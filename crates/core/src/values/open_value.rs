//! A value of a list that the platform may extend.

use std::fmt;

use serde::ser::{Serialize, Serializer};

use super::enumeration::Enumeration;

/// A value of a list to which the platform may add: one that this version knows, or the text of
/// another one.
///
/// Requests have known values only; what the platform answers may have others.
///
/// # Examples
///
/// ```
/// use chatapps_webhooks::{OpenValue, WebhookList, WebhookType, parse};
///
/// let answer = r#"[
///     {"subAccountId": "*", "url": "https://hooks.onion.example", "type": "MSG"},
///     {"subAccountId": "*", "url": "https://hooks.onion.example", "type": "NEXT"}
/// ]"#;
/// let webhooks = parse::<WebhookList>(answer)?.value.0;
/// assert_eq!(webhooks[0].webhook_type(), Some(OpenValue::Known(WebhookType::InboundMessage)));
/// assert_eq!(webhooks[1].webhook_type(), Some(OpenValue::Other("NEXT")));
/// # Ok::<(), chatapps_webhooks::Invalid>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OpenValue<'a, T> {
    /// A value that this version knows.
    Known(T),
    /// The text of another value.
    Other(&'a str),
}

impl<T: Copy> OpenValue<'_, T> {
    /// The value, if this version knows it.
    #[must_use]
    pub const fn known(self) -> Option<T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Other(_) => None,
        }
    }
}

impl<'a, T: Enumeration> OpenValue<'a, T> {
    /// The text in JSON.
    #[must_use]
    pub fn as_str(self) -> &'a str {
        match self {
            Self::Known(value) => value.text(),
            Self::Other(text) => text,
        }
    }
}

impl<T> From<T> for OpenValue<'_, T> {
    fn from(value: T) -> Self {
        Self::Known(value)
    }
}

impl<T: Enumeration> fmt::Display for OpenValue<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl<T: Enumeration> Serialize for OpenValue<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
