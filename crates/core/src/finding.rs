//! What checking reports: findings, where they are, and the report that holds them.
//!
//! A finding never holds a value of the checked document, only names, limits and places.

mod params;
mod pointer;
mod printable;
mod report;

pub use self::params::{Param, Params};
pub use self::pointer::Pointer;
pub(crate) use self::pointer::PointerText;
pub use self::printable::{is_unprintable, printable};
pub use self::report::{Invalid, Report};

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::model::UnknownName;
use crate::policy::{Rule, Wording};

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// The rule isn't checked.
    Off,
    /// Worth knowing; nothing is wrong.
    Notice,
    /// Probably not what was wanted; the document is still valid.
    Warning,
    /// The document is not valid.
    Error,
}

impl Level {
    /// Every level, from the weakest to the strongest.
    pub const ALL: [Self; 4] = [Self::Off, Self::Notice, Self::Warning, Self::Error];

    /// The level's name: `off`, `notice`, `warning` or `error`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Notice => "notice",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Level {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|level| level.as_str() == name)
            .ok_or_else(|| UnknownName::new("level", name, Self::ALL.map(Self::as_str)))
    }
}

/// A stretch of the checked text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// The line on which it starts, from 1. Lines end with a line feed.
    pub line: usize,
    /// The column at which it starts, from 1, in Unicode code points.
    pub column: usize,
    /// The bytes of the text that it covers.
    pub range: Range<usize>,
}

/// Another place that a finding speaks about, such as the first of two equal keys.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Other {
    /// The other place.
    pub pointer: Pointer,
    /// Where it is in the text, if text was checked.
    pub span: Option<Span>,
}

/// One broken rule at one place.
///
/// Programs read [`rule`](Self::rule), [`level`](Self::level), [`pointer`](Self::pointer) and
/// [`params`](Self::params); the wording of [`message`](Self::message) and [`help`](Self::help) may change.
///
/// Serializes as an object with the members `rule`, `level`, `pointer`, `message`, `help`, `params` and, for
/// text, `line`, `column` and `range` (`start` and `end`, in bytes). [`other`](Self::other) is a member of
/// `params`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Finding {
    /// What is said of it, without the data. Most findings are never read, so nobody words them before.
    pub(crate) wording: &'static Wording,
    pub(crate) level: Level,
    pub(crate) pointer: Pointer,
    pub(crate) params: Params,
    pub(crate) other: Option<Box<Other>>,
    pub(crate) span: Option<Span>,
}

impl Finding {
    /// The rule that is broken.
    #[must_use]
    pub const fn rule(&self) -> Rule {
        self.wording.rule
    }

    /// How much it matters, as the policy has it. Never [`Level::Off`].
    #[must_use]
    pub const fn level(&self) -> Level {
        self.level
    }

    /// The place in the document (RFC 6901). A missing property is reported at the object that lacks it.
    #[must_use]
    pub const fn pointer(&self) -> &Pointer {
        &self.pointer
    }

    /// What is wrong: one line, lower-case, without a final period.
    #[must_use]
    pub fn message(&self) -> Cow<'static, str> {
        self.params.fill(self.wording.message)
    }

    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> Cow<'static, str> {
        self.params.fill(self.wording.help)
    }

    /// What the message says, as data: expected values, limits, a suggestion.
    #[must_use]
    pub const fn params(&self) -> &Params {
        &self.params
    }

    /// The other place that the finding speaks about.
    #[must_use]
    pub fn other(&self) -> Option<&Other> {
        self.other.as_deref()
    }

    /// Where the finding is in the text: the value that it speaks about; for a missing property the object, for
    /// a property name the name. `None` if no text was checked.
    #[must_use]
    pub const fn span(&self) -> Option<&Span> {
        self.span.as_ref()
    }
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("rule", self.rule().id())?;
        map.serialize_entry("level", self.level.as_str())?;
        map.serialize_entry("pointer", self.pointer.as_str())?;
        map.serialize_entry("message", &self.message())?;
        map.serialize_entry("help", &self.help())?;
        map.serialize_entry("params", &ParamsAndOther(&self.params, self.other()))?;
        if let Some(span) = &self.span {
            serialize_span(span, &mut map)?;
        }
        map.end()
    }
}

struct ParamsAndOther<'a>(&'a Params, Option<&'a Other>);

impl Serialize for ParamsAndOther<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in self.0.iter() {
            map.serialize_entry(name, value)?;
        }
        if let Some(other) = self.1 {
            map.serialize_entry("other", other)?;
        }
        map.end()
    }
}

impl Serialize for Other {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("pointer", self.pointer.as_str())?;
        if let Some(span) = &self.span {
            serialize_span(span, &mut map)?;
        }
        map.end()
    }
}

fn serialize_span<M: SerializeMap>(span: &Span, map: &mut M) -> Result<(), M::Error> {
    map.serialize_entry("line", &span.line)?;
    map.serialize_entry("column", &span.column)?;
    map.serialize_entry("range", &span.range)
}
