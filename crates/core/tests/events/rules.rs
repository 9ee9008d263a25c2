//! The examples of the rules of events show them.

use chatapps_webhooks::{Checker, Level, Policy, Rule, RuleInfo};

fn levels(info: &RuleInfo, policy: Policy, text: &str) -> Vec<Level> {
    let report = Checker::new(policy).check(info.model, text);
    let findings = report.findings().iter().filter(|finding| finding.rule() == info.rule);
    findings.map(chatapps_webhooks::Finding::level).collect()
}

#[test]
fn the_bad_example_has_the_finding_alone_and_the_good_one_has_none() {
    for info in Rule::catalogue().iter().filter(|info| info.model.as_str() == "event") {
        assert_eq!(levels(info, Policy::recommended(), info.bad), [info.level], "bad: {}", info.id);
        assert_eq!(levels(info, Policy::recommended(), info.good), [], "good: {}", info.id);
        assert_eq!(levels(info, Policy::contract(), info.bad), [], "{}", info.id);
        let report = Checker::default().check(info.model, info.good);
        let worst = report.findings().iter().map(chatapps_webhooks::Finding::level).max();
        assert!(worst.is_none_or(|worst| worst <= Level::Notice), "{}: {report}", info.id);
        let alone = Policy::contract().with_level(info.rule, Level::Error).unwrap();
        assert_eq!(levels(info, alone.clone(), info.bad), [Level::Error], "{}", info.id);
        assert!(!Checker::new(alone).is_valid(info.model, info.bad), "{}", info.id);
    }
}
