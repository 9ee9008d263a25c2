//! `serve`, `accounts`, `keys` and `store`, as an operator uses them.

use std::fs;

use serde_json::json;

use crate::program::{Room, VALID};
use crate::serving::{ACCOUNT, Serving, program};

/// The content of an example of the repository.
fn example() -> String {
    fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/valid/two-types.json")).unwrap()
}

/// A directory with a store, the account in it, and its key.
fn prepared() -> (Room, String) {
    let room = Room::new();
    let run =
        room.run(&["accounts", "add", ACCOUNT, "--sub-account", "Onion_Marketing", "-s", "Onion_Support"]);
    assert_eq!((run.code, run.stdout.trim()), (0, ACCOUNT), "{run:?}");
    let run = room.run(&["keys", "add", ACCOUNT]);
    assert_eq!(run.code, 0, "{run:?}");
    (room, run.stdout.trim().to_owned())
}

#[test]
fn the_demo_takes_the_examples_and_leaves_nothing() {
    let room = Room::new();
    let server = Serving::start(room.path(), &["--demo"]);
    let key = server.demo_key();
    assert!(
        server.said.contains(&format!("curl -i {}/api/v1/accounts/{ACCOUNT}/webhooks", server.origin)),
        "{}",
        server.said
    );
    assert_eq!(server.send("POST", &key, &example()), Some((200, String::new())));
    // With the one whose receiver is in the program.
    assert_eq!(server.list(&key).as_array().unwrap().len(), 3);
    #[cfg(unix)]
    assert_eq!(server.terminate().code(), Some(0));
    let left: Vec<_> = fs::read_dir(room.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["log.txt"]);
}

#[cfg(unix)]
#[test]
fn the_demo_has_one_key_at_a_time() {
    let room = Room::new();
    let store = ["--demo", "--store", "sqlite:demo.db"];
    let mut keys = Vec::new();
    for _ in 0..3 {
        let server = Serving::start(room.path(), &store);
        keys.push(server.demo_key());
        assert_eq!(server.list(keys.last().unwrap()), serde_json::json!([]));
        assert_eq!(server.terminate().code(), Some(0));
    }
    let server = Serving::start(room.path(), &["--store", "sqlite:demo.db"]);
    let statuses = keys.iter().map(|key| server.send("GET", key, "").unwrap().0);
    assert_eq!(statuses.collect::<Vec<_>>(), [401, 401, 200]);
}

