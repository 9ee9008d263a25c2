//! The command `accounts`: adds and lists accounts.

use std::io::{self, Write};

use chatapps_webhooks::{AccountId, ErrorId};
use chatapps_webhooks_server::AccountKey;

use super::arguments::AccountsCommand;
use super::store_access::{create_store, location, open_store};
use crate::exit_code::SUCCESS;
use crate::failure::Failure;

pub(super) async fn run(command: &AccountsCommand) -> Result<u8, Failure> {
    match command {
        AccountsCommand::Add { account, sub_accounts, store } => {
            let store = create_store(&location(store)?).await?;
            let id = account.clone().map_or_else(random_id, Ok)?;
            let key = AccountKey::from(&id);
            store.add_account(&key, sub_accounts).await.map_err(Failure::from_error)?;
            store.close().await;
            writeln!(io::stdout(), "{key}")?;
        }
        AccountsCommand::List { store } => {
            let store = open_store(&location(store)?).await?;
            let accounts = store.accounts().await.map_err(Failure::from_error)?;
            store.close().await;
            let mut out = io::stdout().lock();
            for account in accounts {
                writeln!(out, "{}\t{}", account.id, account.sub_accounts.join(" "))?;
            }
        }
    }
    Ok(SUCCESS)
}

/// A random id: a UUID of version 4, like error ids.
fn random_id() -> Result<AccountId, Failure> {
    AccountId::new(ErrorId::random().as_str()).map_err(Failure::from_error)
}
