//! `validate --fix` and `--diff`.

use std::fs;

use serde_json::Value;

use crate::program::{Room, VALID};

/// A request with a safe fix, an unsafe one, and an error that has none.
const FAULTY: &str = "[\r\n\t{\"sub_account_id\": \"Onion_Marketing\", \"url\": \"https://hooks.onion.example/events\",\r\n\t\"type\": \"DR\", \"httpAuthorization\": \"***\"}]";

fn safe() -> String {
    FAULTY.replace("sub_account_id", "subAccountId")
}

fn all() -> String {
    safe().replace("DR", "CADR")
}

#[test]
fn a_file_is_replaced_and_what_is_left_is_reported() {
    let room = Room::new();
    for (option, expected, rules) in
        [("--fix", safe(), ["enum", "masked_secret"].as_slice()), ("--fix=unsafe", all(), &["masked_secret"])]
    {
        let path = room.file("a.json", FAULTY);
        let run = room.run(&["validate", option, "--format", "json", "a.json"]);
        assert_eq!((run.code, fs::read_to_string(path).unwrap()), (1, expected));
        let output = run.json();
        let found = output["files"][0]["findings"].as_array().unwrap().iter().map(|finding| &finding["rule"]);
        assert_eq!(found.collect::<Vec<_>>(), rules);
        assert!(run.stderr.starts_with("note: fixed "), "{}", run.stderr);
    }
}

#[test]
fn a_file_with_nothing_to_fix_is_not_touched() {
    let room = Room::new();
    let path = room.file("a.json", VALID);
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions.clone()).unwrap();
    let before = fs::metadata(&path).unwrap().modified().unwrap();
    let run = room.run(&["validate", "--fix=unsafe", "--exit-non-zero-on-fix", "a.json"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), before);
}

#[test]
fn a_file_that_may_not_be_written_is_told_and_others_go_on() {
    let room = Room::new();
    for name in ["a.json", "a.ndjson"] {
        let path = room.file(name, FAULTY.replace("\r\n", ""));
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
    }
    let path = room.file("b.json", FAULTY);
    let run = room.run(&["validate", "--fix", "a.json", "a.ndjson", "b.json"]);
    assert_eq!((run.code, fs::read_to_string(path).unwrap()), (2, safe()));
    for name in ["a.json", "a.ndjson"] {
        assert!(
            run.stderr.contains(&format!("error: cannot fix `{name}`: it is read-only\n")),
            "{}",
            run.stderr
        );
    }
    assert_eq!(fs::read_dir(room.path()).unwrap().count(), 3);
}

#[test]
fn standard_input_is_fixed_to_standard_output() {
    let room = Room::new();
    let run = room.run_on(&["validate", "--fix"], FAULTY.as_bytes());
    assert_eq!((run.code, run.stdout.as_str()), (1, safe().as_str()));
    assert!(run.stderr.contains("error[masked_secret]"), "{}", run.stderr);
    let run = room.run_on(&["validate", "--fix", "--quiet"], FAULTY.as_bytes());
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), (safe().as_str(), ""));
}

#[test]
fn lines_are_fixed_one_by_one_with_their_endings() {
    let room = Room::new();
    let line = FAULTY.replace("\r\n", "");
    let text = format!("{line}\r\n\n{VALID}\n{line}");
    let expected = text.replace("sub_account_id", "subAccountId");
    let path = room.file("a.ndjson", &text);
    let run = room.run(&["validate", "--fix", "--format", "json", "a.ndjson"]);
    assert_eq!(fs::read_to_string(path).unwrap(), expected);
    let output = run.json();
    for finding in output["files"][0]["findings"].as_array().unwrap() {
        let at = |end: &str| usize::try_from(finding["range"][end].as_u64().unwrap()).unwrap();
        let covered = expected.get(at("start")..at("end")).unwrap();
        assert!(["\"DR\"", "\"***\""].contains(&covered), "{covered}");
    }
    let run = room.run_on(&["validate", "--lines", "--fix", "-"], text.as_bytes());
    assert_eq!((run.code, run.stdout), (1, expected));
}

#[test]
fn a_line_that_is_too_long_stays_as_it_is() {
    let room = Room::new();
    let long = format!("[{}]", " ".repeat(100_000));
    let line = FAULTY.replace("\r\n", "");
    let path = room.file("a.ndjson", format!("{long}\n{line}\n"));
    let run = room.run(&["validate", "--fix", "--max-bytes", "400", "--format", "json", "a.ndjson"]);
    let fixed = line.replace("sub_account_id", "subAccountId");
    assert_eq!(fs::read_to_string(path).unwrap(), format!("{long}\n{fixed}\n"));
    assert_eq!(run.json()["files"][0]["findings"][0]["rule"], "body_too_large");
}

