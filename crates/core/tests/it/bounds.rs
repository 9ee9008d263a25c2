//! Reports are bounded: which findings are kept, and that the verdict is on all of them.

use chatapps_webhooks::{Checker, Finding, Level, LevelCounts, Limits, Model, Policy, Report};
use proptest::prelude::*;
use serde_json::Value;

use crate::documents::near_valid;

fn checker(findings: usize) -> Checker {
    let limits = Limits { bytes: usize::MAX, findings, ..Limits::default() };
    Checker::new(Policy::recommended()).with_limits(limits)
}

/// What a report keeps of all findings: errors before warnings before notices, those of one level
/// in document order. Picked one after the other.
fn kept(all: &Report, limit: usize) -> Vec<Finding> {
    let mut picked: Vec<usize> = Vec::new();
    for level in [Level::Error, Level::Warning, Level::Notice] {
        for (index, finding) in all.findings().iter().enumerate() {
            if finding.level() == level && picked.len() < limit {
                picked.push(index);
            }
        }
    }
    picked.sort_unstable();
    picked.into_iter().map(|index| all.findings()[index].clone()).collect()
}

/// Documents with many findings: the entries of a list, many times.
fn long_list() -> impl Strategy<Value = (Model, Value)> {
    let list = near_valid().prop_filter("a list", |(_, document)| document.is_array());
    (list, 1..200_usize).prop_map(|((model, document), times)| {
        let entries = document.as_array().unwrap();
        let all = entries.iter().cycle().take(entries.len() * times).cloned().collect();
        (model, Value::Array(all))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_first_findings_of_the_highest_levels_are_kept_and_all_are_counted(
        (model, document) in long_list(), limit in 0..300_usize,
    ) {
        let text = document.to_string();
        let all = checker(usize::MAX).check(model, &text);
        let some = checker(limit).check(model, &text);
        prop_assert_eq!(all.omitted(), LevelCounts::default());
        prop_assert_eq!(some.findings(), kept(&all, limit));
        prop_assert_eq!(some.counts(), all.counts());
        prop_assert_eq!(some.is_valid(), all.is_valid());
        let of_values = checker(limit).check_value(model, &document).unwrap();
        prop_assert_eq!(of_values.omitted(), some.omitted());
        prop_assert_eq!(of_values.findings().len(), some.findings().len());
    }
}

#[test]
fn a_report_keeps_ten_thousand_findings_in_every_policy() {
    let text = format!("[{}{{}}]", "{},".repeat(99_999));
    for name in Policy::NAMES {
        let limits = Limits { bytes: usize::MAX, entries: usize::MAX, ..Limits::default() };
        let report = Checker::new(name.parse().unwrap()).with_limits(limits).check(Model::Webhooks, &text);
        assert_eq!((report.findings().len(), report.counts().errors), (10_000, 200_000), "{name}");
        assert!(report.findings().iter().all(|finding| finding.level() == Level::Error), "{name}");
        let last = report.findings().last().unwrap();
        assert_eq!((last.pointer().as_str(), last.span().unwrap().column), ("/4999", 14_999), "{name}");
    }
}

#[test]
fn a_value_that_is_overridden_again_and_again_leaves_nothing_behind() {
    let text = format!(
        "[{{\"subAccountId\": \"Onion\", {}\"url\": \"https://a.b\"}}]",
        "\"url\": 1, ".repeat(1_000_000)
    );
    let limits = Limits { bytes: usize::MAX, ..Limits::default() };
    let report = Checker::new(Policy::contract()).with_limits(limits).check(Model::Webhooks, &text);
    assert_eq!((report.findings(), report.counts()), (&[][..], LevelCounts::default()));
}
