//! The characters of a JSON string, and where in the text each of them is.

use std::ops::Range;

/// The characters of a JSON string, and where in the text each of them is.
pub(super) struct Content {
    decoded: String,
    /// For each character its place in `decoded` and in the text; the closing quote comes last.
    places: Vec<(usize, usize)>,
}

impl Content {
    /// Of the string with these bytes, quotes included; `None` if they are no string.
    pub(super) fn of(text: &str, range: &Range<usize>) -> Option<Self> {
        let quoted = text.get(range.clone()).filter(|quoted| quoted.starts_with('"'))?;
        let inner = quoted.get(1..quoted.len().checked_sub(1)?)?;
        let decoded: String = serde_json::from_str(quoted).ok()?;
        let mut places = Vec::with_capacity(inner.len() + 1);
        let mut at = 0;
        for (index, c) in decoded.char_indices() {
            places.push((index, range.start + 1 + at));
            at += match inner.as_bytes().get(at..)? {
                // Both halves of a surrogate pair.
                [b'\\', b'u', ..] => 6 * c.len_utf16(),
                [b'\\', ..] => 2,
                _ => c.len_utf8(),
            };
        }
        places.push((decoded.len(), range.end - 1));
        Some(Self { decoded, places })
    }

    pub(super) fn text(&self) -> &str {
        &self.decoded
    }

    /// The bytes of the text that a part of the decoded characters has.
    pub(super) fn locate(&self, range: Range<usize>) -> Option<Range<usize>> {
        let place = |at: usize| {
            let index = self.places.binary_search_by_key(&at, |(decoded, _)| *decoded).ok()?;
            self.places.get(index).map(|(_, place)| *place)
        };
        Some(place(range.start)?..place(range.end)?)
    }

    /// All that is between the quotes.
    pub(super) fn inside(&self) -> Option<Range<usize>> {
        self.locate(0..self.decoded.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_found_however_they_are_written() {
        let text = r#" "aü\u00fc\n𝄞\ud834\udd1e\"z" "#;
        let content = Content::of(text, &(1..text.len() - 1)).unwrap();
        assert_eq!(content.text(), "aüü\n𝄞𝄞\"z");
        let written: Vec<_> = content
            .text()
            .char_indices()
            .map(|(at, c)| text.get(content.locate(at..at + c.len_utf8()).unwrap()).unwrap())
            .collect();
        assert_eq!(written, ["a", "ü", r"\u00fc", r"\n", "𝄞", r"\ud834\udd1e", r#"\""#, "z"]);
        assert_eq!(text.get(content.inside().unwrap()), text.get(2..text.len() - 2));
    }

    #[test]
    fn other_values_are_no_strings() {
        for text in ["1", "[]", "\"", ""] {
            assert!(Content::of(text, &(0..text.len())).is_none(), "{text}");
        }
    }
}
