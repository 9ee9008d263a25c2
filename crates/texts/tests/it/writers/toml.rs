//! TOML: entries below headers, or in one list.

use super::{Page, quoted};
use crate::document::Value;

/// A document whose members come in an order that TOML can have: what gets a header of its own
/// comes last.
pub(crate) fn ordered(value: Value) -> Value {
    match value {
        Value::List(entries) => Value::List(entries.into_iter().map(ordered).collect()),
        Value::Object(mut members) => {
            members.sort_by_key(|(_, value)| matches!(value, Value::Object(_)));
            Value::Object(members)
        }
        value => value,
    }
}

/// Writes an [`ordered`] document.
pub(crate) fn toml(value: &Value, choices: &[u8]) -> Page {
    let mut page = Page::of(choices);
    page.mark();
    page.push("# é€");
    page.end_line();
    match value {
        Value::List(entries)
            if !entries.is_empty() && entries.iter().all(|entry| matches!(entry, Value::Object(_))) =>
        {
            let open = page.open();
            let start = page.text.len();
            for entry in entries {
                self::entry(&mut page, entry);
            }
            page.ranges[open] = start..start + "[[webhooks]]".len();
        }
        value => {
            page.push("webhooks = ");
            inline(&mut page, value);
            page.end_line();
        }
    }
    page
}

fn entry(page: &mut Page, entry: &Value) {
    let Value::Object(members) = entry else { return };
    page.token("[[webhooks]]");
    comment(page);
    for (name, value) in members {
        let Value::Object(inner) = value else {
            member(page, name, value);
            comment(page);
            continue;
        };
        // What comes behind a header of its own belongs to it, so that all that follows has one,
        // too.
        let header = page.text.len();
        page.push("[webhooks.");
        key(page, name);
        page.push("]");
        let open = page.open();
        page.ranges[open].start = header;
        comment(page);
        for (name, value) in inner {
            member(page, name, value);
            comment(page);
        }
    }
}

fn comment(page: &mut Page) {
    if page.choose(3) == 0 {
        page.push("\t# \"ö𝄞 = [");
    }
    page.end_line();
}

fn member(page: &mut Page, name: &str, value: &Value) {
    key(page, name);
    let equals = if page.choose(2) == 0 { " = " } else { "=" };
    page.push(equals);
    inline(page, value);
}

fn key(page: &mut Page, name: &str) {
    let is_bare = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "_-".contains(c));
    if is_bare && page.choose(3) > 0 {
        page.token(name);
    } else {
        page.token(&quoted(name));
    }
}

fn inline(page: &mut Page, value: &Value) {
    match value {
        Value::Text(text) => string(page, text),
        Value::Number(number) => page.token(number),
        Value::Boolean(value) => page.token(&value.to_string()),
        Value::List(elements) => {
            let open = page.open();
            page.push("[");
            for (index, element) in elements.iter().enumerate() {
                if page.choose(3) == 0 {
                    comment(page);
                }
                inline(page, element);
                if index + 1 < elements.len() || page.choose(2) == 0 {
                    page.push(", ");
                }
            }
            page.push("]");
            page.close(open);
        }
        Value::Object(members) => {
            let open = page.open();
            page.push("{ ");
            for (index, (name, value)) in members.iter().enumerate() {
                member(page, name, value);
                if index + 1 < members.len() {
                    page.push(", ");
                }
            }
            page.push(" }");
            page.close(open);
        }
    }
}

fn string(page: &mut Page, text: &str) {
    let is_printable = !text.chars().any(|c| c < ' ' && c != '\t' || c == '\u{7f}');
    match page.choose(3) {
        0 if is_printable && !text.contains('\'') => page.token(&format!("'{text}'")),
        1 => {
            let inner = quoted(text);
            page.token(&format!("\"\"{inner}\"\""));
        }
        _ => page.token(&quoted(text)),
    }
}
