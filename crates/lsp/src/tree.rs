//! What a text says, as far as it can be understood: for texts that are being typed, and so are
//! broken most of the time. What is valid is the core's to say.

mod comment;
pub(crate) mod flow;
pub(crate) mod node;
pub(crate) mod spot;
pub(crate) mod toml;
pub(crate) mod yaml;

use chatapps_webhooks::InputFormat;

use self::node::Tree;

/// What a text in a format says.
pub(crate) fn tree_of(format: InputFormat, text: &str) -> Tree {
    match format {
        InputFormat::Json | InputFormat::Jsonc => flow::json(text),
        InputFormat::Yaml => yaml::tree(text),
        InputFormat::Toml => toml::tree(text),
    }
}

#[cfg(test)]
mod tests;
