//! A secret: shown only when asked for.

use std::borrow::Cow;
use std::fmt;
use std::mem;

use serde::ser::{Serialize, Serializer};
use zeroize::Zeroize;

use super::stand_in::{is_mask, is_suspect};

/// A secret value: redacted in `Debug`, and wiped from memory when dropped if it has a text of its
/// own.
///
/// [`Secret::reveal`] shows it. Serializing it writes the value too, since that is what a request
/// is made of; to log a webhook, use `Debug`.
///
/// # Examples
///
/// ```
/// use chatapps_webhooks::Secret;
///
/// let secret = Secret::from("Bearer rw4Kd0b2u");
/// assert_eq!(format!("{secret:?}"), "Secret(***)");
/// assert_eq!(secret.reveal(), "Bearer rw4Kd0b2u");
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Secret<'a>(Cow<'a, str>);

impl Secret<'_> {
    /// What GET shows in place of a secret.
    pub const MASK: &'static str = "***";

    /// Whether it is no secret but a mask, which a program shows in place of one, or has a mask in
    /// it: what the rule `masked_secret` finds.
    #[must_use]
    pub fn is_mask(&self) -> bool {
        is_suspect(&self.0) && is_mask(&self.0)
    }

    /// The value itself.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The same secret, with a text of its own.
    #[must_use]
    pub fn into_owned(mut self) -> Secret<'static> {
        Secret(Cow::Owned(mem::take(&mut self.0).into_owned()))
    }
}

impl Drop for Secret<'_> {
    fn drop(&mut self) {
        if let Cow::Owned(value) = &mut self.0 {
            value.zeroize();
        }
    }
}

impl fmt::Debug for Secret<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(***)")
    }
}

impl From<String> for Secret<'_> {
    fn from(value: String) -> Self {
        Self(Cow::Owned(value))
    }
}

impl<'a> From<&'a str> for Secret<'a> {
    fn from(value: &'a str) -> Self {
        Self(Cow::Borrowed(value))
    }
}

impl Serialize for Secret<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.reveal())
    }
}

impl<'de> serde::Deserialize<'de> for Secret<'_> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}
