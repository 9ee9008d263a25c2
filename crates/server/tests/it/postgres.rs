//! A PostgreSQL of our own for all tests of this process, on a free port of the loopback interface. It ends with the process.

use std::env;
use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::{Connection, PgConnection};

/// Set where a missing PostgreSQL is a failure.
const REQUIRED: &str = "CHATAPPS_REQUIRE_POSTGRES";

/// Runs a cluster until its standard input ends, and removes it then: so it goes away however the tests end.
const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/server/postgres");

/// The exit code of the script where there is no PostgreSQL.
const NOT_INSTALLED: i32 = 77;

struct Cluster {
    port: u16,
    /// While this is open, it runs.
    _input: ChildStdin,
    _child: Child,
}

/// The URL of a fresh database. `None` where there is no PostgreSQL.
pub(crate) fn fresh_database() -> Option<String> {
    static CLUSTER: LazyLock<Option<Cluster>> = LazyLock::new(Cluster::start);
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let Some(Cluster { port, .. }) = &*CLUSTER else {
        assert!(env::var_os(REQUIRED).is_none(), "there is no PostgreSQL, and {REQUIRED} is set");
        eprintln!("skipped: there is no PostgreSQL");
        return None;
    };
    let name = format!("tests_{}", NUMBER.fetch_add(1, Ordering::Relaxed));
    let url = |database: &str| format!("postgres://tests@127.0.0.1:{port}/{database}?sslmode=disable");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let mut connection = PgConnection::connect(&url("postgres")).await.unwrap();
        let statement = sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"));
        sqlx::raw_sql(statement).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
    });
    Some(url(&name))
}

impl Cluster {
    fn start() -> Option<Self> {
        let mut child = Command::new(SCRIPT)
            .args(["-c", "fsync=off"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut said).unwrap();
        if said.is_empty() {
            assert_eq!(child.wait().unwrap().code(), Some(NOT_INSTALLED), "PostgreSQL does not start");
            return None;
        }
        let port = said.trim().strip_prefix("ready on port ").unwrap().parse().unwrap();
        Some(Self { port, _input: child.stdin.take().unwrap(), _child: child })
    }
}
