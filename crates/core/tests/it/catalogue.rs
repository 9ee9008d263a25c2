//! The catalogue keeps its word: each rule's examples show the rule, and every rule can be
//! switched.

use chatapps_webhooks::{
    Checker, Group, InputFormat, Level, Model, Policy, Rule, RuleInfo, Webhook, check, is_valid, parse,
};

/// The rules that a document in JSON can break. Whether an account is full, no document shows.
fn rules() -> impl Iterator<Item = &'static RuleInfo> {
    let is_shown = |info: &&RuleInfo| info.rule != Rule::AccountFull && info.input == InputFormat::Json;
    Rule::catalogue().iter().filter(is_shown)
}

fn checker(info: &RuleInfo, policy: Policy) -> Checker {
    let checker = Checker::new(policy);
    match info.limits {
        Some(limits) => checker.with_limits(limits),
        None => checker,
    }
}

fn finds(info: &RuleInfo, policy: Policy, text: &str) -> Vec<Level> {
    let report = checker(info, policy).check(info.model, text);
    report
        .findings()
        .iter()
        .filter(|finding| finding.rule() == info.rule)
        .map(chatapps_webhooks::Finding::level)
        .collect()
}

#[test]
fn the_bad_example_has_the_finding_and_the_good_one_does_not() {
    for info in rules() {
        assert_eq!(finds(info, Policy::recommended(), info.bad), [info.level], "bad: {}", info.id);
        assert_eq!(finds(info, Policy::recommended(), info.good), [], "good: {}", info.id);
    }
}

#[test]
fn good_examples_have_no_error_and_no_warning() {
    for info in rules() {
        let report = checker(info, Policy::recommended()).check(info.model, info.good);
        let worst =
            report.findings().iter().map(chatapps_webhooks::Finding::level).max().unwrap_or(Level::Off);
        assert!(worst <= Level::Notice, "{}: {report}", info.id);
    }
}

#[test]
fn contract_reports_the_contract_alone() {
    for info in rules() {
        let expected = if info.group == Group::Contract { vec![Level::Error] } else { vec![] };
        assert_eq!(finds(info, Policy::contract(), info.bad), expected, "{}", info.id);
    }
}

#[test]
fn strict_makes_warnings_errors() {
    for info in rules() {
        let expected = if info.level == Level::Warning { Level::Error } else { info.level };
        assert_eq!(finds(info, Policy::strict(), info.bad), [expected], "{}", info.id);
    }
}

#[test]
fn each_level_can_be_set_for_each_rule_outside_the_contract() {
    for info in rules().filter(|info| info.group != Group::Contract) {
        for level in Level::ALL {
            let policy = Policy::recommended().with_level(info.rule, level).unwrap();
            let expected = if level == Level::Off { vec![] } else { vec![level] };
            assert_eq!(finds(info, policy, info.bad), expected, "{} as {level}", info.id);
        }
    }
}

#[test]
fn each_rule_outside_the_contract_works_alone() {
    for info in rules().filter(|info| info.group != Group::Contract) {
        for level in [Level::Notice, Level::Error] {
            let policy = Policy::contract().with_level(info.rule, level).unwrap();
            assert_eq!(finds(info, policy.clone(), info.bad), [level], "{} as {level}", info.id);
            let is_valid = checker(info, policy).is_valid(info.model, info.bad);
            assert_eq!(is_valid, level == Level::Notice, "{} as {level}", info.id);
        }
    }
}

#[test]
fn the_verdict_is_the_same_without_the_report() {
    for info in rules() {
        for name in Policy::NAMES {
            let checker = checker(info, name.parse().unwrap());
            for text in [info.bad, info.good] {
                assert_eq!(
                    checker.is_valid(info.model, text),
                    checker.check(info.model, text).is_valid(),
                    "{} under {name}: {text}",
                    info.id
                );
            }
        }
    }
}

#[test]
fn without_a_checker_a_request_is_checked_under_recommended() {
    let checker = Checker::default();
    for info in rules() {
        for text in [info.bad, info.good] {
            let report = checker.check(Model::Webhooks, text);
            assert_eq!(is_valid(text), report.is_valid(), "{}: {text}", info.id);
            assert_eq!(parse::<Vec<Webhook>>(text), checker.parse(text), "{}: {text}", info.id);
            assert_eq!(check(text), report, "{}: {text}", info.id);
        }
    }
}
