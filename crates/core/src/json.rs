//! The text door: strict RFC 8259 text as a serde source, and the positions of places in it.
//!
//! Why not `serde_json`: checking needs byte positions, one verdict however a value is skipped, bounded stack on
//! any nesting, and errors without allocation. See `docs/design/reading.md`.

mod de;
mod locate;
mod number;
mod reader;
mod special;
mod syntax;

pub(crate) use self::locate::{Lines, Subject, locate, locate_start};
pub(crate) use self::reader::{Halt, Progress, Reader};
pub(crate) use self::syntax::Fault;

use self::syntax::Syntax;

/// The text as UTF-8, or the fault that keeps it from being read at all.
pub(crate) fn decode(bytes: &[u8]) -> Result<&str, Fault> {
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        return Err(Fault::new(Syntax::ByteOrderMark, 0..3));
    }
    // Where it isn't UTF-8 is asked once it is known not to be.
    if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
        return Ok(text);
    }
    std::str::from_utf8(bytes).map_err(|error| {
        if let [0xFE, 0xFF, ..] | [0xFF, 0xFE, ..] = bytes {
            return Fault::new(Syntax::Utf16, 0..2);
        }
        let start = error.valid_up_to();
        let end = error.error_len().map_or(bytes.len(), |length| start + length);
        Fault::new(Syntax::Utf8, start..end)
    })
}
