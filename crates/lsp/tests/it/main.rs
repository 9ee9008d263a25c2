//! The tests of the server, over streams, as a client sees it.

mod client;
mod diagnostics;
mod life;
