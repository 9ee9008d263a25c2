//! Tests of the endpoint over real HTTP, on both stores.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "what tests share fails as tests do"
)]

mod access;
#[expect(dead_code, reason = "what only the tests of the program ask for")]
mod cluster;
mod concurrency;
mod conditions;
mod damage;
mod delivering;
mod limits;
#[expect(dead_code, reason = "what only the tests of the program ask for")]
mod loopback;
mod model;
mod openapi;
mod opening;
mod operations;
mod place;
mod pooling;
mod postgres;
mod proxy;
mod refusals;
mod reseal;
mod running;
mod secrets;
mod tokens;
mod watching;
