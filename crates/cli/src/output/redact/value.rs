//! Decides which values stay readable: those of properties that hold no secret, if they have the
//! expected shape.
//!
//! People put secrets under wrong names, so the name of the property alone isn't enough.

use chatapps_webhooks::{EventKind, Format, Kind, OBJECTS, Privacy, Property, enumerations_of, shows_scope};

use super::canvas::Canvas;

/// What people write where a value of an enumeration is meant, beyond the values and their aliases.
const WORDS: &[&str] = &["*", "all", "any", "mt", "sms", "query"];

const SCHEMES: &[&str] = &["http", "https", "ftp", "ftps", "ws", "wss"];

/// Writes the text between the quotes of a string.
pub(super) fn write_string(property: &Property, text: &str, canvas: &mut Canvas) {
    let has_public_parts = matches!(property.privacy, Privacy::Public | Privacy::Sensitive);
    let shown = match &property.kind {
        Kind::Text(kind) if has_public_parts => match kind.format {
            Some(Format::Uri) => return write_url(text, canvas),
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
    if shown { canvas.keep(text) } else { canvas.blank(text) }
}

/// Whether a number stays readable.
pub(super) fn shows_number(property: &Property, number: &str) -> bool {
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

/// Keeps scheme, host and path; blanks user information, and everything from the query on.
fn write_url(url: &str, canvas: &mut Canvas) {
    let Some((shown_from, shown_to)) = shown_part(url) else { return canvas.blank(url) };
    let start = url.find("://").map_or(0, |colon| colon + "://".len());
    canvas.keep(url.get(..start).unwrap_or_default());
    canvas.blank(url.get(start..shown_from).unwrap_or_default());
    canvas.keep(url.get(shown_from..shown_to).unwrap_or_default());
    canvas.blank(url.get(shown_to..).unwrap_or_default());
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
