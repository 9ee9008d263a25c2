//! References to secrets in desired state: read from the environment and from files by `plan` and
//! `apply`, checked by name by `validate --desired`, and never shown.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::program::{FORMATS, Room, Run};
use crate::stand_in::{ACCOUNT, Endpoint, KEY};

/// A mark in all values, which no output may contain.
const MARK: &str = "hunter2";

const HEADER: &str = "Bearer hunter2-\"header\"\\";
const SECRET: &str = "hunter2 secret";

/// Two webhooks: one with a header in a variable, one with a client's secret in a file.
fn desired() -> Value {
    json!([
        {"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/in", "type": "MSG", "httpAuthorization": {"env": "ONION_TOKEN"}},
        {"subAccountId": "Onion_Sales", "url": "https://hooks.onion.example/in", "type": "MSG",
         "oauth": {"url": "https://login.onion.example/token", "clientId": "chat", "clientSecret": {"file": "secrets/client"}, "credentialsLocation": "header"}},
    ])
}

const YAML: &str = "\
- &shop
  subAccountId: Onion_Marketing
  url: https://hooks.onion.example/in
  type: MSG
  httpAuthorization: {env: ONION_TOKEN} # from the vault
- subAccountId: Onion_Sales
  url: https://hooks.onion.example/in
  type: MSG
  oauth:
    url: https://login.onion.example/token
    clientId: chat
    clientSecret:
      file: secrets/client
    credentialsLocation: header
";

const TOML: &str = "\
[[webhooks]]
subAccountId = 'Onion_Marketing'
url = 'https://hooks.onion.example/in'
type = 'MSG'
httpAuthorization = {env = 'ONION_TOKEN'}

[[webhooks]]
subAccountId = 'Onion_Sales'
url = 'https://hooks.onion.example/in'
type = 'MSG'
[webhooks.oauth]
url = 'https://login.onion.example/token'
clientId = 'chat'
clientSecret.file = 'secrets/client'
credentialsLocation = 'header'
";

/// Runs a command with the header in its variable.
fn run(room: &Room, endpoint: &Endpoint, arguments: &[&str], header: Option<&str>) -> Run {
    let url = endpoint.url();
    let place = ["--account", ACCOUNT, "--base-url", &url];
    let header = header.map(|header| ("ONION_TOKEN", header));
    let environment: Vec<_> = [("CHATAPPS_API_KEY", KEY)].into_iter().chain(header).collect();
    let run = room.run_with(&[arguments, &place].concat(), &environment);
    assert!(!format!("{}{}", run.stdout, run.stderr).contains(MARK), "{run:?}");
    run
}

#[test]
fn values_are_read_and_sent_whatever_the_format() {
    let room = Room::new();
    room.file("state/a.json", desired().to_string());
    room.file("state/a.jsonc", format!("// secrets are elsewhere\n{}", desired()));
    room.file("state/a.yaml", YAML);
    room.file("state/a.toml", TOML);
    let mut expected = desired();
    expected[0]["httpAuthorization"] = json!(HEADER);
    expected[1]["oauth"]["clientSecret"] = json!(SECRET);
    for (name, end) in [("a.json", ""), ("a.jsonc", "\n"), ("a.yaml", "\r\n"), ("a.toml", "\n")] {
        room.file("state/secrets/client", format!("{SECRET}{end}"));
        let (endpoint, file) = (Endpoint::with(&json!([])), format!("state/{name}"));
        let checked = room.run(&["validate", "--desired", "--fail-on", "notice", &file]);
        assert_eq!((checked.code, checked.stderr.as_str()), (0, ""), "{name}: {checked:?}");
        let planned = run(&room, &endpoint, &["plan", &file], Some(HEADER));
        assert_eq!((planned.code, planned.stderr.as_str()), (0, ""), "{name}: {planned:?}");
        let applied = run(&room, &endpoint, &["apply", "--yes", &file], Some(HEADER));
        assert_eq!((applied.code, applied.stderr.as_str()), (0, ""), "{name}: {applied:?}");
        assert_eq!(endpoint.requests().last().unwrap().json(), expected, "{name}");
        // The endpoint masks them now.
        let again = run(&room, &endpoint, &["plan", &file, "--format", "json"], Some(HEADER));
        let plan: Value = serde_json::from_str(&again.stdout).unwrap();
        assert_eq!(plan["steps"][0]["effects"][0]["kind"], "unknown_secret", "{plan}");
        let changed =
            run(&room, &endpoint, &["apply", "--yes", "--resend-secrets", &file], Some("Bearer hunter2"));
        assert_eq!(changed.code, 0, "{changed:?}");
        assert_eq!(endpoint.requests().last().unwrap().json()[0]["httpAuthorization"], "Bearer hunter2");
    }
}

