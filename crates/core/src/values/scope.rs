//! The sub-accounts that a webhook is for.

use std::borrow::Cow;
use std::fmt;

use serde::ser::{Serialize, Serializer};

/// The sub-accounts that a webhook is for. In order, `*` comes first.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SubAccountScope<'a> {
    /// `*`: all sub-accounts of the account.
    All,
    /// One sub-account.
    One(SubAccountId<'a>),
}

/// Whether a text in the place of a scope may be shown: it has the shape of an id, or is nearly
/// `*`. People put secrets everywhere.
#[must_use]
pub fn shows_scope(text: &str) -> bool {
    text.len() <= 50 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._&*".contains(&byte))
}

impl SubAccountScope<'_> {
    /// The spelling of the contract: `*`, or the sub-account's id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::All => "*",
            Self::One(id) => id.as_str(),
        }
    }

    /// The same scope, with a text of its own.
    #[must_use]
    pub fn into_owned(self) -> SubAccountScope<'static> {
        match self {
            Self::All => SubAccountScope::All,
            Self::One(id) => SubAccountScope::One(id.into_owned()),
        }
    }
}

impl<'a> From<&'a str> for SubAccountScope<'a> {
    /// `*` for all, anything else for one.
    fn from(text: &'a str) -> Self {
        SubAccountId::new(text).map_or(Self::All, Self::One)
    }
}

impl From<String> for SubAccountScope<'_> {
    /// `*` for all, anything else for one.
    fn from(text: String) -> Self {
        SubAccountId::new(text).map_or(Self::All, Self::One)
    }
}

impl<'a> From<&'a SubAccountScope<'_>> for SubAccountScope<'a> {
    fn from(scope: &'a SubAccountScope<'_>) -> Self {
        scope.as_str().into()
    }
}

impl fmt::Display for SubAccountScope<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for SubAccountScope<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> serde::Deserialize<'de> for SubAccountScope<'_> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}

/// The id of one sub-account: any text but `*`.
///
/// The contract sets no other bound; the rules `empty_sub_account_id` and `sub_account_id_format`
/// do.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SubAccountId<'a>(Cow<'a, str>);

impl<'a> SubAccountId<'a> {
    /// Takes an id. `None` for `*`, which is [`SubAccountScope::All`].
    #[must_use]
    pub fn new(text: impl Into<Cow<'a, str>>) -> Option<Self> {
        let text = text.into();
        (text != "*").then_some(Self(text))
    }

    /// The id as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same id, with a text of its own.
    #[must_use]
    pub fn into_owned(self) -> SubAccountId<'static> {
        SubAccountId(self.0.into_owned().into())
    }
}

impl fmt::Display for SubAccountId<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
