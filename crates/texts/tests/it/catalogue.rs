//! The examples of the rules on formats do what they say.

use chatapps_webhooks::{Checker, Group, InputFormat, Level, Model, Policy, Rule, RuleInfo};
use chatapps_webhooks_texts::check;

fn rules() -> impl Iterator<Item = &'static RuleInfo> {
    Rule::catalogue().iter().filter(|info| info.input != InputFormat::Json && info.group != Group::Project)
}

fn levels(info: &RuleInfo, policy: Policy, text: &str) -> Vec<Level> {
    let report = check(&Checker::new(policy), info.model, info.input, text);
    let found = report.findings().iter().filter(|finding| finding.rule() == info.rule);
    found.map(chatapps_webhooks::Finding::level).collect()
}

#[test]
fn the_bad_example_has_the_finding_and_the_good_one_has_nothing_but_notices() {
    assert!(rules().count() >= 3);
    for info in rules() {
        assert_eq!(levels(info, Policy::recommended(), info.bad), [info.level], "{}", info.id);
        assert_eq!(levels(info, Policy::strict(), info.bad), [Level::Error], "{}", info.id);
        assert_eq!(levels(info, Policy::contract(), info.bad), [], "{}", info.id);
        for level in [Level::Error, Level::Notice] {
            let policy = Policy::contract().with_level(info.rule, level).unwrap();
            assert_eq!(levels(info, policy, info.bad), [level], "{}", info.id);
        }
        let report = check(&Checker::default(), Model::Webhooks, info.input, info.good);
        let worst = report.worst().unwrap_or(Level::Off);
        assert!(worst <= Level::Notice, "{}: {report}", info.id);
    }
}

#[test]
fn other_findings_of_the_bad_example_are_notices() {
    for info in rules() {
        let report = check(&Checker::default(), info.model, info.input, info.bad);
        for finding in report.findings().iter().filter(|finding| finding.rule() != info.rule) {
            assert_eq!(finding.level(), Level::Notice, "{}: {report}", info.id);
        }
    }
}