/// Runs the commands from the output in a shell, in the repository.
#[cfg(unix)]
#[test]
fn the_commands_that_the_demo_shows_work() {
    if program_is_missing("curl") {
        eprintln!("skipped: there is no curl");
        return;
    }
    let room = Room::new();
    let server = Serving::start(room.path(), &["--demo"]);
    let shown: Vec<_> = server.said.split("\n\n").filter_map(|part| part.split_once(":\n")).collect();
    assert_eq!(shown.len(), 3, "{}", server.said);
    let mut said = String::new();
    for (_, command) in shown {
        let output = std::process::Command::new("sh")
            .args(["-c", &format!("{command} --silent")])
            .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
            .output()
            .unwrap();
        said.push_str(&String::from_utf8(output.stdout).unwrap());
    }
    assert!(said.starts_with("HTTP/1.1 200 OK\r\n"), "{said}");
    assert!(
        said.contains(r#"[{"subAccountId":"Onion_Marketing","url":"https://hooks.onion.example/receipts""#),
        "{said}"
    );
    assert!(said.contains("HTTP/1.1 202 Accepted\r\n"), "{said}");
    let got = server.next_line();
    assert!(got.starts_with("the receiver of the demo got inbound_message_received in:"), "{got}");
}

#[cfg(unix)]
fn program_is_missing(name: &str) -> bool {
    std::process::Command::new(name).arg("--version").output().is_err()
}

#[test]
fn accounts_and_keys_are_added_listed_and_revoked() {
    let (room, key) = prepared();
    assert_eq!(room.run(&["accounts", "add", ACCOUNT, "-s", "Onion-New"]).code, 0);
    let fresh = room.run(&["accounts", "add"]).stdout;
    let list = room.run(&["accounts", "list"]).stdout;
    assert!(list.contains(&format!("{ACCOUNT}\tOnion-New Onion_Marketing Onion_Support\n")), "{list}");
    assert!(list.contains(fresh.trim()), "{list}");
    let id = key.split('.').next().unwrap();
    assert_eq!(room.run(&["keys", "list"]).stdout, format!("{id}\t{ACCOUNT}\tin force\n"));
    assert_eq!(room.run(&["keys", "list", fresh.trim()]).stdout, "");

    let server = Serving::start(room.path(), &[]);
    assert_eq!(server.send("POST", &key, &example()), Some((200, String::new())));
    // While a server runs, and with the whole key instead of its id.
    let run = room.run(&["keys", "revoke", &key]);
    assert_eq!((run.code, run.stdout), (0, format!("revoked {id}\n")));
    assert_eq!(room.run(&["keys", "revoke", id]).code, 1);
    assert_eq!(server.send("GET", &key, "").unwrap().0, 401);
    assert_eq!(room.run(&["keys", "list"]).stdout, format!("{id}\t{ACCOUNT}\trevoked\n"));
}

#[test]
fn a_whole_key_is_revoked_by_its_id() {
    let (room, key) = prepared();
    let run = room.run(&["keys", "revoke", &key]);
    let id = key.split_once('.').unwrap().0;
    assert_eq!((run.code, run.stdout), (0, format!("revoked {id}\n")));
}

#[test]
fn what_cannot_be_listened_on_leaves_nothing() {
    let room = Room::new();
    let run = room.run(&["serve", "--demo", "--listen", "foo"]);
    assert!(run.code == 2 && run.stderr.contains("expected ADDRESS:PORT"), "{run:?}");
    assert!(fs::read_dir(room.path()).unwrap().next().is_none());
}

/// Only `accounts add` and the demo make a store: what a volume lacks that isn't mounted must not
/// be an empty one.
#[test]
fn a_server_makes_no_store() {
    let room = Room::new();
    let run = room.run(&["serve", "--listen", "127.0.0.1:0"]);
    assert!(run.code == 2 && run.stderr.contains("accounts add"), "{run:?}");
    assert!(fs::read_dir(room.path()).unwrap().next().is_none());
}

#[test]
fn a_key_needs_an_account() {
    let room = Room::new();
    let run = room.run(&["keys", "add", ACCOUNT]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("accounts add"), "{}", run.stderr);
}

#[test]
fn a_sub_account_has_an_id_that_fits_the_api() {
    let room = Room::new();
    let grammar = "expected 3 to 50 letters, digits, `-`, `.`, `_` and `&`";
    for (id, expected) in [
        ("*", "`*` stands for all sub-accounts"),
        ("", ""),
        ("all", "all"),
        ("a", grammar),
        ("with space", grammar),
        ("nul\u{1}", grammar),
    ] {
        let run = room.run(&["accounts", "add", ACCOUNT, "--sub-account", id]);
        assert!(run.code == 2 && run.stderr.contains(expected), "{id:?}: {}", run.stderr);
    }
    assert!(fs::read_dir(room.path()).unwrap().next().is_none());
}

fn fresh_store_key(room: &Room) -> String {
    let run = room.run(&["store", "new-key"]);
    assert_eq!(run.code, 0);
    run.stdout
}

/// Creates a file that only its owner can read.
fn own_file(room: &Room, name: &str, text: &str) {
    let path = room.file(name, text);
    #[cfg(unix)]
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    #[cfg(not(unix))]
    drop(path);
}

#[test]
fn the_store_key_is_changed() {
    let (room, key) = prepared();
    let (old, new) = (fresh_store_key(&room), fresh_store_key(&room));
    own_file(&room, "old", &old);
    own_file(&room, "new", &new);
    own_file(&room, "both", &format!("# this year's\n{new}# last year's\n{old}"));
    let server = Serving::start(room.path(), &["--store-key-file", "old"]);
    server.send("POST", &key, &example()).unwrap();
    let list = server.list(&key);
    drop(server);

    let run = room.run(&["store", "reseal", "--store-key-file", "new"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("pass that key, too"), "{}", run.stderr);

    let server = Serving::start(room.path(), &["--store-key-file", "both"]);
    let run = room.run(&["store", "reseal", "--store-key-file", "both"]);
    assert_eq!(run.code, 0);
    assert!(
        run.stdout
            .starts_with("resealed: 2 webhooks, 0 bodies of events and answers\nno longer needed: key "),
        "{}",
        run.stdout
    );
    assert_eq!(server.list(&key), list);
    drop(server);
    assert_eq!(Serving::start(room.path(), &["--store-key-file", "new"]).list(&key), list);
}

#[cfg(unix)]
#[test]
fn a_store_key_that_others_can_read_is_reported() {
    let (room, key) = prepared();
    room.file("shared", fresh_store_key(&room));
    let server = Serving::start(room.path(), &["--store-key-file", "shared"]);
    assert_eq!(server.list(&key), json!([]));
    let log = fs::read_to_string(room.path().join("log.txt")).unwrap();
    assert!(log.contains("warning: `shared` is readable by other users"), "{log}");
}

/// A lost key is reported, not replaced by a new one that opens nothing.
#[test]
fn a_lost_store_key_is_a_failure() {
    let (room, key) = prepared();
    let server = Serving::start(room.path(), &[]);
    server.send("POST", &key, &example()).unwrap();
    drop(server);
    fs::remove_file(room.path().join("chatapps-webhooks.db.key")).unwrap();
    let run = room.run(&["serve", "--listen", "127.0.0.1:0"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("chatapps-webhooks.db.key"), "{}", run.stderr);
    assert!(!room.path().join("chatapps-webhooks.db.key").exists());
}

#[test]
fn passwords_do_not_stand_in_messages() {
    let room = Room::new();
    // Accepts connections and closes them: not a database.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || listener.incoming().for_each(drop));
    for store in [
        "postgres//webhooks:pX8w@db.example/x",
        "postgres://webhooks:pX8w@127.0.0.1:port/x",
        &format!("postgres://webhooks:pX8w@{address}/x"),
    ] {
        for arguments in [&["accounts", "list", "--store", store][..], &["accounts", "list"]] {
            let output = program(room.path()).args(arguments).env("CHATAPPS_STORE", store).output().unwrap();
            let said = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(2), "{said}");
            assert!(said.starts_with("error: ") && !said.contains("pX8w"), "{said}");
        }
    }
    let (room, _) = prepared();
    let output = program(room.path()).args(["serve"]).env("CHATAPPS_STORE_KEY", "c2VjcmV0").output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        output.status.code() == Some(2) && said.contains("CHATAPPS_STORE_KEY") && !said.contains("c2VjcmV0"),
        "{said}"
    );
}

#[test]
fn the_log_holds_no_secret() {
    for format in ["text", "json"] {
        let (room, key) = prepared();
        let server = Serving::start(room.path(), &["--log", format]);
        for body in
            [example(), VALID.replace("MSG", "SMS"), VALID.replace("https", "ht tps"), VALID.replace(',', "")]
        {
            server.send("POST", &key, &body).unwrap();
        }
        server.send("GET", &format!("{}x", &key), "").unwrap();
        drop(server);
        let log = fs::read_to_string(room.path().join("log.txt")).unwrap();
        assert!(log.contains("Onion_") || log.contains(ACCOUNT), "{log}");
        for secret in ["rw4Kd0b2u", "hooks.onion", key.split('.').nth(1).unwrap()] {
            assert!(!log.contains(secret), "{log}");
        }
        if format == "json" {
            let lines = log.lines().filter(|line| line.starts_with('{'));
            let events: Vec<serde_json::Value> =
                lines.map(|line| serde_json::from_str(line).unwrap()).collect();
            let done = events.iter().find(|event| event["message"] == "done").unwrap();
            assert_eq!(
                (&done["status"], &done["span"]["webhooks"], &done["span"]["account"]),
                (&json!(200), &json!(2), &json!(ACCOUNT))
            );
        }
    }
}

#[test]
fn rules_and_policy_are_settings() {
    let (room, key) = prepared();
    let masked = r#"[{"subAccountId": "*", "url": "https://hooks.onion.example/x", "httpAuthorization": "***", "type": "MSG"}]"#;
    for (arguments, expected) in
        [(&[][..], 400), (&["--policy", "contract"], 200), (&["--rule", "masked_secret=off"], 200)]
    {
        let server = Serving::start(room.path(), arguments);
        assert_eq!(server.send("POST", &key, masked).unwrap().0, expected, "{arguments:?}");
    }
}

#[test]
fn a_port_that_is_taken_is_a_failure() {
    let room = Room::new();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let run = room.run(&["serve", "--demo", "--listen", &taken.local_addr().unwrap().to_string()]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("cannot listen on"), "{}", run.stderr);
}

/// Reading a store never creates one.
#[test]
fn a_store_that_is_not_there_is_reported() {
    let room = Room::new();
    for arguments in [
        &["accounts", "list"][..],
        &["keys", "list"],
        &["keys", "add", ACCOUNT],
        &["keys", "revoke", "x"],
        &["store", "reseal"],
    ] {
        let run = room.run(arguments);
        assert_eq!(run.code, 2, "{run:?}");
        assert!(run.stderr.contains("there is no store: create one with"), "{run:?}");
    }
    assert_eq!(fs::read_dir(room.path()).unwrap().count(), 0);
}

#[test]
fn an_empty_setting_is_an_error() {
    let (room, _) = prepared();
    for (name, value) in [("CHATAPPS_STORE_KEY", ""), ("CHATAPPS_STORE", ""), ("CHATAPPS_STORE", " ")] {
        let output = program(room.path()).args(["serve"]).env(name, value).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(2) && said.contains(&format!("{name} is empty")), "{said}");
    }
}

