//! How much memory the client takes, whatever an endpoint answers.

use std::fmt::Write;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::program::{Room, Run};
use crate::stand_in::{ACCOUNT, Endpoint, KEY, failure};

/// The bound that the documentation names, in bytes: for memory that a process may write to.
const MAX_MEMORY: usize = 200_000_000;

/// The size of the largest answer that the client reads.
const MAX_ANSWER: usize = 16 * 1024 * 1024;

/// Runs a command of the client with so much memory. The system ends a program that asks for more.
fn limited(room: &Room, endpoint: &Endpoint, arguments: &[&str]) -> Run {
    let url = endpoint.url();
    let place = ["--account", ACCOUNT, "--base-url", &url, "--timeout", "300"];
    let program = room.command(&[arguments, &place].concat());
    let mut limited = Command::new("prlimit");
    limited.arg(format!("--data={MAX_MEMORY}")).arg(program.get_program()).args(program.get_args());
    limited.current_dir(room.path()).env("CHATAPPS_API_KEY", KEY);
    limited.stdout(Stdio::piped()).stderr(Stdio::piped());
    Run::of(limited, b"")
}

/// A list that consists of this entry, as often as it fits into the largest answer.
fn list_of(entry: impl Fn(usize) -> String) -> String {
    let mut list = String::with_capacity(MAX_ANSWER);
    for index in 0.. {
        let separator = if index == 0 { '[' } else { ',' };
        let entry = entry(index);
        if list.len() + entry.len() + 2 > MAX_ANSWER {
            break;
        }
        write!(list, "{separator}{entry}").unwrap();
    }
    list + "]"
}

/// Values that are as large as the largest answer, within that text.
fn filled(start: &str, unit: &str, end: &str) -> String {
    let count = (MAX_ANSWER - start.len() - end.len()) / unit.len();
    format!("{start}{}{end}", unit.repeat(count))
}

