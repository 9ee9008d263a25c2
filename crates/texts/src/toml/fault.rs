//! What the parser of TOML finds, told without its words: they may quote the document.

use chatapps_webhooks::{InputFormat, SourceFault};
use toml::de::Error;

use super::depth::MAX_DEPTH;
use crate::writer::Fault;

pub(super) fn of(error: &Error, source: &str) -> Fault {
    let span = error.span().unwrap_or(0..0);
    let message = error.message();
    let says = |words: &[&str]| words.iter().any(|word| message.contains(word));
    let next = source.get(span.start..).unwrap_or_default().chars().next();
    let kind = if says(&["duplicate key"]) {
        return Fault { kind: SourceFault::Repeated, at: span };
    } else if says(&["cannot extend value"]) {
        return Fault { kind: SourceFault::Extended, at: span };
    } else if says(&["recursion limit", "recurse"]) {
        SourceFault::TooDeep(MAX_DEPTH)
    } else if says(&["must be quoted"]) {
        SourceFault::Unquoted
    } else if says(&["escaped value", "unicode value"]) {
        SourceFault::Escape
    } else if says(&["string"]) && matches!(next, None | Some('\n' | '\r')) {
        SourceFault::StringEnd
    } else {
        SourceFault::Unexpected(InputFormat::Toml, next)
    };
    Fault::at(kind, source, span.start)
}
