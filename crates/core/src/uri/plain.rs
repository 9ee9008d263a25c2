//! The shape that nearly all URLs have, told byte by byte: `http` or `https`, a host of letters, digits, `-`, `.` and `_`, perhaps
//! a port, path and query. What isn't of this shape may still be a URI; a parser is asked then.

use wide::u8x16;

use crate::byte_class::{ByteClass, end_of, is_alphanumeric, is_within};

/// What may stand in a host of that shape: letters, digits, `-`, `.`, `_`.
struct HostByte;

/// What may stand in a path of that shape: `pchar` and `/`, but for `%` and `@` (RFC 3986 §3.3).
struct PathByte;

impl ByteClass for HostByte {
    fn has(byte: u8) -> bool {
        byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_')
    }

    fn outside(bytes: u8x16) -> u8x16 {
        !(is_alphanumeric(bytes) | is_within(bytes, b'-', b'.') | bytes.simd_eq(u8x16::splat(b'_')))
    }
}

impl ByteClass for PathByte {
    fn has(byte: u8) -> bool {
        byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:/".contains(&byte)
    }

    fn outside(bytes: u8x16) -> u8x16 {
        let is = |byte| bytes.simd_eq(u8x16::splat(byte));
        // `&` to `;` are `&'()*+,-./`, the digits, `:` and `;`.
        !(is_alphanumeric(bytes)
            | is_within(bytes, b'&', b';')
            | is(b'!')
            | is(b'$')
            | is(b'=')
            | is(b'_')
            | is(b'~'))
    }
}

/// A URL of the plain shape. Every part of it is a slice of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PlainUrl<'t> {
    pub(super) scheme: &'t str,
    pub(super) host: &'t str,
    /// The port, with its colon; empty if there is none.
    pub(super) port: &'t str,
    pub(super) path: &'t str,
    pub(super) query: Option<&'t str>,
}

impl<'t> PlainUrl<'t> {
    /// Takes a text apart; `None` if it isn't of that shape.
    pub(super) fn read(text: &'t str) -> Option<Self> {
        let Shape { scheme, host, port, query } = Shape::of(text)?;
        let path = query.unwrap_or(text.len());
        Some(Self {
            scheme: text.get(..scheme)?,
            host: text.get(scheme + 3..host)?,
            port: text.get(host..port)?,
            path: text.get(port..path)?,
            query: match query {
                Some(mark) => Some(text.get(mark + 1..)?),
                None => None,
            },
        })
    }
}

/// Where the parts of a URL of the plain shape end.
pub(super) struct Shape {
    scheme: usize,
    host: usize,
    port: usize,
    /// The place of the question mark.
    query: Option<usize>,
}

impl Shape {
    /// Looks at a text; `None` if it isn't of that shape.
    pub(super) fn of(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let scheme = if bytes.starts_with(b"https://") {
            5
        } else if bytes.starts_with(b"http://") {
            4
        } else {
            return None;
        };
        let host = end_of::<HostByte>(bytes, scheme + 3);
        if host == scheme + 3 {
            return None;
        }
        let mut at = host;
        if bytes.get(at) == Some(&b':') {
            at += 1;
            while bytes.get(at).is_some_and(u8::is_ascii_digit) {
                at += 1;
            }
        }
        let port = at;
        if !matches!(bytes.get(port), None | Some(b'/' | b'?')) {
            return None;
        }
        let mut query = None;
        loop {
            at = end_of::<PathByte>(bytes, at);
            match bytes.get(at) {
                None => return Some(Self { scheme, host, port, query }),
                Some(b'?') => {
                    query.get_or_insert(at);
                    at += 1;
                }
                Some(b'%') if is_hex(bytes.get(at + 1)) && is_hex(bytes.get(at + 2)) => at += 3,
                Some(_) => return None,
            }
        }
    }
}

fn is_hex(byte: Option<&u8>) -> bool {
    byte.is_some_and(u8::is_ascii_hexdigit)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::byte_class::assert_same_in_lanes;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        #[test]
        fn what_is_plain_is_a_uri_with_the_same_parts(
            text in "https?://[a-z.0-9:_-]{0,12}[ -~]{0,4}(/[a-z%0-9A-F.~]{0,9}){0,2}([?&/][ -~]{0,8}){0,3}",
        ) {
            if let Some(plain) = PlainUrl::read(&text) {
                let uri = fluent_uri::Uri::parse(text.as_str()).unwrap();
                prop_assert_eq!(plain.scheme, uri.scheme().as_str());
                prop_assert_eq!(format!("{}{}", plain.host, plain.port), uri.authority().unwrap().as_str());
                prop_assert_eq!(plain.host, uri.authority().unwrap().host());
                prop_assert_eq!(plain.path, uri.path().as_str());
                prop_assert_eq!(plain.query, uri.query().map(fluent_uri::pct_enc::EStr::as_str));
                prop_assert!(!uri.has_fragment() && !uri.authority().unwrap().has_userinfo());
            }
        }

        #[test]
        fn usual_urls_are_plain(text in "https?://[a-z][a-z.0-9_-]{0,12}(:[0-9]{0,5})?(/(%[0-9a-fA-F]{2}|[a-z]){0,3})?([?][a-z=&/?]{0,8})?") {
            prop_assert!(PlainUrl::read(&text).is_some(), "{}", text);
        }
    }

    #[test]
    fn classes_are_the_same_one_at_a_time_and_many_at_a_time() {
        assert_same_in_lanes::<HostByte>();
        assert_same_in_lanes::<PathByte>();
    }

    #[test]
    fn other_shapes_are_left_to_a_parser() {
        for text in [
            "https://",
            "https:///a",
            "https://a@b/",
            "https://h/#",
            "https://h/%4",
            "https://h/%zz",
            "HTTPS://h/",
            "https://h/ü",
            "https://[::1]/",
            "https://h:8a/",
            "https://h/a@b",
            "ftp://h/",
        ] {
            assert_eq!(PlainUrl::read(text), None, "{text}");
        }
    }
}
