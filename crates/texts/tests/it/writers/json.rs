//! JSON, and JSONC.

use super::{Page, quoted};
use crate::document::Value;

/// Writes compact JSON.
pub(crate) fn json(value: &Value) -> Page {
    let mut page = Page::default();
    write(&mut page, value, false);
    page
}

/// Writes JSON with comments, white space and trailing commas.
pub(crate) fn jsonc(value: &Value, choices: &[u8]) -> Page {
    let mut page = Page::of(choices);
    gap(&mut page, true);
    write(&mut page, value, true);
    gap(&mut page, true);
    page
}

fn gap(page: &mut Page, is_loose: bool) {
    if !is_loose {
        return;
    }
    match page.choose(6) {
        0 => page.push(" /* é, ] } \" // 𝄞*/\t"),
        1 => {
            page.push("// \"€, /* ");
            page.end_line();
        }
        2 => page.end_line(),
        3 => page.push(" "),
        _ => {}
    }
}

fn items<T>(
    page: &mut Page,
    brackets: [&str; 2],
    items: &[T],
    is_loose: bool,
    mut write: impl FnMut(&mut Page, &T),
) {
    let open = page.open();
    page.push(brackets[0]);
    for (index, item) in items.iter().enumerate() {
        gap(page, is_loose);
        write(page, item);
        gap(page, is_loose);
        if index + 1 < items.len() || is_loose && page.choose(2) == 0 {
            page.push(",");
        }
    }
    gap(page, is_loose);
    page.push(brackets[1]);
    page.close(open);
}

fn write(page: &mut Page, value: &Value, is_loose: bool) {
    match value {
        Value::Text(text) => page.token(&quoted(text)),
        Value::Number(number) => page.token(number),
        Value::Boolean(value) => page.token(&value.to_string()),
        Value::List(elements) => items(page, ["[", "]"], elements, is_loose, |page, element| {
            write(page, element, is_loose);
        }),
        Value::Object(members) => items(page, ["{", "}"], members, is_loose, |page, (name, value)| {
            page.token(&quoted(name));
            gap(page, is_loose);
            page.push(":");
            gap(page, is_loose);
            write(page, value, is_loose);
        }),
    }
}
