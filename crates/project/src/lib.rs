#![doc = include_str!("../README.md")]
//!
//! Each layer imports only from those below it: this file, then `project`, `layer`, `find`, and the
//! files beside them.

mod baseline;
mod date;
mod find;
mod glob;
mod invalid;
mod layer;
mod node;
mod project;
mod settings;
mod tally;

pub use crate::baseline::{BASELINE_NAME, Baseline, Counted, Raised};
pub use crate::date::Date;
pub use crate::find::{NAMES, find};
pub use crate::invalid::InvalidConfiguration;
pub use crate::layer::{KEYS, Origin, Set};
pub use crate::project::{Project, SuppressionOf};
pub use crate::settings::{Given, LevelSource, Settings};
pub use crate::tally::Tally;
