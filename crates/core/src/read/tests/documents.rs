//! Documents that nearly are what a description says.

use std::fmt::Write;

use super::choices::Choices;
use crate::describe::object::{Kind, ObjectType};

/// A document of an object, as text: names and values with escapes, repeated and unknown names,
/// values of other types.
pub(super) fn text(choices: &mut Choices<'_>, object: &'static ObjectType) -> String {
    let mut out = String::new();
    if choices.once_in(30) {
        any(choices, 0, &mut out);
    } else {
        write_object(choices, object, 0, &mut out);
    }
    out
}

fn write_object(choices: &mut Choices<'_>, object: &'static ObjectType, depth: usize, out: &mut String) {
    out.push('{');
    let mut is_first = true;
    let mut separate = |choices: &mut Choices<'_>, out: &mut String| {
        if !std::mem::take(&mut is_first) {
            out.push(',');
        }
        space(choices, out);
    };
    for property in object.properties {
        if !property.required && choices.once_in(3) || property.required && choices.once_in(12) {
            continue;
        }
        for _ in 0..=usize::from(choices.once_in(8)) {
            separate(choices, out);
            string(choices, property.name, out);
            space(choices, out);
            out.push(':');
            space(choices, out);
            value(choices, &property.kind, depth + 1, out);
        }
    }
    // Some more, now and then: unknown ones, and such as were there before.
    for _ in 0..choices.below(4).saturating_sub(1) {
        separate(choices, out);
        let name = choices.text(&["x", "y", "a", "b", "kind", "a/b", "~"]);
        string(choices, name, out);
        out.push(':');
        match object.property(name) {
            Some((_, property)) if choices.below(2) == 0 => value(choices, &property.kind, depth + 1, out),
            _ => any(choices, depth + 1, out),
        }
    }
    out.push('}');
}

fn value(choices: &mut Choices<'_>, kind: &'static Kind, depth: usize, out: &mut String) {
    if choices.once_in(7) {
        return any(choices, depth, out);
    }
    match kind {
        Kind::Boolean { .. } => out.push_str(choices.text(&["true", "false"])),
        Kind::Integer(_) => {
            out.push_str(choices.text(&["0", "-7", "7.0", "1.001e3", "18446744073709551615"]));
        }
        Kind::Number => out.push_str(choices.text(&["0.5", "-7", "1e2", "-0.0"])),
        Kind::Text(text) if text.format.is_some() => {
            let text = time(choices);
            string(choices, text, out);
        }
        Kind::Text(_) | Kind::Enumeration(_) => {
            let text = choices.text(&["red", "green", "RED", "", "blue", "é\u{1F9C5}", "\"\\"]);
            string(choices, text, out);
        }
        Kind::Object(object) => write_object(choices, object, depth, out),
        Kind::Array(inner) => {
            out.push('[');
            for index in 0..choices.below(4) {
                if index > 0 {
                    out.push(',');
                }
                space(choices, out);
                value(choices, inner, depth + 1, out);
            }
            space(choices, out);
            out.push(']');
        }
        Kind::Tagged(tagged) => {
            let (_, object) = choices.one_of(tagged.cases);
            write_object(choices, object, depth, out);
        }
        Kind::Raw => any(choices, depth, out),
        Kind::Nullable(inner) => {
            if choices.once_in(3) {
                out.push_str("null");
            } else {
                value(choices, inner, depth, out);
            }
        }
    }
}

fn time(choices: &mut Choices<'_>) -> &'static str {
    choices.text(&["2020-12-22T05:52:01.85Z", "2020-02-30T00:00:00Z", "now"])
}

/// JSON of any kind.
fn any(choices: &mut Choices<'_>, depth: usize, out: &mut String) {
    let most = if depth > 8 { 6 } else { 8 };
    match choices.below(most) {
        0 => out.push_str("null"),
        1 => out.push_str("true"),
        2 => out.push('7'),
        3 => out.push_str(choices.text(&["1.5", "1e999"])),
        4 => string(choices, "red", out),
        5 => string(choices, "é\n", out),
        6 => {
            out.push('[');
            for index in 0..choices.below(3) {
                if index > 0 {
                    out.push(',');
                }
                any(choices, depth + 1, out);
            }
            out.push(']');
        }
        _ => {
            out.push('{');
            for index in 0..choices.below(4) {
                if index > 0 {
                    out.push(',');
                }
                space(choices, out);
                let name = choices.text(&["a", "b", "kind"]);
                string(choices, name, out);
                out.push(':');
                any(choices, depth + 1, out);
            }
            out.push('}');
        }
    }
}

/// A string, with escapes now and then.
fn string(choices: &mut Choices<'_>, text: &str, out: &mut String) {
    let escapes = choices.once_in(4);
    out.push('"');
    for c in text.chars() {
        if escapes && c.is_ascii() || matches!(c, '"' | '\\' | '\n') {
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out.push('"');
}

fn space(choices: &mut Choices<'_>, out: &mut String) {
    out.push_str(choices.text(&["", "", "", " ", "\n\t"]));
}
