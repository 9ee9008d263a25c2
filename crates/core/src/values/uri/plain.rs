//! The shape that nearly all URLs have, told byte by byte: `http` or `https`, a host of letters,
//! digits, `-`, `.` and `_`, perhaps a port, path and query. What isn't of this shape may still be
//! a URI; a parser is asked then.

use wide::u8x16;

use crate::base::byte_class::{ByteClass, Not, end_of, is_alphanumeric, is_within};

/// What may stand in a host of that shape: letters, digits, `-`, `.`, `_`.
struct HostByte;

/// What may stand behind the place of that shape: `pchar`, `/` and `?` (RFC 3986 §3.3 and §3.4),
/// but for `%` and `@`, and for `$`, with which the variables of scripts begin.
struct PathByte;

impl ByteClass for HostByte {
    fn has(byte: u8) -> bool {
        byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_')
    }

    fn inside(bytes: u8x16) -> u8x16 {
        is_alphanumeric(bytes) | is_within(bytes, b'-', b'.') | bytes.simd_eq(u8x16::splat(b'_'))
    }
}

impl ByteClass for PathByte {
    fn has(byte: u8) -> bool {
        byte.is_ascii_alphanumeric() || b"-._~!&'()*+,;=:/?".contains(&byte)
    }

    fn inside(bytes: u8x16) -> u8x16 {
        let is = |byte| bytes.simd_eq(u8x16::splat(byte));
        // `&` to `;` are `&'()*+,-./`, the digits, `:` and `;`. `=` and `?` differ in one bit.
        is_within(bytes | u8x16::splat(0x20), b'a', b'z')
            | is_within(bytes, b'&', b';')
            | (bytes | u8x16::splat(0x02)).simd_eq(u8x16::splat(b'?'))
            | is(b'!')
            | is(b'_')
            | is(b'~')
    }
}

/// A URL of the plain shape: the text, and where its parts end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PlainUrl<'t> {
    text: &'t str,
    scheme: usize,
    host: usize,
    port: usize,
}

impl<'t> PlainUrl<'t> {
    /// Looks at a text; `None` if it isn't of that shape.
    pub(crate) fn read(text: &'t str) -> Option<Self> {
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
        let mut port = host;
        if bytes.get(port) == Some(&b':') {
            port += 1;
            while bytes.get(port).is_some_and(u8::is_ascii_digit) {
                port += 1;
            }
        }
        if !matches!(bytes.get(port), None | Some(b'/' | b'?')) {
            return None;
        }
        let mut at = port;
        loop {
            at = end_of::<PathByte>(bytes, at);
            match bytes.get(at) {
                None => return Some(Self { text, scheme, host, port }),
                Some(b'%') if is_hex(bytes.get(at + 1)) && is_hex(bytes.get(at + 2)) => at += 3,
                Some(_) => return None,
            }
        }
    }

    pub(crate) const fn text(&self) -> &'t str {
        self.text
    }

    pub(crate) fn scheme(&self) -> &'t str {
        self.text.get(..self.scheme).unwrap_or_default()
    }

    pub(crate) fn host(&self) -> &'t str {
        self.text.get(self.scheme + 3..self.host).unwrap_or_default()
    }

    pub(crate) fn host_bytes(&self) -> &'t [u8] {
        self.text.as_bytes().get(self.scheme + 3..self.host).unwrap_or_default()
    }

    pub(crate) const fn has_port(&self) -> bool {
        self.host < self.port
    }

    /// The port, with its colon; empty if there is none.
    pub(crate) fn port(&self) -> &'t str {
        self.text.get(self.host..self.port).unwrap_or_default()
    }

    pub(super) fn path(&self) -> &'t str {
        let rest = self.text.get(self.port..).unwrap_or_default();
        rest.split_once('?').map_or(rest, |(path, _)| path)
    }

    pub(crate) fn is_https(&self) -> bool {
        self.scheme == "https".len()
    }

    /// What stands behind the first question mark.
    pub(crate) fn query(&self) -> Option<&'t str> {
        self.text.get(end_of::<Not<b'?'>>(self.text.as_bytes(), self.port) + 1..)
    }
}

fn is_hex(byte: Option<&u8>) -> bool {
    byte.is_some_and(u8::is_ascii_hexdigit)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::base::byte_class::assert_same_in_lanes;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        #[test]
        fn what_is_plain_is_a_uri_with_the_same_parts(
            text in "https?://[a-z.0-9:_-]{0,12}[ -~]{0,4}(/[a-z%0-9A-F.~]{0,9}){0,2}([?&/][ -~]{0,8}){0,3}",
        ) {
            if let Some(plain) = PlainUrl::read(&text) {
                let uri = fluent_uri::Uri::parse(text.as_str()).unwrap();
                prop_assert_eq!(plain.scheme(), uri.scheme().as_str());
                prop_assert_eq!(plain.is_https(), plain.scheme() == "https");
                prop_assert_eq!(format!("{}{}", plain.host(), plain.port()), uri.authority().unwrap().as_str());
                prop_assert_eq!(plain.host(), uri.authority().unwrap().host());
                let query = uri.query().map(fluent_uri::pct_enc::EStr::as_str);
                prop_assert_eq!(plain.path(), uri.path().as_str());
                prop_assert_eq!(plain.query(), query);
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
