//! The server in an ordinary incident: a log that nobody reads, idle callers, a silent database, an
//! impatient operator.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::program::Room;
use crate::serving::{ACCOUNT, Serving, program};

/// Much longer than anything here takes.
const PATIENCE: Duration = Duration::from_secs(30);

fn prepared() -> (Room, String) {
    let room = Room::new();
    assert_eq!(room.run(&["accounts", "add", ACCOUNT]).code, 0);
    let key = room.run(&["keys", "add", ACCOUNT]).stdout.trim().to_owned();
    (room, key)
}

/// The program with a limit on open files, which it can't raise.
fn with_files(room: &Room, files: u32) -> Command {
    let mut command = Command::new("sh");
    let script = format!("ulimit -n {files} && exec \"$@\"");
    command.args(["-c", &script, "sh", env!("CARGO_BIN_EXE_chatapps-webhooks")]);
    command.current_dir(room.path()).env_remove("CHATAPPS_STORE").env_remove("CHATAPPS_STORE_KEY");
    command
}

fn connect(origin: &str) -> TcpStream {
    TcpStream::connect(origin.strip_prefix("http://").unwrap()).unwrap()
}

/// A connection whose request has a body that never comes whole.
fn begin_a_body(origin: &str, key: &str) -> TcpStream {
    let mut stream = connect(origin);
    write!(
        stream,
        "POST /api/v1/accounts/{ACCOUNT}/webhooks HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {key}\r\n\
         Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n["
    )
    .unwrap();
    stream
}

#[test]
fn a_log_that_nobody_reads_stops_nothing() {
    let (room, key) = prepared();
    let mut command = program(room.path());
    command.args(["serve", "--listen", "127.0.0.1:0"]).stdout(Stdio::piped()).stderr(Stdio::piped());
    let server = Serving::of(command.spawn().unwrap());
    // A pipe has room for 64 KiB.
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..300 {
                    assert_eq!(server.send("GET", &key, "").unwrap().0, 200);
                }
            });
        }
    });
    assert_eq!(server.terminate().code(), Some(0));
}

#[test]
fn idle_connections_use_up_no_file_descriptors() {
    let (room, key) = prepared();
    let server = Serving::start_as(with_files(&room, 256), room.path(), &[]);
    let _idle: Vec<_> = (0..400).map(|_| connect(&server.origin)).collect();
    for _ in 0..20 {
        assert_eq!(server.send("GET", &key, "").unwrap().0, 200);
    }
    let log = std::fs::read_to_string(room.path().join("log.txt")).unwrap();
    assert!(log.contains("ulimit -n"), "{log}");
}

#[test]
fn a_caller_that_is_slow_does_not_hold_up_the_end() {
    let (room, key) = prepared();
    let server = Serving::start(room.path(), &[]);
    let mut head = connect(&server.origin);
    head.write_all(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n").unwrap();
    let _body = begin_a_body(&server.origin, &key);
    assert_eq!(server.send("GET", &key, "").unwrap().0, 200);
    let start = Instant::now();
    assert_eq!(server.terminate().code(), Some(0));
    // Its time for a head and for a body would be 30 and 20 seconds.
    assert!(start.elapsed() < Duration::from_secs(15));
}

#[test]
fn a_second_signal_ends_the_server_at_once() {
    let (room, key) = prepared();
    let server = Serving::start(room.path(), &[]);
    let mut head = connect(&server.origin);
    head.write_all(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n").unwrap();
    assert_eq!(server.send("GET", &key, "").unwrap().0, 200);
    server.signal("-TERM");
    // Two signals that come together are one.
    thread::sleep(Duration::from_millis(300));
    assert_eq!(server.terminate().code(), Some(128 + 15));
}

#[test]
fn a_database_that_says_nothing_is_reported() {
    let room = Room::new();
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let store = format!("postgres://webhooks:pX8w@{}/x", silent.local_addr().unwrap());
    let _silent = thread::spawn(move || {
        let _kept: Vec<_> = silent.incoming().collect();
    });
    let start = Instant::now();
    let run = program(room.path()).args(["serve"]).env("CHATAPPS_STORE", &store).output().unwrap();
    let said = String::from_utf8(run.stderr).unwrap();
    assert!(
        run.status.code() == Some(2) && said.contains("does not answer") && !said.contains("pX8w"),
        "{said}"
    );
    assert!(said.contains("opening the store") && start.elapsed() < PATIENCE, "{said}");
    // A signal ends it while it waits.
    let mut command = program(room.path());
    command.args(["serve"]).env("CHATAPPS_STORE", &store).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stderr = child.stderr.take().unwrap();
    let mut said = [0; 27];
    stderr.read_exact(&mut said).unwrap();
    assert!(Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap().success());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn probes_have_a_listener_of_their_own() {
    let (room, key) = prepared();
    let mut command = program(room.path());
    command.args(["serve", "--listen", "127.0.0.1:0", "--probes", "127.0.0.1:0", "--max-connections", "1"]);
    let server = Serving::of(command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap());
    let _body = begin_a_body(&server.origin, &key);
    let probes = server.next_line().strip_prefix("probes on ").unwrap().to_owned();
    for path in ["/healthz", "/readyz", "/metrics"] {
        let answer = ureq::get(format!("{probes}{path}")).call().unwrap();
        assert_eq!(answer.status(), 200, "{path}");
    }
    let elsewhere = ureq::get(format!("{probes}/openapi.json")).call();
    assert!(matches!(elsewhere, Err(ureq::Error::StatusCode(404))));
}
