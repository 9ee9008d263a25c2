//! `keys`: what opens an account's webhooks.

use std::io::{self, Write};

use chatapps_webhooks_server::{AccountKey, ApiKey, StoreError};

use super::args::KeysCommand;
use super::failed;
use super::open::{location, open_existing};
use crate::stop::{INVALID, SUCCESS, Stop, say};

pub(super) async fn run(command: &KeysCommand) -> Result<u8, Stop> {
    match command {
        KeysCommand::Add { account, store } => {
            let store = open_existing(&location(store)?).await?;
            let (key, shown) = ApiKey::generate(AccountKey::from(account)).map_err(failed)?;
            store.add_key(&key).await.map_err(|error| match error {
                StoreError::UnknownAccount => Stop::Failed(format!(
                    "there is no account `{}`: `chatapps-webhooks accounts add` adds it",
                    key.account
                )),
                error => failed(error),
            })?;
            store.close().await;
            writeln!(io::stdout(), "{}", shown.reveal())?;
            say("note", &format!("this is the only time that the key `{}` is shown", key.id));
        }
        KeysCommand::Revoke { id, store } => {
            let store = open_existing(&location(store)?).await?;
            let revoked = store.revoke_key(id).await.map_err(failed)?;
            store.close().await;
            if !revoked {
                writeln!(io::stdout(), "nothing to revoke: no key of that id is in force")?;
                return Ok(INVALID);
            }
            writeln!(io::stdout(), "revoked {id}")?;
        }
        KeysCommand::List { account, store } => {
            let store = open_existing(&location(store)?).await?;
            let account = account.as_ref().map(AccountKey::from);
            let keys = store.keys(account.as_ref()).await.map_err(failed)?;
            store.close().await;
            if keys.is_empty() {
                say("note", &"there is no key");
            }
            let mut out = io::stdout().lock();
            for key in keys {
                let state = if key.revoked_at.is_some() { "revoked" } else { "in force" };
                writeln!(out, "{}\t{}\t{state}", key.id, key.account)?;
            }
        }
    }
    Ok(SUCCESS)
}
