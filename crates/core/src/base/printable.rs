//! Which characters may be shown as they are. Names come from documents, and documents from
//! anywhere.

/// Whether a character would do something else than be seen where it stands: control characters,
/// those that break lines or change the direction of writing, and those that nobody sees (Unicode's
/// `Default_Ignorable_Code_Point`).
///
/// For programs that show findings. [`char::escape_debug`] would escape combining marks too, which
/// many languages are written with.
#[must_use]
pub fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}')
}

/// Whether a character has to be written as an escape behind the one before it, if there is one: it
/// [is not printable](is_unprintable), or is the second of two number signs.
///
/// `##[command]` and `##name[command]`, anywhere in a line of a log, are commands of GitHub Actions
/// or Azure Pipelines. No text without `##` is one.
#[must_use]
pub fn needs_escape(before: Option<char>, c: char) -> bool {
    is_unprintable(c) || (c == '#' && before == Some('#'))
}

/// The text with escapes in place of what [must not be shown as it is](needs_escape).
#[must_use]
pub fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_printable(text, &mut out);
    out
}

/// Adds the [`printable`] form of a text.
pub(crate) fn push_printable(text: &str, out: &mut String) {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~') && byte != b'#') {
        out.push_str(text);
        return;
    }
    let mut before = None;
    for c in text.chars() {
        match c {
            '#' if needs_escape(before, c) => out.extend(c.escape_unicode()),
            c if needs_escape(before, c) => out.extend(c.escape_default()),
            c => out.push(c),
        }
        before = Some(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_is_unprintable() {
        for range in [
            '\0'..='\u{1F}',
            '\u{7F}'..='\u{9F}',
            '\u{AD}'..='\u{AD}',
            '\u{61C}'..='\u{61C}',
            '\u{115F}'..='\u{1160}',
            '\u{180E}'..='\u{180E}',
            '\u{200B}'..='\u{200F}',
            '\u{2028}'..='\u{202E}',
            '\u{2060}'..='\u{2065}',
            '\u{2066}'..='\u{206F}',
            '\u{3164}'..='\u{3164}',
            '\u{FE0F}'..='\u{FE0F}',
            '\u{FEFF}'..='\u{FEFF}',
            '\u{FFA0}'..='\u{FFA0}',
            '\u{FFF9}'..='\u{FFFB}',
            '\u{E0000}'..='\u{E007F}',
        ] {
            for c in range {
                assert!(is_unprintable(c), "{c:?}");
                assert!(!printable(&c.to_string()).contains(c), "{c:?}");
            }
        }
        let shown = "aZ09 #[~\"\\üß漢字ไทยहिन्दीעבריתعربى e\u{301}€😀𝄞\u{A0}";
        assert_eq!(printable(shown), shown);
    }

    #[test]
    fn no_command_of_a_ci_system_is_left() {
        for (text, shown) in [
            ("##[add-mask]x", "#\\u{23}[add-mask]x"),
            ("a ##vso[task.setvariable]é", "a #\\u{23}vso[task.setvariable]é"),
            ("####[x", "#\\u{23}\\u{23}\\u{23}[x"),
            ("# [x] #1", "# [x] #1"),
        ] {
            assert_eq!(printable(text), shown);
            assert_eq!(printable(shown), shown, "what is escaped stays");
        }
    }
}
