//! The errors of a store.

use std::fmt;

/// Why a store could not do its work.
#[derive(Debug)]
#[non_exhaustive]
pub enum StoreError {
    /// The account is not in the store.
    UnknownAccount,
    /// These sub-accounts don't belong to the account.
    UnknownSubAccounts(Vec<String>),
    /// A key with that id belongs to another account.
    TakenKeyId,
    /// The key that sealed the webhooks has been retired; they would be lost with it.
    RetiredStoreKey,
    /// The database gave no connection or lock in time.
    Busy,
    /// The database can't be reached, or closed the connection.
    Unreachable(sqlx::Error),
    /// The database failed.
    Database(sqlx::Error),
    /// The tables could not be brought up to date.
    Migration(sqlx::migrate::MigrateError),
    /// The file of an SQLite database could not be created.
    File(std::io::Error),
    /// The store has invalid content.
    Corrupt(&'static str),
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownAccount => f.write_str("the account is not in the store"),
            Self::UnknownSubAccounts(_) => f.write_str("a sub-account does not belong to the account"),
            Self::TakenKeyId => f.write_str("a key with that id belongs to another account"),
            Self::RetiredStoreKey => f.write_str(
                "the store key of this server was retired by `store reseal`: restart the server with the current key",
            ),
            Self::Busy => f.write_str("the database gave no connection or lock in time: it is down or overloaded"),
            Self::Unreachable(error) => write!(f, "the database does not answer: {error}"),
            Self::Database(error) => write!(f, "the database failed: {error}"),
            Self::Migration(error) => write!(f, "the tables can't be brought up to date: {error}"),
            Self::File(error) => write!(f, "the file of the database can't be created: {error}"),
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
