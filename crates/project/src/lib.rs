#![doc = include_str!("../README.md")]
//!
//! A text becomes a tree that knows its places (`node`), then what one file says (`layer`), then
//! the whole configuration (`project`), and what a file is checked under (`settings`). `tally` and
//! `baseline` are about what was found, and `run` has all of it for one call.

mod baseline;
mod date;
mod find;
mod glob;
mod invalid;
mod layer;
mod node;
mod path;
mod project;
mod run;
mod schema;
mod settings;
mod sources;
mod tally;
mod unread;

pub use crate::baseline::{BASELINE_NAME, Baseline, Counted, Raised};
pub use crate::date::Date;
pub use crate::find::{NAMES, find};
pub use crate::invalid::{InvalidConfiguration, Mistake};
pub use crate::layer::{KEYS, Origin, Set};
pub use crate::path::absolute;
pub use crate::project::{Project, SuppressionOf};
pub use crate::run::{FileCheck, Run};
pub use crate::schema::{CONFIGURATION, SCHEMA, fill_lists, schema};
pub use crate::settings::{Given, LevelSource, NamedSettings, Settings};
pub use crate::sources::Sources;
pub use crate::tally::Tally;
