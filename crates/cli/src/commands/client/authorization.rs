//! The `Authorization` of events: the right value, which no option takes, and a wrong one.

use std::env;
use std::io::{self, Read};
use std::path::Path;

use chatapps_webhooks::Secret;
use ureq::http::header::HeaderValue;

use crate::failure::Failure;
use crate::input::file::shown;

const VARIABLE: &str = "CHATAPPS_AUTHORIZATION";

/// More bytes than any header has. The program reads no more, since the argument can name any file.
const MAX_HEADER_BYTES: u64 = 16 * 1024;

/// The value of `Authorization`, from the file, or else from the environment. `None` if neither has
/// it.
pub(super) fn authorization(file: Option<&Path>) -> Result<Option<HeaderValue>, Failure> {
    let (text, origin) = match file {
        Some(path) => {
            let name = shown(path);
            let failed = |error: io::Error| {
                Failure::Message(format!("cannot read the authorization in `{name}`: {error}"))
            };
            let mut text = String::new();
            let file = std::fs::File::open(path).map_err(failed)?;
            file.take(MAX_HEADER_BYTES).read_to_string(&mut text).map_err(failed)?;
            (Secret::from(text), format!("`{name}`"))
        }
        None => match env::var(VARIABLE) {
            Ok(text) => (text.into(), VARIABLE.to_owned()),
            Err(env::VarError::NotPresent) => return Ok(None),
            Err(env::VarError::NotUnicode(_)) => return Err(unusable(VARIABLE)),
        },
    };
    if text.is_mask() {
        return Err(Failure::Message(format!(
            "{origin} contains a mask such as `***` in the place of a secret: no program shows the value; take it from where it was made"
        )));
    }
    let value = text.reveal().trim();
    let is_usable = !value.is_empty()
        && (value.len() as u64) < MAX_HEADER_BYTES
        && value.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if !is_usable {
        return Err(unusable(&origin));
    }
    let mut value = HeaderValue::try_from(value).map_err(|_| unusable(&origin))?;
    value.set_sensitive(true);
    Ok(Some(value))
}

fn unusable(origin: &str) -> Failure {
    Failure::Message(format!(
        "{origin} does not contain a value for `Authorization`: expected one line of visible ASCII characters, such as `Bearer …`"
    ))
}

/// Made-up credentials of the scheme `Basic`, and of any other.
const BASIC: [&str; 2] = ["cmVjZWl2ZXI6Y2hlY2s=", "b3RoZXI6Y2hlY2s="];
const OTHER: [&str; 2] = ["receiver-check", "another-check"];

/// A value of `Authorization` that is wrong, with the scheme of the right one. It is not made of
/// the right one: receivers may log what is wrong.
pub(super) fn wrong(right: Option<&HeaderValue>) -> HeaderValue {
    let right = right.and_then(|value| value.to_str().ok()).unwrap_or_default();
    let is_basic = right.split_once(' ').is_some_and(|(scheme, _)| scheme.eq_ignore_ascii_case("basic"));
    let (scheme, made_up) = if is_basic { ("Basic", BASIC) } else { ("Bearer", OTHER) };
    let wrong = made_up.into_iter().find(|made_up| !right.contains(made_up)).unwrap_or_default();
    HeaderValue::try_from(format!("{scheme} {wrong}")).unwrap_or(HeaderValue::from_static("Bearer"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_value_has_the_scheme_of_the_right_one_and_nothing_else_of_it() {
        for (right, expected) in [
            (None, "Bearer receiver-check"),
            (Some("Bearer hunter2"), "Bearer receiver-check"),
            (Some("hunter2"), "Bearer receiver-check"),
            (Some("Basic aHVudGVyMg=="), "Basic cmVjZWl2ZXI6Y2hlY2s="),
            (Some("basic aHVudGVyMg=="), "Basic cmVjZWl2ZXI6Y2hlY2s="),
            // Somebody's value can be any.
            (Some("Bearer receiver-check"), "Bearer another-check"),
            (Some("receiver-check"), "Bearer another-check"),
            (Some("Basic cmVjZWl2ZXI6Y2hlY2s="), "Basic b3RoZXI6Y2hlY2s="),
        ] {
            assert_eq!(wrong(right.map(HeaderValue::from_static).as_ref()), expected);
        }
    }
}
