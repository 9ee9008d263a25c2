//! The integration tests of the core, as one binary.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod agreement;
mod allocation;
mod artefacts;
mod bounds;
mod catalogue;
mod check;
mod conformance;
mod documents;
mod exceptions;
mod fixes;
mod hostile;
mod plan;
mod properties;
mod property_rules;
mod references;
mod schema;
mod secrets;
mod set_vectors;
mod sets;
mod sources;
mod text;
mod vectors;
mod webhook_set;
mod wording;