#[test]
fn paths_begin_in_the_folder_of_the_file_or_here_for_standard_input() {
    let room = Room::new();
    let absolute = room.file("elsewhere/client", SECRET);
    room.file("secrets/client", SECRET);
    room.file("state/a.json", desired().to_string());
    room.file("a.json", desired().to_string().replace("secrets/client", absolute.to_str().unwrap()));
    let endpoint = Endpoint::with(&json!([]));
    let here = run(&room, &endpoint, &["plan", "state/a.json"], Some(HEADER));
    let path = std::path::Path::new("state").join("secrets/client");
    assert!(here.code == 1 && here.stderr.contains(&format!("the file `{}` does not exist", path.display())));
    assert_eq!(run(&room, &endpoint, &["plan", "a.json"], Some(HEADER)).code, 0);
    let url = endpoint.url();
    let mut command = room.command(&["plan", "-", "--account", ACCOUNT, "--base-url", &url]);
    command.env("CHATAPPS_API_KEY", KEY).env("ONION_TOKEN", HEADER);
    assert_eq!(Run::of(command, desired().to_string().as_bytes()).code, 0);
}

#[test]
fn what_is_not_there_blocks_the_plan_and_is_named() {
    let room = Room::new();
    room.file("a.json", desired().to_string());
    let told = |content: Option<&[u8]>, header: Option<&str>, expected: &str| {
        let _ = std::fs::remove_file(room.path().join("secrets/client"));
        if let Some(content) = content {
            room.file("secrets/client", content);
        }
        let endpoint = Endpoint::with(&json!([]));
        for command in
            [&["plan", "a.json"][..], &["plan", "a.json", "--format", "json"], &["apply", "--yes", "a.json"]]
        {
            let run = run(&room, &endpoint, command, header);
            assert_eq!(run.code, 1, "{run:?}");
            assert!(run.stderr.contains(&format!("error: the {expected}\n")), "{expected}: {run:?}");
            let blocked =
                "error: the plan can't be applied: a mask or an unfilled variable would have to be sent";
            assert!(run.stderr.contains(blocked), "{run:?}");
        }
        assert!(endpoint.methods().iter().all(|method| method == "GET"));
    };
    let secret = Some(SECRET.as_bytes());
    told(secret, None, "environment variable `ONION_TOKEN` is not set: give it the secret as its value");
    told(secret, Some(""), "environment variable `ONION_TOKEN` is empty: give it the secret as its value");
    let long = MARK.repeat(2_000);
    told(
        secret,
        Some(&long),
        "environment variable `ONION_TOKEN` has more than 8192 bytes: give it the secret alone",
    );
    let in_file = |content: Option<&[u8]>, fault: &str| {
        told(content, Some(HEADER), &format!("file `secrets/client` {fault}"));
    };
    in_file(None, "does not exist: write the secret into it, on its only line");
    for empty in ["", "\n", "\r\n"] {
        in_file(Some(empty.as_bytes()), "is empty: write the secret into it, on its only line");
    }
    for lines in ["hunter2\nhunter2", "hunter2\n\n", "\nhunter2\r\n"] {
        in_file(Some(lines.as_bytes()), "has more than one line: keep the secret alone in it");
    }
    in_file(Some(long.as_bytes()), "has more than 8192 bytes: give it the secret alone");
    in_file(Some(b"hunter2\xff"), "is not UTF-8: write the secret into it, on its only line");
    room.file("folder/secrets/client/x", "");
    room.file("folder/a.json", desired().to_string());
    let folder = run(&room, &Endpoint::with(&json!([])), &["plan", "folder/a.json"], Some(HEADER));
    assert!(folder.code == 1 && folder.stderr.contains("is a directory: name a file"), "{folder:?}");
}

