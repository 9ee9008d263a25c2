//! The account id of the path.

use super::checked_text::checked_text;

checked_text! {
    /// The id of an account: 32 hexadecimal digits as 8-4-4-4-12, each hyphen optional on its own;
    /// kept as it was given.
    AccountId(String), InvalidAccountId,
    "an account id: 32 hexadecimal digits, with or without hyphens as in a UUID", matches_pattern
}

impl AccountId {
    /// The fewest characters that the contract allows.
    pub const MIN_LENGTH: usize = 32;

    /// The most characters that the contract allows.
    pub const MAX_LENGTH: usize = 36;

    /// The pattern that the contract gives.
    pub const PATTERN: &'static str = "^[0-9A-Fa-f]{8}[-]?(?:[0-9A-Fa-f]{4}[-]?){3}[0-9A-Fa-f]{12}$";
}

/// Whether a text matches [`AccountId::PATTERN`], which implies both lengths.
fn matches_pattern(text: &str) -> bool {
    let mut left = text.as_bytes();
    for (place, digits) in [8, 4, 4, 4, 12].into_iter().enumerate() {
        if place > 0 {
            left = left.strip_prefix(b"-").unwrap_or(left);
        }
        match left.split_at_checked(digits) {
            Some((group, rest)) if group.iter().all(u8::is_ascii_hexdigit) => left = rest,
            _ => return false,
        }
    }
    left.is_empty()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use regex::Regex;

    use super::*;

    proptest! {
        #[test]
        fn the_pattern_is_matched_as_by_an_expression(value in "[0-9a-f]{7,9}(-?[0-9A-Fa-f]{4}){3}[-g]?[0-9a-f]{11,13}[\n-]?") {
            prop_assert_eq!(matches_pattern(&value), Regex::new(AccountId::PATTERN).unwrap().is_match(&value));
        }

        #[test]
        fn whatever_matches_the_expression_is_an_id(value in "[0-9A-Fa-f]{8}-?([0-9A-Fa-f]{4}-?){3}[0-9A-Fa-f]{12}") {
            prop_assert!(matches_pattern(&value));
        }
    }

    #[test]
    fn each_hyphen_is_optional_on_its_own() {
        for good in [
            "5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a",
            "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a",
            "5A5a5a5a5a5a-5a5a5a5a-5a5a5a5a5a5A",
        ] {
            assert_eq!(AccountId::new(good).map(|id| id.to_string()), Ok(good.to_owned()));
        }
    }

    #[test]
    fn nothing_is_allowed_around_it() {
        for bad in [
            "",
            "5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a\n",
            " 5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a",
            "5a5a5a5a--5a5a-5a5a-5a5a-5a5a5a5a5a5a",
        ] {
            assert_eq!(AccountId::new(bad), Err(InvalidAccountId), "{bad:?}");
        }
    }
}
