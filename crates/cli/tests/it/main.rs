//! The built program, run as its users run it.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of tests fail as tests do"
)]

mod conformance;
#[cfg(feature = "server")]
mod endpoint;
mod exit_codes;
mod formats;
mod hostile;
mod human;
mod lines;
#[cfg(feature = "server")]
mod power_cut;
mod program;
mod readme;
mod schema;
mod secrets;
#[cfg(feature = "server")]
mod serving;
mod tools;
#[path = "../../../core/tests/it/vectors.rs"]
#[expect(dead_code, reason = "what only the tests of the core ask for")]
mod vectors;
