//! The shared cases of projects, and of desired state.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use chatapps_webhooks::{Finding, InputFormat, Options, Report};
use chatapps_webhooks_project::{Given, InvalidConfiguration, Project, Run};
use chatapps_webhooks_texts::format_of_name;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::configuration::repository;

fn cases() -> Vec<Value> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/projects/cases.json");
    let cases: Vec<Value> = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    assert!(cases.len() > 10);
    cases
}

fn texts(members: &Value) -> Vec<(&str, &str)> {
    let members = members.as_object().into_iter().flatten();
    members.map(|(name, text)| (name.as_str(), text.as_str().unwrap())).collect()
}

/// The configurations of a case, by their files: each is met once.
struct Runs<'c>(&'c TempDir, BTreeMap<String, Arc<Run>>);

impl Runs<'_> {
    /// The name of the file, and what it says.
    fn closest(&mut self, folder: &Path) -> Result<Option<(String, Arc<Run>)>, InvalidConfiguration> {
        let Some(project) = Project::find(folder)? else { return Ok(None) };
        let name = project.file().strip_prefix(self.0.path()).unwrap().to_str().unwrap().replace('\\', "/");
        let run = Arc::new(Run::of(project)?);
        Ok(Some((name.clone(), Arc::clone(self.1.entry(name).or_insert(run)))))
    }
}

fn given(check: &Value) -> Given {
    let levels = texts(&check["levels"]);
    let options = Options { policy: check["policy"].as_str(), rules: &levels, ..Options::default() };
    Given::from_options(&options, None).unwrap()
}

fn told(report: &Report) -> Value {
    let told = |finding: &Finding| json!({"rule": finding.rule().id(), "level": finding.level().as_str(), "pointer": finding.pointer().as_str()});
    report.findings().iter().map(told).collect()
}

#[test]
fn projects_have_the_findings_that_the_cases_say() {
    for case in cases() {
        let name = &case["description"];
        let room = repository(&texts(&case["files"]));
        let mut runs = Runs(&room, BTreeMap::new());
        if let Some(message) = case["invalid"].as_str() {
            let invalid = runs.closest(room.path()).err().unwrap().to_string();
            assert!(invalid.ends_with(message), "{name}: {invalid}");
            continue;
        }
        for (folder, file) in case["closest"].as_object().unwrap() {
            let found = runs.closest(&room.path().join(folder)).unwrap();
            assert_eq!(json!(found.map(|(name, _)| name)), *file, "{name}");
        }
        for (file, named) in case["options"].as_object().into_iter().flatten() {
            let path = room.path().join(file);
            let (_, run) = runs.closest(path.parent().unwrap()).unwrap().unwrap();
            let check = run.file(Some(&path), &Given::default(), false);
            assert_eq!(json!(check.settings().named()), *named, "{name}");
        }
        for check in case["checks"].as_array().unwrap() {
            let path = room.path().join(check["file"].as_str().unwrap());
            let (_, run) = runs.closest(path.parent().unwrap()).unwrap().unwrap();
            let format = path.to_str().and_then(format_of_name).unwrap_or(InputFormat::Json);
            let is_desired = check["desired"].as_bool().unwrap_or_default();
            let report =
                run.file(Some(&path), &given(check), is_desired).check(format, &fs::read(&path).unwrap());
            assert_eq!(
                (told(&report), json!(report.is_valid())),
                (check["findings"].clone(), check["valid"].clone()),
                "{name}"
            );
        }
        let mut suppressions = Vec::new();
        for (file, run) in &runs.1 {
            for (_, _, report) in run.reports() {
                suppressions.extend(report.findings().iter().map(|finding| {
                    json!({"file": file, "rule": finding.rule().id(), "level": finding.level().as_str(), "line": finding.span().unwrap().line})
                }));
            }
        }
        assert_eq!(json!(suppressions), *case.get("suppressions").unwrap_or(&json!([])), "{name}");
    }
}
