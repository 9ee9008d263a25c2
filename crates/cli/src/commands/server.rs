//! The commands that run the endpoint and manage its store: `serve`, `accounts`, `keys` and
//! `store`.

mod accounts;
mod arguments;
#[cfg(feature = "console")]
mod console;
mod demo;
mod demo_receiver;
mod keys;
mod log;
mod serve;
mod store;
mod store_access;

use clap::Subcommand;
use tokio::runtime::Runtime;

use self::arguments::{AccountsCommand, KeysCommand, ServeArguments, StoreCommand};
use crate::failure::Failure;

#[derive(Debug, Subcommand)]
pub(crate) enum ServerCommand {
    /// Serve the endpoint: create, list and delete webhooks over HTTP, on a permanent store, and
    /// deliver events to them
    Serve(Box<ServeArguments>),

    /// Add and list the accounts of the endpoint's store
    #[command(subcommand)]
    Accounts(AccountsCommand),

    /// Add, revoke and list the API keys of the endpoint's store
    #[command(subcommand)]
    Keys(KeysCommand),

    /// Manage the keys that seal webhooks in the endpoint's store
    #[command(subcommand)]
    Store(StoreCommand),
}

/// Runs the command.
pub(crate) fn run(command: &ServerCommand) -> Result<u8, Failure> {
    match command {
        ServerCommand::Serve(arguments) => block_on(serve::run(arguments)),
        ServerCommand::Accounts(command) => block_on(accounts::run(command)),
        ServerCommand::Keys(command) => block_on(keys::run(command)),
        ServerCommand::Store(command) => block_on(store::run(command)),
    }
}

fn block_on(work: impl Future<Output = Result<u8, Failure>>) -> Result<u8, Failure> {
    Runtime::new().map_err(Failure::from_error)?.block_on(work)
}
