//! The vectors of events, through every entry point.

use std::collections::BTreeSet;
use std::path::PathBuf;

use chatapps_webhooks::{Checker, Event, EventKind, Group, Level, Limits, Policy, Report, Rule};
use serde_json::Value;

use crate::vectors::{Answer, Case, cases_below, compare, folder, run_cases};

/// How many cases there are at least.
const AT_LEAST: usize = 300;

/// Until packages of all languages have events, their vectors are kept apart from those that all
/// languages run.
fn below() -> PathBuf {
    folder().join("../vectors-next")
}

pub(crate) fn cases() -> Vec<Case> {
    cases_below(&below())
}

fn checker(case: &Case) -> Checker {
    let policy: Policy = case.policy().parse().unwrap();
    let policy = case.levels().into_iter().fold(policy, |policy, (rule, level)| {
        policy.with_level(rule.parse().unwrap(), level.parse().unwrap()).unwrap()
    });
    let mut limits = Limits::default();
    for (name, limit) in case.limits() {
        match name {
            "bytes" => limits.event_bytes = limit,
            "depth" => limits.depth = limit,
            _ => panic!("unknown limit `{name}`"),
        }
    }
    Checker::new(policy).with_limits(limits)
}

fn findings(report: &Report) -> Vec<Value> {
    report.findings().iter().map(|finding| serde_json::to_value(finding).unwrap()).collect()
}

fn same(what: &str, verdict: bool, case: &Case) -> Result<(), String> {
    if verdict == case.valid() { Ok(()) } else { Err(format!("`{what}` says {verdict}")) }
}

fn verdict(case: &Case, report: &Report) -> Result<(), String> {
    let (checker, octets) = (checker(case), case.octets());
    compare(case.findings(), &findings(report))?;
    same("check", report.is_valid(), case)?;
    same("is_valid", checker.is_valid(case.model, &octets), case)?;
    same("parse", checker.parse::<Event>(&octets).is_ok(), case)?;
    let Some(data) = case.data() else { return Ok(()) };
    let report = checker.check_value(case.model, data).unwrap();
    compare(&case.findings_of_values(), &findings(&report))?;
    same("is_valid_value", checker.is_valid_value(case.model, data).unwrap(), case)?;
    same("parse_value", checker.parse_value::<Event, _>(data).unwrap().is_ok(), case)
}

#[test]
fn every_entry_point_gives_the_findings_of_the_vectors() {
    run_cases("Rust, events", cases(), |case| {
        let report = checker(case).check(case.model, case.octets());
        Answer { found: findings(&report), verdict: verdict(case, &report) }
    });
}

#[test]
fn there_are_many_cases_and_some_of_each_kind() {
    let cases = cases();
    assert!(cases.len() >= AT_LEAST, "{} cases", cases.len());
    let parse = |case: &Case| Checker::new(Policy::contract()).parse::<Event>(case.octets());
    let seen: BTreeSet<_> =
        cases.iter().filter_map(|case| parse(case).ok()).map(|parsed| parsed.value.kind()).collect();
    assert_eq!(seen, EventKind::ALL.into_iter().collect());
}

#[test]
fn each_rule_of_events_is_shown_under_each_policy_and_at_each_level() {
    let cases = cases();
    let rules = Rule::catalogue().iter().filter(|info| info.model.as_str() == "event");
    for info in rules.filter(|info| info.group != Group::Contract) {
        let shows = |case: &Case, level: Level| {
            case.findings().iter().any(|found| found["rule"] == info.id && found["level"] == level.as_str())
        };
        for level in [Level::Notice, Level::Warning, Level::Error] {
            let is_set = |case: &&Case| case.levels().get(info.id) == Some(&level.as_str());
            assert!(cases.iter().filter(is_set).any(|case| shows(case, level)), "{} as {level}", info.id);
        }
        let is_strict = |case: &&Case| case.policy() == "strict";
        let strict = if info.level == Level::Warning { Level::Error } else { info.level };
        assert!(cases.iter().filter(is_strict).any(|case| shows(case, strict)), "{}", info.id);
    }
}
