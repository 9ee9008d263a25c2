//! JSON with unprintable characters written as escapes.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use chatapps_webhooks::is_unprintable;

/// Writes a value on one line.
pub(super) fn write_json(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(out, Escaping))?;
    Ok(())
}

/// The usual size of an item, in bytes.
const ITEM_BYTES: usize = 512;

/// Writes each item of an array on its own line, with a comma in front.
pub(super) fn write_items<T: Serialize>(
    items: impl Iterator<Item = T>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut text = Vec::with_capacity(ITEM_BYTES);
    for item in items {
        text.clear();
        text.extend(b",\n");
        write_json(&mut text, &item)?;
        out.write_all(&text)?;
    }
    Ok(())
}

/// The items without the comma in front of the first.
pub(super) fn without_comma(items: &[u8]) -> &[u8] {
    items.strip_prefix(b",").unwrap_or(items)
}

/// A value on one line.
#[cfg(any(feature = "client", feature = "schema-diff"))]
pub(crate) fn json_text(value: &impl Serialize) -> io::Result<String> {
    let mut out = Vec::new();
    write_json(&mut out, value)?;
    Ok(String::from_utf8_lossy(&out).into_owned())
}

/// A value on several lines, for people.
#[cfg(feature = "client")]
pub(crate) fn json_pretty(value: &impl Serialize) -> io::Result<String> {
    let text = serde_json::to_string_pretty(value)?;
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        // Line feeds inside strings are already escapes.
        if is_unprintable(c) && c != '\n' {
            out.extend(c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        } else {
            out.push(c);
        }
    }
    Ok(out)
}

struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W: Write + ?Sized>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        // Without an early exit, the compiler can test many bytes at once.
        let is_visible = fragment.bytes().fold(true, |all, byte| all & matches!(byte, b' '..=b'~'));
        if is_visible || !fragment.contains(is_unprintable) {
            return writer.write_all(fragment.as_bytes());
        }
        for c in fragment.chars() {
            if is_unprintable(c) {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    write!(writer, "\\u{unit:04x}")?;
                }
            } else {
                write!(writer, "{c}")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unprintable_characters_are_escaped() {
        let mut out = Vec::new();
        let text = "é\u{1b}\u{7f}\u{9b}\u{202e}\u{3164}\u{e0041}\"𝄞";
        write_json(&mut out, &text).unwrap();
        assert_eq!(
            String::from_utf8(out.clone()).unwrap(),
            "\"é\\u001b\\u007f\\u009b\\u202e\\u3164\\udb40\\udc41\\\"𝄞\""
        );
        assert_eq!(serde_json::from_slice::<String>(&out).unwrap(), text);
    }
}
