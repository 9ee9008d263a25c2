//! Storage for accounts, sub-accounts, API keys and sealed webhooks, behind one trait.
//!
//! A store never sees an unsealed webhook; [`Vault`](crate::Vault) seals and opens them.

pub(crate) mod error;
pub(crate) mod interface;
pub(crate) mod location;
mod postgres;
mod sql;
mod sqlite;

use std::sync::Arc;

use self::error::StoreError;
use self::interface::Store;
use self::location::StoreLocation;

/// Opens a store and brings its tables up to date. Creates the SQLite file if it doesn't exist.
///
/// # Errors
///
/// [`StoreError`] if the database can't be reached, or its tables come from a newer version of this
/// program.
pub async fn open(location: &StoreLocation) -> Result<Arc<dyn Store>, StoreError> {
    Ok(match location {
        StoreLocation::Sqlite(path) => Arc::new(sqlite::open(path).await?),
        StoreLocation::Postgres(url) => Arc::new(postgres::open(url).await?),
    })
}