#[test]
fn a_database_that_does_not_answer_is_reported_at_once() {
    let room = Room::new();
    // The port was just released, so nothing listens there.
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let run = room.run(&["accounts", "list", "--store", &format!("postgres://webhooks@{free}/x")]);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.contains("the database can't do its work now: ") && run.stderr.contains("refused"),
        "{run:?}"
    );
}

/// A store that nobody may look at isn't one that doesn't exist.
#[cfg(target_os = "linux")]
#[test]
fn a_store_that_may_not_be_opened_is_not_absent() {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::process::{Command, Stdio};

    let room = Room::new();
    let allow = |path: &str, mode: u32| {
        set_permissions(room.path().join(path), Permissions::from_mode(mode)).unwrap();
    };
    room.file("folder/notes.txt", "");
    assert_eq!(room.run(&["accounts", "add", "--store", "sqlite:folder/w.db"]).code, 0);
    assert_eq!(room.run(&["accounts", "add", "--store", "sqlite:w.db"]).code, 0);
    let is_root = fs::metadata("/proc/self").unwrap().uid() == 0;
    let keys = |store: &str| {
        let program = room.command(&["keys", "list", "--store", store]);
        // Nothing is denied to root.
        let mut command = if is_root { Command::new("setpriv") } else { Command::new("env") };
        if is_root {
            command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]);
        }
        command.arg(program.get_program()).args(program.get_args()).current_dir(room.path());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let output = command.output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    for (path, mode) in [("", 0o755), ("folder", 0o000), ("w.db", 0o000)] {
        allow(path, mode);
    }
    for store in ["sqlite:folder/w.db", "sqlite:w.db"] {
        let (code, said) = keys(store);
        if said.starts_with("setpriv: ") {
            return;
        }
        let start =
            format!("error: cannot open the store `{store}`: permission denied: check the permissions");
        assert!(code == Some(2) && said.starts_with(&start), "{said}");
    }
    allow("folder", 0o755);
    let long = format!("sqlite:{}", "x".repeat(300));
    let (code, said) = keys(&long);
    assert!(code == Some(2) && said.contains("File name too long") && !said.contains("no store"), "{said}");
}
