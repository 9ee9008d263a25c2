//! `accounts`: who has webhooks.

use std::io::{self, Write};

use chatapps_webhooks::{AccountId, ErrorId};
use chatapps_webhooks_server::AccountKey;

use super::args::AccountsCommand;
use super::failed;
use super::open::{location, open_existing, open_store};
use crate::stop::{SUCCESS, Stop};

pub(super) async fn run(command: &AccountsCommand) -> Result<u8, Stop> {
    match command {
        AccountsCommand::Add { account, sub_accounts, store } => {
            let store = open_store(&location(store)?).await?;
            let id = account.clone().map_or_else(fresh, Ok)?;
            let key = AccountKey::from(&id);
            store.add_account(&key, sub_accounts).await.map_err(failed)?;
            store.close().await;
            writeln!(io::stdout(), "{key}")?;
        }
        AccountsCommand::List { store } => {
            let store = open_existing(&location(store)?).await?;
            let accounts = store.accounts().await.map_err(failed)?;
            store.close().await;
            let mut out = io::stdout().lock();
            for account in accounts {
                writeln!(out, "{}\t{}", account.id, account.sub_accounts.join(" "))?;
            }
        }
    }
    Ok(SUCCESS)
}

/// A fresh id: a UUID of version 4, like those of failures.
fn fresh() -> Result<AccountId, Stop> {
    AccountId::new(ErrorId::random().as_str()).map_err(failed)
}
