//! The embedded store: an SQLite file.

use std::fs::File;
use std::io;
use std::path::Path;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use sqlx::Sqlite;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteQueryResult, SqliteSynchronous,
};

use super::error::StoreError;
use super::sql::connection_pool::ConnectionPool;
use super::sql::dialect::{AffectedRows, Dialect, Fault, Options};
use super::sql::migrations::{IfMissing, migrate};
use super::sql::queue_statements::{QueueStatements, lanes, queue_statements};
use super::sql::retry::Retry;
use super::sql::sql_store::SqlStore;

const MIGRATIONS: [(&str, &str); 2] = [
    ("tables", include_str!("../../migrations/sqlite/0001_tables.sql")),
    ("deliveries", include_str!("../../migrations/sqlite/0002_deliveries.sql")),
];

/// The timeout for a lock of another process.
const LOCK_TIMEOUT: Duration = Duration::from_secs(10);

const READERS: usize = 8;

/// Opens the store in a file. A new file is readable by its owner only.
pub(super) async fn open(path: &Path, if_missing: IfMissing) -> Result<SqlStore<Sqlite>, StoreError> {
    match if_missing {
        IfMissing::Create => create(path).map_err(StoreError::File)?,
        IfMissing::Refuse if !path.try_exists().map_err(StoreError::File)? => {
            return Err(StoreError::Missing);
        }
        IfMissing::Refuse => {}
    }
    let options = SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(SqliteJournalMode::Wal)
        // Acknowledged changes survive a power cut: the log is on the disk when a transaction ends.
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(LOCK_TIMEOUT)
        .foreign_keys(true);
    prepare(&options, if_missing).await?;
    let store = SqlStore {
        // SQLite allows one writer at a time. The others wait in the queue of the pool, which is
        // fair, unlike SQLite's own.
        writers: ConnectionPool::new(options.clone(), 1, false)?,
        readers: ConnectionPool::new(options.read_only(true), READERS, true)?,
    };
    store.writers.fill().await?;
    store.readers.fill().await?;
    Ok(store)
}

/// Turns the write-ahead log on, and brings the tables up to date.
async fn prepare(options: &SqliteConnectOptions, if_missing: IfMissing) -> Result<(), StoreError> {
    let mut retry = Retry::default();
    loop {
        match migrate::<Sqlite>(options, &MIGRATIONS, if_missing).await {
            // Where several turn it on at once, SQLite refuses some without waiting.
            Err(StoreError::Busy) => retry.pause().await?,
            done => return done,
        }
    }
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
    /// Device and inode of the file.
    type Identity = (u64, u64);

    const HAS_PEER: bool = false;
    // Longer than a lock may take.
    const WORK_TIMEOUT: Duration = Duration::from_secs(30);

    // Takes the write lock at once: a transaction that reads first could not get it after another
    // one has written.
    const BEGIN: &'static str = "BEGIN IMMEDIATE";
    // A transaction has all locks.
    const LOCK_TABLES: &'static str = "";
    const LOCK_ACCOUNT: &'static str = "SELECT account_id FROM accounts WHERE account_id = $1";
    const LOCK_STORE_KEYS: &'static str = "";
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

    #[cfg(unix)]
    fn identity(options: &Options<Self>) -> Option<(u64, u64)> {
        use std::os::unix::fs::MetadataExt;

        let metadata = std::fs::metadata(options.get_filename()).ok()?;
        Some((metadata.dev(), metadata.ino()))
    }

    /// Elsewhere an open file can't be replaced.
    #[cfg(not(unix))]
    fn identity(_: &Options<Self>) -> Option<(u64, u64)> {
        None
    }

    fn settle(_: &mut SqliteConnection) -> BoxFuture<'_, Result<(), StoreError>> {
        async { Ok(()) }.boxed()
    }

    fn fault(error: &sqlx::Error) -> Fault {
        let Some(error) = error.as_database_error() else { return Fault::of_driver(error) };
        // The lower byte of extended codes.
        match error.code().and_then(|code| code.parse::<u32>().ok()).map(|code| code & 0xff) {
            // SQLITE_BUSY, SQLITE_LOCKED
            Some(5 | 6) => Fault::Busy,
            // SQLITE_IOERR, SQLITE_FULL, SQLITE_CANTOPEN
            Some(10 | 13 | 14) => Fault::Passing,
            _ => Fault::Lasting,
        }
    }

    fn is_missing_table(error: &sqlx::Error) -> bool {
        error.as_database_error().is_some_and(|error| error.message().starts_with("no such table"))
    }
}

impl QueueStatements for Sqlite {
    queue_statements! {
        now: "CAST(unixepoch('subsec') * 1000 AS INTEGER)",
        rows: "(SELECT value AS entry FROM json_each($1)) AS entries",
        blob: ("unhex(", ")"),
        // A limit can't be that of the lane.
        each_lane: ("JOIN queue AS next ON next.delivery_id IN (SELECT delivery_id", "$7", ")"),
        // A transaction has all locks.
        lock: "",
    }
}

impl AffectedRows for SqliteQueryResult {
    fn rows(&self) -> u64 {
        self.rows_affected()
    }
}
