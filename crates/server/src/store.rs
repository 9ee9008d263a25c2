//! What lasts: accounts, sub-accounts, API keys and sealed webhooks, behind one trait.
//!
//! A store sees no webhook in the clear; [`Vault`](crate::Vault) seals and opens them.

mod location;
mod postgres;
mod sql;
mod sqlite;

use std::fmt;
use std::sync::Arc;

use async_trait::async_trait;
use chatapps_webhooks::{WebhookTarget, WebhookType};

pub use self::location::{InvalidLocation, StoreLocation};

use crate::account::AccountKey;
use crate::api_key::ApiKey;

/// An account and what it is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub id: AccountKey,
    /// The ids of its sub-accounts, in order.
    pub sub_accounts: Vec<String>,
}

/// A webhook as a store keeps it. There is at most one for each account, scope and type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedWebhook {
    /// The scope: `*`, or a sub-account's id.
    pub sub_account_id: String,
    /// The type of the events.
    pub webhook_type: WebhookType,
    /// The id of the key by which it is sealed.
    pub store_key: String,
    /// The webhook, sealed.
    pub sealed: Vec<u8>,
}

/// Where accounts, keys and webhooks are kept.
///
/// Each call is one transaction: done whole, and durably so, when it returns `Ok`; not at all when it returns an error, but
/// for [`StoreError::Database`], [`StoreError::Unreachable`] and [`StoreError::Busy`], after which a change may or may not be in force, as a whole.
#[async_trait]
pub trait Store: fmt::Debug + Send + Sync {
    /// Adds an account, or sub-accounts to one that is there.
    async fn add_account(&self, account: &AccountKey, sub_accounts: &[String]) -> Result<(), StoreError>;

    /// All accounts, in order.
    async fn accounts(&self) -> Result<Vec<Account>, StoreError>;

    /// Adds a key to an account, in the place of the account's key of that id, if there is one.
    async fn add_key(&self, key: &ApiKey) -> Result<(), StoreError>;

    /// Revokes a key. `false` if there is none of that id, or it is revoked already.
    async fn revoke_key(&self, id: &str) -> Result<bool, StoreError>;

    /// The key of that id, revoked or not.
    async fn key(&self, id: &str) -> Result<Option<ApiKey>, StoreError>;

    /// All keys, of one account or of all, revoked ones too, in the order of accounts and time.
    async fn keys(&self, account: Option<&AccountKey>) -> Result<Vec<ApiKey>, StoreError>;

    /// The webhooks of an account, in no order.
    async fn list(&self, account: &AccountKey) -> Result<Vec<SealedWebhook>, StoreError>;

    /// Creates or replaces webhooks. No two of them may have the same scope and type. The ids of the keys that they are sealed by must be there.
    async fn apply(&self, account: &AccountKey, webhooks: &[SealedWebhook]) -> Result<(), StoreError>;

    /// Deletes the webhooks of targets, each of one type or of the two that no type stands for. Returns how many there were.
    async fn delete(&self, account: &AccountKey, targets: &[WebhookTarget]) -> Result<u64, StoreError>;

    /// The ids of the keys by which webhooks may be sealed.
    async fn store_keys(&self) -> Result<Vec<String>, StoreError>;

    /// Adds the id of a key by which webhooks will be sealed.
    async fn add_store_key(&self, id: &str) -> Result<(), StoreError>;

    /// Takes back the id of a key by which no webhook is sealed any more. `false` if one is.
    async fn remove_store_key(&self, id: &str) -> Result<bool, StoreError>;

    /// Puts another seal on the same webhook, unless it was replaced or deleted in the meantime.
    async fn reseal(
        &self,
        account: &AccountKey,
        old: &SealedWebhook,
        new: &SealedWebhook,
    ) -> Result<(), StoreError>;

    /// Ends all connections, after what runs on them.
    async fn close(&self);
}

/// Opens a store, and brings its tables up to date. An SQLite file that isn't there is made.
///
/// # Errors
///
/// [`StoreError`] if the database can't be reached, or its tables are of a newer version of this program.
pub async fn open(location: &StoreLocation) -> Result<Arc<dyn Store>, StoreError> {
    Ok(match location {
        StoreLocation::Sqlite(path) => Arc::new(sqlite::open(path).await?),
        StoreLocation::Postgres(url) => Arc::new(postgres::open(url).await?),
    })
}

/// What kept a store from doing its work.
#[derive(Debug)]
#[non_exhaustive]
pub enum StoreError {
    /// The account is not in the store.
    UnknownAccount,
    /// These sub-accounts are not the account's.
    UnknownSubAccounts(Vec<String>),
    /// A key of that id is another account's.
    TakenKeyId,
    /// Webhooks are sealed by a key whose id was taken back: nothing would open them once that key is gone.
    RetiredStoreKey,
    /// No connection, or no lock, could be had in time.
    Busy,
    /// The database can't be reached, or ended the connection.
    Unreachable(sqlx::Error),
    /// The database failed.
    Database(sqlx::Error),
    /// The tables could not be brought up to date.
    Migration(sqlx::migrate::MigrateError),
    /// The file of an SQLite database could not be made.
    File(std::io::Error),
    /// What the store holds is not what was put into it.
    Corrupt(&'static str),
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownAccount => f.write_str("the account is not in the store"),
            Self::UnknownSubAccounts(_) => f.write_str("a sub-account is not one of the account's"),
            Self::TakenKeyId => f.write_str("a key of that id is another account's"),
            Self::RetiredStoreKey => f.write_str(
                "the store key of this server is no longer needed, as `store reseal` told: start it with the current one",
            ),
            Self::Busy => f.write_str("the database gave no connection or lock in time: it is down, or has too much to do"),
            Self::Unreachable(error) => write!(f, "the database does not answer: {error}"),
            Self::Database(error) => write!(f, "the database failed: {error}"),
            Self::Migration(error) => write!(f, "the tables can't be brought up to date: {error}"),
            Self::File(error) => write!(f, "the file of the database can't be made: {error}"),
            Self::Corrupt(what) => write!(f, "the store is damaged: {what}"),
        }
    }
}

impl std::error::Error for StoreError {}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::PoolTimedOut => Self::Busy,
            error @ (sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed) => Self::Unreachable(error),
            error => Self::Database(error),
        }
    }
}
