//! Connections to PostgreSQL: whatever callers, time-outs and the network do to one, it is clean
//! when it is used again, or it isn't used again.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, sleep};
use std::time::{Duration, Instant};

use chatapps_webhooks_server::{Settings, StoreError, create};
use serde_json::json;
use sqlx::{Connection, PgConnection, Row};
use tokio::runtime::Builder;

use crate::place::Place;
use crate::postgres::fresh_database;
use crate::proxy::Proxy;
use crate::running::{ACCOUNT, STORE_KEY, Server, WEBHOOKS};

/// Much longer than anything here takes.
const PATIENCE: Duration = Duration::from_secs(30);

/// A database, and a server that reaches it through a proxy.
struct Behind {
    database: String,
    proxy: Proxy,
    server: Server,
}

impl Behind {
    fn new() -> Option<Self> {
        let database = fresh_database()?;
        let port = database.split_once("127.0.0.1:")?.1.split_once('/')?.0.parse().ok()?;
        let proxy = Proxy::before(port);
        let server = Server::with(&proxy.url(&database).parse().unwrap(), STORE_KEY, Settings::default());
        Some(Self { database, proxy, server })
    }
}

/// The rows of a query, on a connection of its own.
fn ask(server: &Server, database: &str, query: &'static str) -> Vec<String> {
    server.wait_for(async {
        let mut connection = PgConnection::connect(database).await.unwrap();
        let rows = sqlx::raw_sql(query).fetch_all(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        rows.iter().map(|row| row.get(0)).collect()
    })
}

/// Waits until the query has no rows.
fn until_none(server: &Server, database: &str, query: &'static str) {
    let start = Instant::now();
    loop {
        let rows = ask(server, database, query);
        if rows.is_empty() {
            return;
        }
        assert!(start.elapsed() < PATIENCE, "{rows:?}");
        sleep(Duration::from_millis(50));
    }
}

const IN_TRANSACTION: &str = "SELECT state || ': ' || query FROM pg_stat_activity \
    WHERE datname = current_database() AND state LIKE 'idle in transaction%'";

/// Sends a request and hangs up after a while.
fn hang_up(server: &Server, after: Duration) {
    let mut stream = TcpStream::connect(server.origin.strip_prefix("http://").unwrap()).unwrap();
    write!(
        stream,
        "POST /api/v1/accounts/{ACCOUNT}/webhooks HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{WEBHOOKS}",
        server.key,
        WEBHOOKS.len()
    )
    .unwrap();
    sleep(after);
}

#[test]
fn a_caller_that_hangs_up_leaves_no_transaction_behind() {
    let Some(Behind { database, proxy, server }) = Behind::new() else { return };
    proxy.delay(Duration::from_millis(20));
    thread::scope(|scope| {
        for millis in (0..200).step_by(5) {
            let server = &server;
            scope.spawn(move || hang_up(server, Duration::from_millis(millis)));
        }
    });
    proxy.delay(Duration::ZERO);
    until_none(&server, &database, IN_TRANSACTION);
    // Nothing holds a lock that a change of the tables would wait for.
    ask(&server, &database, "SET lock_timeout = '10s'; ALTER TABLE api_keys ADD COLUMN more integer");
    assert_eq!(server.send("POST", WEBHOOKS).status, 200);
}

#[test]
fn a_request_that_takes_too_long_leaves_no_transaction_behind() {
    let Some(database) = fresh_database() else { return };
    let port = database.split_once("127.0.0.1:").unwrap().1.split_once('/').unwrap().0.parse().unwrap();
    let proxy = Proxy::before(port);
    let settings = Settings { request_timeout: Duration::from_millis(60), ..Settings::default() };
    let server = Server::with(&proxy.url(&database).parse().unwrap(), STORE_KEY, settings);
    proxy.delay(Duration::from_millis(30));
    assert_eq!(server.send("POST", WEBHOOKS).status, 503);
    proxy.delay(Duration::ZERO);
    until_none(&server, &database, IN_TRANSACTION);
}

#[test]
fn cancelled_statements_poison_no_connection() {
    let Some(Behind { database, server, .. }) = Behind::new() else { return };
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                while !done.load(Ordering::Relaxed) {
                    let status = server.send("POST", WEBHOOKS).status;
                    assert!(matches!(status, 200 | 503), "{status}");
                }
            });
        }
        for _ in 0..50 {
            ask(
                &server,
                &database,
                "SELECT pg_cancel_backend(pid)::text FROM pg_stat_activity \
                 WHERE datname = current_database() AND pid <> pg_backend_pid()",
            );
        }
        done.store(true, Ordering::Relaxed);
    });
    for _ in 0..50 {
        assert_eq!((server.send("POST", WEBHOOKS).status, server.get().status), (200, 200));
    }
}

#[test]
fn a_silent_database_is_given_up() {
    let Some(Behind { proxy, server, .. }) = Behind::new() else { return };
    let is_served = || server.send("POST", WEBHOOKS).status == 200 && server.get().status == 200;
    // Many connections are open.
    thread::scope(|scope| {
        for _ in 0..24 {
            scope.spawn(|| assert!(is_served()));
        }
    });
    proxy.silence();
    let start = Instant::now();
    thread::scope(|scope| {
        for _ in 0..24 {
            scope.spawn(|| {
                while !is_served() {
                    assert!(start.elapsed() < PATIENCE);
                }
            });
        }
    });
}

