//! The command `store`: manages the keys that seal webhooks.

use std::io::{self, Write};

use chatapps_webhooks_server::{Sealer, Vault};

use super::arguments::StoreCommand;
use super::store_access::{location, open_store, sealer};
use crate::exit_code::{INVALID, SUCCESS};
use crate::failure::Failure;

pub(super) async fn run(command: &StoreCommand) -> Result<u8, Failure> {
    match command {
        StoreCommand::NewKey => {
            writeln!(io::stdout(), "{}", Sealer::new_key().map_err(Failure::from_error)?.reveal())?;
            Ok(SUCCESS)
        }
        StoreCommand::Reseal { store, store_key } => {
            let location = location(store)?;
            let store = open_store(&location).await?;
            let sealer = sealer(store_key, &location, &*store).await?;
            let vault = Vault::unlock(store, sealer).await.map_err(Failure::from_error)?;
            let resealed = vault.reseal().await.map_err(Failure::from_error)?;
            vault.store().close().await;
            let mut out = io::stdout().lock();
            writeln!(
                out,
                "resealed: {} webhooks, {} bodies of events and answers",
                resealed.webhooks, resealed.texts
            )?;
            for id in &resealed.forgotten {
                writeln!(out, "no longer needed: key {id}")?;
            }
            if resealed.in_use.is_empty() {
                writeln!(
                    out,
                    "everything is sealed with key {}; no other key is needed",
                    vault.newest_key_id()
                )?;
            }
            for id in &resealed.in_use {
                writeln!(
                    out,
                    "key {id} is still in use: stop the servers that seal with it, then run this again"
                )?;
            }
            Ok(if resealed.in_use.is_empty() { SUCCESS } else { INVALID })
        }
    }
}
