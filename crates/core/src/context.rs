//! What one reading of a document carries along: what was asked for, where it is, and what it
//! found.

pub(crate) mod arena;
pub(crate) mod collector;
#[expect(clippy::module_inception, reason = "it owns the type of that name")]
pub(crate) mod context;
pub(crate) mod hashing;
pub(crate) mod location;
pub(crate) mod unknown;
pub(crate) mod verdict;
