//! Rules on `subAccountId`.

use wide::u8x16;

use super::stand_in::{check_stand_in, is_remarkable};
use crate::base::byte_class::{ByteClass, is_all, is_alphanumeric, is_within};
use crate::context::context::Context;
use crate::context::location::Location;
use crate::context::verdict::Verdict;
use crate::finding::params::Params;
use crate::policy::catalogue::{Rule, wording};
use crate::values::stand_in::Holder;

/// The grammar of the path parameter `subAccountId` of the same API.
const PATTERN: &str = r"^[A-Za-z0-9\-._&]{3,50}$";

/// Checks a `subAccountId` other than `*`.
#[inline]
pub(super) fn check_sub_account_id(
    context: &mut Context<'_>,
    location: &Location<'_>,
    value: &str,
) -> Verdict {
    // A word for all has three letters, and is remarkable.
    if is_remarkable::<IdByte>(context, value) || !matches_length(value) {
        check_remarkable(context, location, value)
    } else {
        Verdict::VALID
    }
}

#[cold]
fn check_remarkable(context: &mut Context<'_>, location: &Location<'_>, value: &str) -> Verdict {
    if value.chars().all(char::is_whitespace) {
        return context.report(&wording::EMPTY_SUB_ACCOUNT_ID, location, Params::default);
    }
    let verdict = check_stand_in(context, location, value, Holder::Other).verdict;
    if !context.wants(Rule::SubAccountIdFormat) {
        verdict
    } else if means_all(value) {
        verdict | context.report(&wording::SUB_ACCOUNT_ID_ALL, location, Params::default)
    } else if value.contains("://") {
        verdict | context.report(&wording::SUB_ACCOUNT_ID_URL, location, || [("pattern", PATTERN)].into())
    } else if !matches_pattern(value) {
        verdict | context.report(&wording::SUB_ACCOUNT_ID_FORMAT, location, || [("pattern", PATTERN)].into())
    } else {
        verdict
    }
}

fn means_all(value: &str) -> bool {
    value.eq_ignore_ascii_case("all")
        || value.eq_ignore_ascii_case("any")
        || value.trim().bytes().all(|byte| byte == b'*')
}

/// What [`PATTERN`] says.
fn matches_pattern(value: &str) -> bool {
    matches_length(value) && is_all::<IdByte>(value)
}

fn matches_length(value: &str) -> bool {
    (3..=50).contains(&value.len())
}

/// What [`PATTERN`] says of each character.
struct IdByte;

impl ByteClass for IdByte {
    fn has(byte: u8) -> bool {
        byte.is_ascii_alphanumeric() || b"-._&".contains(&byte)
    }

    fn inside(bytes: u8x16) -> u8x16 {
        let is = |byte| bytes.simd_eq(u8x16::splat(byte));
        is_alphanumeric(bytes) | is_within(bytes, b'-', b'.') | is(b'_') | is(b'&')
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use regex::Regex;

    use super::*;
    use crate::base::byte_class::assert_same_in_lanes;
    use crate::values::stand_in::{find_stand_in, may_end_in_stand_in};

    proptest! {
        #[test]
        fn an_id_of_the_pattern_stands_in_for_nothing_but_by_its_end(value in "[a-zA-Z0-9._&-]{0,9}(null|None|nil|NaN|undefined|[Rr]edacted)?[._&-]?") {
            if matches_pattern(&value) && !may_end_in_stand_in(&value) {
                prop_assert!(find_stand_in(&value, Holder::Other).is_none() && !means_all(&value), "{value}");
            }
        }

        #[test]
        fn the_pattern_is_matched_as_by_an_expression(value in "[A-z0-9.&é\n-]{0,6}|[a-z&.]{5,18}[@A-z]?|[a-c&]{45,55}") {
            prop_assert_eq!(matches_pattern(&value), Regex::new(PATTERN).unwrap().is_match(&value));
        }
    }

    #[test]
    fn a_byte_is_the_same_alone_and_among_others() {
        assert_same_in_lanes::<IdByte>();
    }

    #[test]
    fn the_grammar_has_three_to_fifty_characters() {
        for (value, expected) in [
            ("ab", false),
            ("abc", true),
            ("A.b-c_d&9", true),
            ("a b c", false),
            ("äbc", false),
            ("abc\n", false),
        ] {
            assert_eq!(matches_pattern(value), expected, "{value:?}");
        }
        assert!(matches_pattern(&"a".repeat(50)));
        assert!(!matches_pattern(&"a".repeat(51)));
    }

    #[test]
    fn wishes_for_all_are_understood() {
        for value in ["**", " * ", "all", "ALL", "Any"] {
            assert!(means_all(value), "{value}");
        }
        assert!(!means_all("allium"));
    }
}