/// The settings of the role or of the URL make neither isolation nor durability weaker.
#[test]
fn a_session_has_the_settings_that_the_server_asks_for() {
    let Some(database) = fresh_database() else { return };
    let options = "-c%20default_transaction_isolation%3Dserializable%20-c%20synchronous_commit%3Doff";
    let location = format!("{database}&options={options}").parse().unwrap();
    let server = Server::with(&location, STORE_KEY, Settings::default());
    ask(
        &server,
        &database,
        "CREATE TABLE seen (setting text); \
         CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
            INSERT INTO seen VALUES (current_setting('transaction_isolation') || ', ' || current_setting('synchronous_commit')); \
            RETURN NEW; END $$; \
         CREATE TRIGGER see BEFORE INSERT ON webhooks FOR EACH ROW EXECUTE FUNCTION see()",
    );
    assert_eq!(server.send("POST", WEBHOOKS).status, 200);
    assert_eq!(ask(&server, &database, "SELECT DISTINCT setting FROM seen"), ["read committed, on"]);
}

#[test]
fn a_lock_on_one_account_stops_no_other() {
    let Some(database) = fresh_database() else { return };
    let place = Place { location: database.parse().unwrap(), room: None };
    let server = Server::on(&place);
    let other = "b".repeat(32);
    let key = server.add_account(&other);
    let mut holder = server.wait_for(PgConnection::connect(&database)).unwrap();
    let lock = format!("BEGIN; SELECT 1 FROM accounts WHERE account_id = '{ACCOUNT}' FOR UPDATE");
    server.wait_for(sqlx::raw_sql(sqlx::AssertSqlSafe(lock)).execute(&mut holder)).unwrap();
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        for _ in 0..25 {
            scope.spawn(|| {
                while !done.load(Ordering::Relaxed) {
                    let status = server.send("POST", WEBHOOKS).status;
                    assert!(status == 503 || done.load(Ordering::Relaxed), "{status}");
                }
            });
        }
        let url = server.url().replace(ACCOUNT, &other);
        let authorization = format!("Bearer {key}");
        let headers = [("authorization", &*authorization), ("content-type", "application/json")];
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(5) {
            assert_eq!(server.request("GET", &url, &headers, "").status, 200);
            assert_eq!(server.request("POST", &url, &headers, WEBHOOKS).status, 200);
        }
        assert_eq!(server.get().status, 200, "its webhooks can be read");
        done.store(true, Ordering::Relaxed);
        server.wait_for(holder.close()).unwrap();
    });
    assert_eq!(server.send("POST", WEBHOOKS).status, 200);
}

/// A pooler that gives each transaction a session mixes prepared statements and settings.
#[test]
fn a_pooler_works_if_it_gives_sessions_and_is_refused_if_it_gives_transactions() {
    for (mode, works) in [("transaction", false), ("statement", false), ("session", true)] {
        let Some(database) = fresh_database() else { return };
        let (_, rest) = database.split_once("127.0.0.1:").unwrap();
        let (port, name) = rest.split_once('/').unwrap();
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/server/pooler");
        let mut command = Command::new(script);
        let mut child =
            command.args([port, mode]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut said = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut said).unwrap();
        let Some(pooler) = said.trim().strip_prefix("ready on port ") else {
            assert_eq!(child.wait().unwrap().code(), Some(77), "the pooler does not start");
            assert!(std::env::var_os("CHATAPPS_REQUIRE_POSTGRES").is_none(), "there is no PgBouncer");
            eprintln!("skipped: there is no PgBouncer");
            return;
        };
        let location = format!("postgres://tests@127.0.0.1:{pooler}/{name}").parse().unwrap();
        if works {
            let server = Server::with(&location, STORE_KEY, Settings::default());
            thread::scope(|scope| {
                for _ in 0..8 {
                    scope.spawn(|| assert_eq!(server.send("POST", WEBHOOKS).status, 200));
                }
            });
            assert_eq!(server.get().status, 200);
        } else {
            let runtime = Builder::new_current_thread().enable_all().build().unwrap();
            let refused = runtime.block_on(create(&location)).map(drop);
            assert!(matches!(refused, Err(StoreError::Pooler)), "{mode}: {refused:?}");
        }
        drop(child.stdin.take());
        child.wait().unwrap();
    }
}

/// While a standby is not promoted, or after a failover to one.
#[test]
fn a_database_that_takes_no_changes_is_not_ready_and_that_passes() {
    let Some(Behind { database, server, .. }) = Behind::new() else { return };
    let ready = || server.request("GET", &format!("{}/readyz", server.origin), &[], "").status;
    assert_eq!(ready(), 200);
    let name = database.rsplit_once('/').unwrap().1.split_once('?').unwrap().0;
    let set = |value: &str| {
        let statement = format!(
            "ALTER DATABASE {name} SET default_transaction_read_only = {value}; \
             SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
             WHERE datname = current_database() AND pid <> pg_backend_pid()"
        );
        server.wait_for(async {
            let writing = format!("{database}&options=-c%20default_transaction_read_only%3Doff");
            let mut connection = PgConnection::connect(&writing).await.unwrap();
            sqlx::raw_sql(sqlx::AssertSqlSafe(statement)).execute(&mut connection).await.unwrap();
        });
    };
    set("on");
    // The first ones may only notice that their connections are gone.
    let refused = (0..20).map(|_| server.send("POST", WEBHOOKS)).last().unwrap();
    assert_eq!((refused.status, refused.header("retry-after")), (503, "1"), "{refused:?}");
    assert_eq!(refused.json()["code"], json!(2000));
    assert_eq!((ready(), server.get().status), (503, 200));
    set("off");
    let start = Instant::now();
    while ready() != 200 {
        assert!(start.elapsed() < PATIENCE);
    }
    assert_eq!(server.send("POST", WEBHOOKS).status, 200);
}
