//! The store in PostgreSQL, or in a database that speaks its protocol.

use std::borrow::Cow;
use std::env;
use std::str::FromStr;
use std::time::Duration;

use chatapps_webhooks::Secret;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use sqlx::postgres::{PgConnectOptions, PgConnection, PgQueryResult};
use sqlx::{Connection, Postgres, Row};
use tracing::{info, warn};

use super::error::StoreError;
use super::location::{InvalidLocation, check_environment};
use super::sql::connection_pool::{ConnectionPool, connect};
use super::sql::dialect::{AffectedRows, Dialect, Fault, Options};
use super::sql::migrations::{IfMissing, migrate};
use super::sql::queue_statements::{QueueStatements, lanes, queue_statements};
use super::sql::sql_store::SqlStore;

const MIGRATIONS: [(&str, &str); 2] = [
    ("tables", include_str!("../../migrations/postgres/0001_tables.sql")),
    ("deliveries", include_str!("../../migrations/postgres/0002_deliveries.sql")),
];

/// The number of connections for reads, and of those for changes.
const CONNECTIONS: usize = 10;

/// Opens the store in a database.
pub(super) async fn open(url: &Secret<'_>, if_missing: IfMissing) -> Result<SqlStore<Postgres>, StoreError> {
    let variables =
        check_environment(url.reveal(), |name| env::var(name).ok()).map_err(StoreError::Location)?;
    if !variables.is_empty() {
        info!(variables = variables.join(","), "the environment says more about the database");
    }
    // The message of the parser may show parts of the URL.
    let options = PgConnectOptions::from_str(url.reveal())
        .map_err(|_| StoreError::Location(InvalidLocation::Url))?
        .application_name("chatapps-webhooks");
    refuse_pooler(&options).await?;
    migrate::<Postgres>(&options, &MIGRATIONS, if_missing).await?;
    let (readers, writers) = (
        ConnectionPool::new(options.clone(), CONNECTIONS, true)?,
        ConnectionPool::new(options, CONNECTIONS, false)?,
    );
    Ok(SqlStore { writers, readers })
}

/// Refuses a pooler that gives each transaction another session, such as `PgBouncer` with
/// `pool_mode = transaction`: prepared statements and settings would be those of others.
async fn refuse_pooler(options: &PgConnectOptions) -> Result<(), StoreError> {
    async fn process(connection: &mut PgConnection) -> Result<i32, sqlx::Error> {
        // Not prepared, which is what such a pooler can't do.
        sqlx::raw_sql("SELECT pg_backend_pid()").fetch_one(connection).await?.try_get(0)
    }

    let mut one = connect::<Postgres>(options).await?;
    let mut other = connect::<Postgres>(options).await?;
    let first = process(&mut one).await?;
    let mut transaction = match other.begin().await {
        // protocol_violation: it gives each statement a session.
        Err(error) if code(&error).as_deref() == Some("08P01") => return Err(StoreError::Pooler),
        begun => begun?,
    };
    let second = process(&mut transaction).await?;
    transaction.rollback().await?;
    let weak = sqlx::raw_sql(
        "SELECT name FROM pg_settings WHERE name IN ('fsync', 'full_page_writes') AND setting = 'off'",
    );
    for row in weak.fetch_all(&mut one).await? {
        let setting: String = row.try_get(0)?;
        warn!(setting, "this setting of the database is off: a power cut may lose what was acknowledged");
    }
    one.close().await?;
    other.close().await?;
    if first == second { Err(StoreError::Pooler) } else { Ok(()) }
}

impl Dialect for Postgres {
    type Identity = ();

    const HAS_PEER: bool = true;
    // A little more than the database gives a statement.
    const WORK_TIMEOUT: Duration = Duration::from_secs(5);

    const BEGIN: &'static str = "BEGIN ISOLATION LEVEL READ COMMITTED";
    const LOCK_TABLES: &'static str = "SET LOCAL lock_timeout = '10s'; SET LOCAL statement_timeout = '60s'; \
        SELECT pg_advisory_xact_lock(5214872013577290564)";
    const LOCK_ACCOUNT: &'static str = "SELECT account_id FROM accounts WHERE account_id = $1 FOR UPDATE";
    const LOCK_STORE_KEYS: &'static str = "LOCK TABLE store_keys IN SHARE ROW EXCLUSIVE MODE";
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

    fn identity(_: &Options<Self>) -> Option<()> {
        None
    }

    /// Sets what the role or the URL may have set otherwise. Each statement looks up a few rows by
    /// an index. The statistics of a queue that was empty a minute ago say otherwise: without the
    /// last lines, whole tables are read for each batch, and a third as many events are delivered.
    /// What nothing but a whole table serves is thought to cost so much that it is compiled, which
    /// takes longer than it runs.
    fn settle(connection: &mut PgConnection) -> BoxFuture<'_, Result<(), StoreError>> {
        async {
            sqlx::raw_sql(
                "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ COMMITTED; \
                 SET statement_timeout = '4s'; \
                 SET lock_timeout = '3s'; \
                 SET idle_in_transaction_session_timeout = '10s'; \
                 SELECT set_config('synchronous_commit', 'on', false) \
                 WHERE current_setting('synchronous_commit') = 'off'; \
                 SELECT set_config(name, 'off', false) FROM pg_settings \
                 WHERE name IN ('enable_hashjoin', 'enable_mergejoin', 'enable_seqscan', 'jit')",
            )
            .execute(connection)
            .await?;
            Ok(())
        }
        .boxed()
    }

    fn fault(error: &sqlx::Error) -> Fault {
        let Some(code) = code(error) else { return Fault::of_driver(error) };
        match &*code {
            // serialization_failure, deadlock_detected
            "40001" | "40P01" => Fault::Conflict,
            // lock_not_available, query_canceled (by a timeout)
            "55P03" | "57014" => Fault::Busy,
            // A prepared statement whose tables have changed. A new connection prepares it anew.
            "0A000" => Fault::Passing,
            code => match code.get(..2) {
                // insufficient_resources
                Some("53") => Fault::Busy,
                // connection_exception; invalid_transaction_state, which a standby also answers
                // with; operator_intervention; system_error
                Some("08" | "25" | "57" | "58") => Fault::Passing,
                _ => Fault::Lasting,
            },
        }
    }

    fn is_missing_table(error: &sqlx::Error) -> bool {
        // undefined_table
        code(error).as_deref() == Some("42P01")
    }
}

impl QueueStatements for Postgres {
    queue_statements! {
        // A query of its own is made once, and not for each row.
        now: "(SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT))",
        // An element of `json` is parsed again by each `->>`.
        rows: "jsonb_array_elements($1::text::jsonb) AS entries (entry)",
        blob: ("decode(", ", 'hex')"),
        // What is locked and not claimed is only in the way of others.
        each_lane: ("CROSS JOIN LATERAL (SELECT delivery_id, due_at, bytes", "LEAST(free.places, free.account_places, $4)", ") AS next"),
        lock: " FOR UPDATE SKIP LOCKED",
    }
}

/// The state (SQLSTATE) of an error of the database.
fn code(error: &sqlx::Error) -> Option<Cow<'_, str>> {
    error.as_database_error()?.code()
}

impl AffectedRows for PgQueryResult {
    fn rows(&self) -> u64 {
        self.rows_affected()
    }
}
