//! What checking reports: findings, their locations, and the report that holds them.
//!
//! A finding never holds a value of the checked document, only names, limits and locations.

pub(crate) mod counts;
#[expect(clippy::module_inception, reason = "it owns the type of that name")]
pub(crate) mod finding;
pub(crate) mod params;
pub(crate) mod pointer;
pub(crate) mod report;
