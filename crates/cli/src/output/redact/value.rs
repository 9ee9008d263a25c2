//! Writes the text of a value: what the core says may be shown, and blanks for the rest.

use chatapps_webhooks::{Property, shown_parts};

use super::canvas::Canvas;

/// Writes the text between the quotes of a string.
pub(super) fn write_string(property: &Property, text: &str, canvas: &mut Canvas) {
    let mut at = 0;
    for part in shown_parts(property, text) {
        canvas.blank(text.get(at..part.start).unwrap_or_default());
        canvas.keep(text.get(part.clone()).unwrap_or_default());
        at = part.end;
    }
    canvas.blank(text.get(at..).unwrap_or_default());
}
