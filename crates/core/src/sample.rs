//! Samples of events: bodies with made-up contents, built from the rows that describe events.
//!
//! Owns what makes a body readable (people, companies, times) and faults on request. What a body
//! has, and when, is said by the rows.

mod build;
mod draw;
mod facts;
pub(crate) mod fault;
mod formats;
mod given;
pub(crate) mod invalid;
mod make;
pub(crate) mod mix;
pub(crate) mod options;
mod overrides;
mod raw;
#[expect(clippy::module_inception, reason = "it owns the type of that name")]
pub(crate) mod sample;
mod scene;
mod site;
mod tree;
