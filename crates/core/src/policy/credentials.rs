//! Rules on OAuth credentials (RFC 6749) and on masks.

use wide::u8x16;

use super::placeholder::check_placeholder;
use super::{Rule, wording};
use crate::byte_class::{ByteClass, has_pair, is_all, is_within};
use crate::check::{Pass, Place};
use crate::finding::Params;
use crate::model::Model;
use crate::secret::is_mask;

/// Checks whether a secret is the mask of GET. Whether it is, so that nothing else is said of it.
pub(crate) fn check_secret(pass: &mut Pass<'_>, place: &Place<'_>, value: &str) -> bool {
    let is_mask = is_mask(value);
    if is_mask && pass.model() != Model::WebhookList {
        pass.report(&wording::MASKED_SECRET, place, || {
            Params::default().with("property", place.name().to_owned())
        });
    }
    is_mask
}

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
pub(super) fn is_visible(text: &str) -> bool {
    is_all::<VisibleByte>(text)
}

/// Checks a `clientId` or `clientSecret`: visible ASCII and spaces (RFC 6749 appendix A.1 and A.2).
pub(crate) fn check_credential(pass: &mut Pass<'_>, place: &Place<'_>, value: &str) {
    if value.is_empty() {
        pass.report(&wording::EMPTY_CREDENTIAL, place, || {
            Params::default().with("property", place.name().to_owned())
        });
    }
    if pass.wants(Rule::CredentialCharacters)
        && !is_visible(value)
        && let Some(index) = value.chars().position(|c| !matches!(c, ' '..='~'))
    {
        pass.report(&wording::CREDENTIAL_CHARACTERS, place, || {
            Params::default().with("property", place.name().to_owned()).with("position", index + 1)
        });
    }
    check_placeholder(pass, place, value);
}

/// Whether a text is scopes with a space between each two, none with a comma in it.
fn is_list_of_scopes(text: &str) -> bool {
    is_all::<ScopeByte>(text)
        && !text.is_empty()
        && !text.starts_with(' ')
        && !text.ends_with(' ')
        && !has_pair(text.as_bytes(), b' ')
}

/// What scopes are made of (`%x21 / %x23-5B / %x5D-7E`), but for the comma, and the space between them.
struct ScopeByte;

impl ByteClass for ScopeByte {
    fn has(byte: u8) -> bool {
        matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\' | b',')
    }

    fn inside(bytes: u8x16) -> u8x16 {
        let is = |byte| bytes.simd_eq(u8x16::splat(byte));
        is_within(bytes, b' ', b'~') & !(is(b'"') | is(b'\\') | is(b','))
    }
}

/// Checks an `oauth.scope` (RFC 6749 §3.3).
pub(crate) fn check_scope(pass: &mut Pass<'_>, place: &Place<'_>, value: &str) {
    if pass.wants(Rule::InvalidScope) && !is_list_of_scopes(value) {
        let outside = value.chars().position(|c| !matches!(c, ' ' | '!' | '#'..='[' | ']'..='~'));
        let stray_space = value.starts_with(' ')
            || value.ends_with(' ')
            || value.contains("  ")
            || value.contains(['\t', '\n', '\r']);
        if value.is_empty() {
            pass.report(&wording::SCOPE_EMPTY, place, Params::default);
        } else if value.contains(',') {
            // A comma is a character of the grammar, but no authorization server is known to use it so.
            pass.report(&wording::SCOPE_COMMA, place, Params::default);
        } else if stray_space {
            pass.report(&wording::SCOPE_SPACE, place, Params::default);
        } else if let Some(index) = outside {
            pass.report(&wording::SCOPE_CHARACTER, place, || Params::default().with("position", index + 1));
        }
    }
    check_placeholder(pass, place, value);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::byte_class::assert_same_in_lanes;

    #[test]
    fn classes_are_the_same_one_at_a_time_and_many_at_a_time() {
        assert_same_in_lanes::<VisibleByte>();
        assert_same_in_lanes::<ScopeByte>();
    }
}
