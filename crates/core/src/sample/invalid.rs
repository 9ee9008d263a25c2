//! Why a sample can't be made.

use std::fmt;

use crate::base::names::UnknownName;

/// Why a sample can't be made: which option is wrong, what is wrong about it, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidSample {
    option: &'static str,
    message: String,
    help: String,
}

impl InvalidSample {
    pub(super) fn new(option: &'static str, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { option, message: message.into(), help: help.into() }
    }

    pub(super) fn unknown(option: &'static str, error: &UnknownName) -> Self {
        Self::new(option, error.to_string(), "")
    }

    /// The option that is wrong: `kind`, `format`, `channel`, `type`, `state`, `event`, `fault`,
    /// `set` or `unset`.
    #[must_use]
    pub const fn option(&self) -> &'static str {
        self.option
    }

    /// What is wrong.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What to do. Empty if the message says it.
    #[must_use]
    pub fn help(&self) -> &str {
        &self.help
    }
}

impl fmt::Display for InvalidSample {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        if self.help.is_empty() { Ok(()) } else { write!(f, "; {}", self.help) }
    }
}

impl std::error::Error for InvalidSample {}

/// Names as a list in a sentence.
pub(super) fn listed<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let quoted: Vec<_> = names.into_iter().map(|name| format!("`{name}`")).collect();
    match quoted.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        all => all.concat(),
    }
}
