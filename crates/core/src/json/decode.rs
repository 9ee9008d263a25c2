//! Bytes as UTF-8 text.

use super::syntax::{SyntaxFault, SyntaxFaultKind};

/// The text as UTF-8, or the fault that keeps it from being read at all.
pub(crate) fn decode(bytes: &[u8]) -> Result<&str, SyntaxFault> {
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        return Err(SyntaxFault::new(SyntaxFaultKind::ByteOrderMark, 0..3));
    }
    // The standard library says where it isn't UTF-8; `simdutf8` is several times as fast where it
    // is.
    if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
        return Ok(text);
    }
    std::str::from_utf8(bytes).map_err(|error| {
        if let [0xFE, 0xFF, ..] | [0xFF, 0xFE, ..] = bytes {
            return SyntaxFault::new(SyntaxFaultKind::Utf16, 0..2);
        }
        let start = error.valid_up_to();
        let end = error.error_len().map_or(bytes.len(), |length| start + length);
        SyntaxFault::new(SyntaxFaultKind::Utf8, start..end)
    })
}