#[test]
fn a_difference_is_shown_and_nothing_is_written() {
    let room = Room::new();
    let path = room.file("a.json", FAULTY);
    let run = room.run(&["validate", "--diff", "a.json"]);
    assert_eq!((run.code, fs::read_to_string(&path).unwrap().as_str()), (1, FAULTY));
    for line in [
        "would fix misspelled_property at /0/sub_account_id: unknown property `sub_account_id`; did you mean `subAccountId`?",
        "--- a.json",
        "@@ -1,3 +1,3 @@",
        "-\t{\"sub_account_id\": \"Onion_Marketing\", \"url\": \"https://hooks.onion.example/events\",",
        "+\t{\"subAccountId\": \"Onion_Marketing\", \"url\": \"https://hooks.onion.example/events\",",
        " \t\"type\": \"DR\", \"httpAuthorization\": \"***\"}]",
    ] {
        assert!(run.stdout.lines().any(|shown| shown == line), "{line}\n{}", run.stdout);
    }
    assert_eq!(run.stderr, "note: would fix 1 finding in 1 file\n");
    room.file("b.json", VALID);
    let run = room.run(&["validate", "--diff=unsafe", "b.json"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""));
}

#[test]
fn changes_are_in_one_hunk_if_their_contexts_touch() {
    let room = Room::new();
    for (between, hunks) in [(6, &["@@ -1,10 +1,10 @@"][..]), (7, &["@@ -1,5 +1,5 @@", "@@ -7,5 +7,5 @@"])] {
        let webhook = |number: usize| {
            let name = if number == 0 || number > between { "URL" } else { "url" };
            format!(r#"{{"subAccountId": "Onion_{number}", "{name}": "https://hooks.onion.example/a"}}"#)
        };
        let webhooks: Vec<_> = (0..between + 2).map(webhook).collect();
        room.file("a.json", format!("[\n{}\n]\n", webhooks.join(",\n")));
        let run = room.run(&["validate", "--diff", "a.json"]);
        let shown: Vec<_> = run.stdout.lines().filter(|line| line.starts_with("@@")).collect();
        assert_eq!(shown, hunks, "{}", run.stdout);
    }
}

#[test]
fn behind_a_fault_the_old_text_shows_what_stays() {
    let room = Room::new();
    room.file(
        "a.json",
        "[\n  {\"subAccountId\": \"Onion_Shop\", /* äw4Kd0b2u */ \"url\": \"https://hooks.onion.example/a\",\n   \"type\": \"MSG\", \"httpAuthorization\": \"Bearer rw4Kd0b2u\"},\n]\n",
    );
    let run = room.run(&["validate", "--diff", "a.json"]);
    for line in [
        "-  {\"subAccountId\": \"Onion_Shop\", ** ·******** ** \"url\": \"https://hooks.onion.example/a\",",
        "+  {\"subAccountId\": \"Onion_Shop\",  \"url\": \"https://hooks.onion.example/a\",",
        "-   \"type\": \"MSG\", \"httpAuthorization\": \"****************\"},",
        "+   \"type\": \"MSG\", \"httpAuthorization\": \"****************\"}",
    ] {
        assert!(run.stdout.lines().any(|shown| shown == line), "{line}\n{}", run.stdout);
    }
    assert!(!run.stdout.contains("rw4K"), "{}", run.stdout);
}

#[cfg(unix)]
#[test]
fn another_name_of_a_fixed_file_keeps_the_old_text() {
    let room = Room::new();
    let path = room.file("a.json", FAULTY);
    let other = room.path().join("b.json");
    fs::hard_link(&path, &other).unwrap();
    room.run(&["validate", "--fix", "a.json"]);
    assert_ne!(fs::read_to_string(&path).unwrap(), FAULTY);
    assert_eq!(fs::read_to_string(&other).unwrap(), FAULTY);
}

#[test]
fn a_difference_is_made_and_shown_at_once() {
    let room = Room::new();
    let path = room.file("a.json", FAULTY);
    let run = room.run(&["validate", "--fix=unsafe", "--diff", "a.json"]);
    assert_eq!(fs::read_to_string(&path).unwrap(), all());
    assert!(
        run.stdout.contains("+\t\"type\": \"CADR\",") && run.stdout.contains("error[masked_secret]"),
        "{}",
        run.stdout
    );
}

#[test]
fn a_long_line_is_cut_around_what_changes() {
    let room = Room::new();
    let entry = VALID.trim_matches(['[', ']']);
    let text = format!(
        "[{}, {}]",
        [entry; 40].join(", ").replace("MSG", "CADR"),
        entry.replace("subAccountId", "SubAccountId")
    );
    room.file("a.json", text);
    let run = room.run(&["validate", "--rule", "repeated_target=off", "--diff", "a.json"]);
    let lines: Vec<_> =
        run.stdout.lines().filter(|line| line.starts_with(['-', '+']) && line.contains('{')).collect();
    assert_eq!(lines.len(), 2, "{}", run.stdout);
    assert!(
        lines[0].contains("...") && lines[0].contains("SubAccountId") && lines[0].len() < 200,
        "{lines:?}"
    );
    assert!(
        lines[1].contains("...") && lines[1].contains("subAccountId") && lines[1].len() < 200,
        "{lines:?}"
    );
}

#[test]
fn the_exit_code_may_tell_that_something_was_fixed() {
    let room = Room::new();
    let text = VALID.replace("/events", "/events#a");
    for (option, code) in [(None, 0), (Some("--exit-non-zero-on-fix"), 1)] {
        room.file("a.json", &text);
        let mut arguments = vec!["validate", "--fix", "a.json"];
        arguments.extend(option);
        assert_eq!(room.run(&arguments).code, code);
        assert_eq!(room.run(&arguments).code, 0);
    }
}

#[test]
fn what_does_not_fit_together_is_refused() {
    let room = Room::new();
    room.file("a.json", VALID);
    for (arguments, message) in [
        (
            ["--fix=unsafe", "--diff=safe", "a.json"].as_slice(),
            "error: `--fix` and `--diff` ask for different fixes: give both the same kind\n",
        ),
        (
            &["--diff", "--format", "json", "a.json"],
            "error: `--diff` is for people: leave out `--format`, or `--diff`\n",
        ),
        (
            &["--fix", "--format", "json"],
            "error: the fixed text of standard input goes to standard output, where nothing else can go: leave out `--format` and `--diff`\n",
        ),
    ] {
        let run = room.run(&[&["validate"], arguments].concat());
        assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (2, "", message));
    }
    assert_eq!(room.run(&["validate", "--fix=manual", "a.json"]).code, 2);
    assert_eq!(room.run(&["validate", "--exit-non-zero-on-fix", "a.json"]).code, 2);
}

