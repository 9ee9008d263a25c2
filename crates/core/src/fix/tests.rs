//! What the catalogue says of fixes holds.

use crate::base::applicability::Applicability;
use crate::check::checker::Checker;
use crate::policy::catalogue::{Rule, RuleInfo, WORDINGS};
use crate::policy::repair::Repair;

/// The repairs of a rule.
fn repairs(info: &RuleInfo) -> Vec<Repair> {
    let wordings = WORDINGS.iter().copied().flatten().filter(|(_, wording)| wording.rule == info.rule);
    wordings.flat_map(|(_, wording)| wording.repairs).copied().collect()
}

#[test]
fn a_rule_has_a_fix_or_says_why_not() {
    for info in Rule::catalogue() {
        assert_eq!(repairs(info).is_empty(), !info.unfixed.is_empty(), "{}", info.id);
    }
}

#[test]
fn the_fix_of_a_bad_example_makes_the_good_one() {
    for info in Rule::catalogue() {
        if repairs(info).iter().all(|repair| repair.applicability() == Applicability::Manual) {
            continue;
        }
        let checker = Checker::default().with_limits(info.limits.unwrap_or_default());
        let report = checker.check(info.model, info.bad);
        let fixes = report.fixes(info.bad);
        let mut of_rule =
            report.findings().iter().zip(&fixes).filter(|(finding, _)| finding.rule() == info.rule);
        let good = of_rule.find_map(|(_, fixes)| fixes.first()?.apply(info.bad.as_bytes()));
        assert_eq!(
            good.map(|text| String::from_utf8(text).unwrap()).as_deref(),
            Some(info.good),
            "{}",
            info.id
        );
    }
}
