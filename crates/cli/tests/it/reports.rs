//! `gitlab`, `junit`, `json-lines` and `rdjson`, and how much SARIF there may be.

use std::collections::HashSet;
use std::fs;

use serde_json::{Value, json};

use crate::program::{INVALID, Room, Run, TWICE, VALID, WARNED};

fn parsed(run: &Run) -> Value {
    serde_json::from_str(&run.stdout).unwrap()
}

#[test]
fn json_lines_are_the_findings_of_json() {
    let room = Room::new();
    room.file("a.json", TWICE);
    room.file("b.ndjson", format!("{VALID}\n{WARNED}\n[1]\n"));
    let files = ["a.json", "b.ndjson", "no.json"];
    let whole = room.run(&[&["validate", "-f", "json"], &files[..]].concat()).json();
    let run = room.run(&[&["validate", "-f", "json-lines"], &files[..]].concat());
    assert_eq!(run.code, 2);
    let mut expected = Vec::new();
    for file in whole["files"].as_array().unwrap() {
        for finding in file["findings"].as_array().unwrap() {
            let mut finding = finding.clone();
            finding["path"] = file["path"].clone();
            finding["model"] = file["model"].clone();
            expected.push(finding);
        }
    }
    let schema =
        serde_json::from_str(include_str!("../../../../schema/v1/validate-line.schema.json")).unwrap();
    let schema = jsonschema::draft202012::new(&schema).unwrap();
    let lines: Vec<Value> = run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(lines.len() > 4 && lines.iter().all(|line| schema.is_valid(line)), "{run:?}");
    assert!(!schema.is_valid(&json!({"path": "a.json", "model": "webhooks"})));
    assert!(run.stdout.starts_with(r#"{"path":"a.json","model":"webhooks","rule":""#), "{run:?}");
    assert_eq!(lines, expected);
}

#[test]
fn gitlab_knows_each_finding_by_its_fingerprint() {
    let room = Room::new();
    fs::create_dir(room.path().join(".git")).unwrap();
    room.file("team/a.json", TWICE);
    room.file("team/many.json", format!("[{{{}\"a\": 1}}]", "\"a\": 1,".repeat(100)));
    room.file("b.ndjson", format!("{WARNED}\n{INVALID}\n{INVALID}\n"));
    let report = |moved: &str| {
        room.file("team/a.json", moved.to_owned() + TWICE);
        let files = ["./a.json", "many.json", "../b.ndjson", "no.json"];
        let mut command = room.command(&[&["validate", "-f", "gitlab"], &files[..]].concat());
        command.current_dir(room.path().join("team"));
        parsed(&Run::of(command, b""))
    };
    let issues = report("");
    let issues = issues.as_array().unwrap();
    let text = |issue: &Value, pointer: &str| issue.pointer(pointer).unwrap().as_str().unwrap().to_owned();
    let paths: HashSet<_> = issues.iter().map(|issue| text(issue, "/location/path")).collect();
    assert_eq!(
        paths,
        ["team/a.json", "team/many.json", "b.ndjson", "team/no.json"].map(str::to_owned).into()
    );
    let fingerprints: HashSet<_> = issues.iter().map(|issue| text(issue, "/fingerprint")).collect();
    assert_eq!(fingerprints.len(), issues.len());
    let duplicate = issues.iter().find(|issue| issue["check_name"] == "duplicate_key").unwrap();
    assert_eq!(duplicate["severity"], "major");
    assert_eq!(duplicate["location"]["lines"], json!({"begin": 2, "end": 2}));
    let described = "duplicate_key: duplicate property `é` (at /0/é) (also at line 2, column 37); keep one of them; the last one counts";
    assert_eq!(duplicate["description"], described);
    assert_eq!(issues.last().unwrap()["check_name"], "unread");
    // A finding that moved is the same one.
    let moved = report("\n\n");
    let moved: HashSet<_> =
        moved.as_array().unwrap().iter().map(|issue| text(issue, "/fingerprint")).collect();
    assert_eq!(moved, fingerprints);
}

#[test]
fn gitlab_takes_the_root_that_a_job_names() {
    let room = Room::new();
    room.file("repo/a.json", INVALID);
    let mut command = room.command(&["validate", "-f", "gitlab", "repo/a.json", "."]);
    command.env("CI_PROJECT_DIR", room.path().join("repo"));
    let issues = parsed(&Run::of(command, b""));
    assert!(issues.as_array().unwrap().iter().all(|issue| issue["location"]["path"] == "a.json"), "{issues}");
    assert_eq!(parsed(&room.run_on(&["validate", "-f", "gitlab"], VALID.as_bytes())), json!([]));
}

#[test]
fn a_file_is_a_test_that_fails_as_the_check_does() {
    let room = Room::new();
    room.file("v.json", VALID);
    room.file("w.json", WARNED);
    room.file("a&<\"\u{1}.json", INVALID);
    let files = ["v.json", "w.json", "a&<\"\u{1}.json", "no.json"];
    let run =
        |fail_on: &str| room.run(&[&["validate", "-f", "junit", "--fail-on", fail_on], &files[..]].concat());
    let report = run("error").stdout;
    let case = |path: &str, report: &str| {
        let (_, rest) = report.split_once(&format!("<testsuite name=\"{path}\" ")).unwrap();
        rest.split_once("</testsuite>").unwrap().0.to_owned()
    };
    let passed = "tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"0\">\n<testcase classname=\"chatapps-webhooks.check\" name=\"v.json\" file=\"v.json\">\n</testcase>\n";
    assert!(case("v.json", &report).ends_with(passed), "{report}");
    let warned = case("w.json", &report);
    assert!(warned.contains("<system-out>w.json:1:") && warned.contains("failures=\"0\""), "{report}");
    let invalid = case("a&amp;&lt;&quot;\\u{1}.json", &report);
    let failure = "<failure type=\"error\" message=\"1 error\">a&amp;&lt;&quot;\\u{1}.json:1:2: error[required]: missing property `url` (at /0)\n  help: add `url`: ";
    assert!(invalid.contains(failure), "{report}");
    let unread = case("no.json", &report);
    assert!(
        unread.contains("errors=\"1\"")
            && unread.contains("<error type=\"unread\" message=\"`no.json` does not exist"),
        "{report}"
    );
    assert!(
        case("w.json", &run("warning").stdout).contains("<failure type=\"error\" message=\"1 warning\">")
    );
}

#[test]
fn a_test_shows_some_findings_and_counts_all() {
    let room = Room::new();
    room.file("a.ndjson", format!("[{}]\n", "{},".repeat(100) + "1").repeat(300));
    let report = room.run(&["validate", "-f", "junit", "a.ndjson"]).stdout;
    assert_eq!(report.matches(": error[").count(), 100);
    assert!(!report.contains(": notice[") && report.len() < 20_000, "{}", report.len());
    assert!(
        report.contains("message=\"60300 errors, 60000 notices\"") && report.contains("\n120200 not shown\n"),
        "{report}"
    );
}

#[test]
fn rdjson_counts_columns_in_bytes() {
    let room = Room::new();
    room.file("a.json", TWICE);
    room.file("b.ndjson", format!("{VALID}\r\n[\"é\", 5]\n"));
    let result = parsed(&room.run(&["validate", "-f", "rdjson", "a.json", "b.ndjson", "no.json"]));
    assert_eq!(result["source"]["name"], "chatapps-webhooks");
    let diagnostics = result["diagnostics"].as_array().unwrap();
    for diagnostic in diagnostics {
        let has_link = diagnostic.pointer("/code/url").is_some();
        assert_eq!(has_link, diagnostic.get("code").is_some() && chatapps_webhooks::DOCS_URL.is_some());
    }
    let duplicate = diagnostics.iter().find(|found| found["code"]["value"] == "duplicate_key").unwrap();
    let line = TWICE.lines().nth(1).unwrap();
    let second = line.rfind("\"é\"").unwrap() + 1;
    assert_eq!(duplicate["severity"], "ERROR");
    let range = json!({"start": {"line": 2, "column": second}, "end": {"line": 2, "column": second + 4}});
    assert_eq!(duplicate["location"], json!({"path": "a.json", "range": range}));
    let number = diagnostics.iter().rev().find(|found| found["code"]["value"] == "type").unwrap();
    let range = json!({"start": {"line": 2, "column": 8}, "end": {"line": 2, "column": 9}});
    assert_eq!(number["location"], json!({"path": "b.ndjson", "range": range}));
    let unread = diagnostics.last().unwrap();
    assert_eq!((&unread["location"], &unread["severity"]), (&json!({"path": "no.json"}), &json!("ERROR")));
}

#[test]
fn sarif_has_no_more_than_code_scanning_takes() {
    let room = Room::new();
    let notice = WARNED.replace(r#", "retries": 3"#, "").replace(r#", "type": "MSG""#, "");
    let lines =
        [(notice.as_str(), 6_000), (WARNED, 6_000), ("[1]", 15_000), (notice.as_str(), 1), (WARNED, 6_000)];
    room.file("a.ndjson", lines.map(|(line, count)| format!("{line}\n").repeat(count)).concat());
    let log = parsed(&room.run(&["validate", "-f", "sarif", "a.ndjson"]));
    let results = log["runs"][0]["results"].as_array().unwrap();
    let count = |level: &str| results.iter().filter(|result| result["level"] == level).count();
    assert_eq!((count("error"), count("warning"), count("note")), (15_000, 10_000, 0));
    let notifications = &log["runs"][0]["invocations"][0]["toolExecutionNotifications"];
    let said = "2000 warnings, 6001 notices left out, since GitHub takes 25000 results and 10 MB of a file";
    assert_eq!(notifications, &json!([{"level": "warning", "message": {"text": said}}]));
    for rule in log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap() {
        assert!(rule["properties"]["tags"].as_array().unwrap().len() <= 10, "{rule}");
    }
    for result in results {
        assert_eq!(result["locations"].as_array().unwrap().len(), 1);
    }
}

#[test]
fn every_format_is_the_same_in_each_run() {
    let room = Room::new();
    room.file("a.ndjson", format!("{WARNED}\n{INVALID}\n[1, {{}}]\n").repeat(800));
    for format in crate::program::FORMATS {
        let run = || room.run(&["validate", "-f", format, "--github-summary", "s.md", "a.ndjson"]).stdout;
        assert_eq!(run(), run(), "{format}");
    }
    let written = fs::read_to_string(room.path().join("s.md")).unwrap();
    let (one, rest) = written.split_at(written.len() / 16);
    assert!(rest.starts_with(one));
}
