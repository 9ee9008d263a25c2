//! Texts that an endpoint wrote: it knows the API key, and may repeat what requests and its own
//! listings hold.

use std::borrow::Cow;

use chatapps_webhooks::Redactor;

/// The most characters of a text to show.
const MAX_SHOWN: usize = 500;

/// The most characters of a text to search. What follows is not shown.
const MAX_SEARCHED: usize = 8 * 1024;

/// The text without secrets, cut to a useful length, since an endpoint may write any amount of
/// text.
pub(super) fn without_secrets(redactor: &Redactor, text: &str) -> String {
    let (text, unseen) = split_after(text, MAX_SEARCHED);
    let redacted = redactor.redact(text.as_bytes(), !unseen.is_empty());
    let text = redacted.as_deref().map_or(Cow::Borrowed(text), |text| String::from_utf8_lossy(text));
    let (shown, rest) = split_after(&text, MAX_SHOWN);
    if unseen.is_empty() && rest.is_empty() { shown.to_owned() } else { format!("{shown}…") }
}

/// Splits a text after a number of characters.
fn split_after(text: &str, characters: usize) -> (&str, &str) {
    let end = text.char_indices().nth(characters).map_or(text.len(), |(end, _)| end);
    text.split_at_checked(end).unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_early() {
        let mut redactor = Redactor::default();
        for number in 0..1_000 {
            redactor.hide(&format!("rw4Kd0b2u-{number}").into());
        }
        let shown = without_secrets(&redactor, &"rw4Kd0b2u-7 ü ".repeat(1_000_000));
        assert!(
            shown.ends_with('…') && shown.chars().count() <= MAX_SHOWN + 1 && !shown.contains("rw4Kd0b2"),
            "{shown}"
        );
        assert_eq!(without_secrets(&redactor, "Zwiebel ü 🧅"), "Zwiebel ü 🧅");
    }
}
