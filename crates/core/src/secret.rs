//! A secret: shown only when asked for.

use std::fmt;
use std::hash::{Hash, Hasher};

use serde::ser::{Serialize, Serializer};
use zeroize::Zeroizing;

/// A secret value: redacted in `Debug`, wiped from memory when dropped.
///
/// [`Secret::reveal`] shows it. Serializing it writes the value too, since that is what a request is made of; to
/// log a webhook, use `Debug`.
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
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// The value itself.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(***)")
    }
}

impl Hash for Secret {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.reveal().hash(state);
    }
}

impl From<String> for Secret {
    fn from(value: String) -> Self {
        Self(Zeroizing::new(value))
    }
}

impl From<&str> for Secret {
    fn from(value: &str) -> Self {
        Self::from(value.to_owned())
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.reveal())
    }
}

impl<'de> serde::Deserialize<'de> for Secret {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}
