//! The data behind a message.

use std::borrow::Cow;

use memchr::memchr;
use serde::ser::{Serialize, Serializer};

use crate::base::printable::push_printable;
use crate::values::reference::SecretReference;

/// One value of [`Params`]. Serializes as the plain string, number or array of strings.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Param {
    /// A name: of a property, a JSON type, a host, a suggestion.
    Text(Cow<'static, str>),
    /// A count or a limit.
    Number(u64),
    /// Several names, such as the values of an enumeration.
    List(Cow<'static, [&'static str]>),
    /// Several names as a document has them.
    Names(Vec<String>),
}

impl Param {
    /// How a message shows the value: a list as `` `a`, `b`, `c` ``.
    pub(crate) fn show(&self, out: &mut String) {
        match self {
            // A name may come from the document.
            Self::Text(text) => push_printable(text, out),
            Self::Number(number) => out.push_str(itoa::Buffer::new().format(*number)),
            Self::List(items) => show_list(items, out),
            Self::Names(names) => show_list(names, out),
        }
    }
}

fn show_list(items: &[impl AsRef<str>], out: &mut String) {
    for (index, item) in items.iter().enumerate() {
        out.push_str(if index == 0 { "`" } else { ", `" });
        push_printable(item.as_ref(), out);
        out.push('`');
    }
}

impl Serialize for Param {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => serializer.serialize_u64(*number),
            Self::List(items) => serializer.collect_seq(items.iter()),
            Self::Names(names) => serializer.collect_seq(names),
        }
    }
}

impl From<&'static str> for Param {
    fn from(text: &'static str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Param {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<usize> for Param {
    fn from(number: usize) -> Self {
        Self::Number(number as u64)
    }
}

impl From<Vec<String>> for Param {
    fn from(names: Vec<String>) -> Self {
        Self::Names(names)
    }
}

impl From<Vec<&'static str>> for Param {
    fn from(items: Vec<&'static str>) -> Self {
        Self::List(items.into())
    }
}

impl From<&'static [&'static str]> for Param {
    fn from(items: &'static [&'static str]) -> Self {
        Self::List(items.into())
    }
}

/// Named values, in the order in which the message uses them. Serializes as an object.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Params(Box<[(&'static str, Param)]>);

impl Params {
    pub(crate) fn with(self, name: &'static str, value: impl Into<Param>) -> Self {
        // A body may have many findings, and most of them have none or one or two: there is no room
        // for more.
        let mut params = self.0.into_vec();
        params.reserve_exact(1);
        params.push((name, value.into()));
        Self(params.into_boxed_slice())
    }

    /// The value of that name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Param> {
        self.0.iter().find_map(|(key, value)| (*key == name).then_some(value))
    }

    /// Where the value came from that is wrong, if a reference stands for it in the document.
    pub(super) fn reference(&self) -> Option<String> {
        self.0.iter().rev().find_map(|(name, value)| {
            let what = SecretReference::kind_of(name)?;
            let mut text = format!("the {what} `");
            value.show(&mut text);
            text.push('`');
            Some(text)
        })
    }

    /// Changes the values.
    pub(crate) fn each(&mut self, change: impl FnMut(&mut Param)) {
        self.0.iter_mut().map(|(_, value)| value).for_each(change);
    }

    /// All names and values.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Param)> {
        self.0.iter().map(|(name, value)| (*name, value))
    }

    /// The template with each `{name}` replaced by the value of that name, and each
    /// `{name|unit|units}` by a number with its unit.
    pub(crate) fn fill(&self, template: &'static str) -> Cow<'static, str> {
        if memchr(b'{', template.as_bytes()).is_none() {
            return template.into();
        }
        // Names and lists take more room than their places.
        let mut out = String::with_capacity(2 * template.len());
        let mut rest = template;
        while let Some((before, after)) = cut(rest, b'{') {
            out.push_str(before);
            let Some((name, tail)) = cut(after, b'}') else {
                out.push('{');
                rest = after;
                continue;
            };
            let (name, units) = cut(name, b'|').map_or((name, None), |(name, units)| (name, Some(units)));
            if let Some(value) = self.get(name) {
                value.show(&mut out);
                if let (Some((one, many)), Param::Number(number)) =
                    (units.and_then(|units| units.split_once('|')), value)
                {
                    out.push(' ');
                    out.push_str(if *number == 1 { one } else { many });
                }
            } else {
                out.push('{');
                out.push_str(name);
                out.push('}');
            }
            rest = tail;
        }
        out.push_str(rest);
        out.into()
    }
}

/// Splits at the first occurrence of an ASCII character. `str::split_once` took three times the
/// instructions.
fn cut(text: &str, at: u8) -> Option<(&str, &str)> {
    let (before, after) = text.split_at_checked(memchr(at, text.as_bytes())?)?;
    Some((before, after.get(1..)?))
}

impl<V: Into<Param>, const N: usize> From<[(&'static str, V); N]> for Params {
    fn from(params: [(&'static str, V); N]) -> Self {
        Self(Box::new(params.map(|(name, value)| (name, value.into()))))
    }
}

impl Serialize for Params {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_takes_its_values_by_name() {
        let params =
            Params::default().with("found", "null").with("limit", 3).with("expected", vec!["a", "b"]);
        assert_eq!(params.fill("{expected}: {found} over {limit} {else}"), "`a`, `b`: null over 3 {else}");
        assert_eq!(params.fill("{limit|byte|bytes}"), "3 bytes");
        assert_eq!(Params::default().with("limit", 1).fill("{limit|byte|bytes}"), "1 byte");
    }

    #[test]
    fn control_characters_are_escaped() {
        let params = Params::default().with("name", "a\n\u{1b}[31m");
        assert_eq!(params.fill("`{name}`"), "`a\\n\\u{1b}[31m`");
    }
}
