//! The tests of the server, over streams, as a client sees it.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::needless_pass_by_value,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test fails by panicking, and writes its JSON where it is used"
)]

mod actions;
mod client;
mod completion;
mod configuration;
mod diagnostics;
mod hostile;
mod hover;
mod insertion;
mod life;
mod secrets;
mod workspace;
