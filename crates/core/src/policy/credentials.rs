//! Rules on OAuth credentials (RFC 6749) and on masks.

use super::placeholder::check_placeholder;
use super::{Rule, wording};
use crate::check::{Pass, Place};
use crate::finding::Params;
use crate::model::Model;
use crate::secret::is_mask;

/// Checks whether a secret is the mask of GET. Whether it is, so that nothing else is said of it.
pub(crate) fn check_secret(pass: &mut Pass<'_>, place: &Place<'_>, value: &str) -> bool {
    let is_mask = is_mask(value);
    if is_mask && pass.model() != Model::WebhookList {
        pass.report(&wording::MASKED_SECRET, place, || Params::default().with("property", place.name()));
    }
    is_mask
}

/// Whether a text has nothing but visible ASCII and spaces (`%x20-7E`).
pub(super) fn is_visible(text: &str) -> bool {
    // No early end: the compiler compares many bytes at a time.
    text.bytes().fold(true, |all, byte| all & matches!(byte, b' '..=b'~'))
}

/// Checks a `clientId` or `clientSecret`: visible ASCII and spaces (RFC 6749 appendix A.1 and A.2).
pub(crate) fn check_credential(pass: &mut Pass<'_>, place: &Place<'_>, value: &str) {
    if value.is_empty() {
        pass.report(&wording::EMPTY_CREDENTIAL, place, || Params::default().with("property", place.name()));
    }
    if pass.wants(Rule::CredentialCharacters)
        && !is_visible(value)
        && let Some(index) = value.chars().position(|c| !matches!(c, ' '..='~'))
    {
        pass.report(&wording::CREDENTIAL_CHARACTERS, place, || {
            Params::default().with("property", place.name()).with("position", index + 1)
        });
    }
    check_placeholder(pass, place, value);
}

/// Whether a text is scopes with a space between each two, none with a comma in it.
fn is_list_of_scopes(text: &[u8]) -> bool {
    // No early end: the compiler compares many bytes at a time.
    let is_of_scope = |byte: u8| matches!(byte, b' '..=b'~') & !matches!(byte, b'"' | b'\\' | b',');
    text.iter().fold(true, |all, byte| all & is_of_scope(*byte))
        && !text.windows(2).any(|pair| pair == b"  ")
        && text.first().is_some_and(|first| *first != b' ')
        && text.last().is_some_and(|last| *last != b' ')
}

/// Checks an `oauth.scope` (RFC 6749 §3.3).
pub(crate) fn check_scope(pass: &mut Pass<'_>, place: &Place<'_>, value: &str) {
    if pass.wants(Rule::InvalidScope) && !is_list_of_scopes(value.as_bytes()) {
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
