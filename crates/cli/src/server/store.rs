//! `store`: the keys that webhooks are sealed by.

use std::io::{self, Write};

use chatapps_webhooks_server::{Sealer, Vault};

use super::args::StoreCommand;
use super::failed;
use super::open::{location, open_existing, sealer};
use crate::stop::{INVALID, SUCCESS, Stop};

pub(super) async fn run(command: &StoreCommand) -> Result<u8, Stop> {
    match command {
        StoreCommand::NewKey => {
            writeln!(io::stdout(), "{}", Sealer::new_key().map_err(failed)?.reveal())?;
            Ok(SUCCESS)
        }
        StoreCommand::Reseal { store, store_key } => {
            let location = location(store)?;
            let store = open_existing(&location).await?;
            let sealer = sealer(store_key, &location, &*store).await?;
            let vault = Vault::unlock(store, sealer).await.map_err(failed)?;
            let resealed = vault.reseal().await.map_err(failed)?;
            vault.store().close().await;
            let mut out = io::stdout().lock();
            writeln!(out, "sealed again: {}", resealed.webhooks)?;
            for id in &resealed.forgotten {
                writeln!(out, "no longer needed: key {id}")?;
            }
            if resealed.in_use.is_empty() {
                writeln!(out, "all are sealed by key {}; no other one is needed", vault.newest_key_id())?;
            }
            for id in &resealed.in_use {
                writeln!(out, "still in use: key {id}; let no server seal by it, and run this again")?;
            }
            Ok(if resealed.in_use.is_empty() { SUCCESS } else { INVALID })
        }
    }
}
