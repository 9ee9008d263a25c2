//! The embedded store: an SQLite file.

use std::fs::File;
use std::future::ready;
use std::io;
use std::path::Path;
use std::time::Duration;

use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteQueryResult, SqliteSynchronous,
};
use sqlx::{Connection, Sqlite};

use super::error::StoreError;
use super::sql::dialect::{AffectedRows, Dialect};
use super::sql::migrations::migrator;
use super::sql::sql_store::SqlStore;

const MIGRATIONS: [(&str, &str); 1] = [("tables", include_str!("../../migrations/sqlite/0001_tables.sql"))];

/// The timeout for a lock of another process.
const LOCK_TIMEOUT: Duration = Duration::from_secs(10);

/// The timeout for a connection.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(10);

const READERS: u32 = 8;

/// Opens a file, or creates it, readable by its owner only.
pub(super) async fn open(path: &Path) -> Result<SqlStore<Sqlite>, StoreError> {
    create(path).map_err(StoreError::File)?;
    let options = SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(SqliteJournalMode::Wal)
        // Acknowledged changes survive a power cut: the log is on the disk when a transaction ends.
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(LOCK_TIMEOUT)
        .foreign_keys(true);
    // SQLite allows one writer at a time. The others wait in the queue of the pool, which is fair,
    // unlike SQLite's own.
    let writers = SqlitePoolOptions::new()
        .max_connections(1)
        .acquire_timeout(ACQUIRE_TIMEOUT)
        .test_before_acquire(false)
        // On a full disk, SQLite rolls a transaction back by itself, and the connection doesn't
        // notice.
        .before_acquire(|connection, _| Box::pin(ready(Ok(!connection.is_in_transaction()))))
        .connect_with(options.clone())
        .await?;
    // Take the write lock, since other processes may open the same file now.
    let mut migration = writers.begin_with(Sqlite::BEGIN).await?;
    migrator(&MIGRATIONS).run(&mut *migration).await.map_err(StoreError::Migration)?;
    migration.commit().await?;
    let readers = SqlitePoolOptions::new()
        .max_connections(READERS)
        .acquire_timeout(ACQUIRE_TIMEOUT)
        .test_before_acquire(false)
        .connect_with(options.read_only(true))
        .await?;
    Ok(SqlStore { writers, readers })
}

/// Creates the file if it doesn't exist. SQLite gives the files beside it the same permissions.
fn create(path: &Path) -> io::Result<()> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        made => made.map(drop),
    }
}

impl Dialect for Sqlite {
    // Takes the write lock at once: a transaction that reads first could not get it after another
    // one has written.
    const BEGIN: &'static str = "BEGIN IMMEDIATE";
    const LOCK_ACCOUNT: &'static str = "SELECT account_id FROM accounts WHERE account_id = $1";
    const KNOWN_SUB_ACCOUNTS: &'static str = "SELECT sub_account_id FROM sub_accounts \
        WHERE account_id = $1 AND sub_account_id IN (SELECT value FROM json_each($2))";
    const ADD_SUB_ACCOUNTS: &'static str = "INSERT INTO sub_accounts (account_id, sub_account_id) \
        SELECT $1, value FROM json_each($2) WHERE true ON CONFLICT DO NOTHING";
    const APPLY: &'static str = "INSERT INTO webhooks (account_id, sub_account_id, type, store_key, sealed) \
        SELECT $1, value ->> 0, value ->> 1, value ->> 2, unhex(value ->> 3) FROM json_each($2) \
        WHERE value ->> 2 IN (SELECT store_key FROM store_keys) \
        ON CONFLICT (account_id, sub_account_id, type) \
        DO UPDATE SET store_key = excluded.store_key, sealed = excluded.sealed";
    const DELETE: &'static str = "DELETE FROM webhooks WHERE account_id = $1 AND (sub_account_id, type) IN \
        (SELECT value ->> 0, value ->> 1 FROM json_each($2))";

    fn is_conflict(_: &sqlx::Error) -> bool {
        false
    }

    fn is_busy(error: &sqlx::Error) -> bool {
        // SQLITE_BUSY and SQLITE_LOCKED in the lower byte of extended codes.
        let code = error.as_database_error().and_then(sqlx::error::DatabaseError::code);
        code.and_then(|code| code.parse::<u32>().ok()).is_some_and(|code| matches!(code & 0xff, 5 | 6))
    }
}

impl AffectedRows for SqliteQueryResult {
    fn rows(&self) -> u64 {
        self.rows_affected()
    }
}
