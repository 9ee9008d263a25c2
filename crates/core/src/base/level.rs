//! How much a finding matters.

use crate::base::names::names;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// The rule isn't checked.
    Off,
    /// Worth knowing; nothing is wrong.
    Notice,
    /// Probably unintended; the document is still valid.
    Warning,
    /// The document is not valid.
    Error,
}

names! {
    Level, "level",
    /// Every level, from the weakest to the strongest.
    [Off = "off", Notice = "notice", Warning = "warning", Error = "error"]
}
