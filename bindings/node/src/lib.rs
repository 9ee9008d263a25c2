//! The native module of the Node.js package: it opens the core to JavaScript and knows no object.
//!
//! Models and findings come back as text: JavaScript makes objects faster than native code can.

// The macros export nothing to tests of Rust, so nothing would be in use. Tests are in JavaScript.
#![cfg(not(test))]
#![expect(clippy::needless_pass_by_value, reason = "strings of JavaScript arrive as copies")]

mod event;
mod fix;
mod pack;
mod project;
mod report;
mod request;
mod sample;
mod sets;
mod values;

use chatapps_webhooks::{
    DEFAULT_BASE, Draft, Model, Rule, SchemaOf, Secret, Uri, descriptions_of, is_misspelled, printable,
};
use napi::Result;
use napi_derive::napi;

use crate::report::{failed, to_json};

/// The version of the package.
#[napi]
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The descriptions of models and objects, as JSON: those of events, or all others. JavaScript
/// makes its classes from them.
#[napi(catch_unwind)]
fn descriptions(of_events: bool) -> Result<String> {
    let models: Vec<_> =
        Model::ALL.into_iter().filter(|model| (*model == Model::Event) == of_events).collect();
    to_json(&descriptions_of(&models))
}

/// Every rule's row, as JSON.
#[napi(catch_unwind)]
fn catalogue() -> Result<String> {
    to_json(&Rule::catalogue())
}

/// Whether a name that an object doesn't have is one of its properties in another spelling.
#[napi(catch_unwind, js_name = "isMisspelled")]
fn is_misspelled_name(object: String, name: String) -> bool {
    is_misspelled(&object, &name)
}

/// The published JSON Schema of a document, or of a report, as JSON.
#[napi(catch_unwind)]
fn schema(name: String, draft: String) -> Result<String> {
    let schema: SchemaOf = name.parse().map_err(failed)?;
    let draft: Draft = draft.parse().map_err(failed)?;
    to_json(&schema.schema(draft, DEFAULT_BASE))
}

/// A text with escapes in place of invisible characters.
#[napi(catch_unwind, js_name = "printable")]
fn printable_text(text: String) -> String {
    printable(&text)
}

/// Whether a text is what GET shows in place of a secret.
#[napi(catch_unwind)]
fn is_mask(secret: String) -> bool {
    Secret::from(secret).is_mask()
}

/// A URL without what may be secret in it. An `@` behind the host may end a password.
#[napi(catch_unwind)]
fn shown_url(url: String) -> String {
    let shown = Uri::new(url).map(|url| format!("{url:?}")).unwrap_or_default();
    let shown = shown.strip_prefix("Uri(").and_then(|rest| rest.strip_suffix(')')).unwrap_or("***");
    if shown.replacen("//***@", "//", 1).contains('@') { "***".to_owned() } else { shown.to_owned() }
}

/// Runs the command line on the standard streams of the process, and returns the exit code.
#[napi(catch_unwind)]
fn run(arguments: Vec<String>) -> u8 {
    chatapps_webhooks_cli::run(arguments)
}
