//! Rules on the value of `httpAuthorization` (RFC 9110 §5.5 and §11.4).

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};

use super::credentials::is_all_visible;
use super::stand_in::{Look, check_stand_in, is_remarkable};
use crate::base::byte_class::split_at_byte;
use crate::context::context::Context;
use crate::context::location::Location;
use crate::context::verdict::Verdict;
use crate::finding::params::Params;
use crate::policy::catalogue::{Rule, Wording, wording};
use crate::values::stand_in::{Holder, OrdinaryByte};

/// Checks a value that isn't empty.
#[inline]
pub(super) fn check_authorization(
    context: &mut Context<'_>,
    location: &Location<'_>,
    value: &str,
) -> Verdict {
    if is_remarkable::<OrdinaryByte>(context, value) {
        check_remarkable(context, location, value)
    } else {
        check_shape(context, location, value)
    }
}

fn check_shape(context: &mut Context<'_>, location: &Location<'_>, value: &str) -> Verdict {
    if context.wants(Rule::AuthorizationShape)
        && let Some(wording) = fault_of_shape(value)
    {
        return context.report(wording, location, Params::default);
    }
    Verdict::VALID
}

#[cold]
fn check_remarkable(context: &mut Context<'_>, location: &Location<'_>, value: &str) -> Verdict {
    let Look { verdict, stands_in } = check_stand_in(context, location, value, Holder::Header);
    if stands_in {
        verdict
    } else if !is_all_visible(value) || value.starts_with(' ') || value.ends_with(' ') {
        verdict | report_header_value(context, location, value)
    } else {
        verdict | check_shape(context, location, value)
    }
}

fn report_header_value(context: &mut Context<'_>, location: &Location<'_>, value: &str) -> Verdict {
    let mut verdict = Verdict::VALID;
    let control = value.chars().position(char::is_control);
    let non_ascii = value.chars().position(|c| !c.is_ascii() && !c.is_control());
    let around = value.starts_with([' ', '\t']) || value.ends_with([' ', '\t']);
    let position = |index: usize| move || Params::default().with("position", index + 1);
    if let Some(index) = control {
        verdict |= context.report(&wording::HEADER_CONTROL, location, position(index));
    }
    if let Some(index) = non_ascii {
        verdict |= context.report(&wording::HEADER_NON_ASCII, location, position(index));
    }
    if control.is_none() && around {
        verdict |= context.report(&wording::HEADER_SPACE, location, Params::default);
    }
    verdict
}

/// What is wrong with `scheme SP credentials` (RFC 9110 §11.4), if anything is.
fn fault_of_shape(value: &str) -> Option<&'static Wording> {
    let (first, rest) = split_at_byte::<b' '>(value).unwrap_or((value, ""));
    let credentials = rest.trim_start_matches(' ');
    if starts_with_ignoring_case(value, "authorization:") || first.eq_ignore_ascii_case("authorization") {
        return Some(&wording::AUTHORIZATION_HEADER_NAME);
    }
    if let Some((scheme, _)) = split_at_byte::<b':'>(first)
        && is_known_scheme(scheme)
    {
        return Some(&wording::AUTHORIZATION_COLON);
    }
    if credentials.is_empty() && is_known_scheme(first) {
        return Some(&wording::AUTHORIZATION_NO_CREDENTIALS);
    }
    if credentials.is_empty() || !first.bytes().all(is_token_character) {
        // A word, a colon, credentials: schemes were looked at before.
        let word = first.strip_suffix(':').filter(|word| !credentials.is_empty() && is_token(word));
        return Some(
            word.map_or(&wording::AUTHORIZATION_NO_SCHEME, |_| &wording::AUTHORIZATION_OTHER_HEADER),
        );
    }
    let second = split_at_byte::<b' '>(credentials);
    if let Some((second, _)) = second
        && second.eq_ignore_ascii_case(first)
    {
        return Some(&wording::AUTHORIZATION_TWICE);
    }
    if first.eq_ignore_ascii_case("bearer") && second.is_some() {
        return Some(&wording::AUTHORIZATION_SPACES);
    }
    if first.eq_ignore_ascii_case("basic") && !is_basic(credentials) {
        return Some(&wording::AUTHORIZATION_BASIC);
    }
    None
}

