//! Rules on OAuth credentials (RFC 6749).

use wide::u8x16;

use super::stand_in::{Look, check_stand_in, is_remarkable};
use crate::base::byte_class::{ByteClass, has_pair, is_all, is_within};
use crate::context::context::Context;
use crate::context::location::Location;
use crate::context::verdict::Verdict;
use crate::finding::params::Params;
use crate::policy::catalogue::{Rule, wording};
use crate::values::stand_in::{Holder, OrdinaryByte};

/// Visible ASCII and spaces (`%x20-7E`).
struct VisibleByte;

impl ByteClass for VisibleByte {
    fn has(byte: u8) -> bool {
        matches!(byte, b' '..=b'~')
    }

    fn inside(bytes: u8x16) -> u8x16 {
        is_within(bytes, b' ', b'~')
    }
}

/// Whether a text has nothing but visible ASCII and spaces.
pub(super) fn is_all_visible(text: &str) -> bool {
    is_all::<VisibleByte>(text)
}

/// Checks a `clientId` or `clientSecret`: visible ASCII and spaces (RFC 6749 appendix A.1 and A.2).
#[inline]
pub(super) fn check_credential(
    context: &mut Context<'_>,
    location: &Location<'_>,
    value: &str,
    holder: Holder,
) -> Verdict {
    if is_remarkable::<OrdinaryByte>(context, value) {
        check_remarkable_credential(context, location, value, holder)
    } else {
        Verdict::VALID
    }
}

#[cold]
fn check_remarkable_credential(
    context: &mut Context<'_>,
    location: &Location<'_>,
    value: &str,
    holder: Holder,
) -> Verdict {
    let property = || Params::default().with("property", location.name().to_owned());
    let Look { mut verdict, stands_in } = check_stand_in(context, location, value, holder);
    if stands_in {
        return verdict;
    }
    let trimmed = value.trim_matches(is_blank);
    if trimmed.is_empty() {
        return verdict | context.report(&wording::EMPTY_CREDENTIAL, location, property);
    }
    if trimmed.len() < value.len() {
        verdict |= context.report(&wording::CREDENTIAL_BLANKS, location, property);
    }
    if context.wants(Rule::CredentialCharacters)
        && let Some(index) = value.chars().position(|c| !matches!(c, ' '..='~'))
    {
        verdict |= context
            .report(&wording::CREDENTIAL_CHARACTERS, location, || property().with("position", index + 1));
    }
    verdict
}

/// A space, which the grammar allows. Other white space is outside of it.
const fn is_blank(c: char) -> bool {
    c == ' '
}

/// What is ordinary and may be in a scope, but for the comma, and the space between scopes.
struct ScopeByte;

impl ByteClass for ScopeByte {
    fn has(byte: u8) -> bool {
        OrdinaryByte::has(byte) && !matches!(byte, b'"' | b',')
    }

    fn inside(bytes: u8x16) -> u8x16 {
        let is = |byte| bytes.simd_eq(u8x16::splat(byte));
        OrdinaryByte::inside(bytes) & !(is(b'"') | is(b','))
    }
}

/// Checks an `oauth.scope` (RFC 6749 §3.3).
#[inline]
pub(super) fn check_scope(context: &mut Context<'_>, location: &Location<'_>, value: &str) -> Verdict {
    if is_remarkable::<ScopeByte>(context, value) || has_pair(value.as_bytes(), b' ') {
        check_remarkable_scope(context, location, value)
    } else {
        Verdict::VALID
    }
}

#[cold]
fn check_remarkable_scope(context: &mut Context<'_>, location: &Location<'_>, value: &str) -> Verdict {
    let Look { mut verdict, stands_in } = check_stand_in(context, location, value, Holder::Other);
    if stands_in {
        return verdict;
    }
    if context.wants(Rule::InvalidScope) {
        let outside = value.chars().position(|c| !matches!(c, ' ' | '!' | '#'..='[' | ']'..='~'));
        let stray_space = value.starts_with(' ')
            || value.ends_with(' ')
            || value.contains("  ")
            || value.contains(['\t', '\n', '\r']);
        if value.is_empty() {
            verdict |= context.report(&wording::SCOPE_EMPTY, location, Params::default);
        } else if value.contains(',') {
            // The grammar allows a comma, but no authorization server is known to use it in a
            // scope.
            verdict |= context.report(&wording::SCOPE_COMMA, location, Params::default);
        } else if stray_space {
            verdict |= context.report(&wording::SCOPE_SPACE, location, Params::default);
        } else if let Some(index) = outside {
            verdict |= context.report(&wording::SCOPE_CHARACTER, location, || {
                Params::default().with("position", index + 1)
            });
        }
    }
    verdict
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::byte_class::assert_same_in_lanes;

    #[test]
    fn classes_are_the_same_one_at_a_time_and_many_at_a_time() {
        assert_same_in_lanes::<VisibleByte>();
        assert_same_in_lanes::<ScopeByte>();
    }
}
