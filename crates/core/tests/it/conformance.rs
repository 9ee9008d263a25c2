//! The shared vectors, through every entry point of the crate; and whether they are what they
//! should be.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use chatapps_webhooks::{
    Applicability, Checker, Group, InputFormat, Level, Limits, Model, Policy, Report, Rule, RuleInfo,
};
use serde_json::Value;

use crate::vectors::{Answer, Case, cases, compare, entries, folder, run};

/// How many cases there are at least.
const AT_LEAST: usize = 500;

fn checker(case: &Case) -> Checker {
    let policy: Policy = case.policy().parse().unwrap();
    let policy = case.levels().into_iter().fold(policy, |policy, (rule, level)| {
        policy.with_level(rule.parse().unwrap(), level.parse().unwrap()).unwrap()
    });
    let mut limits = Limits::default();
    for (name, limit) in case.limits() {
        match name {
            "bytes" => (limits.bytes, limits.event_bytes) = (limit, limit),
            "depth" => limits.depth = limit,
            "entries" => limits.entries = limit,
            _ => panic!("unknown limit `{name}`"),
        }
    }
    Checker::new(policy).with_limits(limits)
}

fn findings(report: &Report) -> Vec<Value> {
    report.findings().iter().map(|finding| serde_json::to_value(finding).unwrap()).collect()
}

fn same_verdict(case: &Case, verdicts: &[(&str, bool)]) -> Result<(), String> {
    match verdicts.iter().find(|(_, verdict)| *verdict != case.valid()) {
        Some((door, verdict)) => Err(format!("`{door}` says {verdict}")),
        None => Ok(()),
    }
}

fn as_text(case: &Case, report: &Report) -> Result<(), String> {
    compare(case.findings(), &findings(report))?;
    let is_valid = checker(case).is_valid(case.model, case.octets());
    same_verdict(case, &[("check", report.is_valid()), ("is_valid", is_valid)])
}

fn as_values(case: &Case) -> Result<(), String> {
    let Some(data) = case.data() else { return Ok(()) };
    let report = checker(case).check_value(case.model, data).unwrap();
    compare(&case.findings_of_values(), &findings(&report))?;
    let is_valid = checker(case).is_valid_value(case.model, data).unwrap();
    same_verdict(case, &[("check_value", report.is_valid()), ("is_valid_value", is_valid)])
}

fn as_fixed(case: &Case, report: &Report) -> Result<(), String> {
    for kind in [Applicability::Safe, Applicability::Unsafe] {
        let Some(expected) = case.fixed(kind.as_str()) else { return Ok(()) };
        let found = report.fixed(case.octets(), kind).unwrap().into_text();
        let found = String::from_utf8(found).unwrap();
        if found != expected {
            return Err(format!("{kind}:\n  expected {expected}\n  found    {found}"));
        }
    }
    Ok(())
}

#[test]
fn every_entry_point_gives_the_findings_of_the_vectors() {
    run("Rust", |case| {
        let report = checker(case).check(case.model, case.octets());
        let verdict = as_text(case, &report).and_then(|()| as_values(case));
        let verdict = verdict.and_then(|()| as_fixed(case, &report));
        Answer { found: findings(&report), verdict }
    });
}

/// What a fix does, with `…` for what it names.
fn without_names(title: &str) -> String {
    title.split('`').enumerate().map(|(index, part)| if index % 2 == 0 { part } else { "…" }).collect()
}

#[test]
fn each_fix_of_each_rule_is_offered_for_a_vector() {
    let mut offered = BTreeSet::new();
    for case in cases() {
        let report = checker(&case).check(case.model, case.octets());
        for (finding, fixes) in report.findings().iter().zip(report.fixes(case.octets())) {
            offered.extend(
                fixes
                    .iter()
                    .map(|fix| (finding.rule().id(), fix.applicability(), without_names(fix.title()))),
            );
        }
    }
    for info in Rule::catalogue() {
        for fix in info.fixes() {
            let fix = (info.id, fix.applicability, without_names(&fix.title));
            assert!(offered.contains(&fix), "no document of tests/vectors has {fix:?}");
        }
    }
}

