#![doc = include_str!("../README.md")]
//!
//! A text is *transcribed*: written again as JSON, with the place in the source of each name and
//! each value. The core checks the JSON, and moves what it finds to these places. So there is one
//! set of rules, and no order of findings to keep in step.

mod changes;
mod check;
mod format;
mod jsonc;
mod toml;
mod transcript;
mod writer;
mod yaml;

#[doc(hidden)]
pub use crate::changes::{Change, changes};
pub use crate::check::{check, is_valid, parse, transcribe, transcribe_toml_part};
pub use crate::format::format_of_name;
pub use crate::transcript::{Place, Transcript};
