//! Objects with the properties that they need, to be filled in.

use chatapps_webhooks::{InputFormat, Kind, ObjectType, Property};

use super::snippet::Snippet;
use super::written::name;

/// An object with its required properties, those that identify it, and some others.
pub(super) fn members(
    format: InputFormat,
    object: &'static ObjectType,
    others: &[&str],
    indent: &str,
) -> Snippet {
    let is_in = |property: &&Property| property.required || property.key || others.contains(&property.name);
    let properties: Vec<_> = object.properties.iter().filter(is_in).collect();
    let inner = format!("{indent}  ");
    let mut out = Snippet::default();
    match format {
        InputFormat::Json | InputFormat::Jsonc => {
            out.push("{");
            for (index, property) in properties.into_iter().enumerate() {
                out.push(if index == 0 { "\n" } else { ",\n" });
                out.push(&inner);
                out.push(&name(format, property.name));
                out.append(value(format, property, &inner));
            }
            out.push(&format!("\n{indent}}}"));
        }
        InputFormat::Toml => {
            out.push("{ ");
            for (index, property) in properties.into_iter().enumerate() {
                out.push(if index == 0 { "" } else { ", " });
                out.push(&name(format, property.name));
                out.append(value(format, property, indent));
            }
            out.push(" }");
        }
        InputFormat::Yaml => {
            for property in properties {
                out.push(&format!("\n{inner}"));
                out.append(line(format, property, &inner));
            }
        }
    }
    out
}

/// A property on a line of its own.
fn line(format: InputFormat, property: &Property, indent: &str) -> Snippet {
    let written = name(format, property.name);
    let is_block = format == InputFormat::Yaml && matches!(property.kind, Kind::Object(_));
    let mut out = Snippet::of(if is_block { written.trim_end() } else { &written });
    out.append(value(format, property, indent));
    out
}

/// An element of the list that a document is. `marked` says how much is indented behind its hyphen
/// if that is there already.
pub(super) fn element(
    format: InputFormat,
    object: &'static ObjectType,
    others: &[&str],
    marked: Option<&str>,
) -> Snippet {
    let is_in = |property: &&Property| property.required || property.key || others.contains(&property.name);
    let properties = object.properties.iter().filter(is_in);
    let mut out = Snippet::default();
    match format {
        InputFormat::Json | InputFormat::Jsonc => return members(format, object, others, ""),
        InputFormat::Yaml => {
            let indent = marked.unwrap_or("  ");
            for (index, property) in properties.enumerate() {
                match (index, marked) {
                    (0, Some(_)) => {}
                    (0, None) => out.push("- "),
                    _ => out.push(&format!("\n{indent}")),
                }
                out.append(line(format, property, indent));
            }
        }
        InputFormat::Toml => {
            out.push("[[webhooks]]\n");
            for (index, property) in properties.enumerate() {
                out.push(if index == 0 { "" } else { "\n" });
                out.append(line(format, property, ""));
            }
        }
    }
    out
}

/// The place for the value of a property, with what it may be at first. What is nested is indented
/// that much.
pub(super) fn value(format: InputFormat, property: &Property, indent: &str) -> Snippet {
    let mut out = Snippet::default();
    match &property.kind {
        Kind::Boolean { default } => {
            // The other one is what it is written for.
            let first = default.is_some_and(|default| !default);
            out.choice([first, !first].map(|value| if value { "true" } else { "false" }));
        }
        Kind::Enumeration(of) => quoted(format, &mut out, |out| out.choice(of.texts())),
        Kind::Text(_) => quoted(format, &mut out, |out| out.place(first(property))),
        Kind::Object(object) => out.append(members(format, object, &[], indent)),
        _ => out.place(""),
    }
    out
}

/// What a string may be at first.
fn first(property: &Property) -> &'static str {
    match property.name {
        "url" => "https://",
        "httpAuthorization" => "Bearer ",
        _ => "",
    }
}

fn quoted(format: InputFormat, out: &mut Snippet, inner: impl FnOnce(&mut Snippet)) {
    let quote = if format == InputFormat::Yaml { "" } else { "\"" };
    out.push(quote);
    inner(out);
    out.push(quote);
}
