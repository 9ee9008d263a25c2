//! Tests of the built program, run as users run it.

#![cfg_attr(
    any(feature = "client", feature = "server"),
    expect(clippy::panic, reason = "helpers of tests fail as tests do")
)]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "helpers of tests fail as tests do"
)]

#[cfg(all(feature = "client", feature = "server"))]
mod account_deliveries;
#[cfg(feature = "client")]
mod client;
#[cfg(all(feature = "client", feature = "server", target_os = "linux"))]
#[path = "../../../server/tests/it/cluster.rs"]
mod cluster;
mod configuration;
mod conformance;
#[cfg(feature = "console")]
mod console;
#[cfg(all(feature = "client", feature = "server"))]
mod deliveries;
#[cfg(feature = "server")]
mod endpoint;
mod events;
mod exit_codes;
mod fixing;
mod formats;
mod github;
mod hostile;
mod human;
#[cfg(all(feature = "server", unix))]
mod incidents;
mod input_formats;
#[cfg(all(unix, feature = "signals"))]
mod interrupt;
#[cfg(feature = "server")]
mod killed_deliveries;
mod layers;
mod lines;
#[cfg(feature = "server")]
#[expect(dead_code, reason = "what only the tests of the server ask for")]
#[path = "../../../server/tests/it/loopback.rs"]
mod loopback;
#[cfg(feature = "lsp")]
mod lsp;
#[cfg(feature = "mcp")]
mod mcp;
#[cfg(feature = "mcp")]
mod mcp_account;
#[cfg(feature = "mcp")]
mod mcp_secrets;
#[cfg(all(feature = "client", target_os = "linux"))]
mod memory;
mod names;
#[cfg(all(feature = "client", feature = "server", target_os = "linux"))]
mod on_postgres;
#[cfg(feature = "server")]
mod operations;
#[cfg(all(feature = "client", feature = "server", unix))]
mod page_data;
#[cfg(all(feature = "client", feature = "server", unix))]
mod page_shell;
#[cfg(all(feature = "client", feature = "server", unix))]
mod pages;
#[cfg(feature = "server")]
mod power_cut;
mod program;
mod readme;
#[cfg(feature = "client")]
mod receiver_wire;
#[cfg(feature = "client")]
mod receivers;
#[cfg(feature = "client")]
mod references;
#[cfg(feature = "client")]
mod refusals;
mod reports;
mod sample;
mod schema;
#[cfg(feature = "schema-diff")]
mod schema_diff;
mod secrets;
#[cfg(feature = "server")]
mod serving;
#[cfg(feature = "client")]
mod stand_in;
#[cfg(all(feature = "client", target_os = "linux"))]
mod tls;
mod tools;
#[path = "../../../core/tests/it/vectors.rs"]
#[expect(dead_code, reason = "what only the tests of the core ask for")]
mod vectors;
mod wrapping;
