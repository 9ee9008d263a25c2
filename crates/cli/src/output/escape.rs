//! JSON with unprintable characters written as escapes.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use chatapps_webhooks::{is_unprintable, needs_escape};

/// Writes a value on one line.
pub(crate) fn write_json(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(out, Escaping))?;
    Ok(())
}

/// Writes a string. Most have nothing to escape, and need no other look.
pub(super) fn write_text(out: &mut Vec<u8>, text: &str) -> io::Result<()> {
    // The compiler tests all bytes of a chunk at once.
    let are_plain = |chunk: &[u8; 16]| {
        chunk.iter().fold(true, |all, byte| all & is_plain(*byte) & !matches!(byte, b'"' | b'\\'))
    };
    let (chunks, rest) = text.as_bytes().as_chunks();
    let mut last = [b' '; 16];
    last.iter_mut().zip(rest).for_each(|(place, byte)| *place = *byte);
    if !chunks.iter().fold(are_plain(&last), |all, chunk| all & are_plain(chunk)) {
        return write_json(out, &text);
    }
    out.push(b'"');
    out.extend_from_slice(text.as_bytes());
    out.push(b'"');
    Ok(())
}

/// Whether a byte needs no escape beyond those of JSON. One that may begin a command of a CI system
/// does.
const fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'"' | b'$'..=b'~')
}

/// A value on one line.
#[cfg(feature = "schema-diff")]
pub(crate) fn json_text(value: &impl Serialize) -> io::Result<String> {
    let mut out = Vec::new();
    write_json(&mut out, value)?;
    Ok(String::from_utf8_lossy(&out).into_owned())
}

/// Writes a value on several lines, for people.
#[cfg(feature = "client")]
pub(crate) fn write_pretty(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut Serializer::pretty(Escaped(out)))?;
    Ok(())
}

/// Escapes what is unprintable in JSON that is written to it, one token at a time.
#[cfg(feature = "client")]
struct Escaped<W>(W);

#[cfg(feature = "client")]
impl<W: Write> Write for Escaped<W> {
    fn write(&mut self, token: &[u8]) -> io::Result<usize> {
        // Line feeds inside strings are already escapes.
        match str::from_utf8(token) {
            Ok(text) if !text.contains('\n') => write_escaped(&mut self.0, text)?,
            _ => self.0.write_all(token)?,
        }
        Ok(token.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W: Write + ?Sized>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        write_escaped(writer, fragment)
    }
}

/// Writes a part of a string, with escapes in place of what is not to be shown as it is.
fn write_escaped(out: &mut (impl Write + ?Sized), text: &str) -> io::Result<()> {
    // Without an early exit, the compiler can test many bytes at once. Looking for `##` in all
    // texts took 6 % of the instructions of `validate --format json`.
    let is_plain = text.bytes().fold(true, |all, byte| all & is_plain(byte));
    if is_plain || (!text.contains(is_unprintable) && !text.contains("##")) {
        return out.write_all(text.as_bytes());
    }
    let mut before = None;
    for c in text.chars() {
        if needs_escape(before.replace(c), c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
        } else {
            write!(out, "{c}")?;
        }
    }
    Ok(())
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

    #[test]
    fn no_command_of_a_ci_system_is_left() {
        let value = serde_json::json!({"##[group]": "##vso[x]\n###é"});
        let mut out = Vec::new();
        write_json(&mut out, &value).unwrap();
        assert_eq!(str::from_utf8(&out), Ok("{\"#\\u0023[group]\":\"#\\u0023vso[x]\\n#\\u0023\\u0023é\"}"));
        assert_eq!(serde_json::from_slice::<serde_json::Value>(&out).unwrap(), value);
    }

    #[cfg(feature = "client")]
    #[test]
    fn what_has_several_lines_is_escaped_as_what_has_one() {
        let value = serde_json::json!([{"##[group]": "a\n\u{1b}\u{e0041}##é", "b": []}]);
        let mut out = Vec::new();
        write_pretty(&mut out, &value).unwrap();
        let expected =
            "[\n  {\n    \"#\\u0023[group]\": \"a\\n\\u001b\\udb40\\udc41#\\u0023é\",\n    \"b\": []\n  }\n]";
        assert_eq!(str::from_utf8(&out), Ok(expected));
    }
}
