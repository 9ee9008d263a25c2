//! JSONC: comments and trailing commas become blanks, and the rest is strict JSON. So each byte
//! stays where it is, and the core's own reader finds all other faults.

use std::ops::Range;

use chatapps_webhooks::{InputFormat, SourceFault};

use crate::transcript::Transcript;
use crate::writer::Fault;

/// JSON as it is.
pub(crate) fn unchanged(source: &str) -> Transcript<'_> {
    Transcript { format: InputFormat::Json, source, json: source.to_owned(), places: None, told: Vec::new() }
}

pub(crate) fn transcribe(source: &str) -> Result<Transcript<'_>, Fault> {
    let blanks = blanks(source)?;
    let mut json = String::with_capacity(source.len());
    let mut at = 0;
    for blank in blanks {
        json.push_str(source.get(at..blank.start).unwrap_or_default());
        let part = source.get(blank.clone()).unwrap_or_default();
        json.extend(
            part.bytes().map(|byte| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { ' ' }),
        );
        at = blank.end;
    }
    json.push_str(source.get(at..).unwrap_or_default());
    if json.trim().is_empty() {
        return Err(Fault { kind: SourceFault::Empty, at: 0..0 });
    }
    Ok(Transcript { format: InputFormat::Jsonc, source, json, places: None, told: Vec::new() })
}

/// The bytes of comments and of trailing commas, in order.
fn blanks(source: &str) -> Result<Vec<Range<usize>>, Fault> {
    let bytes = source.as_bytes();
    let mut blanks: Vec<Range<usize>> = Vec::new();
    // The comma that came last, if nothing but comments came since, and its place in the list.
    let mut comma: Option<(usize, usize)> = None;
    // Whether a comma may come: a value or a bracket was closed before.
    let mut is_after_value = false;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let start = at;
        at += 1;
        match (byte, bytes.get(at)) {
            (b' ' | b'\t' | b'\r' | b'\n', _) => continue,
            (b'/', Some(b'/')) => {
                let length =
                    bytes.get(at..).unwrap_or_default().iter().position(|byte| matches!(byte, b'\n' | b'\r'));
                at = length.map_or(bytes.len(), |length| at + length);
                blanks.push(start..at);
                continue;
            }
            (b'/', Some(b'*')) => {
                let length = source.get(at + 1..).and_then(|rest| rest.find("*/"));
                let Some(length) = length else {
                    return Err(Fault { kind: SourceFault::CommentEnd, at: start..start + 2 });
                };
                at += 1 + length + 2;
                blanks.push(start..at);
                continue;
            }
            (b',', _) if is_after_value => {
                comma = Some((start, blanks.len()));
                is_after_value = false;
                continue;
            }
            (b']' | b'}', _) => {
                if let Some((comma, place)) = comma {
                    blanks.insert(place, comma..comma + 1);
                }
                is_after_value = true;
            }
            (b'"', _) => {
                at = string_end(bytes, at);
                is_after_value = true;
            }
            (b'[' | b'{' | b',' | b':', _) => is_after_value = false,
            _ => is_after_value = true,
        }
        comma = None;
    }
    Ok(blanks)
}

/// The end of a string that begins before a byte; that of the line if it has none.
fn string_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'"' => return at,
            b'\\' => at += 1,
            b'\n' => return at - 1,
            _ => {}
        }
    }
    bytes.len()
}
