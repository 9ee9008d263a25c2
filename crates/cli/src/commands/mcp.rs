//! The command `mcp`: answers programs that speak the Model Context Protocol, on standard input and
//! output.
//!
//! Tools are in `tools`, one a file; each says its parameters, what its answers are, and what it
//! may change. `server` speaks the protocol, `transport` bounds what a client can ask for, and
//! `session` is what the person who started the server allows.

mod answer;
pub(crate) mod arguments;
mod folder;
mod halves;
mod input;
mod parameter;
mod plans;
mod resources;
mod sampling;
mod schemas;
mod server;
mod session;
mod tool;
mod tools;
mod transport;

use std::sync::Arc;
use std::time::Duration;

use rmcp::serve_server;
use rmcp::service::ServerInitializeError;
use tokio::runtime::Builder;

use self::arguments::McpArguments;
use self::server::Server;
use self::session::Session;
use self::transport::Streams;
use crate::exit_code::SUCCESS;
use crate::failure::Failure;

/// How long requests may go on after the client has gone, beyond the time that one may take.
const GRACE: Duration = Duration::from_secs(10);

/// Answers until standard input ends.
pub(crate) fn run(arguments: McpArguments) -> Result<u8, Failure> {
    let session = Arc::new(Session::of(arguments)?);
    let patience = session.timeout() + GRACE;
    let failed = |error: std::io::Error| Failure::Message(format!("cannot start: {error}"));
    let runtime = Builder::new_current_thread().enable_all().build().map_err(failed)?;
    let ended = runtime.block_on(async {
        match serve_server(Server::of(session), Streams::standard()).await {
            // What became of the last request is its client's matter.
            Ok(serving) => serving.waiting().await.map(drop).map_err(|_| "the server broke down"),
            Err(ServerInitializeError::ConnectionClosed(_)) => Ok(()),
            Err(_) => Err("the client broke the protocol before it was initialized"),
        }
    });
    // A change that was begun is sent to its end.
    runtime.shutdown_timeout(patience);
    ended.map(|()| SUCCESS).map_err(|message| Failure::Message(message.to_owned()))
}
