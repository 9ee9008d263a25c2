//! The built program, run as its users run it.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "helpers of tests fail as tests do"
)]

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
