//! The differences between databases.

use std::time::Duration;

use futures_util::future::BoxFuture;
use sqlx::{Connection, Database};

use crate::store::error::StoreError;

/// The options of a connection.
pub(in crate::store) type Options<D> = <<D as Database>::Connection as Connection>::Options;

/// The differences between databases.
pub(in crate::store) trait Dialect: Database {
    /// What tells one database from another that takes its place.
    type Identity: PartialEq + Send + Sync + 'static;

    /// Whether there is a peer that can go away or fall silent.
    const HAS_PEER: bool;
    /// The timeout for work on a connection, after which the connection is closed.
    const WORK_TIMEOUT: Duration;

    /// Begins a transaction for writing, whatever the default of the role.
    const BEGIN: &'static str;
    /// Keeps others from migrating the tables until the transaction ends.
    const LOCK_TABLES: &'static str;
    /// Selects account `$1` and locks it until the transaction ends.
    const LOCK_ACCOUNT: &'static str;
    /// Keeps others from changing the ids of store keys until the transaction ends.
    const LOCK_STORE_KEYS: &'static str;
    /// Selects the sub-accounts of account `$1` that are in the JSON array `$2`.
    const KNOWN_SUB_ACCOUNTS: &'static str;
    /// Adds the sub-accounts of the JSON array `$2` to account `$1`.
    const ADD_SUB_ACCOUNTS: &'static str;
    /// Creates or replaces webhooks of account `$1`: a JSON array `$2` of `[scope, type, store key,
    /// hexadecimal]`. Skips webhooks with an unknown store key.
    const APPLY: &'static str;
    /// Deletes webhooks of account `$1`: a JSON array `$2` of `[scope, type]`.
    const DELETE: &'static str;

    /// The identity of the database, if it can be told without a connection.
    fn identity(options: &Options<Self>) -> Option<Self::Identity>;

    /// Prepares a new connection.
    fn settle(connection: &mut Self::Connection) -> BoxFuture<'_, Result<(), StoreError>>;

    /// The kind of an error.
    fn fault(error: &sqlx::Error) -> Fault;

    /// Whether the error of a query is that there is no such table.
    fn is_missing_table(error: &sqlx::Error) -> bool;
}

/// The kinds of errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Fault {
    /// The database took the work back in favour of other work. The same work may succeed now.
    Conflict,
    /// The database has too much to do.
    Busy,
    /// The database, or this connection to it, can't do the work at the moment.
    Passing,
    /// Somebody has to do something about it.
    Lasting,
}

impl Fault {
    /// The kind of an error that is not of the database.
    pub(in crate::store) fn of_driver(error: &sqlx::Error) -> Self {
        match error {
            sqlx::Error::PoolTimedOut => Self::Busy,
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::Protocol(_)
            | sqlx::Error::BeginFailed
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed => Self::Passing,
            _ => Self::Lasting,
        }
    }
}

/// The number of rows that a statement changed.
pub(in crate::store) trait AffectedRows {
    fn rows(&self) -> u64;
}
