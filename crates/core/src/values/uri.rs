//! URIs, kept byte for byte.

pub(crate) mod parts;
pub(crate) mod plain;

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::ser::{Serialize, Serializer};

use self::parts::Parts;
use self::plain::PlainUrl;

/// A URI with a scheme (RFC 3986), kept byte for byte.
///
/// `Debug` shows what [`Uri::redacted`] does; `Display` and serializing show all of it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Uri<'a>(Cow<'a, str>);

impl<'a> Uri<'a> {
    /// Takes a URI.
    ///
    /// # Errors
    ///
    /// [`InvalidUri`] if the text is no URI, or a reference without a scheme.
    pub fn new(text: impl Into<Cow<'a, str>>) -> Result<Self, InvalidUri> {
        let text = text.into();
        if is_uri(&text) { Ok(Self(text)) } else { Err(InvalidUri) }
    }

    /// Takes a text that is known to be a URI.
    pub(crate) const fn new_unchecked(text: &'a str) -> Self {
        Self(Cow::Borrowed(text))
    }

    /// The same URI, with a text of its own.
    #[must_use]
    pub fn into_owned(self) -> Uri<'static> {
        Uri(self.0.into_owned().into())
    }

    fn parts(&self) -> Parts<'_> {
        Parts::of(&self.0)
    }

    /// The URI as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The scheme, as it was given: `https` for `https://…`.
    #[must_use]
    pub fn scheme(&self) -> &str {
        self.parts().scheme.unwrap_or_default()
    }

    /// The host as RFC 3986 reads it, not normalized. `None` if the URI has no authority.
    #[must_use]
    pub fn host(&self) -> Option<&str> {
        let parts = self.parts();
        parts.has_authority.then_some(parts.host)
    }

    /// The URI as it may be shown: `***` stands for user information, query and fragment, and for
    /// all of it where an `@` elsewhere may end what was meant to be a password.
    #[must_use]
    pub fn redacted(&self) -> String {
        let parts = self.parts();
        if parts.may_hide_user_info() {
            return "***".to_owned();
        }
        let mut shown = format!("{}:", parts.scheme.unwrap_or_default());
        if parts.has_authority {
            shown.extend(["//", if parts.has_user_info() { "***@" } else { "" }, parts.host, parts.port]);
        }
        shown.push_str(parts.path);
        shown.push_str(if parts.query.is_some() { "?***" } else { "" });
        shown.push_str(if parts.has_fragment { "#***" } else { "" });
        shown
    }
}

/// Whether a text is a URI with a scheme (RFC 3986).
fn is_uri(text: &str) -> bool {
    PlainUrl::read(text).is_some() || is_other_uri(text)
}

/// Whether a text that hasn't the plain shape is a URI with a scheme.
pub(crate) fn is_other_uri(text: &str) -> bool {
    fluent_uri::Uri::parse(text).is_ok()
}

impl<'a> From<&'a Uri<'_>> for Uri<'a> {
    fn from(uri: &'a Uri<'_>) -> Self {
        Self::new_unchecked(uri.as_str())
    }
}

impl FromStr for Uri<'_> {
    type Err = InvalidUri;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::new(text.to_owned())
    }
}

impl fmt::Display for Uri<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Uri<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Uri({})", self.redacted())
    }
}

impl AsRef<str> for Uri<'_> {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl Serialize for Uri<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> serde::Deserialize<'de> for Uri<'_> {
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
