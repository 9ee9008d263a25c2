//! The account id of the path.

use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use regex::Regex;
use serde::Serialize;

/// The id of an account: 32 hexadecimal digits as 8-4-4-4-12, each hyphen optional on its own; kept as it was
/// given.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct AccountId(String);

impl AccountId {
    /// The fewest characters that the contract allows.
    pub const MIN_LENGTH: usize = 32;

    /// The most characters that the contract allows.
    pub const MAX_LENGTH: usize = 36;

    /// The pattern that the contract gives.
    pub const PATTERN: &'static str = "^[0-9A-Fa-f]{8}[-]?(?:[0-9A-Fa-f]{4}[-]?){3}[0-9A-Fa-f]{12}$";

    /// Takes an account id.
    ///
    /// # Errors
    ///
    /// [`InvalidAccountId`] if the text doesn't match [`AccountId::PATTERN`].
    pub fn new(text: impl Into<String>) -> Result<Self, InvalidAccountId> {
        let text = text.into();
        if Self::is_valid(&text) { Ok(Self(text)) } else { Err(InvalidAccountId) }
    }

    pub(crate) fn new_unchecked(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The pattern implies both lengths.
    pub(crate) fn is_valid(text: &str) -> bool {
        static PATTERN: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(AccountId::PATTERN).ok());
        PATTERN.as_ref().is_some_and(|pattern| pattern.is_match(text))
    }

    /// The id as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for AccountId {
    type Err = InvalidAccountId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::new(text)
    }
}

impl fmt::Display for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The text is no account id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidAccountId;

impl fmt::Display for InvalidAccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected an account id: 32 hexadecimal digits, with or without hyphens as in a UUID")
    }
}

impl std::error::Error for InvalidAccountId {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_hyphen_is_optional_on_its_own() {
        for good in [
            "5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a",
            "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a",
            "5A5a5a5a5a5a-5a5a5a5a-5a5a5a5a5a5A",
        ] {
            assert_eq!(AccountId::new(good).map(|id| id.to_string()), Ok(good.to_owned()));
        }
    }

    #[test]
    fn nothing_stands_around_it() {
        for bad in [
            "",
            "5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a\n",
            " 5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a",
            "5a5a5a5a--5a5a-5a5a-5a5a-5a5a5a5a5a5a",
        ] {
            assert_eq!(AccountId::new(bad), Err(InvalidAccountId), "{bad:?}");
        }
    }
}
