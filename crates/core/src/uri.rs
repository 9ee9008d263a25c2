//! URIs, kept byte for byte.

use std::fmt;
use std::str::FromStr;

use serde::ser::{Serialize, Serializer};

/// A URI with a scheme (RFC 3986), kept byte for byte.
///
/// `Debug` shows neither user information nor query nor fragment; `Display` and serializing show all of it.
#[derive(Clone)]
pub struct Uri(fluent_uri::Uri<String>);

impl Uri {
    /// Takes a URI.
    ///
    /// # Errors
    ///
    /// [`InvalidUri`] if the text is no URI, or a reference without a scheme.
    pub fn new(text: impl Into<String>) -> Result<Self, InvalidUri> {
        fluent_uri::Uri::parse(text.into()).map(Self).map_err(|_| InvalidUri)
    }

    /// The URI as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The scheme, as it was given: `https` for `https://…`.
    #[must_use]
    pub fn scheme(&self) -> &str {
        self.0.scheme().as_str()
    }

    /// The host as RFC 3986 reads it, not normalized. `None` if the URI has no authority.
    #[must_use]
    pub fn host(&self) -> Option<&str> {
        self.0.authority().map(|authority| authority.host())
    }
}

impl From<fluent_uri::Uri<&str>> for Uri {
    fn from(uri: fluent_uri::Uri<&str>) -> Self {
        Self(uri.to_owned())
    }
}

impl FromStr for Uri {
    type Err = InvalidUri;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::new(text)
    }
}

impl fmt::Display for Uri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Uri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Uri({}:", self.scheme())?;
        if let Some(authority) = self.0.authority() {
            let user = if authority.has_userinfo() { "***@" } else { "" };
            write!(f, "//{user}{}", authority.host())?;
            if let Some(port) = authority.port() {
                write!(f, ":{port}")?;
            }
        }
        f.write_str(self.0.path().as_str())?;
        if self.0.has_query() {
            f.write_str("?***")?;
        }
        if self.0.has_fragment() {
            f.write_str("#***")?;
        }
        f.write_str(")")
    }
}

impl PartialEq for Uri {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Uri {}

impl std::hash::Hash for Uri {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl AsRef<str> for Uri {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl Serialize for Uri {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> serde::Deserialize<'de> for Uri {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).and_then(|text| Self::new(text).map_err(serde::de::Error::custom))
    }
}

/// The text is no URI with a scheme (RFC 3986).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidUri;

impl fmt::Display for InvalidUri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a URI with a scheme (RFC 3986), such as `https://hooks.onion.example/events`")
    }
}

impl std::error::Error for InvalidUri {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_hides_what_may_be_secret() {
        let uri = Uri::new("https://user:pass@hooks.onion.example:8443/a?token=b#c").unwrap();
        assert_eq!(format!("{uri:?}"), "Uri(https://***@hooks.onion.example:8443/a?***#***)");
        assert_eq!(uri.to_string(), "https://user:pass@hooks.onion.example:8443/a?token=b#c");
    }

    #[test]
    fn a_scheme_is_needed() {
        assert_eq!(Uri::new("//hooks.onion.example/"), Err(InvalidUri));
        assert_eq!(Uri::new("https://hooks.onion.example/\n"), Err(InvalidUri));
    }
}
