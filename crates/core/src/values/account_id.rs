//! The account id of the path.

use std::sync::LazyLock;

use regex::Regex;

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
    static PATTERN: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(AccountId::PATTERN).ok());
    PATTERN.as_ref().is_some_and(|pattern| pattern.is_match(text))
}

#[cfg(test)]
mod tests {
    use super::*;

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
