//! YAML, in block and flow style.

use super::{Page, quoted};
use crate::document::Value;

pub(crate) fn yaml(value: &Value, choices: &[u8]) -> Page {
    let mut page = Page::of(choices);
    page.mark();
    comment(&mut page);
    if page.choose(3) == 0 {
        page.push("---");
        comment(&mut page);
    }
    block(&mut page, value, 0, Before::Nothing);
    page
}

/// What stands before a value on its line.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    Nothing,
    Dash,
    Name,
}

/// Ends a line, with a comment or without.
fn comment(page: &mut Page) {
    match page.choose(5) {
        0 => page.push(" # é€𝄞: - \"x"),
        1 => {
            page.end_line();
            page.push("   # ö");
        }
        _ => {}
    }
    page.end_line();
}

fn indent(page: &mut Page, depth: usize) {
    page.push(&" ".repeat(depth));
}

/// Writes a value in block style where that is possible, and ends its last line.
fn block(page: &mut Page, value: &Value, depth: usize, before: Before) {
    let is_block = page.choose(6) > 0;
    match value {
        Value::List(elements) if is_block && !elements.is_empty() => {
            if before == Before::Name {
                comment(page);
                indent(page, depth);
            } else if before == Before::Dash {
                page.push(" ");
            }
            let open = page.open();
            for (index, element) in elements.iter().enumerate() {
                if index > 0 {
                    indent(page, depth);
                }
                page.push("-");
                block(page, element, depth + 2, Before::Dash);
            }
            close_block(page, open);
        }
        Value::Object(members) if is_block && !members.is_empty() => {
            if before == Before::Name {
                comment(page);
                indent(page, depth);
            } else if before == Before::Dash {
                page.push(" ");
            }
            let open = page.open();
            for (index, (name, value)) in members.iter().enumerate() {
                if index > 0 {
                    indent(page, depth);
                }
                scalar(page, name);
                page.push(":");
                block(page, value, depth + 2, Before::Name);
            }
            close_block(page, open);
        }
        value => {
            if before != Before::Nothing {
                let blank = if page.choose(5) == 0 { "\t" } else { " " };
                page.push(blank);
            }
            match value {
                Value::Text(text) if is_literal(text) && page.choose(2) == 0 => {
                    return literal(page, text, depth.max(1));
                }
                value => flow(page, value, depth + 1),
            }
            comment(page);
        }
    }
}

/// Ends a list or an object where the last thing in it ends.
fn close_block(page: &mut Page, open: usize) {
    page.ranges[open].end = page.ranges.iter().skip(open).map(|range| range.end).max().unwrap();
}

fn flow(page: &mut Page, value: &Value, depth: usize) {
    match value {
        Value::Text(text) => scalar(page, text),
        Value::Number(number) => page.token(number),
        Value::Boolean(value) => {
            let text = [value.to_string(), value.to_string().to_uppercase()];
            let which = page.choose(2);
            page.token(&text[usize::from(which)]);
        }
        Value::List(elements) => items(page, ["[", "]"], elements, depth, |page, element| {
            flow(page, element, depth + 1);
        }),
        Value::Object(members) => items(page, ["{", "}"], members, depth, |page, (name, value)| {
            scalar(page, name);
            page.push(": ");
            flow(page, value, depth + 1);
        }),
    }
}

fn items<T>(
    page: &mut Page,
    brackets: [&str; 2],
    items: &[T],
    depth: usize,
    mut write: impl FnMut(&mut Page, &T),
) {
    let open = page.open();
    page.push(brackets[0]);
    for (index, item) in items.iter().enumerate() {
        if page.choose(4) == 0 {
            comment(page);
            indent(page, depth + 1);
        } else {
            page.push(" ");
        }
        write(page, item);
        if index + 1 < items.len() || page.choose(3) == 0 {
            page.push(" ,");
        }
    }
    page.push(" ");
    page.push(brackets[1]);
    page.close(open);
}

/// Writes a string on its line.
fn scalar(page: &mut Page, text: &str) {
    let is_printable = !text.chars().any(|c| c < ' ' || c == '\u{7f}');
    match page.choose(3) {
        0 if is_plain(text) => page.token(text),
        1 if is_printable => page.token(&format!("'{}'", text.replace('\'', "''"))),
        _ => page.token(&quoted(text)),
    }
}

/// Whether a text is a string without quotes, in every place. YAML 1.2 has `yes`, `no` and `on` as
/// such.
fn is_plain(text: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_alphabetic() || "é€𝄞".contains(c);
    let is_inner = |c: char| is_letter(c) || c.is_ascii_digit() || "_/.:@".contains(c);
    !["null", "true", "false"].contains(&text.to_lowercase().as_str())
        && text.starts_with(is_letter)
        && text.ends_with(is_letter)
        && text.chars().all(is_inner)
}

/// Whether a text can be written as a literal block that ends with its last letter.
fn is_literal(text: &str) -> bool {
    let is_line = |line: &str| line.chars().all(|c| c >= ' ' && c != '\u{7f}') && !line.ends_with(' ');
    !text.is_empty()
        && !text.starts_with([' ', '\n', '\t'])
        && !text.ends_with('\n')
        && text.split('\n').all(is_line)
}

/// Writes a string as a literal block, and ends its last line.
fn literal(page: &mut Page, text: &str, depth: usize) {
    page.push("|-");
    page.end_line();
    let open = page.ranges.len();
    for (index, line) in text.split('\n').enumerate() {
        if !line.is_empty() {
            indent(page, depth);
        }
        if index == 0 {
            page.open();
        }
        page.push(line);
        page.close(open);
        page.end_line();
    }
}
