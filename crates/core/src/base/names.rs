//! Names of a closed list, and turning text into one of them.

use std::fmt;

use super::privacy::shown_name;
use super::spelling::closest;

/// Text that is not one of a list of names: of a [`Model`](crate::Model), a [`Rule`](crate::Rule),
/// a [`Level`](crate::Level), a [`WebhookType`](crate::WebhookType), a policy or the like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownName {
    what: &'static str,
    name: String,
    known: Vec<&'static str>,
}

impl UnknownName {
    /// For crates with lists of their own.
    #[doc(hidden)]
    pub fn new(what: &'static str, name: &str, known: impl Into<Vec<&'static str>>) -> Self {
        // What was given may be a whole document, secrets and all.
        Self { what, name: shown_name(name), known: known.into() }
    }

    /// The name that was probably meant, for programs that don't show what they were given.
    #[doc(hidden)]
    #[must_use]
    pub fn suggestion(&self) -> Option<&'static str> {
        closest(&self.name, &self.known)
    }
}

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown {} `{}`", self.what, self.name.escape_debug())?;
        match self.suggestion() {
            Some(suggestion) => write!(f, "; did you mean `{suggestion}`?"),
            None if self.known.len() <= MOST_LISTED => {
                write!(f, "; expected one of `{}`", self.known.join("`, `"))
            }
            None => Ok(()),
        }
    }
}

impl std::error::Error for UnknownName {}

/// A longer list of names doesn't help whoever reads a message.
const MOST_LISTED: usize = 20;

/// Gives an enumeration without data its names: `ALL`, `as_str`, `Display` and `FromStr`.
macro_rules! names {
    ($type:ident, $what:literal, $(#[$all:meta])* [$($(#[$cfg:meta])? $variant:ident = $name:literal),+ $(,)?]) => {
        impl $type {
            $(#[$all])*
            pub const ALL: [Self; [$($(#[$cfg])? $name),+].len()] = [$($(#[$cfg])? Self::$variant),+];

            /// The name.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $($(#[$cfg])? Self::$variant => $name,)+
                }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $type {
            type Err = $crate::base::names::UnknownName;

            fn from_str(name: &str) -> Result<Self, Self::Err> {
                Self::ALL.into_iter().find(|each| each.as_str() == name).ok_or_else(|| {
                    $crate::base::names::UnknownName::new($what, name, Self::ALL.map(Self::as_str))
                })
            }
        }
    };
}

pub(crate) use names;
