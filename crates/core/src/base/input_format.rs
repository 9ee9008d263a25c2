//! The formats that documents are written in.

use super::names::names;

/// A format that documents are written in. This crate reads JSON alone, as the API does; the crate
/// `chatapps-webhooks-texts` reads all of them, with the same findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum InputFormat {
    /// RFC 8259, strictly.
    #[default]
    Json,
    /// JSON with comments and trailing commas.
    Jsonc,
    /// YAML 1.2, core schema.
    Yaml,
    /// TOML 1.1.
    Toml,
}

names! {
    InputFormat, "input format",
    /// Every format.
    [Json = "json", Jsonc = "jsonc", Yaml = "yaml", Toml = "toml"]
}

impl InputFormat {
    /// The name for people.
    pub(crate) const fn title(self) -> &'static str {
        match self {
            Self::Json => "JSON",
            Self::Jsonc => "JSONC",
            Self::Yaml => "YAML",
            Self::Toml => "TOML",
        }
    }
}
