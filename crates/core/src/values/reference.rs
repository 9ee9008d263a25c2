//! References to secrets, which desired state may have in place of secrets, and where their values
//! come from.
//!
//! Hidden from the documentation: the command line reads desired state.

use std::fmt;
use std::panic::RefUnwindSafe;
use std::sync::Arc;

use super::secret::Secret;

/// What a secret is read from.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SecretReference {
    /// The environment variable of that name.
    Variable(String),
    /// The file at that path.
    File(String),
}

impl SecretReference {
    /// The members that make an object a reference.
    pub const MEMBERS: [&'static str; 2] = [Self::VARIABLE, Self::FILE];

    /// The pattern of the names of environment variables.
    pub const VARIABLE_PATTERN: &'static str = "^[A-Za-z_][A-Za-z0-9_]*$";

    /// The pattern of what no path of a file has: control characters.
    pub const CONTROL_PATTERN: &'static str = r"[\x00-\x1F\x7F-\x9F]";

    pub(crate) const VARIABLE: &'static str = "env";
    const FILE: &'static str = "file";

    /// The reference with a member of [`MEMBERS`](Self::MEMBERS), and its value.
    pub(crate) const fn of(member: &'static str, value: String) -> Self {
        if member.len() == Self::VARIABLE.len() { Self::Variable(value) } else { Self::File(value) }
    }

    /// Its member.
    #[must_use]
    pub const fn member(&self) -> &'static str {
        match self {
            Self::Variable(_) => Self::VARIABLE,
            Self::File(_) => Self::FILE,
        }
    }

    /// What a member names: `environment variable` or `file`.
    #[must_use]
    pub fn kind_of(member: &str) -> Option<&'static str> {
        match member {
            Self::VARIABLE => Some("environment variable"),
            Self::FILE => Some("file"),
            _ => None,
        }
    }

    /// The name of the variable, or the path of the file.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Variable(name) | Self::File(name) => name,
        }
    }

    /// Whether a text is the name of an environment variable.
    pub(crate) fn is_variable(name: &str) -> bool {
        name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    }

    /// What a model has in place of a value that isn't known: an unfilled variable, so that no plan
    /// sends it.
    pub(crate) fn stand_in(&self) -> String {
        format!("${{{}:{}}}", self.member(), self.name())
    }
}

/// Where the values of references come from.
pub trait SecretSource: Send + Sync + RefUnwindSafe {
    /// The value; `None` if it isn't known, or isn't to be read.
    fn secret(&self, reference: &SecretReference) -> Option<Secret<'static>>;
}

/// A source without values: references are checked by name.
pub struct NamesOnly;

impl SecretSource for NamesOnly {
    fn secret(&self, _: &SecretReference) -> Option<Secret<'static>> {
        None
    }
}

/// Whether a document may have references, and where their values come from.
#[derive(Clone, Default)]
pub(crate) struct References(Option<Arc<dyn SecretSource>>);

impl References {
    /// A request has none.
    pub(crate) const REFUSED: Self = Self(None);

    pub(crate) const fn from(source: Arc<dyn SecretSource>) -> Self {
        Self(Some(source))
    }

    /// Where the values come from, if there may be references.
    pub(crate) fn source(&self) -> Option<&dyn SecretSource> {
        self.0.as_deref()
    }
}

impl PartialEq for References {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        }
    }
}

impl Eq for References {}

impl fmt::Debug for References {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "Allowed" } else { "Refused" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::stand_in::{Holder, find_stand_in};

    #[test]
    fn nothing_without_a_value_can_be_sent() {
        for name in ["A", "a/b c", "}", "***", "a\nb", "$"] {
            for reference in
                [SecretReference::Variable(name.to_owned()), SecretReference::File(name.to_owned())]
            {
                for holder in [Holder::Header, Holder::Secret] {
                    assert!(find_stand_in(&reference.stand_in(), holder).is_some(), "{reference:?}");
                }
            }
        }
    }

    #[test]
    fn names_of_variables_are_those_of_shells() {
        for name in ["A", "_", "onion_Token2"] {
            assert!(SecretReference::is_variable(name), "{name}");
        }
        for name in ["", "2A", "A-B", "$A", "A B", "Ä", "A=B"] {
            assert!(!SecretReference::is_variable(name), "{name}");
        }
    }
}
