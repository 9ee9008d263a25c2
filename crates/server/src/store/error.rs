//! The errors of a store.

use std::fmt;

use super::location::InvalidLocation;

/// Why a store could not do its work.
#[derive(Debug)]
#[non_exhaustive]
pub enum StoreError {
    /// The location says something that can't be meant.
    Location(InvalidLocation),
    /// There is no store at the location.
    Missing,
    /// The account is not in the store.
    UnknownAccount,
    /// These sub-accounts don't belong to the account.
    UnknownSubAccounts(Vec<String>),
    /// A condition of the change doesn't hold.
    PreconditionFailed,
    /// The account would hold this many bytes.
    AccountFull(usize),
    /// A key with that id belongs to another account.
    TakenKeyId,
    /// The key that sealed the webhooks has been retired; they would be lost with it.
    RetiredStoreKey,
    /// The database gave no connection or lock in time, or no answer.
    Busy,
    /// The database fell silent.
    Silent,
    /// The store was closed.
    Closed,
    /// The file of the database was removed or replaced.
    Replaced,
    /// The database can't be reached, or can't do its work at the moment.
    Unavailable(sqlx::Error),
    /// The database failed.
    Database(sqlx::Error),
    /// The tables come from a newer version of this program.
    Newer,
    /// The tables come from another program, or were changed by hand.
    Foreign,
    /// The tables could not be brought up to date.
    Migration(sqlx::migrate::MigrateError),
    /// A pooler in front of the database mixes the sessions of its clients.
    Pooler,
    /// The file of an SQLite database can't be created or looked at.
    File(std::io::Error),
    /// The store has invalid content.
    Corrupt(&'static str),
}

impl StoreError {
    /// Whether the same work may succeed later, without anybody doing anything.
    #[must_use]
    pub const fn is_passing(&self) -> bool {
        matches!(self, Self::Busy | Self::Silent | Self::Closed | Self::Replaced | Self::Unavailable(_))
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Location(error) => error.fmt(f),
            Self::Missing => f.write_str("there is no store: create one with `chatapps-webhooks accounts add`"),
            Self::UnknownAccount => f.write_str("the account is not in the store"),
            Self::UnknownSubAccounts(_) => f.write_str("a sub-account does not belong to the account"),
            Self::PreconditionFailed => f.write_str("a condition of the change does not hold"),
            Self::AccountFull(_) => f.write_str("the account would hold more than it may"),
            Self::TakenKeyId => f.write_str("a key with that id belongs to another account"),
            Self::RetiredStoreKey => f.write_str(
                "the store key of this server was retired by `store reseal`: restart the server with the current key",
            ),
            Self::Busy => f.write_str("the database gave no connection, lock or answer in time: it is overloaded"),
            Self::Silent => f.write_str("the database does not answer: its connections are given up"),
            Self::Closed => f.write_str("the store is closed"),
            Self::Replaced => f.write_str(
                "the file of the database was removed or replaced: restart the server to use the one that is there now",
            ),
            Self::Unavailable(error) => write!(f, "the database can't do its work now: {}", Plain(error)),
            Self::Database(error) => write!(f, "the database failed: {}", Plain(error)),
            Self::Newer => f.write_str("the store was made by a newer version of this program: use that version"),
            Self::Foreign => f.write_str(
                "the tables are not those of this program: use a database of its own, or restore a backup",
            ),
            Self::Migration(error) => write!(f, "the tables can't be brought up to date: {error}"),
            Self::Pooler => f.write_str(
                "a pooler in front of the database mixes sessions: set its mode to `session` (PgBouncer: \
                 `pool_mode = session`), or connect to the database itself",
            ),
            Self::File(error) => write!(f, "the file of the database can't be used: {error}"),
            Self::Corrupt(what) => write!(f, "the store is damaged: {what}"),
        }
    }
}

/// An error without what says only that it is one.
struct Plain<'a>(&'a sqlx::Error);

impl fmt::Display for Plain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            sqlx::Error::Database(error) => match error.code() {
                Some(code) => write!(f, "{} ({code})", error.message()),
                None => f.write_str(error.message()),
            },
            sqlx::Error::Io(error) => error.fmt(f),
            error => error.fmt(f),
        }
    }
}

impl std::error::Error for StoreError {}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

impl From<sqlx::migrate::MigrateError> for StoreError {
    fn from(error: sqlx::migrate::MigrateError) -> Self {
        match error {
            sqlx::migrate::MigrateError::Execute(error) => Self::Database(error),
            error => Self::Migration(error),
        }
    }
}
