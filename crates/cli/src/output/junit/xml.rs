//! Text in XML 1.0, which has no place for control characters, not even as references.

use chatapps_webhooks::printable;

/// The text as the content of an element, or as the value of an attribute between double quotes.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in printable(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // What is printable has no other character that XML can't hold.
            '\u{FFFE}' | '\u{FFFF}' => out.extend(c.escape_unicode()),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_that_ends_an_element_or_an_escaped() {
        assert_eq!(escaped("]]></a>&amp;\"'"), "]]&gt;&lt;/a&gt;&amp;amp;&quot;'");
        assert_eq!(escaped("a\"\n\tb"), "a&quot;\\n\\tb");
    }

    #[test]
    fn every_character_is_one_of_xml() {
        let is_allowed =
            |c| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
        for c in '\0'..=char::MAX {
            assert!(escaped(&c.to_string()).chars().all(is_allowed), "{c:?}");
        }
    }
}
