//! Runs the shared vectors through the program, on standard input.

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
