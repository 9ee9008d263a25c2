//! A PostgreSQL cluster for the tests, on a free port of the loopback interface.

use std::env;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// If this variable is set, a missing PostgreSQL fails the tests.
const REQUIRED: &str = "CHATAPPS_REQUIRE_POSTGRES";

/// This script runs a cluster until its standard input ends, then removes it, so the cluster never
/// outlives the tests.
const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/server/postgres");

/// The exit code of the script if PostgreSQL is missing.
const NOT_INSTALLED: i32 = 77;

pub(crate) struct Cluster {
    pub(crate) port: u16,
    /// The cluster runs while this is open.
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    _child: Child,
}

impl Cluster {
    /// Starts a cluster; with TLS if a folder with a certificate is given. `None` if PostgreSQL is
    /// missing.
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

    /// Stops the cluster like a power cut, and starts it again.
    pub(crate) fn crash(&mut self) {
        self.input.write_all(b"crash\n").unwrap();
        assert_eq!(ready(&mut self.output), Some(self.port));
    }

    pub(crate) fn url(&self, database: &str) -> String {
        format!("postgres://tests@127.0.0.1:{}/{database}?sslmode=disable", self.port)
    }
}

/// The port of the cluster when it is ready; `None` if it fails to start.
fn ready(output: &mut impl BufRead) -> Option<u16> {
    let mut said = String::new();
    output.read_line(&mut said).unwrap();
    said.trim().strip_prefix("ready on port ")?.parse().ok()
}
