//! A PostgreSQL of the tests' own, on a free port of the loopback interface.

use std::env;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// Set where a missing PostgreSQL is a failure.
const REQUIRED: &str = "CHATAPPS_REQUIRE_POSTGRES";

/// Runs a cluster until its standard input ends, and removes it then: so it goes away however the tests end.
const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/server/postgres");

/// The exit code of the script where there is no PostgreSQL.
const NOT_INSTALLED: i32 = 77;

pub(crate) struct Cluster {
    pub(crate) port: u16,
    /// While this is open, it runs.
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    _child: Child,
}

impl Cluster {
    /// Starts one; with TLS if there is a folder with a certificate. `None` where there is no PostgreSQL.
    pub(crate) fn start(arguments: &[&str], tls: Option<&Path>) -> Option<Self> {
        let mut command = Command::new(SCRIPT);
        command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped());
        if let Some(folder) = tls {
            command.env("CHATAPPS_POSTGRES_TLS", folder);
        }
        let mut child = command.spawn().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let Some(port) = ready(&mut output) else {
            assert_eq!(child.wait().unwrap().code(), Some(NOT_INSTALLED), "PostgreSQL does not start");
            assert!(env::var_os(REQUIRED).is_none(), "there is no PostgreSQL, and {REQUIRED} is set");
            eprintln!("skipped: there is no PostgreSQL");
            return None;
        };
        Some(Self { port, input: child.stdin.take().unwrap(), output, _child: child })
    }

    /// Ends it as a power cut does, and starts it again.
    pub(crate) fn crash(&mut self) {
        self.input.write_all(b"crash\n").unwrap();
        assert_eq!(ready(&mut self.output), Some(self.port));
    }

    pub(crate) fn url(&self, database: &str) -> String {
        format!("postgres://tests@127.0.0.1:{}/{database}?sslmode=disable", self.port)
    }
}

/// The port of a cluster that is ready; `None` if none comes.
fn ready(output: &mut impl BufRead) -> Option<u16> {
    let mut said = String::new();
    output.read_line(&mut said).unwrap();
    said.trim().strip_prefix("ready on port ")?.parse().ok()
}
