//! Runs the program in its own directory, and checks invariants of every run.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Output, Stdio};
use std::sync::LazyLock;
use std::thread;

use jsonschema::Validator;
use serde_json::Value;
use tempfile::TempDir;

/// A request without findings.
pub(crate) const VALID: &str = r#"[{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/events", "type": "MSG", "httpAuthorization": "Bearer rw4Kd0b2u"}]"#;

/// A request without the property `url`.
pub(crate) const INVALID: &str =
    r#"[{"subAccountId": "Onion_Marketing", "type": "MSG", "httpAuthorization": "Bearer rw4Kd0b2u"}]"#;

/// A request with a warning.
pub(crate) const WARNED: &str = r#"[{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/events", "type": "MSG", "httpAuthorization": "Bearer rw4Kd0b2u", "retries": 3}]"#;

/// A request with a property that is given twice, on the second of its lines.
pub(crate) const TWICE: &str = "[{\"subAccountId\": \"*\",\n\"url\": \"https://a.onion.example/ü\", \"é\": 1, \"é\": 2,\n\"type\": \"MSG\", \"httpAuthorization\": \"Bearer rw4Kd0b2u\"}]";

/// All formats of findings.
pub(crate) const FORMATS: [&str; 8] =
    ["human", "json", "json-lines", "sarif", "github", "gitlab", "junit", "rdjson"];

/// Whether the program ended because nobody read its output any longer.
pub(crate) fn ended_by_closed_pipe(status: ExitStatus) -> bool {
    #[cfg(all(unix, feature = "signals"))]
    return std::os::unix::process::ExitStatusExt::signal(&status) == Some(13);
    #[cfg(not(all(unix, feature = "signals")))]
    return status.code() == Some(2);
}

/// An empty directory to run the program in.
pub(crate) struct Room(TempDir);

/// The result of a run.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Room {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// Writes a file, and the directories above it.
    pub(crate) fn file(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        self.run_on(arguments, b"")
    }

    /// Runs the program with a text on standard input.
    pub(crate) fn run_on(&self, arguments: &[&str], stdin: &[u8]) -> Run {
        Run::of(self.command(arguments), stdin)
    }

    /// Runs the program with additional environment variables.
    #[cfg(feature = "client")]
    pub(crate) fn run_with(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Run {
        let mut command = self.command(arguments);
        command.envs(environment.iter().copied());
        Run::of(command, b"")
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_chatapps-webhooks"));
        command.args(arguments).current_dir(self.path()).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
        for name in [
            "CHATAPPS_API_KEY",
            "CHATAPPS_AUTHORIZATION",
            "CHATAPPS_STORE",
            "CHATAPPS_STORE_KEY",
            "ALL_PROXY",
            "CI_PROJECT_DIR",
            "GITHUB_WORKSPACE",
            "HTTPS_PROXY",
            "HTTP_PROXY",
            "NO_PROXY",
        ] {
            command.env_remove(name).env_remove(name.to_ascii_lowercase());
        }
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }
}

impl Run {
    /// Runs a command with a text on standard input.
    pub(crate) fn of(mut command: Command, stdin: &[u8]) -> Self {
        let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
        let mut input = child.stdin.take().unwrap();
        let output = thread::scope(|scope| {
            // The program may end without reading everything.
            scope.spawn(move || drop(input.write_all(stdin)));
            child.wait_with_output().unwrap()
        });
        Self::new(&output)
    }

    fn new(output: &Output) -> Self {
        let run = Self {
            code: output.status.code().expect("the program ends by itself"),
            stdout: String::from_utf8(output.stdout.clone()).expect("the output is UTF-8"),
            stderr: String::from_utf8(output.stderr.clone()).expect("messages are UTF-8"),
        };
        assert!([0, 1, 2].contains(&run.code), "{run:?}");
        assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
        let says_error = run.stderr.lines().any(|line| line.starts_with("error: "));
        assert!(if run.code == 2 { says_error } else { run.code == 1 || !says_error }, "{run:?}");
        run
    }

    /// The output as JSON, validated against its published schema.
    pub(crate) fn json(&self) -> Value {
        static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
            let schema = include_str!("../../../../schema/v1/validate-output.schema.json");
            jsonschema::draft202012::new(&serde_json::from_str(schema).unwrap()).unwrap()
        });
        let output: Value = serde_json::from_str(&self.stdout).unwrap();
        let errors: Vec<_> = SCHEMA.iter_errors(&output).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}\n{}", self.stdout);
        output
    }

    /// The rules of the findings of a JSON output, file after file.
    pub(crate) fn rules(&self) -> Vec<String> {
        let output = self.json();
        let files = output["files"].as_array().unwrap().iter();
        files
            .flat_map(|file| file["findings"].as_array().unwrap())
            .map(|finding| finding["rule"].as_str().unwrap().to_owned())
            .collect()
    }
}
