//! The commands that run the endpoint and look after its store.

mod accounts;
mod args;
mod demo;
mod keys;
mod log;
mod open;
mod serve;
mod store;

use std::fmt::Display;

use clap::Subcommand;
use tokio::runtime::Runtime;

use self::args::{AccountsCommand, KeysCommand, ServeArguments, StoreCommand};
use crate::stop::Stop;

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Serve the endpoint: create, list and delete webhooks over HTTP, on a store that lasts
    Serve(ServeArguments),

    /// The accounts of the endpoint's store: add, list
    #[command(subcommand)]
    Accounts(AccountsCommand),

    /// The API keys of the endpoint's store: add, revoke, list
    #[command(subcommand)]
    Keys(KeysCommand),

    /// The keys that webhooks are sealed by in the endpoint's store
    #[command(subcommand)]
    Store(StoreCommand),
}

/// Does what was asked for.
pub(crate) fn run(command: &Command) -> Result<u8, Stop> {
    match command {
        Command::Serve(arguments) => wait_for(serve::run(arguments)),
        Command::Accounts(command) => wait_for(accounts::run(command)),
        Command::Keys(command) => wait_for(keys::run(command)),
        Command::Store(command) => wait_for(store::run(command)),
    }
}

fn wait_for(work: impl Future<Output = Result<u8, Stop>>) -> Result<u8, Stop> {
    Runtime::new().map_err(failed)?.block_on(work)
}

fn failed(error: impl Display) -> Stop {
    Stop::Failed(error.to_string())
}
