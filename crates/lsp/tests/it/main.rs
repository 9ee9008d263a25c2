//! The tests of the server, over streams, as a client sees it.

mod actions;
mod client;
mod completion;
mod configuration;
mod diagnostics;
mod hostile;
mod hover;
mod life;
mod secrets;
mod workspace;
