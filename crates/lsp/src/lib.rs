#![doc = include_str!("../README.md")]
//!
//! A stream has messages (`wire`, `message`), which are read on a thread (`inbox`). The `server`
//! knows what may come when; a `session` what was said before. `tree` is what can be understood of
//! a text that is being typed; what is valid is the core's to say.

mod actions;
mod capabilities;
mod changes;
mod checking;
mod client;
mod completion;
mod configuration;
mod diagnostics;
mod document;
mod documents;
mod edits;
mod encoding;
mod halves;
mod hover;
mod inbox;
mod markdown;
mod meaning;
mod message;
mod notifications;
mod ownership;
mod process;
mod projects;
mod requests;
mod scope;
mod server;
mod session;
mod text;
mod tree;
mod uri;
mod wire;

pub use crate::ownership::model_of;
pub use crate::server::serve;
