//! How names and values are written in each format.

use chatapps_webhooks::InputFormat;
use serde_json::json;

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