#[test]
fn the_longest_value_is_taken() {
    let room = Room::new();
    room.file("a.json", desired().to_string());
    room.file("secrets/client", format!("{}\r\n", "x".repeat(8192)));
    let planned = run(&room, &Endpoint::with(&json!([])), &["plan", "a.json"], Some(HEADER));
    assert_eq!(planned.code, 0, "{planned:?}");
}

#[cfg(unix)]
#[test]
fn a_variable_that_is_no_text_is_named() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let room = Room::new();
    room.file("a.json", desired().to_string());
    room.file("secrets/client", SECRET);
    let endpoint = Endpoint::with(&json!([]));
    let mut command = room.command(&["plan", "a.json", "--account", ACCOUNT, "--base-url", &endpoint.url()]);
    command.env("CHATAPPS_API_KEY", KEY).env("ONION_TOKEN", OsStr::from_bytes(b"hunter2\xff"));
    let run = Run::of(command, b"");
    assert!(run.code == 1 && run.stderr.contains("`ONION_TOKEN` is not UTF-8"), "{run:?}");
    assert!(!run.stderr.contains(MARK), "{run:?}");
}

#[test]
fn a_wrong_value_is_a_finding_at_its_reference_that_names_it() {
    let room = Room::new();
    room.file("a.yaml", YAML);
    for (header, client, rule, place, line) in [
        ("***", SECRET, "masked_secret", "environment variable `ONION_TOKEN`", 5),
        ("Bearer hunter2***", SECRET, "masked_secret", "environment variable `ONION_TOKEN`", 5),
        (
            "Bearer hunter2\nX: hunter2",
            SECRET,
            "invalid_header_value",
            "environment variable `ONION_TOKEN`",
            5,
        ),
        ("${hunter2}", SECRET, "unfilled_variable", "environment variable `ONION_TOKEN`", 5),
        (HEADER, "hunter2\u{7}", "credential_characters", "file `secrets/client`", 13),
        (HEADER, "***", "masked_secret", "file `secrets/client`", 13),
    ] {
        room.file("secrets/client", client);
        let endpoint = Endpoint::with(&json!([]));
        for command in [&["plan"][..], &["apply", "--yes"]] {
            let run = run(&room, &endpoint, &[command, &["a.yaml"]].concat(), Some(header));
            assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{run:?}");
            for said in [format!("error[{rule}]"), format!(", in the {place}"), format!("a.yaml:{line}:")] {
                assert!(run.stderr.contains(&said), "{said}: {run:?}");
            }
        }
        let data = run(&room, &endpoint, &["plan", "--format", "json", "a.yaml"], Some(header)).json();
        let finding = &data["files"][0]["findings"][0];
        assert_eq!((&finding["rule"], &finding["line"]), (&json!(rule), &json!(line)), "{data}");
        let name = if rule == "credential_characters" || client == "***" { "file" } else { "env" };
        assert!(finding["params"][name].is_string(), "{finding}");
        assert!(endpoint.requests().is_empty());
    }
    // A warning doesn't block.
    room.file("secrets/client", SECRET);
    let warned = run(&room, &Endpoint::with(&json!([])), &["plan", "a.yaml"], Some("hunter2"));
    assert!(warned.code == 0 && warned.stderr.contains("warning[authorization_shape]"), "{warned:?}");
}

