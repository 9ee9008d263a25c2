//! Text in Markdown as GitHub reads it, in which nothing of the text is markup.

use std::fmt::Write;

use chatapps_webhooks::printable;

/// The text of a paragraph or a cell. Names between back-quotes become code.
pub(super) fn markdown(text: &str) -> String {
    let text = printable(text);
    let parts: Vec<_> = text.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return escaped(&text);
    }
    let part = |(index, part): (usize, &&str)| {
        if index % 2 == 0 { escaped(part) } else { format!("<code>{}</code>", escaped(part)) }
    };
    parts.iter().enumerate().map(part).collect()
}

/// The text as code.
pub(super) fn code(text: &str) -> String {
    format!("<code>{}</code>", escaped(&printable(text)))
}

/// The text with a reference in place of each character that could be markup: Markdown's, HTML's,
/// a mention, an emoji, a formula, an address. What a reference stands for is always text.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_punctuation() && !matches!(c, ',' | ';' | '/' | '(' | ')' | '-') {
            let _ = write!(out, "&#{};", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_markup_but_code() {
        assert_eq!(markdown("missing `url` (at /0)"), "missing <code>url</code> (at /0)");
        assert_eq!(markdown("`a_b` and `c*`"), "<code>a&#95;b</code> and <code>c&#42;</code>");
        assert_eq!(markdown("a` <b>"), "a&#96; &#60;b&#62;");
        assert_eq!(
            markdown("@a |[x](//y) :x: $x$\n"),
            "&#64;a &#124;&#91;x&#93;(//y) &#58;x&#58; &#36;x&#36;&#92;n"
        );
        assert_eq!(code("a|b"), "<code>a&#124;b</code>");
    }
}
