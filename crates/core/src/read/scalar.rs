//! Booleans and enumerations.

use super::json_type::{JsonType, report_type};
use super::value::ValueReader;
use crate::base::names::{is_typo, nearest, normalized};
use crate::base::privacy::MAX_COMPARED_BYTES;
use crate::context::arena::SourceStr;
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

/// The value of a closed enumeration, as far as it was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum Choice<T> {
    #[default]
    Absent,
    /// There is a value, but it is none of the list.
    Unlisted,
    Listed(T),
}

impl<T: Copy> Choice<T> {
    pub(crate) const fn listed(self) -> Option<T> {
        match self {
            Self::Listed(value) => Some(value),
            Self::Absent | Self::Unlisted => None,
        }
    }
}

/// Reads a value of a closed enumeration.
pub(crate) struct ReadEnumeration<'s, T>(pub(crate) &'s mut Choice<T>);

impl<'de, T: Enumeration> ValueReader<'de> for ReadEnumeration<'_, T> {
    fn mismatch(self, context: &mut Context<'_>, location: &Location<'_>, found: JsonType) -> Verdict {
        *self.0 = Choice::Unlisted;
        report_no_value(context, location, T::TYPE, found)
    }

    fn string(self, context: &mut Context<'_>, location: &Location<'_>, text: SourceStr<'_, 'de>) -> Verdict {
        let text = text.as_str();
        if let Some(value) = T::VALUES.iter().find(|value| value.text() == text) {
            *self.0 = Choice::Listed(*value);
            return Verdict::VALID;
        }
        *self.0 = Choice::Unlisted;
        report_unlisted(context, location, T::TYPE, text)
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
    if enumeration.open {
        return Verdict::VALID;
    }
    context.report(&wording::ENUM, location, || Params::default().with("expected", enumeration.texts()))
}

/// Reports a string that is none of a closed enumeration, with the value that it may have been
/// meant for.
#[cold]
pub(crate) fn report_unlisted(
    context: &mut Context<'_>,
    location: &Location<'_>,
    enumeration: &EnumerationType,
    text: &str,
) -> Verdict {
    if context.verdict_only() {
        return Verdict::INVALID;
    }
    let expected = || Params::default().with("expected", enumeration.texts());
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
    let alias = enumeration.values.iter().find(|value| value.aliases.contains(&text.as_str()));
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
