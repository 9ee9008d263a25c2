//! Texts as they read before they were escaped: for a URL, in JSON, or in HTML.

use zeroize::Zeroizing;

/// The range of a text that a byte stands for.
pub(super) type Place = (usize, usize);

/// The longest escape, which stands for a character beyond the first plane in JSON, has this many
/// bytes.
pub(super) const MAX_ESCAPE: usize = 12;

/// HTML's names of characters that its writers escape.
const NAMED: [(&[u8], char); 5] =
    [(b"&amp;", '&'), (b"&lt;", '<'), (b"&gt;", '>'), (b"&quot;", '"'), (b"&apos;", '\'')];

/// The places of the bytes of a text as it was received.
pub(super) fn own_places(text: &[u8]) -> Vec<Place> {
    (0..text.len()).map(|at| (at, at + 1)).collect()
}

/// Whether an escape may begin with a byte.
pub(super) const fn begins_escape(byte: u8) -> bool {
    matches!(byte, b'%' | b'\\' | b'&')
}

/// A text and the places of its bytes, decoded once; `None` if nothing in it is escaped.
pub(super) fn decoded_at(text: &[u8], places: &[Place]) -> Option<(Zeroizing<Vec<u8>>, Vec<Place>)> {
    let mut read_places = Vec::new();
    let read = decode(text, |bytes, at, length| {
        if let (Some((start, _)), Some((_, end))) = (places.get(at), places.get(at + length - 1)) {
            read_places.extend((0..bytes).map(|_| (*start, *end)));
        }
    })?;
    Some((read, read_places))
}

/// A text, decoded once; `None` if nothing in it is escaped.
pub(super) fn decoded(text: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    decode(text, |_, _, _| {})
}

/// Decodes a text once. Passes on how many bytes come of which place, and its length.
fn decode(text: &[u8], mut each: impl FnMut(usize, usize, usize)) -> Option<Zeroizing<Vec<u8>>> {
    if !text.iter().copied().any(begins_escape) {
        return None;
    }
    let mut read = Zeroizing::new(Vec::with_capacity(text.len()));
    let mut at = 0;
    while let Some((first, _)) = text.get(at..).and_then(<[u8]>::split_first) {
        let before = read.len();
        let length = if let Some((character, length)) = text.get(at..).and_then(escape) {
            read.extend_from_slice(&character);
            length
        } else {
            read.push(*first);
            1
        };
        each(read.len() - before, at, length);
        at += length;
    }
    (read.len() < text.len()).then_some(read)
}

/// The bytes that an escape at the beginning of a text stands for, and its length.
fn escape(text: &[u8]) -> Option<(Vec<u8>, usize)> {
    match text {
        [b'%', high, low, ..] => Some((vec![digit(*high)? << 4 | digit(*low)?], 3)),
        [b'\\', b'u', rest @ ..] => {
            let first = unit(rest)?;
            let second = rest.get(4..).and_then(|rest| unit(rest.strip_prefix(b"\\u")?));
            let character = char::decode_utf16([first].into_iter().chain(second)).next()?.ok()?;
            let length = if character.len_utf16() == 2 { 12 } else { 6 };
            Some((character.to_string().into_bytes(), length))
        }
        [b'\\', b'x', high, low, ..] => Some((vec![digit(*high)? << 4 | digit(*low)?], 4)),
        [b'\\', escaped, ..] => {
            let byte = match escaped {
                b'"' | b'\'' | b'\\' | b'/' => *escaped,
                b'b' => 8,
                b'f' => 12,
                b'n' => b'\n',
                b'r' => b'\r',
                b't' => b'\t',
                _ => return None,
            };
            Some((vec![byte], 2))
        }
        [b'&', b'#', b'x' | b'X', rest @ ..] => numbered(rest, 16).map(|(read, length)| (read, length + 3)),
        [b'&', b'#', rest @ ..] => numbered(rest, 10).map(|(read, length)| (read, length + 2)),
        [b'&', ..] => {
            let (name, character) = NAMED.into_iter().find(|(name, _)| text.starts_with(name))?;
            Some((character.to_string().into_bytes(), name.len()))
        }
        _ => None,
    }
}

/// The character of a number in HTML, and the length of the number with its semicolon.
fn numbered(text: &[u8], radix: u32) -> Option<(Vec<u8>, usize)> {
    let end = text.iter().take(MAX_ESCAPE - 3).position(|byte| *byte == b';')?;
    let number = text.get(..end)?.iter().try_fold(0_u32, |number, byte| {
        number.checked_mul(radix)?.checked_add(char::from(*byte).to_digit(radix)?)
    })?;
    let character = char::from_u32(number).filter(|_| end > 0)?;
    Some((character.to_string().into_bytes(), end + 1))
}

/// The four digits of a unit of UTF-16.
fn unit(text: &[u8]) -> Option<u16> {
    text.get(..4)?.iter().try_fold(0_u16, |unit, byte| Some(unit << 4 | u16::from(digit(*byte)?)))
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_of_urls_json_and_html_are_read() {
        for (text, read) in [
            ("a%2Fb%zz%", Some("a/b%zz%")),
            (r#"\"a\\b\/\u00e9\ud834\udd1e\ud834\q"#, Some("\"a\\b/é𝄞\\ud834\\q")),
            (r"\'\x2f\x2", Some("'/\\x2")),
            ("a&amp;b&lt;&x;&apos;", Some("a&b<&x;'")),
            ("&#39;&#039;&#x2F;&#X1d11e;&#43;&#;&#x;&#1114112;&#2", Some("''/𝄞+&#;&#x;&#1114112;&#2")),
            ("%&\\", None),
            ("plain", None),
        ] {
            let decoded = decoded(text.as_bytes());
            assert_eq!(decoded.as_ref().map(|read| std::str::from_utf8(read).unwrap()), read, "{text}");
        }
    }

    #[test]
    fn each_byte_has_its_place() {
        let (_, places) = decoded_at(b"a%2Fb", &own_places(b"a%2Fb")).unwrap();
        assert_eq!(places, [(0, 1), (1, 4), (4, 5)]);
    }
}