#[test]
fn formats_have_the_fixes_of_each_finding() {
    let room = Room::new();
    room.file("a.ndjson", format!("{VALID}\n{}", VALID.replace("subAccountId", "é\": 1, \"SubAccountId")));
    let json = room.run(&["validate", "--format", "json", "--with-fixes", "a.ndjson"]).json();
    let findings = json["files"][0]["findings"].as_array().unwrap();
    let misspelled = findings.iter().find(|finding| finding["rule"] == "misspelled_property").unwrap();
    assert_eq!(misspelled["fixes"][0]["edits"][0]["range"], misspelled["range"]);
    let sarif: Value =
        serde_json::from_str(&room.run(&["validate", "--format", "sarif", "a.ndjson"]).stdout).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let misspelled = results.iter().find(|result| result["ruleId"] == "misspelled_property").unwrap();
    let change = &misspelled["fixes"][0]["artifactChanges"][0];
    assert_eq!(change["artifactLocation"]["uri"], "a.ndjson");
    let region = &misspelled["locations"][0]["physicalLocation"]["region"];
    assert_eq!(&change["replacements"][0]["deletedRegion"], region);
    assert_eq!(change["replacements"][0]["insertedContent"]["text"], "\"subAccountId\"");
    assert!(results.iter().all(|result| result["ruleId"] != "required" || result.get("fixes").is_none()));
    let rdjson: Value =
        serde_json::from_str(&room.run(&["validate", "--format", "rdjson", "a.ndjson"]).stdout).unwrap();
    let diagnostics = rdjson["diagnostics"].as_array().unwrap();
    let misspelled = diagnostics.iter().find(|one| one["code"]["value"] == "misspelled_property").unwrap();
    assert_eq!(misspelled["suggestions"][0]["range"], misspelled["location"]["range"]);
    assert_eq!(misspelled["suggestions"][0]["text"], "\"subAccountId\"");
    assert_eq!(misspelled["suggestions"][0]["range"]["start"]["column"], 12);
}

#[test]
fn people_are_told_what_can_be_fixed() {
    let room = Room::new();
    room.file("a.json", FAULTY);
    let run = room.run(&["validate", "a.json"]);
    assert!(
        run.stdout.ends_with("in 1 file\n`--fix` fixes 1 finding, `--fix=unsafe` 1 more\n"),
        "{}",
        run.stdout
    );
    room.file("b.json", VALID);
    assert!(!room.run(&["validate", "b.json"]).stdout.contains("--fix"));
}

#[test]
fn what_is_not_json_stays_as_it_is_and_that_is_told() {
    let room = Room::new();
    let yaml = "- sub_account_id: Onion_Marketing\n";
    let path = room.file("a.yaml", yaml);
    for option in ["--fix", "--diff=safe"] {
        let run = room.run(&["validate", option, "a.yaml"]);
        assert!(
            run.stderr.contains("note: `a.yaml` stays as it is: only JSON can be fixed\n"),
            "{}",
            run.stderr
        );
        assert_eq!(fs::read_to_string(&path).unwrap(), yaml);
    }
    let run = room.run_on(&["validate", "--fix", "--input-format", "yaml"], yaml.as_bytes());
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert_eq!(run.stderr, "error: only JSON can be fixed: leave out `--fix`\n");
}

#[test]
fn a_kind_of_fixes_that_is_taken_for_a_file_is_told_before_anything_is_written() {
    let room = Room::new();
    let path = room.file("a.json", FAULTY);
    for option in ["--fix", "--diff"] {
        let run = room.run(&["validate", option, "unsafe", "a.json"]);
        let message = format!("`unsafe` does not exist: write `{option}=unsafe`");
        assert!(run.code == 2 && run.stderr.contains(&message), "{run:?}");
        assert_eq!(fs::read_to_string(&path).unwrap(), FAULTY);
    }
}
