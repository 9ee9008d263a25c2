//! The commands that run the endpoint and look after its store.

mod accounts;
mod args;
mod demo;
mod keys;
mod log;
mod open;
mod seal;
mod serve;

pub(crate) use self::args::{AccountsCommand, KeysCommand, ServeArguments, StoreCommand};

use std::fmt::Display;

use tokio::runtime::Runtime;

use crate::stop::Stop;

/// Serves until it is told to stop.
pub(crate) fn serve(arguments: &ServeArguments) -> Result<u8, Stop> {
    wait_for(serve::run(arguments))
}

/// Adds and lists accounts.
pub(crate) fn accounts(command: &AccountsCommand) -> Result<u8, Stop> {
    wait_for(accounts::run(command))
}

/// Adds, revokes and lists API keys.
pub(crate) fn keys(command: &KeysCommand) -> Result<u8, Stop> {
    wait_for(keys::run(command))
}

/// Makes store keys, and changes to another one.
pub(crate) fn store(command: &StoreCommand) -> Result<u8, Stop> {
    wait_for(seal::run(command))
}

fn wait_for(work: impl Future<Output = Result<u8, Stop>>) -> Result<u8, Stop> {
    Runtime::new().map_err(failed)?.block_on(work)
}

fn failed(error: impl Display) -> Stop {
    Stop::Failed(error.to_string())
}
