//! JSON in which everything is printable: other characters are written as escapes.

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

/// About how many bytes an item has.
const ITEM: usize = 512;

/// Writes the items of an array, each on a line and with a comma in front of it.
pub(super) fn write_items<T: Serialize>(
    items: impl Iterator<Item = T>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut text = Vec::with_capacity(ITEM);
    for item in items {
        text.clear();
        text.extend(b",\n");
        write_json(&mut text, &item)?;
        out.write_all(&text)?;
    }
    Ok(())
}

/// The first items of an array.
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

/// A value on several lines, as people read it.
#[cfg(feature = "client")]
pub(crate) fn json_pretty(value: &impl Serialize) -> io::Result<String> {
    let text = serde_json::to_string_pretty(value)?;
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        // Line feeds inside of strings are escapes already.
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
        // Without an end where the first is found, many bytes are looked at at once.
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
    fn what_is_not_printable_is_escaped() {
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
