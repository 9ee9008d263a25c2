//! The rule on values copied from documentation.

use wide::u8x16;

use super::public_host::{is_at_or_below, without_final_dots};
use crate::base::byte_class::{ByteClass, is_all};
use crate::context::context::Context;
use crate::context::location::Location;
use crate::context::verdict::Verdict;
use crate::policy::catalogue::{Rule, wording};

/// Values that documentation shows, the vendor's reference first.
const SAMPLES: [&str; 4] = ["my-client-id", "my-client-secret", "9QQhlsEb8VY", "dXNlcjpwYXNzd29yZA=="];

/// Checks a text for a placeholder.
#[inline]
pub(super) fn check_placeholder(context: &mut Context<'_>, location: &Location<'_>, value: &str) -> Verdict {
    if !context.wants(Rule::Placeholder) || !is_placeholder(value) {
        return Verdict::VALID;
    }
    context.report(&wording::PLACEHOLDER, location, || [("property", location.name().to_owned())].into())
}

fn is_placeholder(value: &str) -> bool {
    let last = value.as_bytes().last();
    SAMPLES.iter().any(|sample| sample.as_bytes().last() == last && ends_in_word(value, sample))
        || (!is_all::<OtherByte>(value) && (has_enclosed(value, '<', '>') || has_enclosed(value, '{', '}')))
}

/// Every byte but the opening brackets that may enclose a placeholder.
struct OtherByte;

impl ByteClass for OtherByte {
    fn has(byte: u8) -> bool {
        !matches!(byte, b'<' | b'{')
    }

    fn inside(bytes: u8x16) -> u8x16 {
        let is = |byte| bytes.simd_eq(u8x16::splat(byte));
        !(is(b'<') | is(b'{'))
    }
}

/// Whether the last of the words of a value is that one.
fn ends_in_word(value: &str, word: &str) -> bool {
    value.strip_suffix(word).is_some_and(|before| before.is_empty() || before.ends_with(' '))
}

/// Whether the host is one of those reserved for documentation (RFC 2606 §3), or below one.
pub(super) fn is_documentation_host(host: &str) -> bool {
    let host = without_final_dots(host);
    ["example.com", "example.net", "example.org"].iter().any(|domain| is_at_or_below(host, domain))
}

/// Whether something stands between the two characters, as in `<token>`.
fn has_enclosed(value: &str, open: char, close: char) -> bool {
    value.split(open).skip(1).any(|part| part.find(close).is_some_and(|length| length > 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::byte_class::assert_same_in_lanes;

    #[test]
    fn a_byte_is_the_same_alone_and_among_others() {
        assert_same_in_lanes::<OtherByte>();
    }

    #[test]
    fn something_must_stand_between_the_brackets() {
        assert!(has_enclosed("Bearer <token>", '<', '>'));
        assert!(has_enclosed("${TOKEN}", '{', '}'));
        assert!(!has_enclosed("a > b < c", '<', '>'));
        assert!(!has_enclosed("<>", '<', '>'));
    }

    #[test]
    fn hosts_below_a_documentation_host_are_too() {
        assert!(is_documentation_host("hooks.Example.com"));
        assert!(is_documentation_host("example.org."));
        assert!(!is_documentation_host("myexample.com"));
        assert!(!is_documentation_host("example.com.onion.example"));
    }
}