#[test]
fn the_vectors_are_what_their_schema_says() {
    let schema: Value =
        serde_json::from_slice(&fs::read(folder().join("../vector.schema.json")).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let folders = [folder(), folder().join("../formats"), folder().join("../desired")];
    for file in folders.iter().flat_map(|all| entries(all)).flat_map(|model| entries(&model)) {
        let text = fs::read_to_string(&file).unwrap();
        if let Err(error) = validator.validate(&serde_json::from_str(&text).unwrap()) {
            panic!("{}: {error} at {}", file.display(), error.instance_path());
        }
        assert!(!text.contains('\r') && text.ends_with("]\n"), "{} has other line ends", file.display());
    }
}

#[test]
fn the_cases_of_projects_are_what_their_schema_says() {
    let read = |name: &str| -> Value {
        serde_json::from_slice(&fs::read(folder().join("..").join(name)).unwrap()).unwrap()
    };
    let validator = jsonschema::validator_for(&read("project.schema.json")).unwrap();
    let cases = read("projects/cases.json");
    if let Err(error) = validator.validate(&cases) {
        panic!("{error} at {}", error.instance_path());
    }
}

#[test]
fn each_case_has_a_name_of_its_own() {
    let mut names: Vec<_> = cases().into_iter().map(|case| case.name).collect();
    names.sort();
    for two in names.windows(2) {
        assert_ne!(two[0], two[1]);
    }
}

#[test]
fn a_case_is_valid_if_none_of_its_findings_is_an_error() {
    for case in cases() {
        let has_error = case.findings().iter().any(|finding| finding["level"] == "error");
        assert_eq!(case.valid(), !has_error, "{}", case.name);
    }
}

#[test]
fn findings_come_in_the_order_of_the_text() {
    for case in cases().iter().filter(|case| case.data().is_none()) {
        let place = |finding: &Value| (finding["line"].as_u64(), finding["column"].as_u64());
        assert!(case.findings().is_sorted_by_key(place), "{}", case.name);
    }
}

#[test]
fn there_are_many_cases_and_some_of_each_model() {
    let cases = cases();
    assert!(cases.len() >= AT_LEAST, "{} cases", cases.len());
    for model in Model::ALL {
        for valid in [true, false] {
            assert!(
                cases.iter().any(|case| case.model == model && case.valid() == valid),
                "{model}, valid: {valid}"
            );
        }
    }
}

/// The cases of one document, under whatever policy.
type OfDocument = Vec<Case>;

fn by_document() -> Vec<OfDocument> {
    let mut out: BTreeMap<_, OfDocument> = BTreeMap::new();
    for case in cases() {
        let limits: Vec<_> =
            case.limits().into_iter().map(|(name, limit)| (name.to_owned(), limit)).collect();
        out.entry((case.model.as_str(), case.octets(), limits)).or_default().push(case);
    }
    out.into_values().collect()
}

/// The rules that a document in JSON can break. Whether an account is full, no document shows.
fn rules() -> impl Iterator<Item = &'static RuleInfo> {
    let is_shown = |info: &&RuleInfo| info.rule != Rule::AccountFull && info.input == InputFormat::Json;
    Rule::catalogue().iter().filter(is_shown)
}

/// Whether a document has a case under a policy, with one rule set or none, where a rule has
/// findings of that level alone; none of it for `off`.
fn shows(cases: &OfDocument, policy: &str, set: Option<Level>, rule: Rule, level: Level) -> bool {
    let levels = set.map(|level| (rule.id(), level.as_str())).into_iter().collect();
    cases.iter().any(|case| {
        let mut found = case.findings().iter().filter(|finding| finding["rule"] == rule.id()).peekable();
        case.policy() == policy
            && case.levels() == levels
            && (level == Level::Off) == found.peek().is_none()
            && found.all(|finding| finding["level"] == level.as_str())
    })
}

#[test]
fn each_rule_has_a_document_that_shows_it_under_each_named_policy() {
    let documents = by_document();
    for info in rules() {
        let level = |policy: &str| policy.parse::<Policy>().unwrap().level(info.rule);
        let is_shown = documents.iter().any(|cases| {
            Policy::NAMES.iter().all(|policy| shows(cases, policy, None, info.rule, level(policy)))
        });
        assert!(
            is_shown,
            "no document of tests/vectors shows `{}` under each of {:?}",
            info.id,
            Policy::NAMES
        );
    }
}

#[test]
fn each_rule_outside_the_contract_has_a_document_that_shows_it_at_each_level() {
    let documents = by_document();
    for info in rules().filter(|info| info.group != Group::Contract) {
        let is_shown = documents.iter().any(|cases| {
            Level::ALL.into_iter().all(|level| shows(cases, "recommended", Some(level), info.rule, level))
        });
        assert!(is_shown, "no document of tests/vectors shows `{}` at each of {:?}", info.id, Level::ALL);
    }
}