fn starts_with_ignoring_case(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}

/// Schemes that people write without credentials, with a colon, or without a space.
const SCHEMES: [&str; 9] =
    ["basic", "bearer", "digest", "token", "apikey", "hoba", "mutual", "negotiate", "dpop"];

pub(crate) fn is_known_scheme(word: &str) -> bool {
    SCHEMES.iter().any(|scheme| word.eq_ignore_ascii_case(scheme))
}

/// Whether a value begins with a scheme, whatever is behind it.
pub(crate) fn begins_with_scheme(value: &str) -> bool {
    SCHEMES.iter().any(|scheme| starts_with_ignoring_case(value, scheme))
}

fn is_token(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(is_token_character)
}

/// `tchar` of RFC 9110 §5.6.2.
fn is_token_character(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

/// Base64 of a user and a password (RFC 7617 §2).
fn is_basic(credentials: &str) -> bool {
    STANDARD.decode(credentials).is_ok_and(|decoded| has_user_and_password(&decoded))
}

/// The same without its padding.
pub(crate) fn is_user_and_password(credentials: &str) -> bool {
    STANDARD_NO_PAD.decode(credentials).is_ok_and(|decoded| has_user_and_password(&decoded))
}

/// Whether there is a colon between a user and a password, and no control character.
fn has_user_and_password(decoded: &[u8]) -> bool {
    decoded.contains(&b':') && !decoded.iter().any(u8::is_ascii_control)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_that_receivers_understand() {
        for good in [
            "Bearer rw4Kd0b2u",
            "bearer rw4Kd0b2u",
            "Basic dXNlcjpwYXNzd29yZA==",
            "Basic Og==",
            "ApiKey abc",
            "Digest username=\"a\", realm=\"b\"",
        ] {
            assert!(fault_of_shape(good).is_none(), "{good}");
        }
    }

    #[test]
    fn shapes_that_they_refuse() {
        for (bad, expected) in [
            ("rw4Kd0b2u", &wording::AUTHORIZATION_NO_SCHEME),
            ("user:password", &wording::AUTHORIZATION_NO_SCHEME),
            ("Bearer", &wording::AUTHORIZATION_NO_CREDENTIALS),
            ("Bearer: rw4Kd0b2u", &wording::AUTHORIZATION_COLON),
            ("Bearer:rw4Kd0b2u", &wording::AUTHORIZATION_COLON),
            ("X-Key: rw4Kd0b2u", &wording::AUTHORIZATION_OTHER_HEADER),
            ("X-Key:", &wording::AUTHORIZATION_NO_SCHEME),
            ("(X-Key): rw4Kd0b2u", &wording::AUTHORIZATION_NO_SCHEME),
            ("Authorization: Bearer rw4Kd0b2u", &wording::AUTHORIZATION_HEADER_NAME),
            ("authorization:Basic Og==", &wording::AUTHORIZATION_HEADER_NAME),
            ("Bearer Bearer rw4Kd0b2u", &wording::AUTHORIZATION_TWICE),
            ("basic Basic Og==", &wording::AUTHORIZATION_TWICE),
            ("Bearer rw4K d0b2u", &wording::AUTHORIZATION_SPACES),
            ("Basic user:password", &wording::AUTHORIZATION_BASIC),
            ("Basic dXNlcg==", &wording::AUTHORIZATION_BASIC),
            ("Basic dXNlcjpwYXNzd29yZA", &wording::AUTHORIZATION_BASIC),
        ] {
            let found = fault_of_shape(bad).unwrap();
            assert!(std::ptr::eq(found, expected), "{bad}: {}", found.message);
        }
    }
}
