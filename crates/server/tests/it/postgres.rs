//! Databases of a PostgreSQL cluster that ends with the process.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::{Connection, PgConnection};

use crate::cluster::Cluster;

/// The URL of a new database; `None` if PostgreSQL is missing.
pub(crate) fn fresh_database() -> Option<String> {
    static CLUSTER: LazyLock<Option<Cluster>> = LazyLock::new(|| Cluster::start(&["-c", "fsync=off"], None));
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let cluster = CLUSTER.as_ref()?;
    let name = format!("tests_{}", NUMBER.fetch_add(1, Ordering::Relaxed));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let mut connection = PgConnection::connect(&cluster.url("postgres")).await.unwrap();
        let statement = sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"));
        sqlx::raw_sql(statement).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
    });
    Some(cluster.url(&name))
}
