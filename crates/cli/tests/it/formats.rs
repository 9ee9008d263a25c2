//! `json` and `sarif`, what holds for all formats, and the order of files.

use std::collections::{BTreeSet, HashSet};
use std::fs;
#[cfg(unix)]
use std::process::Command;

use serde_json::{Value, json};

use crate::program::{FORMATS, INVALID, Room, TWICE, VALID, WARNED};

#[test]
fn json_is_one_document() {
    let room = Room::new();
    room.file("a.json", TWICE);
    room.file("b.json", VALID);
    let run = room.run(&["validate", "--format", "json", "a.json", "b.json"]);
    let output = run.json();
    assert_eq!(run.code, 1);
    assert_eq!(output["valid"], false);
    assert_eq!(
        output["files"][1],
        json!({"path": "b.json", "model": "webhooks", "findings": [], "valid": true})
    );
    assert_eq!(output["unread"], json!([]));
    let findings = output["files"][0]["findings"].as_array().unwrap();
    let duplicate = findings.iter().find(|finding| finding["rule"] == "duplicate_key").unwrap();
    let second = TWICE.rfind("\"é\"").unwrap();
    assert_eq!(duplicate["pointer"], "/0/é");
    assert_eq!(duplicate["line"], 2);
    assert_eq!(duplicate["column"], 45);
    assert_eq!(duplicate["range"], json!({"start": second, "end": second + 4}));
    assert_eq!(duplicate["params"]["related"]["column"], 37);
    let page = chatapps_webhooks::docs_url("rules/duplicate_key.html");
    assert_eq!(duplicate.get("url").and_then(Value::as_str), page.as_deref());
    let count = |level| findings.iter().filter(|finding| finding["level"] == level).count();
    let summary = json!({"files": 2, "valid": 1, "errors": count("error"), "warnings": count("warning"), "notices": count("notice"), "omitted": {"error": 0, "warning": 0, "notice": 0}, "suppressed": 0, "inBaseline": 0});
    assert_eq!(output["summary"], summary);
}

#[test]
fn standard_input_has_a_name() {
    let room = Room::new();
    let run = room.run_on(&["validate", "-f", "json", "-m", "account-id"], b"\"5a5a5a5a\"");
    assert_eq!(run.json()["files"][0]["path"], "-");
    assert_eq!(run.json()["files"][0]["model"], "account-id");
    assert!(room.run_on(&["validate"], b"1").stdout.contains("--> <stdin>:1:1\n"));
    assert!(
        room.run_on(&["validate", "-f", "github"], b"1")
            .stdout
            .starts_with("::error line=1,col=1,title=type::")
    );
}

