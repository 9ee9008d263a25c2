//! What of a value may be shown: the whole of it, or a part, if its property holds no secret and it
//! has the expected shape.
//!
//! People put secrets under wrong names, so the name of the property alone isn't enough.

use std::ops::Range;

use super::event::kind::EventKind;
use super::objects::{OBJECTS, enumerations_of};
use crate::describe::object::{Format, Kind, Privacy, Property};
use crate::values::scope::shows_scope;

/// What people write where a value of an enumeration is meant, beyond the values and their aliases.
const WORDS: &[&str] = &["*", "all", "any", "mt", "sms", "query"];

const SCHEMES: &[&str] = &["http", "https", "ftp", "ftps", "ws", "wss"];

/// The parts that may be shown of what is between the quotes of a string, in their order: of a URL,
/// its scheme, and its host and path; of other strings, everything or nothing.
///
/// For programs that show documents. Fixes write nothing else of a value either.
#[must_use]
pub fn shown_parts(property: &Property, text: &str) -> [Range<usize>; 2] {
    let has_public_parts = matches!(property.privacy, Privacy::Public | Privacy::Sensitive);
    let is_shown = match &property.kind {
        Kind::Text(kind) if has_public_parts => match kind.format {
            Some(Format::Uri) => return shown_parts_of_url(text),
            Some(Format::Uuid) => {
                text.len() == 36 && text.split('-').map(str::len).eq([8, 4, 4, 4, 12]) && is_hexadecimal(text)
            }
            Some(Format::DateTime) => {
                (10..=40).contains(&text.len())
                    && text.bytes().all(|byte| byte.is_ascii_digit() || b"TtZz:.+- ".contains(&byte))
            }
            _ => property.key && shows_scope(text) || EventKind::ALL.iter().any(|kind| kind.as_str() == text),
        },
        Kind::Enumeration(list) => is_word(text) || list.position(text).is_some(),
        Kind::Boolean { .. } => {
            ["true", "false", "yes", "no"].iter().any(|word| word.eq_ignore_ascii_case(text))
        }
        _ => false,
    };
    let end = if is_shown { text.len() } else { 0 };
    [0..end, end..end]
}

/// Whether a string may be shown as a whole.
pub(crate) fn is_shown(property: &Property, text: &str) -> bool {
    let [first, second] = shown_parts(property, text);
    first.start == 0 && first.end == second.start && second.end == text.len()
}

/// Whether a number may be shown.
#[must_use]
pub fn shows_number(property: &Property, number: &str) -> bool {
    match property.kind {
        Kind::Integer(_) => number.len() <= 6,
        Kind::Boolean { .. } => matches!(number, "0" | "1"),
        _ => false,
    }
}

/// Whether a text is a value of any enumeration of a request, or a common mistake for one.
fn is_word(text: &str) -> bool {
    let is_it = |word: &str| word.eq_ignore_ascii_case(text);
    let mut values = enumerations_of(OBJECTS).into_iter().flat_map(|list| list.values);
    WORDS.iter().any(|word| is_it(word))
        || values.any(|value| is_it(value.text) || value.aliases.iter().any(|alias| is_it(alias)))
}

fn is_hexadecimal(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}

fn shown_parts_of_url(url: &str) -> [Range<usize>; 2] {
    let Some((from, to)) = shown_part(url) else { return [0..0, 0..0] };
    [0..url.find("://").map_or(0, |colon| colon + "://".len()), from..to]
}

/// The start and end of host and path in a URL. `None` if it doesn't look like
/// `scheme://host/path`.
fn shown_part(url: &str) -> Option<(usize, usize)> {
    if !url.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\') {
        return None;
    }
    let (scheme, rest) = url.split_once("://")?;
    if !SCHEMES.iter().any(|known| known.eq_ignore_ascii_case(scheme)) {
        return None;
    }
    let start = scheme.len() + "://".len();
    // A password may contain any character, so everything before the last `@` counts as user
    // information.
    let host = rest.rfind('@').map_or(0, |at| at + 1);
    if rest.find(['?', '#']).is_some_and(|end| end < host) {
        return Some((url.len(), url.len()));
    }
    let part = rest.get(host..)?;
    if !is_host_and_port(part.split(['/', '?', '#']).next()?) {
        return None;
    }
    // Parameters don't always follow a question mark.
    let shown = part.find(['?', '#', ';', '&', '=', '%']).unwrap_or(part.len());
    Some((start + host, start + host + shown))
}

/// Whether a text is a host that may be shown.
pub(crate) fn is_shown_host(host: &str) -> bool {
    is_host_and_port(host)
}

fn is_host_and_port(authority: &str) -> bool {
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, port),
        _ => (authority, ""),
    };
    let is_host = match host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
        Some(address) => address.bytes().all(|byte| byte.is_ascii_hexdigit() || b".:".contains(&byte)),
        None => host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte)),
    };
    is_host && !host.is_empty() && port.len() <= 5 && port.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::webhook::Webhook;

    #[test]
    fn of_a_url_only_what_is_no_secret_is_shown() {
        let (_, url) = Webhook::TYPE.property("url").unwrap();
        for (text, shown) in [
            ("https://hooks.onion.example:8443/a/b", "https://hooks.onion.example:8443/a/b"),
            ("https://hooks.onion.example/a;token=b", "https://hooks.onion.example/a"),
            ("https://hooks.onion.example/a&token=b", "https://hooks.onion.example/a"),
            ("https://hooks.onion.example/a%3Ftoken=b", "https://hooks.onion.example/a"),
            ("https://a:b@hooks.onion.example/?c#d", "https://hooks.onion.example/"),
            ("https://hooks.onion.example&token=b", ""),
            ("https://u:p/a@hooks.onion.example", "https://hooks.onion.example"),
            ("rw4Kd0b2u", ""),
        ] {
            let parts: String =
                shown_parts(url, text).into_iter().filter_map(|part| text.get(part)).collect();
            assert_eq!(parts, shown, "{text}");
            assert_eq!(is_shown(url, text), parts == text, "{text}");
        }
    }
}
