//! The differences between databases.

use sqlx::Database;

use crate::store::error::StoreError;

/// The differences between databases.
pub(in crate::store) trait Dialect: Database {
    /// Begins a transaction for writing.
    const BEGIN: &'static str;
    /// Selects account `$1` and locks it until the transaction ends.
    const LOCK_ACCOUNT: &'static str;
    /// Selects the sub-accounts of account `$1` that are in the JSON array `$2`.
    const KNOWN_SUB_ACCOUNTS: &'static str;
    /// Adds the sub-accounts of the JSON array `$2` to account `$1`.
    const ADD_SUB_ACCOUNTS: &'static str;
    /// Creates or replaces webhooks of account `$1`: a JSON array `$2` of `[scope, type, store key,
    /// hexadecimal]`. Skips webhooks with an unknown store key.
    const APPLY: &'static str;
    /// Deletes webhooks of account `$1`: a JSON array `$2` of `[scope, type]`.
    const DELETE: &'static str;

    /// Whether to retry: the database rolled the transaction back in favour of another one.
    fn is_conflict(error: &sqlx::Error) -> bool;

    /// Whether the database is overloaded.
    fn is_busy(error: &sqlx::Error) -> bool;
}

/// The error of a statement.
pub(super) fn failure<D: Dialect>(error: sqlx::Error) -> StoreError {
    if D::is_busy(&error) { StoreError::Busy } else { error.into() }
}

/// The number of rows that a statement changed.
pub(in crate::store) trait AffectedRows {
    fn rows(&self) -> u64;
}
