//! Booleans and enumerations.

use super::json_type::{JsonType, report_type};
use super::value::ValueReader;
use crate::base::privacy::MAX_COMPARED_BYTES;
use crate::base::spelling::{is_typo, nearest, normalized};
use crate::context::arena::{SourceStr, StoredStr};
use crate::context::context::Context;
use crate::context::location::Location;
use crate::context::verdict::Verdict;
use crate::describe::object::EnumerationType;
use crate::finding::params::Params;
use crate::policy::catalogue::wording;
use crate::values::enumeration::Enumeration;

/// Reads a boolean.
pub(crate) struct ReadBoolean<'s>(pub(crate) &'s mut Option<bool>);

impl ValueReader<'_> for ReadBoolean<'_> {
    fn mismatch(self, context: &mut Context<'_>, location: &Location<'_>, found: JsonType) -> Verdict {
        *self.0 = None;
        report_type(context, location, JsonType::Boolean, found)
    }

    fn boolean(self, _: &mut Context<'_>, _: &Location<'_>, value: bool) -> Verdict {
        *self.0 = Some(value);
        Verdict::VALID
    }
}

/// The value of an enumeration, as far as it was read.
#[derive(Clone, Copy, Default)]
pub(crate) enum Choice<'de, T> {
    #[default]
    Absent,
    /// There is a value, but it is none of the list.
    Unlisted,
    Listed(T),
    /// There is one that the platform added to the list; its text, if a model is made.
    Other(Option<StoredStr<'de>>),
}

impl<T: Copy> Choice<'_, T> {
    pub(crate) const fn listed(self) -> Option<T> {
        match self {
            Self::Listed(value) => Some(value),
            Self::Absent | Self::Unlisted | Self::Other(_) => None,
        }
    }

    pub(crate) const fn is_absent(self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether it is absent, or one of the list.
    pub(crate) const fn is_known(self) -> bool {
        matches!(self, Self::Absent | Self::Listed(_))
    }
}

/// Reads a value of an enumeration.
pub(crate) struct ReadEnumeration<'s, 'de, T>(pub(crate) &'s mut Choice<'de, T>);

impl<'de, T: Enumeration> ValueReader<'de> for ReadEnumeration<'_, 'de, T> {
    fn mismatch(self, context: &mut Context<'_>, location: &Location<'_>, found: JsonType) -> Verdict {
        *self.0 = Choice::Unlisted;
        report_no_value(context, location, T::TYPE, found)
    }

    fn string(self, context: &mut Context<'_>, location: &Location<'_>, text: SourceStr<'_, 'de>) -> Verdict {
        if let Some(value) = T::VALUES.iter().find(|value| value.text() == text.as_str()) {
            *self.0 = Choice::Listed(*value);
            return Verdict::VALID;
        }
        let is_open = T::TYPE.is_open(context.direction());
        *self.0 = if is_open { Choice::Other(context.store(text)) } else { Choice::Unlisted };
        report_unlisted(context, location, T::TYPE, text.as_str())
    }
}

/// Reports a value of another type than string, which breaks both keywords, `type` and `enum`.
pub(crate) fn report_no_value(
    context: &mut Context<'_>,
    location: &Location<'_>,
    enumeration: &EnumerationType,
    found: JsonType,
) -> Verdict {
    report_type(context, location, JsonType::String, found) | report_enum(context, location, enumeration)
}

/// Reports that a value is none of a closed enumeration.
pub(crate) fn report_enum(
    context: &mut Context<'_>,
    location: &Location<'_>,
    enumeration: &EnumerationType,
) -> Verdict {
    if enumeration.is_open(context.direction()) {
        return Verdict::VALID;
    }
    context.report(&wording::ENUM, location, || Params::default().with("expected", enumeration.texts()))
}

/// Reports a string that is none of an enumeration. If the list is closed, with the value that it
/// may have been meant for.
#[cold]
pub(crate) fn report_unlisted(
    context: &mut Context<'_>,
    location: &Location<'_>,
    enumeration: &EnumerationType,
    text: &str,
) -> Verdict {
    let expected = || Params::default().with("expected", enumeration.texts());
    if enumeration.is_open(context.direction()) {
        return context.report(&wording::UNDOCUMENTED_VALUE, location, expected);
    }
    if context.verdict_only() {
        return Verdict::INVALID;
    }
    if text == "*" && !enumeration.instead_of_all.is_empty() {
        let advice = enumeration.instead_of_all;
        return context.report(&wording::ENUM_ALL, location, || expected().with("advice", advice));
    }
    match meant(text, enumeration) {
        Some(meant) => context.report(&wording::ENUM_SUGGESTION, location, || {
            Params::from([("suggestion", meant)]).with("expected", enumeration.texts())
        }),
        None => context.report(&wording::ENUM, location, expected),
    }
}

/// The value that a text was most likely meant for.
fn meant(text: &str, enumeration: &EnumerationType) -> Option<&'static str> {
    if text.len() > MAX_COMPARED_BYTES {
        return None;
    }
    // The values are few and abbreviations: one edit of any kind is still nearer to one of them
    // than to anything else.
    let is_value = |text: &str, known: &str| strsim::osa_distance(text, known) <= 1 || is_typo(text, known);
    let text = normalized(text);
    let alias = enumeration.values.iter().find(|value| value.aliases.contains(&&*text));
    let texts = enumeration.values.iter().map(|value| value.text);
    alias.map(|value| value.text).or_else(|| nearest(&text, texts, is_value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::credentials_location::CredentialsLocation;
    use crate::values::webhook_type::WebhookType;

    #[test]
    fn values_of_other_apis_are_understood() {
        for (value, expected) in [("DR", "CADR"), ("MO", "MSG"), ("cadr", "CADR"), ("CADB", "CADR")] {
            assert_eq!(meant(value, WebhookType::TYPE), Some(expected), "{value}");
        }
        assert_eq!(meant("headers", CredentialsLocation::TYPE), Some("header"));
        assert_eq!(meant("everything", WebhookType::TYPE), None);
    }

    #[test]
    fn separators_in_a_value_do_not_matter_up_to_the_longest_that_is_compared() {
        let value = format!("M{}SG", "-".repeat(MAX_COMPARED_BYTES - 3));
        assert_eq!(meant(&value, WebhookType::TYPE), Some("MSG"));
        assert_eq!(meant(&format!("{value}-"), WebhookType::TYPE), None);
    }
}
