//! The built program, run as its users run it.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "helpers of tests fail as tests do"
)]

mod conformance;
mod exit_codes;
mod formats;
mod hostile;
mod human;
mod lines;
mod program;
mod readme;
mod schema;
mod secrets;
mod tools;
#[path = "../../../core/tests/it/vectors.rs"]
#[expect(dead_code, reason = "what only the tests of the core ask for")]
mod vectors;
