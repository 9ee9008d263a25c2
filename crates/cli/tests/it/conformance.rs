//! Runs the shared vectors through the program, on standard input.

use serde_json::{Value, json};

use crate::program::Room;
use crate::vectors::{Answer, Case, cases_in, compare, folder, run};

/// The arguments for a case.
fn arguments(case: &Case) -> Vec<String> {
    let mut out = vec!["validate".to_owned(), "--format=json".to_owned()];
    out.push(format!("--model={}", case.model));
    out.push(format!("--policy={}", case.policy()));
    out.extend(case.levels().into_iter().map(|(rule, level)| format!("--rule={rule}={level}")));
    out.extend(case.limits().into_iter().map(|(name, limit)| format!("--max-{name}={limit}")));
    out
}

/// Whether standard input is fixed as the case says, and a file as well.
fn fixed(room: &Room, case: &Case) -> Result<(), String> {
    for (option, kind) in [("--fix", "safe"), ("--fix=unsafe", "unsafe")] {
        let Some(expected) = case.fixed(kind) else { return Ok(()) };
        let path = room.file("request.json", case.octets());
        let found = room.run_on(&["validate", option], &case.octets()).stdout;
        let _ = room.run(&["validate", option, "request.json"]);
        let written = std::fs::read_to_string(path).unwrap();
        if found != expected || written != expected {
            return Err(format!("{kind}:\n  expected {expected}\n  found    {found}\n  written  {written}"));
        }
    }
    Ok(())
}

#[test]
fn the_program_gives_the_findings_of_the_vectors() {
    let room = Room::new();
    run("command line", |case| {
        let arguments = arguments(case);
        let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
        let run = room.run_on(&arguments, &case.octets());
        let output = run.json();
        let found = output["files"][0]["findings"].as_array().unwrap().clone();
        let verdict = compare(case.findings(), &found).and_then(|()| {
            let says = (run.code, output["valid"].as_bool(), output["files"][0]["valid"].as_bool());
            let expected = (i32::from(!case.valid()), Some(case.valid()), Some(case.valid()));
            if says == expected { Ok(()) } else { Err(format!("expected {expected:?}, found {says:?}")) }
        });
        let verdict = verdict.and_then(|()| fixed(&room, case));
        Answer { found, verdict }
    });
}

#[test]
fn the_program_gives_the_findings_of_the_vectors_in_other_formats() {
    let room = Room::new();
    for case in cases_in(&folder().join("../formats")) {
        let mut arguments = arguments(&case);
        arguments.push(format!("--input-format={}", case.members["format"].as_str().unwrap()));
        let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
        let run = room.run_on(&arguments, &case.octets());
        let found = run.json()["files"][0]["findings"].as_array().unwrap().clone();
        compare(case.findings(), &found).unwrap_or_else(|reason| panic!("{}\n  {reason}", case.name));
        assert_eq!(run.code, i32::from(!case.valid()), "{}", case.name);
    }
}

#[test]
fn the_program_gives_the_findings_of_desired_state() {
    let room = Room::new();
    for case in cases_in(&folder().join("../desired")) {
        let mut arguments = arguments(&case);
        arguments.retain(|argument| !argument.starts_with("--model="));
        arguments.push("--desired".to_owned());
        arguments.extend(case.members["format"].as_str().map(|format| format!("--input-format={format}")));
        let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
        let run = room.run_on(&arguments, &case.octets());
        let found = run.json()["files"][0]["findings"].as_array().unwrap().clone();
        compare(case.findings(), &found).unwrap_or_else(|reason| panic!("{}\n  {reason}", case.name));
        assert_eq!(run.code, i32::from(!case.valid()), "{}", case.name);
    }
}

/// The arguments for a check of a file of a project.
fn of_check(check: &Value) -> Vec<String> {
    let mut out = vec!["validate".to_owned(), "--format=json".to_owned()];
    out.extend(check["policy"].as_str().map(|policy| format!("--policy={policy}")));
    let levels = check["levels"].as_object().into_iter().flatten();
    out.extend(levels.map(|(rule, level)| format!("--rule={rule}={}", level.as_str().unwrap())));
    out.extend(check["desired"].as_bool().map(|_| "--desired".to_owned()));
    out.push(check["file"].as_str().unwrap().to_owned());
    out
}

#[test]
fn the_program_gives_the_findings_of_projects() {
    let cases: Vec<Value> =
        serde_json::from_slice(&std::fs::read(folder().join("../projects/cases.json")).unwrap()).unwrap();
    for case in cases {
        let (name, room) = (&case["description"], Room::new());
        std::fs::create_dir(room.path().join(".git")).unwrap();
        for (file, text) in case["files"].as_object().unwrap() {
            room.file(file, text.as_str().unwrap());
        }
        if let Some(message) = case["invalid"].as_str() {
            let run = room.run_on(&["validate", "-"], b"[]");
            assert!(run.code == 2 && run.stderr.contains(message), "{name}: {run:?}");
        }
        let mut told = Vec::new();
        for check in case["checks"].as_array().unwrap() {
            let arguments = of_check(check);
            let run = room.run(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
            let output = run.json();
            let found = output["files"][0]["findings"].as_array().unwrap();
            compare(check["findings"].as_array().unwrap(), found)
                .unwrap_or_else(|reason| panic!("{name}\n  {reason}"));
            assert_eq!(output["files"][0]["valid"], check["valid"], "{name}");
            for file in output["files"].as_array().unwrap().iter().skip(1) {
                told.extend(file["findings"].as_array().unwrap().iter().map(|finding| {
                    json!({"file": file["path"], "rule": finding["rule"], "level": finding["level"], "line": finding["line"]})
                }));
            }
        }
        told.dedup();
        assert_eq!(json!(told), *case.get("suppressions").unwrap_or(&json!([])), "{name}");
    }
}
