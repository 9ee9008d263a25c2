//! The store in PostgreSQL, or in a database that speaks its protocol.

use std::str::FromStr;
use std::time::Duration;

use chatapps_webhooks::Secret;
use sqlx::postgres::{PgConnectOptions, PgConnection, PgPoolOptions, PgQueryResult};
use sqlx::{Connection, Postgres};

use super::error::StoreError;
use super::location::InvalidLocation;
use super::sql::dialect::{AffectedRows, Dialect};
use super::sql::migrations::migrator;
use super::sql::sql_store::SqlStore;

const MIGRATIONS: [(&str, &str); 1] = [("tables", include_str!("../../migrations/postgres/0001_tables.sql"))];

/// The timeout for a connection.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(10);

const CONNECTIONS: u32 = 20;

/// A connection used within this time needs no test, which would take a round trip.
const FRESH: Duration = Duration::from_secs(5);

/// Connects to a database. Replicas that start together migrate its tables one after the other.
pub(super) async fn open(url: &Secret<'_>) -> Result<SqlStore<Postgres>, StoreError> {
    // The message of the parser may show parts of the URL.
    let options = PgConnectOptions::from_str(url.reveal())
        .map_err(|_| StoreError::Database(sqlx::Error::Configuration(InvalidLocation::Url.into())))?
        .application_name("chatapps-webhooks");
    // A pool would retry, and then report only a timeout.
    PgConnection::connect_with(&options).await?.close().await?;
    let pool = PgPoolOptions::new()
        .max_connections(CONNECTIONS)
        .acquire_timeout(ACQUIRE_TIMEOUT)
        .test_before_acquire(false)
        .before_acquire(|connection, use_before| {
            Box::pin(async move { Ok(use_before.idle_for < FRESH || connection.ping().await.is_ok()) })
        })
        .connect_with(options)
        .await?;
    migrator(&MIGRATIONS).run(&pool).await.map_err(StoreError::Migration)?;
    Ok(SqlStore { readers: pool.clone(), writers: pool })
}

impl Dialect for Postgres {
    const BEGIN: &'static str = "BEGIN";
    const LOCK_ACCOUNT: &'static str = "SELECT account_id FROM accounts WHERE account_id = $1 FOR UPDATE";
    const KNOWN_SUB_ACCOUNTS: &'static str = "SELECT sub_account_id FROM sub_accounts \
        WHERE account_id = $1 AND sub_account_id IN (SELECT json_array_elements_text($2::text::json))";
    const ADD_SUB_ACCOUNTS: &'static str = "INSERT INTO sub_accounts (account_id, sub_account_id) \
        SELECT $1, json_array_elements_text($2::text::json) ON CONFLICT DO NOTHING";
    const APPLY: &'static str = "INSERT INTO webhooks (account_id, sub_account_id, type, store_key, sealed) \
        SELECT $1, entry ->> 0, entry ->> 1, entry ->> 2, decode(entry ->> 3, 'hex') \
        FROM json_array_elements($2::text::json) AS entries (entry) \
        WHERE entry ->> 2 IN (SELECT store_key FROM store_keys) \
        ON CONFLICT (account_id, sub_account_id, type) \
        DO UPDATE SET store_key = excluded.store_key, sealed = excluded.sealed";
    const DELETE: &'static str = "DELETE FROM webhooks WHERE account_id = $1 AND (sub_account_id, type) IN \
        (SELECT entry ->> 0, entry ->> 1 FROM json_array_elements($2::text::json) AS entries (entry))";

    fn is_conflict(error: &sqlx::Error) -> bool {
        // serialization_failure, deadlock_detected.
        has_code(error, &["40001", "40P01"])
    }

    fn is_busy(error: &sqlx::Error) -> bool {
        // too_many_connections, lock_not_available; admin_shutdown, crash_shutdown,
        // cannot_connect_now.
        has_code(error, &["53300", "55P03", "57P01", "57P02", "57P03"])
    }
}

fn has_code(error: &sqlx::Error, codes: &[&str]) -> bool {
    let code = error.as_database_error().and_then(sqlx::error::DatabaseError::code);
    code.is_some_and(|code| codes.contains(&&*code))
}

impl AffectedRows for PgQueryResult {
    fn rows(&self) -> u64 {
        self.rows_affected()
    }
}
