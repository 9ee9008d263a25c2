//! The shared vectors, through every entry point of the crate.

use std::fs;
use std::path::{Path, PathBuf};

use chatapps_webhooks::{Checker, Model, Policy, Report};
use serde_json::{Value, json};

fn vectors() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors")
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// All cases, each with its model and a name for messages.
pub(crate) fn cases() -> Vec<(Model, String, Value)> {
    let mut out = Vec::new();
    for folder in entries(&vectors()) {
        let model: Model = folder.file_name().unwrap().to_str().unwrap().parse().unwrap();
        for file in entries(&folder) {
            let Value::Array(cases) = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap() else {
                panic!("{} is no array", file.display())
            };
            assert!(!cases.is_empty(), "{} has no case", file.display());
            for case in cases {
                let name =
                    format!("{model}/{}: {}", file.file_stem().unwrap().display(), case["description"]);
                out.push((model, name, case));
            }
        }
    }
    assert!(!out.is_empty());
    out
}

fn checker(case: &Value) -> Checker {
    let policy: Policy = case["policy"].as_str().unwrap_or("recommended").parse().unwrap();
    let levels = case["levels"].as_object().into_iter().flatten();
    Checker::new(levels.fold(policy, |policy, (rule, level)| {
        policy.with_level(rule.parse().unwrap(), level.as_str().unwrap().parse().unwrap()).unwrap()
    }))
}

/// The findings, with the members that the case has.
fn essence(report: &Report, expected: &Value) -> Value {
    let findings = report.findings().iter().enumerate().map(|(index, finding)| {
        let all = serde_json::to_value(finding).unwrap();
        let wanted = expected[index].as_object().cloned().unwrap_or_default();
        let names = ["rule", "pointer"].map(str::to_owned).into_iter().chain(wanted.keys().cloned());
        Value::Object(names.map(|name| (name.clone(), all.get(&name).cloned().unwrap_or_default())).collect())
    });
    Value::Array(findings.collect())
}

fn without_position(findings: &Value) -> Value {
    let mut findings = findings.clone();
    for finding in findings.as_array_mut().unwrap() {
        finding.as_object_mut().unwrap().retain(|name, _| name != "line" && name != "column");
    }
    findings
}

#[test]
fn text_gives_the_findings_of_the_vectors() {
    for (model, name, case) in cases() {
        let text = case["text"].as_str().map_or_else(|| case["data"].to_string(), str::to_owned);
        let report = checker(&case).check(model, &text);
        assert_eq!(essence(&report, &case["findings"]), case["findings"], "{name}");
        assert_eq!(json!(report.is_valid()), case["valid"], "{name}");
        assert_eq!(json!(checker(&case).is_valid(model, &text)), case["valid"], "{name}");
    }
}

#[test]
fn values_give_the_findings_of_the_vectors() {
    for (model, name, case) in cases().into_iter().filter(|(_, _, case)| case.get("data").is_some()) {
        let report = checker(&case).check_value(model, &case["data"]).unwrap();
        let expected = without_position(&case["findings"]);
        assert_eq!(essence(&report, &expected), expected, "{name}");
        assert_eq!(
            json!(checker(&case).is_valid_value(model, &case["data"]).unwrap()),
            case["valid"],
            "{name}"
        );
    }
}

#[test]
fn the_vectors_are_what_their_schema_says() {
    let schema: Value =
        serde_json::from_slice(&fs::read(vectors().join("../vector.schema.json")).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for file in entries(&vectors()).iter().flat_map(|folder| entries(folder)) {
        let cases: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
        if let Err(error) = validator.validate(&cases) {
            panic!("{}: {error} at {}", file.display(), error.instance_path());
        }
        let mut descriptions: Vec<_> =
            cases.as_array().unwrap().iter().map(|case| &case["description"]).collect();
        descriptions.sort_by_key(ToString::to_string);
        descriptions.dedup();
        assert_eq!(
            descriptions.len(),
            cases.as_array().unwrap().len(),
            "{} repeats a description",
            file.display()
        );
    }
}
