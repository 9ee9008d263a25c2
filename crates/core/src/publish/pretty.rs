//! JSON as it is published.

use serde::Serialize;

/// Indented JSON with a final line feed.
pub(crate) fn pretty(value: &impl Serialize) -> String {
    // Values of JSON and rows of the catalogue always serialize.
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}
