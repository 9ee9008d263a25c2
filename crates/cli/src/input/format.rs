//! The formats of documents, as arguments.

use chatapps_webhooks::InputFormat;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

/// Parses the name of a format. Completions and `--help` show the summaries.
pub(crate) fn input_formats() -> impl TypedValueParser<Value = InputFormat> {
    PossibleValuesParser::new(
        InputFormat::ALL.map(|format| PossibleValue::new(format.as_str()).help(summary(format))),
    )
    .try_map(|name| name.parse::<InputFormat>())
}

const fn summary(format: InputFormat) -> &'static str {
    match format {
        InputFormat::Json => "As the API takes it",
        InputFormat::Jsonc => "JSON with comments and trailing commas",
        InputFormat::Yaml => "YAML 1.2",
        InputFormat::Toml => "TOML, with the entries as `[[webhooks]]`",
    }
}