#[test]
fn nothing_but_what_a_directory_holds_is_checked_in_order() {
    let room = Room::new();
    for name in [
        "b.json",
        "a/z.json",
        "a/b/c.JSONL",
        "B.ndjson",
        ".hidden.json",
        ".git/x.json",
        "a/notes.txt",
        "a/json",
    ] {
        room.file(name, VALID);
    }
    let paths = |arguments: &[&str]| -> Vec<String> {
        let output = room.run(&[&["validate", "-f", "json"], arguments].concat()).json();
        let files = output["files"].as_array().unwrap().iter();
        files.map(|file| file["path"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(paths(&["."]), ["./B.ndjson", "./a/b/c.JSONL", "./a/z.json", "./b.json"]);
    assert_eq!(paths(&["b.json", ".git", "a"]), ["b.json", ".git/x.json", "a/b/c.JSONL", "a/z.json"]);
    assert_eq!(paths(&["a/notes.txt"]), ["a/notes.txt"]);
}

#[cfg(unix)]
#[test]
fn links_are_followed_to_files_only() {
    let room = Room::new();
    room.file("real/a.json", VALID);
    fs::create_dir(room.path().join("links")).unwrap();
    std::os::unix::fs::symlink(room.path().join("real/a.json"), room.path().join("links/b.json")).unwrap();
    std::os::unix::fs::symlink(room.path(), room.path().join("links/loop.json")).unwrap();
    let run = room.run(&["validate", "-f", "json", "links"]);
    assert_eq!((run.code, run.json()["files"].as_array().unwrap().len()), (0, 1));
    assert!(Command::new("mkfifo").arg(room.path().join("real/fifo.json")).status().unwrap().success());
    std::os::unix::fs::symlink(room.path().join("real/fifo.json"), room.path().join("links/d.json")).unwrap();
    let run = room.run(&["validate", "-f", "json", "links", "real"]);
    assert_eq!((run.code, run.json()["files"].as_array().unwrap().len()), (0, 2));
    std::os::unix::fs::symlink("nowhere", room.path().join("links/c.json")).unwrap();
    let run = room.run(&["validate", "-f", "json", "links"]);
    assert_eq!(run.code, 2);
    assert_eq!(run.stderr, "error: `links/c.json` does not exist: check the path\n");
}

#[test]
fn sarif_has_what_code_scanning_asks_for() {
    let room = Room::new();
    room.file("some dir/ü%.json", TWICE);
    room.file("w.json", WARNED);
    let run = room.run(&["validate", "--format", "sarif", "some dir/ü%.json", "./w.json"]);
    assert_eq!(run.code, 1);
    let log: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(log["version"], "2.1.0");
    assert!(log["$schema"].as_str().unwrap().contains("sarif-2.1.0"));
    let run = &log["runs"][0];
    assert_eq!(log["runs"].as_array().unwrap().len(), 1);
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["invocations"], json!([{"executionSuccessful": true, "toolExecutionNotifications": []}]));

    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "chatapps-webhooks");
    assert_eq!(driver["version"], env!("CARGO_PKG_VERSION"));
    let has_links = chatapps_webhooks::DOCS_URL.is_some();
    assert_eq!(driver.get("informationUri").is_some(), has_links);
    let rules = driver["rules"].as_array().unwrap();
    for rule in rules {
        for member in
            ["/id", "/shortDescription/text", "/fullDescription/text", "/help/text", "/help/markdown"]
        {
            assert!(!rule.pointer(member).unwrap().as_str().unwrap().is_empty(), "{rule}");
        }
        assert_eq!(rule.get("helpUri").is_some(), has_links, "{rule}");
        let level = rule["defaultConfiguration"]["level"].as_str().unwrap();
        assert!(["error", "warning", "note"].contains(&level), "{rule}");
    }

    let results = run["results"].as_array().unwrap();
    // Code scanning finds the rule of a result by its id; the others would be in the way.
    let described: Vec<_> = rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    let found: BTreeSet<_> = results.iter().map(|result| result["ruleId"].as_str().unwrap()).collect();
    assert_eq!(described.len(), found.len(), "{described:?}");
    assert!(described.iter().all(|rule| found.contains(rule)), "{described:?}");
    let mut fingerprints = Vec::new();
    for result in results {
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        let location = &result["locations"][0]["physicalLocation"];
        assert!(
            ["some%20dir/%C3%BC%25.json", "w.json"]
                .contains(&location["artifactLocation"]["uri"].as_str().unwrap())
        );
        assert!(location["region"].get("snippet").is_none());
        for member in ["startLine", "startColumn", "endLine", "endColumn"] {
            assert!(location["region"][member].as_u64().unwrap() >= 1, "{result}");
        }
        fingerprints
            .push(result["partialFingerprints"].as_object().unwrap().values().next().unwrap().to_string());
    }
    let duplicate = results.iter().find(|result| result["ruleId"] == "duplicate_key").unwrap();
    let region = json!({"startLine": 2, "startColumn": 45, "endLine": 2, "endColumn": 48});
    assert_eq!(duplicate["locations"][0]["physicalLocation"]["region"], region);
    assert_eq!(duplicate["locations"][0]["logicalLocations"][0]["fullyQualifiedName"], "/0/é");
    assert_eq!(duplicate["relatedLocations"][0]["physicalLocation"]["region"]["startColumn"], 37);
    fingerprints.sort();
    fingerprints.dedup();
    assert_eq!(fingerprints.len(), results.len());
}

#[test]
fn a_key_that_is_given_many_times_has_as_many_fingerprints() {
    let text = format!("[{{{}\"a\": 1}}]", "\"a\": 1,".repeat(100));
    let fingerprints = || {
        let run = Room::new().run_on(&["validate", "--format", "sarif"], text.as_bytes());
        let log: Value = serde_json::from_str(&run.stdout).unwrap();
        let results = log["runs"][0]["results"].as_array().unwrap().iter();
        results.map(|result| result["partialFingerprints"]["place/v1"].to_string()).collect::<Vec<_>>()
    };
    let found = fingerprints();
    assert!(found.len() > 100);
    assert_eq!(found, fingerprints());
    assert_eq!(found.iter().collect::<HashSet<_>>().len(), found.len());
}

#[test]
fn sarif_lists_unreadable_paths() {
    let run = Room::new().run(&["validate", "--format", "sarif", "no.json"]);
    let log: Value = serde_json::from_str(&run.stdout).unwrap();
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    assert!(
        invocation["toolExecutionNotifications"][0]["message"]["text"]
            .as_str()
            .unwrap()
            .contains("`no.json`")
    );
    assert_eq!(log["runs"][0]["results"], json!([]));
}

#[test]
fn findings_that_a_limit_leaves_out_are_told() {
    let room = Room::new();
    room.file("a.json", r#"[{"x": 1}, 5]"#);
    let run = |format| room.run(&["validate", "--max-findings", "1", "--format", format, "a.json"]).stdout;
    let omission = "not shown; `--max-findings` sets how many are kept of a document";
    let log: Value = serde_json::from_str(&run("sarif")).unwrap();
    let notification = &log["runs"][0]["invocations"][0]["toolExecutionNotifications"][0];
    assert!(notification["message"]["text"].as_str().unwrap().ends_with(omission), "{notification}");
    let commands = run("github");
    let last = commands.lines().last().unwrap();
    assert!(last.starts_with("::notice title=omitted::") && last.ends_with(omission), "{last}");
}

#[cfg(unix)]
#[test]
fn unprintable_text_is_written_as_escapes() {
    const UNSEEN: &str = "\u{ad}\u{61c}\u{115f}\u{1160}\u{180e}\u{2060}\u{2065}\u{206a}\u{206f}\u{3164}\u{feff}\u{ffa0}\u{fff9}\u{fffb}\u{e0001}\u{e007f}";
    let room = Room::new();
    let name = format!("{UNSEEN}.json");
    room.file(&name, format!("[{{\"é{UNSEEN}\": 1, \"{UNSEEN}\": 1, \"é{UNSEEN}\": 2}}]"));
    for format in FORMATS {
        let run = room.run(&["validate", "--format", format, &name, &format!("no{UNSEEN}")]);
        let said = run.stdout + &run.stderr;
        assert!(said.contains('é') && !said.contains(|c| UNSEEN.contains(c)), "{format}: {said}");
    }
}

#[cfg(unix)]
#[test]
fn a_name_moves_no_cursor() {
    let room = Room::new();
    let name = "a\u{1b}[31m\n\u{9b}.json";
    room.file(name, INVALID);
    room.file("w.json", "[{\"\u{9b}31m\u{202e}\\u001b[31m\": 1}]");
    for format in FORMATS {
        let run = room.run(&["validate", "--format", format, name, "w.json", "no\u{1b}such"]);
        for c in ['\u{1b}', '\u{9b}', '\u{202e}'] {
            assert!(!run.stdout.contains(c) && !run.stderr.contains(c), "{format}: {run:?}");
        }
        assert_eq!(run.code, 2);
    }
    assert_eq!(room.run(&["validate", "--format", "json", name]).json()["files"][0]["path"], name);
}

#[test]
fn files_get_what_standard_output_would_in_one_run() {
    let room = Room::new();
    room.file("a.json", TWICE);
    room.file("b.json", "[{\"subAccountId\": \"Onion\",}]");
    for quiet in [&[][..], &["--quiet"]] {
        let outputs: Vec<_> =
            FORMATS.iter().map(|format| format!("--output={format}=out.{format}")).collect();
        let outputs: Vec<_> = outputs.iter().map(String::as_str).collect();
        let run = room.run(&[&["validate", "a.json", "b.json"], quiet, &outputs[..]].concat());
        assert_eq!(run.code, 1);
        for format in FORMATS {
            let alone = room.run(&["validate", "--format", format, "--color=never", "a.json", "b.json"]);
            let written = fs::read_to_string(room.path().join(format!("out.{format}"))).unwrap();
            assert_eq!(written, alone.stdout, "{format} {quiet:?}");
        }
    }
}

#[test]
fn a_file_of_findings_that_cannot_be_written_is_told_before_anything_is_checked() {
    let room = Room::new();
    room.file("a.json", TWICE);
    for (output, message) in [
        ("sarif", "expected FORMAT=FILE, such as `sarif=findings.sarif`"),
        ("junit=", "expected FORMAT=FILE, such as `sarif=findings.sarif`"),
        ("xml=a", "expected a format, one of `human`, `json`, `json-lines`,"),
        ("json=none/a", "cannot write `none/a`: "),
    ] {
        let run = room.run(&["validate", "-o", output, "a.json"]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{output}");
        assert!(run.stderr.contains(message), "{run:?}");
    }
}

#[test]
fn findings_are_written_to_no_file_that_is_read_or_written_otherwise() {
    let room = Room::new();
    room.file("a.json", VALID);
    room.file("b/c.json", VALID);
    room.file("named.toml", "");
    #[cfg(unix)]
    std::os::unix::fs::symlink("a.json", room.path().join("link.json")).unwrap();
    let outputs: &[&[&str]] = &[
        &["--output=json=a.json"],
        &["--output=json=./b/../a.json"],
        &["--output=json=b/c.json"],
        #[cfg(unix)]
        &["--output=json=link.json"],
        &["--github-summary=a.json"],
        &["--fix", "--output=json=a.json"],
        &["--output=json=chatapps-webhooks.toml"],
        &["--config=named.toml", "--output=json=named.toml"],
        &["--output=json=out", "--output=junit=./out"],
        &["--output=json=out", "--github-summary=out"],
        &["--output=json=-"],
    ];
    for output in outputs {
        let run = room.run(&[&["validate"], *output, &["a.json", "b"]].concat());
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{output:?}: {run:?}");
        assert_eq!(fs::read_to_string(room.path().join("a.json")).unwrap(), VALID, "{output:?}");
        assert!(!room.path().join("out").exists() && !room.path().join("-").exists(), "{output:?}");
    }
}
