//! A finding on one line of text.

use chatapps_webhooks::Finding;

use crate::input::document::Document;

/// A path with the line and the column of a finding: `a.json:1:2`.
pub(super) fn place(document: &Document<'_>, finding: &Finding, path: &str) -> String {
    let line = document.line(finding.span());
    match finding.span() {
        Some(span) => format!("{path}:{line}:{}", span.column),
        None => format!("{path}:{line}"),
    }
}

/// The message, with the pointer and the other position.
pub(super) fn statement(document: &Document<'_>, finding: &Finding) -> String {
    let pointer = finding.pointer().as_str();
    let place = if pointer.is_empty() { String::new() } else { format!(" (at {pointer})") };
    let other = finding.related().and_then(|other| other.span.as_ref()).map_or_else(String::new, |span| {
        format!(" (also at line {}, column {})", document.line(Some(span)), span.column)
    });
    format!("{}{place}{other}", finding.message())
}
