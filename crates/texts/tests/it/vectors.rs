//! The shared vectors of formats, through every function; and whether each rule on a format has
//! some.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chatapps_webhooks::{Checker, Group, InputFormat, Level, Model, Options, Policy, Rule};
use chatapps_webhooks_texts::{check, is_valid};
use serde_json::{Value, json};

struct Case {
    name: String,
    model: Model,
    members: Value,
}

impl Case {
    fn text(&self, member: &str) -> &str {
        self.members[member].as_str().unwrap_or_default()
    }

    fn policy(&self) -> &str {
        self.members["policy"].as_str().unwrap_or("recommended")
    }

    fn levels(&self) -> BTreeMap<Rule, Level> {
        let levels = self.members["levels"].as_object().into_iter().flatten();
        levels
            .map(|(rule, level)| (rule.parse().unwrap(), level.as_str().unwrap().parse().unwrap()))
            .collect()
    }

    fn checker(&self) -> Checker {
        let policy: Policy = self.policy().parse().unwrap();
        Checker::new(
            self.levels()
                .into_iter()
                .fold(policy, |policy, (rule, level)| policy.with_level(rule, level).unwrap()),
        )
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

fn cases() -> Vec<Case> {
    let cases = cases_in("formats");
    assert!(cases.len() > 80);
    cases
}

fn cases_in(folder: &str) -> Vec<Case> {
    let mut out = Vec::new();
    for folder in entries(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests").join(folder)) {
        let model: Model = folder.file_name().unwrap().to_str().unwrap().parse().unwrap();
        for file in entries(&folder) {
            let cases: Vec<Value> = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
            out.extend(cases.into_iter().map(|members| {
                let name = format!("{}: {}", file.display(), members["description"]);
                Case { name, model, members }
            }));
        }
    }
    out
}

/// Whether a case has the findings and the verdict that it says. Those of `data` have no positions.
fn run(case: &Case, checker: &Checker) {
    let format = case.members["format"].as_str().map_or(InputFormat::Json, |name| name.parse().unwrap());
    let data = case.members.get("data").map(Value::to_string);
    let text = data.as_deref().unwrap_or(case.text("text"));
    let report = check(checker, case.model, format, text);
    let found: Vec<Value> = report
        .findings()
        .iter()
        .map(|finding| {
            let (rule, level) = (finding.rule().id(), finding.level().as_str());
            let mut found = json!({"rule": rule, "level": level, "pointer": finding.pointer().as_str()});
            if data.is_none() {
                let span = finding.span().unwrap();
                found["line"] = json!(span.line);
                found["column"] = json!(span.column);
            }
            found
        })
        .collect();
    assert_eq!(json!(found), case.members["findings"], "{}", case.name);
    assert_eq!(json!(report.is_valid()), case.members["valid"], "{}", case.name);
    assert_eq!(is_valid(checker, case.model, format, text), report.is_valid(), "{}", case.name);
}

#[test]
fn every_case_has_the_findings_that_it_says() {
    for case in cases() {
        run(&case, &case.checker());
    }
}

#[test]
fn desired_state_has_the_findings_that_its_cases_say() {
    let cases = cases_in("desired");
    assert!(cases.len() > 20);
    for case in cases {
        let levels = case.levels();
        let rules: Vec<_> = levels.iter().map(|(rule, level)| (rule.id(), level.as_str())).collect();
        let options =
            Options { policy: Some(case.policy()), rules: &rules, desired: true, ..Options::default() };
        run(&case, &Checker::from_options(&options).unwrap());
    }
}

/// Whether a case has findings of a rule at that level alone; none of it for `off`.
fn shows(case: &Case, rule: Rule, level: Level) -> bool {
    let findings = case.members["findings"].as_array().unwrap().iter();
    let levels: Vec<_> = findings
        .filter(|finding| finding["rule"] == rule.id())
        .map(|finding| finding["level"].as_str())
        .collect();
    levels.iter().all(|found| *found == Some(level.as_str())) && levels.is_empty() == (level == Level::Off)
}

#[test]
fn every_rule_on_a_format_has_cases_under_each_policy_and_at_each_level() {
    let cases = cases();
    let formats = Rule::catalogue().iter().filter(|info| info.input != InputFormat::Json);
    for info in formats.filter(|info| info.group != Group::Project) {
        assert_eq!(info.group, Group::Policy);
        for name in Policy::NAMES {
            let level = name.parse::<Policy>().unwrap().level(info.rule);
            let mut under = cases.iter().filter(|case| case.policy() == name && case.levels().is_empty());
            assert!(under.any(|case| shows(case, info.rule, level)), "{} under {name}", info.id);
        }
        for level in [Level::Notice, Level::Warning, Level::Error] {
            let mut at = cases.iter().filter(|case| case.levels().get(&info.rule) == Some(&level));
            assert!(at.any(|case| shows(case, info.rule, level)), "{} as {level}", info.id);
        }
    }
}
