//! One broken rule at one location.

use std::borrow::Cow;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::params::Params;
use super::pointer::Pointer;
use crate::base::level::Level;
use crate::base::span::Span;
use crate::policy::catalogue::{Rule, Wording};

/// A location that a finding relates to, such as the first of two equal keys.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Related {
    /// The location.
    pub pointer: Pointer,
    /// Where it is in the text, if text was checked.
    pub span: Option<Span>,
}

/// One broken rule at one location.
///
/// Programs read [`rule`](Self::rule), [`level`](Self::level), [`pointer`](Self::pointer) and
/// [`params`](Self::params); the wording of [`message`](Self::message) and [`help`](Self::help) may
/// change.
///
/// Serializes as an object with the members `rule`, `level`, `pointer`, `message`, `help`, `params`
/// and, for text, `line`, `column` and `range` (`start` and `end`, in bytes).
/// [`related`](Self::related) is a member of `params`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Finding {
    /// The templates of its texts. Findings are worded when they are read: most never are (905 to
    /// 640 ns a webhook with 10 % bad ones).
    pub(crate) wording: &'static Wording,
    pub(crate) level: Level,
    pub(crate) pointer: Pointer,
    pub(crate) params: Params,
    pub(crate) related: Option<Box<Related>>,
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

    /// The location in the document (RFC 6901). A missing property is reported at the object that
    /// lacks it.
    #[must_use]
    pub const fn pointer(&self) -> &Pointer {
        &self.pointer
    }

    /// What is wrong: one line, lower-case, without a final period.
    #[must_use]
    pub fn message(&self) -> Cow<'static, str> {
        let message = self.params.fill(self.wording.message);
        match self.params.reference() {
            Some(reference) => format!("{message}, in {reference}").into(),
            None => message,
        }
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

    /// The location that the finding relates to.
    #[must_use]
    pub fn related(&self) -> Option<&Related> {
        self.related.as_deref()
    }

    /// The parameters and the related location as they serialize, if there are any: for packages
    /// that write findings in another form.
    #[doc(hidden)]
    #[must_use]
    pub fn details(&self) -> Option<impl Serialize> {
        let is_empty = self.related.is_none() && self.params.iter().next().is_none();
        (!is_empty).then(|| ParamsAndRelated(&self.params, self.related()))
    }

    /// Where the finding is in the text: the value that it is about; for a missing property the
    /// object, for a property name the name. `None` if no text was checked.
    #[must_use]
    pub const fn span(&self) -> Option<&Span> {
        self.span.as_ref()
    }
}

impl Finding {
    /// Writes its members.
    pub(crate) fn serialize_members<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("rule", self.rule().id())?;
        map.serialize_entry("level", self.level.as_str())?;
        map.serialize_entry("pointer", self.pointer.as_str())?;
        map.serialize_entry("message", &self.message())?;
        map.serialize_entry("help", &self.help())?;
        map.serialize_entry("params", &ParamsAndRelated(&self.params, self.related()))?;
        match &self.span {
            Some(span) => serialize_span(span, map),
            None => Ok(()),
        }
    }
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.serialize_members(&mut map)?;
        map.end()
    }
}

struct ParamsAndRelated<'a>(&'a Params, Option<&'a Related>);

impl Serialize for ParamsAndRelated<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in self.0.iter() {
            map.serialize_entry(name, value)?;
        }
        if let Some(related) = self.1 {
            map.serialize_entry("related", related)?;
        }
        map.end()
    }
}

impl Serialize for Related {
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
