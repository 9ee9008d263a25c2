//! How names and values are written in each format.

use chatapps_webhooks::{InputFormat, Kind, Property};
use serde_json::json;

use super::skeleton::members;
use super::snippet::Snippet;

/// A string.
pub(super) fn string(format: InputFormat, text: &str) -> String {
    let is_plain = text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && !matches!(text, "true" | "false" | "null" | "yes" | "no" | "on" | "off");
    match format {
        InputFormat::Yaml if is_plain => text.to_owned(),
        // What JSON escapes, TOML and YAML escape alike.
        _ => json!(text).to_string(),
    }
}

/// A name, and the sign behind it.
pub(super) fn name(format: InputFormat, name: &str) -> String {
    match format {
        InputFormat::Json | InputFormat::Jsonc => format!("{}: ", json!(name)),
        InputFormat::Yaml => format!("{name}: "),
        InputFormat::Toml => format!("{name} = "),
    }
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
