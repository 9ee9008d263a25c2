//! Tests of the texts, each in its format.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod agreement;
mod catalogue;
mod document;
mod hostile;
mod positions;
mod vectors;
mod writers;
