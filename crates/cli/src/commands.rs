//! The commands, each with its arguments beside it.

pub(crate) mod baseline;
#[cfg(feature = "client")]
pub(crate) mod client;
pub(crate) mod config;
pub(crate) mod events;
#[cfg(feature = "lsp")]
pub(crate) mod lsp;
#[cfg(feature = "mcp")]
pub(crate) mod mcp;
pub(crate) mod pages;
pub(crate) mod rules;
pub(crate) mod sample;
pub(crate) mod schema;
#[cfg(feature = "server")]
pub(crate) mod server;
pub(crate) mod validate;
