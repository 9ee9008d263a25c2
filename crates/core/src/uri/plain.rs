//! The shape that nearly all URLs have, told byte by byte: `http` or `https`, a host of letters, digits, `-`, `.` and `_`, perhaps
//! a port, path and query. What isn't of this shape may still be a URI; a parser is asked then.

/// What may stand in a host of that shape.
const HOST: u8 = 1;
/// What may stand in a path of that shape: `pchar` and `/`, but for `%` and `@` (RFC 3986 §3.3).
const PATH: u8 = 2;

/// For each byte, where it may stand.
const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        let class = match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => HOST | PATH,
            b'~' | b'!' | b'$' | b'&' | b'\'' | b'(' | b')' | b'*' | b'+' | b',' | b';' | b'=' | b':'
            | b'/' => PATH,
            _ => 0,
        };
        #[expect(
            clippy::indexing_slicing,
            reason = "in a constant, where a bad index is an error of the compiler"
        )]
        {
            classes[byte as usize] = class;
        }
        byte += 1;
    }
    classes
};

#[expect(clippy::indexing_slicing, reason = "there is a class for each byte")]
const fn is_in(class: u8, byte: u8) -> bool {
    CLASSES[byte as usize] & class != 0
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
        let (scheme, rest) = match text.strip_prefix("https://") {
            Some(rest) => ("https", rest),
            None => ("http", text.strip_prefix("http://")?),
        };
        let bytes = rest.as_bytes();
        let mut at = end_of(HOST, bytes, 0);
        let host = rest.get(..at).filter(|host| !host.is_empty())?;
        if bytes.get(at) == Some(&b':') {
            at += 1;
            while bytes.get(at).is_some_and(u8::is_ascii_digit) {
                at += 1;
            }
        }
        let port = rest.get(host.len()..at)?;
        let path = at;
        if !matches!(bytes.get(path), None | Some(b'/' | b'?')) {
            return None;
        }
        let mut query = None;
        loop {
            at = end_of(PATH, bytes, at);
            match bytes.get(at) {
                None => break,
                Some(b'?') => {
                    query.get_or_insert(at);
                    at += 1;
                }
                Some(b'%') if is_hex(bytes.get(at + 1)) && is_hex(bytes.get(at + 2)) => at += 3,
                Some(_) => return None,
            }
        }
        let (path, query) = match query {
            Some(mark) => (rest.get(path..mark)?, Some(rest.get(mark + 1..)?)),
            None => (rest.get(path..)?, None),
        };
        Some(Self { scheme, host, port, path, query })
    }
}

/// The first place from `at` on of a byte that isn't of the class; the end if there is none.
fn end_of(class: u8, bytes: &[u8], mut at: usize) -> usize {
    // Four at a time: the processor looks them up side by side.
    while let Some(&[a, b, c, d]) = bytes.get(at..).and_then(|rest| rest.first_chunk())
        && is_in(class, a) & is_in(class, b) & is_in(class, c) & is_in(class, d)
    {
        at += 4;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().position(|byte| !is_in(class, *byte)).unwrap_or(rest.len())
}

fn is_hex(byte: Option<&u8>) -> bool {
    byte.is_some_and(u8::is_ascii_hexdigit)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

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
