//! The program as a server process.

use std::io::{BufRead, BufReader, Lines};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::{Mutex, PoisonError};

use serde_json::Value;
use ureq::http::Request;

/// The account of `serve --demo`.
pub(crate) const ACCOUNT: &str = "5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a";

/// A server process. It is killed when it is dropped.
pub(crate) struct Serving {
    child: Mutex<Child>,
    lines: Mutex<Lines<BufReader<ChildStdout>>>,
    pub(crate) origin: String,
    /// The output on standard output up to readiness.
    pub(crate) said: String,
}

impl Serving {
    /// Starts `serve` with arguments, in a directory, on a free port. The log goes to `log.txt`
    /// there.
    pub(crate) fn start(room: &Path, arguments: &[&str]) -> Self {
        Self::start_as(program(room), room, arguments)
    }

    /// The same, with a command that executes the program.
    pub(crate) fn start_as(mut command: Command, room: &Path, arguments: &[&str]) -> Self {
        let log = std::fs::File::options().create(true).append(true).open(room.join("log.txt")).unwrap();
        command.args(["serve", "--listen", "127.0.0.1:0"]).args(arguments);
        let mut serving = Self::of(command.stdout(Stdio::piped()).stderr(log).spawn().unwrap());
        if arguments.contains(&"--demo") {
            // The output has parts, separated by empty lines; a store that is forgotten has one
            // more.
            let parts = if arguments.contains(&"--store") { 3 } else { 4 };
            while serving.said.matches("\n\n").count() < parts {
                let line = serving.next_line();
                serving.said.push_str(&line);
                serving.said.push('\n');
            }
        }
        serving
    }

    /// A process that was started.
    pub(crate) fn of(mut child: Child) -> Self {
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let first = lines.next().expect("the server starts").unwrap();
        let origin = first.strip_prefix("listening on ").unwrap().to_owned();
        Self { child: Mutex::new(child), lines: Mutex::new(lines), origin, said: format!("{first}\n") }
    }

    /// The next line on standard output.
    pub(crate) fn next_line(&self) -> String {
        self.lines.lock().unwrap().next().unwrap().unwrap()
    }

    /// Sends a signal to the process.
    #[cfg(unix)]
    pub(crate) fn signal(&self, signal: &str) {
        let id = self.child.lock().unwrap().id().to_string();
        assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
    }

    /// The key in the output of the demo.
    pub(crate) fn demo_key(&self) -> String {
        let after = self.said.split("Authorization: Bearer ").nth(1).unwrap();
        after.split('\'').next().unwrap().to_owned()
    }

    /// Sends a request to the account. Returns the status and the text; `None` if there is no
    /// answer.
    pub(crate) fn send(&self, method: &str, key: &str, body: &str) -> Option<(u16, String)> {
        self.ask(method, "webhooks", key, body)
    }

    /// The same for another path of the account.
    pub(crate) fn ask(&self, method: &str, path: &str, key: &str, body: &str) -> Option<(u16, String)> {
        ask(&self.origin, method, path, key, body)
    }

    pub(crate) fn list(&self, key: &str) -> Value {
        let (status, text) = self.send("GET", key, "").unwrap();
        assert_eq!(status, 200, "{text}");
        serde_json::from_str(&text).unwrap()
    }

    /// The id of the process.
    #[cfg(target_os = "linux")]
    pub(crate) fn id(&self) -> String {
        self.child.lock().unwrap().id().to_string()
    }

    /// Kills the server at once, like a power cut.
    pub(crate) fn kill_now(&self) {
        self.child.lock().unwrap().kill().unwrap();
    }

    /// Stops the server as an operator does.
    #[cfg(unix)]
    pub(crate) fn terminate(self) -> std::process::ExitStatus {
        self.signal("-TERM");
        self.child.lock().unwrap().wait().unwrap()
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let child = self.child.get_mut().unwrap_or_else(PoisonError::into_inner);
        let _ = child.kill();
        let _ = child.wait();
    }
}

/// The program, without the environment variables for stores.
pub(crate) fn program(room: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chatapps-webhooks"));
    command.current_dir(room).env_remove("CHATAPPS_STORE").env_remove("CHATAPPS_STORE_KEY");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Sends a request to a path of the account at a server.
pub(crate) fn ask(origin: &str, method: &str, path: &str, key: &str, body: &str) -> Option<(u16, String)> {
    let request = Request::builder()
        .method(method)
        .uri(format!("{origin}/api/v1/accounts/{ACCOUNT}/{path}"))
        .header("authorization", format!("Bearer {key}"))
        .header("content-type", "application/json");
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
    let mut answer = if body.is_empty() && method != "POST" {
        agent.run(request.body(()).unwrap()).ok()?
    } else {
        agent.run(request.body(body.to_owned()).unwrap()).ok()?
    };
    Some((answer.status().as_u16(), answer.body_mut().read_to_string().ok()?))
}
