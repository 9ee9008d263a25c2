//! The receiver as a `tower` service, and behind axum over HTTP.

#![expect(clippy::unwrap_used, clippy::panic, reason = "what tests share fails as tests do")]

mod cases;
mod http;
mod program;
mod typed;
