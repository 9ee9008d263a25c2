//! The endpoint over real HTTP, on both stores.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "what tests share fails as tests do"
)]

mod access;
mod concurrency;
mod limits;
mod openapi;
mod operations;
mod place;
mod postgres;
mod refusals;
mod reseal;
mod running;
mod secrets;
