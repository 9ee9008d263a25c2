//! Storage for accounts, sub-accounts, API keys and sealed webhooks, behind one trait.
//!
//! A store never sees an unsealed webhook; [`Vault`](crate::Vault) seals and opens them.

pub(crate) mod error;
pub(crate) mod interface;
pub(crate) mod location;
mod postgres;
pub(crate) mod queue;
pub(crate) mod sealed_webhook;
mod sql;
mod sqlite;

use std::sync::Arc;
use std::time::Duration;

use tokio::time::timeout;

use self::error::StoreError;
use self::interface::Store;
use self::location::StoreLocation;
use self::sql::migrations::IfMissing;

/// The timeout for opening a store, with the migration of its tables.
const OPEN_TIMEOUT: Duration = Duration::from_secs(90);

/// Opens a store that exists, and brings its tables up to date.
///
/// # Errors
///
/// [`StoreError`] if there is no store, the database can't be reached, or its tables come from a
/// newer version of this program.
pub async fn open(location: &StoreLocation) -> Result<Arc<dyn Store>, StoreError> {
    open_or(location, IfMissing::Refuse).await
}

/// Opens a store, or creates it: the tables, and the file of an SQLite store.
///
/// # Errors
///
/// [`StoreError`] if the database can't be reached, or its tables come from a newer version of this
/// program.
pub async fn create(location: &StoreLocation) -> Result<Arc<dyn Store>, StoreError> {
    open_or(location, IfMissing::Create).await
}

async fn open_or(location: &StoreLocation, if_missing: IfMissing) -> Result<Arc<dyn Store>, StoreError> {
    let opening = async {
        Ok(match location {
            StoreLocation::Sqlite(path) => Arc::new(sqlite::open(path, if_missing).await?) as Arc<dyn Store>,
            StoreLocation::Postgres(url) => Arc::new(postgres::open(url, if_missing).await?),
        })
    };
    timeout(OPEN_TIMEOUT, opening).await.unwrap_or(Err(StoreError::Silent))
}
