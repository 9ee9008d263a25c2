//! The policy rules on integers.

use serde_json::Number;

use crate::context::context::Context;
use crate::context::location::Location;
use crate::context::verdict::Verdict;
use crate::describe::object::IntegerRules;
use crate::finding::params::Params;
use crate::policy::catalogue::wording;
use crate::values::error_code::ErrorCode;

/// Checks an integer.
pub(crate) fn check_integer(
    context: &mut Context<'_>,
    location: &Location<'_>,
    rules: IntegerRules,
    number: &Number,
) -> Verdict {
    match rules {
        IntegerRules::ErrorCode if ErrorCode::from_number(number).meaning().is_none() => {
            context.report(&wording::UNKNOWN_ERROR_CODE, location, Params::default)
        }
        IntegerRules::ErrorCode | IntegerRules::ReceiptErrorCode | IntegerRules::None => Verdict::VALID,
    }
}
