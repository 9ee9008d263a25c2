//! Tests of the whole crate.

mod configuration;
