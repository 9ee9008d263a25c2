//! The types of JSON values, and the finding on a value of another type.

use crate::context::context::Context;
use crate::context::location::Location;
use crate::context::verdict::Verdict;
use crate::describe::object::Direction;
use crate::policy::catalogue::wording;

/// A type of JSON values, as JSON Schema names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum JsonType {
    Null,
    Boolean,
    Integer,
    Number,
    String,
    Array,
    Object,
    /// Bytes of a host language, which no JSON text has.
    Bytes,
    /// Any of the types that JSON has.
    Any,
}

impl JsonType {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "boolean",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::String => "string",
            Self::Array => "array",
            Self::Object => "object",
            Self::Bytes => "bytes",
            Self::Any => "a JSON value",
        }
    }

    /// The type of a number: `1001`, `1001.0` and `1.001e3` are integers to JSON Schema.
    pub(crate) fn of_number(number: f64) -> Self {
        if number.is_finite() && number.fract() == 0.0 { Self::Integer } else { Self::Number }
    }
}

/// Reports a value of another type than the contract's.
pub(crate) fn report_type(
    context: &mut Context<'_>,
    location: &Location<'_>,
    expected: JsonType,
    found: JsonType,
) -> Verdict {
    if context.is_lenient() && !location.is_required() {
        let params = || [("expected", expected.as_str()), ("found", found.as_str())].into();
        return context.report(&wording::UNEXPECTED_TYPE, location, params);
    }
    let wording = match found {
        JsonType::Null if location.is_optional() => &wording::TYPE_NULL,
        JsonType::Object if location.is_secret_property() && context.direction() == Direction::ToPlatform => {
            &wording::TYPE_REFERENCE
        }
        _ => &wording::TYPE,
    };
    context.report(wording, location, || [("expected", expected.as_str()), ("found", found.as_str())].into())
}
