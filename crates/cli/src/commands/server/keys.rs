//! The command `keys`: adds, revokes and lists API keys.

use std::io::{self, Write};

use chatapps_webhooks_server::{AccountKey, ApiKey, StoreError};

use super::arguments::KeysCommand;
use super::store_access::{location, open_store};
use crate::exit_code::{INVALID, SUCCESS};
use crate::failure::Failure;
use crate::messages;

pub(super) async fn run(command: &KeysCommand) -> Result<u8, Failure> {
    match command {
        KeysCommand::Add { account, store } => {
            let store = open_store(&location(store)?).await?;
            let (key, shown) = ApiKey::generate(AccountKey::from(account)).map_err(Failure::from_error)?;
            store.add_key(&key).await.map_err(|error| match error {
                StoreError::UnknownAccount => Failure::Message(format!(
                    "unknown account `{}`: add it with `chatapps-webhooks accounts add`",
                    key.account
                )),
                error => Failure::from_error(error),
            })?;
            store.close().await;
            writeln!(io::stdout(), "{}", shown.reveal())?;
            messages::note(format_args!("the key `{}` is shown only this once", key.id));
        }
        KeysCommand::Revoke { id, store } => {
            let store = open_store(&location(store)?).await?;
            let revoked = store.revoke_key(id).await.map_err(Failure::from_error)?;
            store.close().await;
            if !revoked {
                writeln!(io::stdout(), "nothing to revoke: no key with that id is in force")?;
                return Ok(INVALID);
            }
            writeln!(io::stdout(), "revoked {id}")?;
        }
        KeysCommand::List { account, store } => {
            let store = open_store(&location(store)?).await?;
            let account = account.as_ref().map(AccountKey::from);
            let keys = store.keys(account.as_ref()).await.map_err(Failure::from_error)?;
            store.close().await;
            if keys.is_empty() {
                messages::note("there are no keys");
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
