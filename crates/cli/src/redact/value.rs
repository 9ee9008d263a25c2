//! Which values are shown: those of properties that hold no secret, as far as they look the part.
//!
//! People put secrets under wrong names, so a value is shown only if it has the shape that belongs to its property.

use super::Canvas;

/// Types and places of credentials that are shown: the right ones, and what is often written instead.
const WORDS: &[&str] = &[
    "*", "all", "any", "cabm", "cadr", "dlr", "dr", "mo", "msg", "mt", "sms", "basic", "body", "form",
    "header", "headers", "post", "query",
];

const SCHEMES: &[&str] = &["http", "https", "ftp", "ftps", "ws", "wss"];

/// A property whose value may be shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    SubAccountId,
    /// `type` and `credentialsLocation`.
    Word,
    Enabled,
    Code,
    ErrorId,
    Timestamp,
    Url,
    /// Its members may be shown.
    OAuth,
}

impl Known {
    /// By the name as the text spells it: one with escapes in it is unknown.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "subAccountId" => Self::SubAccountId,
            "type" | "credentialsLocation" => Self::Word,
            "enabled" => Self::Enabled,
            "code" => Self::Code,
            "errorId" => Self::ErrorId,
            "timestamp" => Self::Timestamp,
            "url" => Self::Url,
            "oauth" => Self::OAuth,
            _ => return None,
        })
    }
}

/// Writes what stands between the quotes of a string.
pub(super) fn write_string(property: Known, text: &str, canvas: &mut Canvas) {
    let shown = match property {
        Known::Url => return write_url(text, canvas),
        Known::SubAccountId => {
            text.len() <= 50
                && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._&*".contains(&byte))
        }
        Known::Word => WORDS.iter().any(|word| word.eq_ignore_ascii_case(text)),
        Known::Enabled => ["true", "false", "yes", "no"].iter().any(|word| word.eq_ignore_ascii_case(text)),
        Known::ErrorId => {
            text.len() == 36 && text.split('-').map(str::len).eq([8, 4, 4, 4, 12]) && is_hexadecimal(text)
        }
        Known::Timestamp => {
            (10..=40).contains(&text.len())
                && text.bytes().all(|byte| byte.is_ascii_digit() || b"TtZz:.+- ".contains(&byte))
        }
        Known::Code | Known::OAuth => false,
    };
    if shown { canvas.keep(text) } else { canvas.blank(text) }
}

/// Whether a number is shown.
pub(super) fn shows_number(property: Known, number: &str) -> bool {
    match property {
        Known::Code => number.len() <= 6,
        Known::Enabled => matches!(number, "0" | "1"),
        _ => false,
    }
}

fn is_hexadecimal(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}

/// Shows scheme, host and path; blanks user information, and everything from the query on.
fn write_url(url: &str, canvas: &mut Canvas) {
    let Some((shown_from, shown_to)) = shown_part(url) else { return canvas.blank(url) };
    let start = url.find("://").map_or(0, |colon| colon + "://".len());
    canvas.keep(url.get(..start).unwrap_or_default());
    canvas.blank(url.get(start..shown_from).unwrap_or_default());
    canvas.keep(url.get(shown_from..shown_to).unwrap_or_default());
    canvas.blank(url.get(shown_to..).unwrap_or_default());
}

/// Where host and path of a URL start and end. `None` if it doesn't look like `scheme://host/path`.
fn shown_part(url: &str) -> Option<(usize, usize)> {
    if !url.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\') {
        return None;
    }
    let (scheme, rest) = url.split_once("://")?;
    if !SCHEMES.iter().any(|known| known.eq_ignore_ascii_case(scheme)) {
        return None;
    }
    let start = scheme.len() + "://".len();
    // A password may hold any character: what is in front of the last `@` counts as user information.
    let host = rest.rfind('@').map_or(0, |at| at + 1);
    if rest.find(['?', '#']).is_some_and(|end| end < host) {
        return Some((url.len(), url.len()));
    }
    let part = rest.get(host..)?;
    if !is_host_and_port(part.split(['/', '?', '#']).next()?) {
        return None;
    }
    // Parameters don't always come behind a question mark.
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
