//! Events: their kinds, what is found in them, and what is never shown of them.

#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

mod accessors;
mod bodies;
mod conformance;
mod privacy;
mod properties;
mod schemas;
#[path = "../it/vectors.rs"]
#[expect(dead_code, reason = "other tests use more of it")]
mod vectors;
