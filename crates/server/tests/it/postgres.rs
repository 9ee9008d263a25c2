//! A PostgreSQL of our own for all tests of this process, on a free port of the loopback interface. It ends with the process.

use std::env;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::{Connection, PgConnection};

/// Set where a missing PostgreSQL is a failure.
const REQUIRED: &str = "CHATAPPS_REQUIRE_POSTGRES";

/// Makes a cluster in a temporary directory, runs it until standard input ends, and removes it: so it goes away however the tests
/// end. PostgreSQL doesn't run as root.
const SCRIPT: &str = r#"
set -eu
trap '' INT TERM HUP
bin=$1 port=$2
room=$(mktemp -d)
as_nobody() { "$@"; }
if [ "$(id -u)" = 0 ]; then
    chown postgres "$room"
    as_nobody() { setpriv --reuid=postgres --regid=postgres --clear-groups -- "$@"; }
fi
cd "$room"
as_nobody "$bin/initdb" --pgdata data --username tests --auth trust --encoding UTF8 --no-sync > /dev/null
as_nobody "$bin/pg_ctl" start --wait --silent --pgdata data --log "$room/log" --options \
    "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=400 -c fsync=off" || { cat log; exit 1; }
echo ready
read -r _ || true
as_nobody "$bin/pg_ctl" stop --mode immediate --silent --pgdata data
cd /
rm -rf "$room"
"#;

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
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut child = Command::new("sh")
            .args(["-c", SCRIPT, "sh"])
            .arg(programs()?)
            .arg(port.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .ok()?;
        let mut said = String::new();
        BufReader::new(child.stdout.take()?).read_line(&mut said).unwrap();
        assert_eq!(said, "ready\n", "PostgreSQL does not start");
        Some(Self { port, _input: child.stdin.take()?, _child: child })
    }
}

/// The directory of the programs: that of `PATH`, or the newest of those where Debian puts them.
fn programs() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let mut debian: Vec<_> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path().join("bin")))
        .collect();
    debian.sort_by_key(|path| path.parent().and_then(|path| path.file_name()?.to_str()?.parse::<u32>().ok()));
    env::split_paths(&path)
        .chain(debian.into_iter().rev())
        .find(|folder| folder.join("initdb").is_file() && folder.join("pg_ctl").is_file())
}
