//! Files in which each line is a document.

use std::fmt::Write;
#[cfg(target_os = "linux")]
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::program::{FORMATS, INVALID, Room, VALID};

fn findings(output: &Value) -> Vec<(u64, String)> {
    let findings = output["files"][0]["findings"].as_array().unwrap().iter();
    findings
        .map(|finding| (finding["line"].as_u64().unwrap(), finding["rule"].as_str().unwrap().to_owned()))
        .collect()
}

#[test]
fn findings_name_the_line_of_the_file() {
    let room = Room::new();
    let text = format!("{VALID}\r\n\n   \n{INVALID}\r\n{VALID}\n[1]");
    room.file("a.ndjson", &text);
    let run = room.run(&["validate", "--format", "json", "a.ndjson"]);
    let output = run.json();
    assert_eq!(run.code, 1);
    assert_eq!(findings(&output), [(4, "required".to_owned()), (6, "type".to_owned())]);
    for finding in output["files"][0]["findings"].as_array().unwrap() {
        let at = |end: &str| usize::try_from(finding["range"][end].as_u64().unwrap()).unwrap();
        let covered = text.get(at("start")..at("end")).unwrap();
        assert!(covered == "1" || covered == INVALID.trim_matches(['[', ']']), "{covered}");
        assert_eq!(finding["column"], 2);
    }
    assert!(
        room.run(&["validate", "a.ndjson"])
            .stdout
            .contains("\n --> a.ndjson:4:2\n  |\n4 | [{\"subAccountId\"")
    );
    assert!(
        room.run(&["validate", "-f", "github", "a.ndjson"]).stdout.contains("file=a.ndjson,line=6,col=2,")
    );
}

#[test]
fn standard_input_and_other_files_are_taken_as_lines_if_an_option_says_so() {
    let room = Room::new();
    let text = format!("{VALID}\n{INVALID}\n[1]");
    room.file("a.txt", &text);
    let expected = [(2, "required".to_owned()), (3, "type".to_owned())];
    for file in ["a.txt", "-"] {
        let run = room.run_on(&["validate", "--lines", "--format", "json", file], text.as_bytes());
        assert_eq!((run.code, findings(&run.json())), (1, expected.to_vec()), "{file}");
    }
    assert!(room.run_on(&["validate"], text.as_bytes()).stdout.contains("put several documents into"));
}

#[test]
fn many_blocks_are_reported_in_order() {
    let room = Room::new();
    let mut text = String::new();
    let mut expected = Vec::new();
    for line in 1..=20_000_u64 {
        match line % 7 {
            0 => {
                text.push_str("[1]\n");
                expected.push((line, "type".to_owned()));
            }
            1 => text.push('\n'),
            _ => writeln!(text, "{VALID}").unwrap(),
        }
    }
    room.file("a.jsonl", &text);
    let run = room.run(&["validate", "--format", "json", "a.jsonl"]);
    assert_eq!(findings(&run.json()), expected);
    let ranges: Vec<_> = run.json()["files"][0]["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| usize::try_from(finding["range"]["start"].as_u64().unwrap()).unwrap())
        .collect();
    assert!(ranges.iter().all(|start| text.as_bytes()[*start] == b'1'));
}

#[test]
fn a_line_over_the_limit_is_reported_and_the_next_is_checked() {
    let room = Room::new();
    room.file("a.ndjson", format!("{VALID}\n\"{}\"\n[1]\n", "x".repeat(3_000_000)));
    let run = room.run(&["validate", "--format", "json", "a.ndjson"]);
    let output = run.json();
    assert_eq!(findings(&output), [(2, "body_too_large".to_owned()), (3, "type".to_owned())]);
    assert_eq!(output["files"][0]["findings"][0]["params"]["length"], 3_000_002);
    assert_eq!(output["files"][0]["findings"][1]["range"]["start"], VALID.len() + 1 + 3_000_003 + 1);
    for format in FORMATS {
        assert_eq!(room.run(&["validate", "--format", format, "a.ndjson"]).code, 1);
    }
    let run = room.run(&["validate", "--format", "json", "--policy", "contract", "a.ndjson"]);
    assert_eq!(findings(&run.json()), [(2, "type".to_owned()), (3, "type".to_owned())]);
    let run = room.run(&["validate", "--format", "json", "--rule", "body_too_large=warning", "a.ndjson"]);
    let expected =
        [(2, "body_too_large"), (2, "type"), (3, "type")].map(|(line, rule)| (line, rule.to_owned()));
    assert_eq!(findings(&run.json()), expected);
}

/// The output for a file of many lines, a few with findings, on a pseudo-terminal, as recorded by
/// `script`.
#[cfg(target_os = "linux")]
fn on_a_terminal(options: &str) -> (String, String) {
    let room = Room::new();
    room.file("a.ndjson", format!("{}{INVALID}\n", format!("{VALID}\n").repeat(1000)).repeat(20));
    let command =
        format!("'{}' validate {options} --color never a.ndjson", env!("CARGO_BIN_EXE_chatapps-webhooks"));
    let script = Command::new("script")
        .args(["--quiet", "--return", "--command", &command, "/dev/null"])
        .current_dir(room.path())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(script.status.code(), Some(1), "{script:?}");
    let arguments = ["validate", "a.ndjson"].into_iter().chain(options.split_whitespace());
    let plain = room.run(&arguments.collect::<Vec<_>>());
    (String::from_utf8(script.stdout).unwrap(), plain.stdout)
}

#[cfg(target_os = "linux")]
#[test]
fn the_bar_is_on_a_terminal_and_out_of_the_way() {
    for options in ["", "--format github", "--quiet"] {
        let (shown, plain) = on_a_terminal(options);
        assert!(shown.contains(" left)"), "{options}: {shown}");
        // A bar ends without a line feed, and is erased before any other output.
        let lines: Vec<_> = shown
            .split("\r\n")
            .map(|line| line.rsplit_once("\x1b[2K").map_or(line, |(_, rest)| rest).trim_start_matches('\r'))
            .collect();
        assert_eq!(lines.join("\n"), plain, "{options}");
    }
    let (shown, plain) = on_a_terminal("--format json");
    assert_eq!(shown.replace("\r\n", "\n"), plain);
}

#[test]
fn an_empty_file_has_no_documents() {
    let room = Room::new();
    room.file("a.ndjson", "");
    room.file("b.ndjson", "\n\r\n");
    let run = room.run(&["validate", "--format", "json", "a.ndjson", "b.ndjson"]);
    assert_eq!((run.code, run.rules().len()), (0, 0));
}
