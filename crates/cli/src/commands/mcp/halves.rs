//! Messages of clients that count in UTF-16, and so may send half of a character: as an escape in a
//! string, which isn't JSON to its reader.

/// A message in JSON with U+FFFD in place of each half of a pair; `None` if it has none.
pub(super) fn without_halves(text: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'\\', rest) {
        let (before, escape) = rest.split_at_checked(at)?;
        whole.extend_from_slice(before);
        let length = match unit(escape) {
            None => escape.len().min(2),
            Some(0xD800..=0xDBFF) if matches!(escape.get(6..).and_then(unit), Some(0xDC00..=0xDFFF)) => 12,
            Some(0xD800..=0xDFFF) => {
                whole.extend_from_slice(b"\\ufffd");
                rest = escape.get(6..)?;
                continue;
            }
            Some(_) => 6,
        };
        whole.extend_from_slice(escape.get(..length)?);
        rest = escape.get(length..)?;
    }
    whole.extend_from_slice(rest);
    (whole != text).then_some(whole)
}

/// The unit of UTF-16 that an escape begins with.
fn unit(escape: &[u8]) -> Option<u16> {
    let digits = escape.strip_prefix(b"\\u")?.get(..4)?;
    digits.iter().all(u8::is_ascii_hexdigit).then_some(())?;
    u16::from_str_radix(str::from_utf8(digits).ok()?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_replaced_and_pairs_stay() {
        for (text, expected) in [
            (r#"{"a": "\ud83e"}"#, Some(r#"{"a": "\ufffd"}"#)),
            (r#"["\uDD85x", "\ud83e\ud83e\udd85\n"]"#, Some(r#"["\ufffdx", "\ufffd\ud83e\udd85\n"]"#)),
            (r#"["\ud83e\udd85", "é", "\u00e9"]"#, None),
            (r#"["\\ud83e"]"#, None),
            (r#"["\\\ud83e"]"#, Some(r#"["\\\ufffd"]"#)),
            (r"\ud8", None),
            (r"\", None),
            ("", None),
        ] {
            let whole = without_halves(text.as_bytes());
            assert_eq!(whole.as_deref(), expected.map(str::as_bytes), "{text}");
        }
    }
}