#[test]
fn references_are_checked_by_name_before_anything_is_read() {
    let room = Room::new();
    for (reference, expected) in [
        (r#"{"envv": "hunter2"}"#, "did you mean `env`?"),
        (r#"{"env": "hunter2", "file": "hunter2"}"#, "found both"),
        (r#"{"env": "$hunter2"}"#, "the name of an environment variable"),
        (r#"{"file": ""}"#, "found an empty string"),
        (r#"{"file": ["hunter2"]}"#, "expected string in `file`, found array"),
        ("{}", "found an empty object"),
    ] {
        let text = desired().to_string().replace(r#"{"env":"ONION_TOKEN"}"#, reference);
        room.file("a.json", &text);
        for format in FORMATS {
            let checked = room.run(&["validate", "--desired", "--format", format, "a.json"]);
            let shown = format!("{}{}", checked.stdout, checked.stderr);
            assert_eq!(checked.code, 1, "{shown}");
            assert!(!shown.contains(MARK) && shown.contains("httpAuthorization"), "{format}: {shown}");
        }
        assert!(room.run(&["validate", "--desired", "a.json"]).stdout.contains(expected), "{expected}");
        let endpoint = Endpoint::with(&json!([]));
        for command in [&["plan", "a.json"][..], &["apply", "--yes", "a.json"]] {
            let refused = run(&room, &endpoint, command, Some(HEADER));
            assert!(refused.code == 1 && refused.stderr.contains(expected), "{refused:?}");
            assert!(!refused.stderr.contains("secrets/client"), "nothing was read: {refused:?}");
        }
        assert!(endpoint.requests().is_empty());
    }
}

#[test]
fn a_request_has_no_references_and_no_masks() {
    let room = Room::new();
    for (name, text) in
        [("a.json", desired().to_string()), ("a.yaml", YAML.to_owned()), ("a.toml", TOML.to_owned())]
    {
        room.file(name, text);
        assert_eq!(room.run(&["validate", "--desired", name]).code, 0);
        let strict = room.run(&["validate", "--format", "json", name]);
        assert_eq!(strict.rules(), ["type", "type"]);
        assert!(strict.stdout.contains("`validate --desired`"), "{strict:?}");
    }
    let mut masked = desired();
    masked[0]["httpAuthorization"] = json!("***");
    room.file("b.json", masked.to_string());
    assert_eq!(room.run(&["validate", "--desired", "b.json"]).code, 0);
    assert_eq!(room.run(&["validate", "b.json"]).code, 1);
    masked[0]["httpAuthorization"] = json!("Bearer ***");
    room.file("b.json", masked.to_string());
    assert_eq!(room.run(&["validate", "--desired", "b.json"]).code, 1);
    assert_eq!(room.run(&["validate", "--desired", "--model", "event", "b.json"]).code, 2);
    // Fixes are proven as desired state.
    let misspelled = desired().to_string().replace("httpAuthorization", "HttpAuthorization");
    room.file("c.json", &misspelled);
    let fixed = room.run(&["validate", "--desired", "--fix", "c.json"]);
    assert_eq!(fixed.code, 0, "{fixed:?}");
    assert_eq!(std::fs::read_to_string(room.path().join("c.json")).unwrap(), desired().to_string());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever a value is, it reaches the endpoint, or nothing does; and no output.
    #[test]
    fn no_value_that_was_read_is_shown(
        scheme in "(Bearer |Basic |Bearer: |)",
        tail in "\\PC{0,2}[\"'\\\\\n\r\t\u{1b}${}*<>% ]{0,4}",
    ) {
        let (room, endpoint) = (Room::new(), Endpoint::with(&json!([])));
        let value = format!("{scheme}{MARK}{tail}");
        room.file("a.toml", TOML);
        room.file("secrets/client", &value);
        for format in FORMATS {
            let arguments = ["validate", "--desired", "--format", format, "a.toml"];
            let checked = room.run_with(&arguments, &[("ONION_TOKEN", &value)]);
            prop_assert!(checked.code == 0 && !checked.stdout.contains(MARK));
        }
        let commands = [&["plan"][..], &["plan", "--format", "json"], &["apply", "--yes"], &["apply", "--yes", "--policy", "contract"]];
        for command in commands {
            let run = run(&room, &endpoint, &[command, &["a.toml"]].concat(), Some(&value));
            let sent = endpoint.requests().iter().any(|request| request.body.contains(MARK));
            prop_assert!(command[0] == "plan" || sent == (run.code == 0), "{:?}", run);
        }
        let refusing = Endpoint::answering(&[("200 OK", "[]"), ("400 Bad Request", &crate::stand_in::failure(1000, &value))]);
        run(&room, &refusing, &["apply", "--yes", "--policy", "contract", "a.toml"], Some(&value));
    }
}