/// Answers of all kinds, each as large as one may be.
fn answers() -> Vec<(&'static str, String)> {
    let webhook = r#"{"subAccountId":"a","url":"https://hooks.onion.example","#;
    let future = r#"{"subAccountId":"a","type":"VOICE","#;
    let known = format!("[{webhook}\"type\":\"MSG\"}},");
    vec![
        ("entries without properties", list_of(|_| "{}".to_owned())),
        ("numbers", list_of(|_| "1".to_owned())),
        ("deep nesting", "[".repeat(MAX_ANSWER)),
        ("deep nesting in a webhook", filled(&format!("[{webhook}\"a\":"), "[", "")),
        ("equal keys", filled("[{", r#""url":1,"#, r#""url":1}]"#)),
        ("equal unknown keys", filled(&format!("[{webhook}"), r#""a":1,"#, r#""a":1}]"#)),
        ("equal objects", filled(&format!("[{webhook}"), r#""oauth":{"url":1},"#, r#""a":1}]"#)),
        ("one text", filled("[\"", "x", "\"]")),
        ("no JSON", filled("", "x", "")),
        ("webhooks of an unknown type", list_of(|_| format!("{future}\"a\":1}}"))),
        ("numbers in an unknown type", filled(&format!("{known}{future}\"a\":["), "1,", "1]}]")),
        ("keys in an unknown type", filled(&format!("{known}{future}"), "\"a\":1,", "\"a\":1}]")),
        ("nesting in an unknown type", filled(&format!("{known}{future}\"a\":"), "[", "")),
    ]
}

fn check_pull(what: &str, answer: &str) {
    assert!(answer.len() <= MAX_ANSWER && answer.len() > MAX_ANSWER - 100, "{what}");
    let pulled = limited(&Room::new(), &Endpoint::answering(&[("200 OK", answer)]), &["pull"]);
    assert!([0, 2].contains(&pulled.code) && pulled.stderr.len() < 10_000, "{what}: {pulled:?}");
}

#[test]
#[ignore = "takes a minute without optimization"]
fn reading_any_answer_takes_little_memory() {
    for (what, answer) in answers() {
        check_pull(what, &answer);
    }
}

#[test]
fn reading_a_list_of_anything_takes_little_memory() {
    for (what, answer) in answers() {
        if ["entries without properties", "deep nesting", "numbers in an unknown type"].contains(&what) {
            check_pull(what, &answer);
        }
    }
}

#[test]
fn a_larger_answer_is_refused() {
    let answer = filled("[", " ", "]") + " ";
    let pulled = limited(&Room::new(), &Endpoint::answering(&[("200 OK", &answer)]), &["pull"]);
    assert!(pulled.code == 2 && pulled.stderr.contains("has more than 16777216 bytes"), "{pulled:?}");
    let many = format!("[{}1]", "1,".repeat(50_000));
    let pulled = limited(&Room::new(), &Endpoint::answering(&[("200 OK", &many)]), &["pull"]);
    assert!(pulled.code == 2 && pulled.stderr.contains("a list of more than 50000 entries"), "{pulled:?}");
}

/// The listings of large accounts: as many entries as are read, in as many bytes.
fn listings() -> Vec<(&'static str, String)> {
    let long = |length: usize| "x".repeat(length);
    vec![
        (
            "ids",
            list_of(|index| {
                format!(r#"{{"subAccountId":"{index:06}{}","url":"https://h.example"}}"#, long(285))
            }),
        ),
        (
            "queries",
            list_of(|index| {
                format!(
                    r#"{{"subAccountId":"{index:06}","url":"https://u:p@h.example?{}"}}"#,
                    "1&".repeat(140)
                )
            }),
        ),
        ("one id", filled(r#"[{"subAccountId":""#, "x", r#"","url":"https://h.example"}]"#)),
        ("one query", filled(r#"[{"subAccountId":"a","url":"https://h.example?"#, "1&", r#""}]"#)),
    ]
}

/// Runs commands against an account of that listing, which refuses changes at length.
fn check_commands(what: &str, list: &str, commands: &[&[&str]]) {
    let room = Room::new();
    room.file("desired.json", "[]");
    let count = serde_json::from_str::<Vec<Value>>(list).unwrap().len();
    assert!(count <= 50_000, "{what}: {count}");
    let refusal = failure(1000, &"x".repeat(MAX_ANSWER / 2));
    for command in commands {
        let answers = [("200 OK", list), ("400 Bad Request", &refusal)];
        let run = limited(&room, &Endpoint::answering(&answers), command);
        let is_refused = command.contains(&"--yes") && run.stdout.contains("to remove");
        assert_eq!(run.code, if is_refused { 2 } else { 0 }, "{what}: {command:?}: {}", run.stderr);
    }
}

#[test]
#[ignore = "takes minutes without optimization"]
fn all_commands_take_little_memory_for_large_accounts() {
    for (what, list) in listings() {
        let commands = [
            &["pull"][..],
            &["plan", "desired.json", "--prune"],
            &["plan", "desired.json", "--format", "json"],
            &["apply", "desired.json", "--yes", "--prune"],
            &["delete", "--yes", "000001"],
        ];
        check_commands(what, &list, &commands);
    }
}

#[test]
fn applying_a_file_to_a_large_account_takes_little_memory() {
    let (what, list) = listings().swap_remove(0);
    check_commands(what, &list, &[&["apply", "desired.json", "--yes", "--prune"]]);
}

#[test]
#[ignore = "takes a while without optimization"]
fn explaining_any_refusal_takes_little_memory() {
    let mut names: Value = serde_json::from_str(&failure(1001, "no")).unwrap();
    names["unknownSubAccounts"] = Value::Array(Vec::new());
    let names = names.to_string();
    let (start, end) = names.split_once("[]").unwrap();
    for answer in [
        filled(&format!("{start}["), "\"\",", &format!("\"\"]{end}")),
        filled(start, "[", ""),
        filled("{", r#""code":"1","#, r#""code":"1"}"#),
        filled("{\"message\":\"", "x", "\"}"),
        list_of(|_| "{}".to_owned()),
    ] {
        let refused = limited(&Room::new(), &Endpoint::answering(&[("400 Bad Request", &answer)]), &["pull"]);
        assert!(refused.code == 2 && refused.stderr.len() < 10_000, "{refused:?}");
    }
}
