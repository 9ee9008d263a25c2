//! Whether the vectors of events show what there is.

use std::collections::BTreeSet;

use chatapps_webhooks::{Checker, Event, EventKind, Group, Level, Model, Policy, Rule};

use crate::vectors::{Case, cases as all_cases};

/// How many cases there are at least.
const AT_LEAST: usize = 300;

/// The vectors of events.
pub(crate) fn cases() -> Vec<Case> {
    all_cases().into_iter().filter(|case| case.model == Model::Event).collect()
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

/// The rules that requests and events can break.
const SHARED: [&str; 3] = ["duplicate_key", "undocumented_property", "undocumented_value"];

#[test]
fn no_event_breaks_a_rule_about_requests() {
    for case in cases() {
        for finding in Checker::new(Policy::strict()).check(Model::Event, case.octets()).findings() {
            let info = finding.rule().info();
            let is_about_events = info.model == Model::Event || SHARED.contains(&info.id);
            assert!(info.group != Group::Policy || is_about_events, "{}", info.id);
        }
    }
}

#[test]
fn a_rule_that_an_event_breaks_decides_if_it_is_an_error() {
    for info in Rule::catalogue().iter().filter(|info| info.group == Group::Policy) {
        let policy = Policy::contract().with_level(info.rule, Level::Error).unwrap();
        let checker = Checker::new(policy);
        for case in cases() {
            let is_valid = checker.check(Model::Event, case.octets()).is_valid();
            assert_eq!(checker.is_valid(Model::Event, case.octets()), is_valid, "{}", info.id);
        }
    }
}
