//! Any bytes: a fix does what it says, rounds end, and nothing else of the text changes.

#![no_main]

use chatapps_webhooks::{Applicability, Finding, Level, Limits, Report, Rule};
use chatapps_webhooks_fuzz::{Input, mutate_input};
use libfuzzer_sys::{fuzz_mutator, fuzz_target};

fuzz_target!(|data: &[u8]| {
    let Some(input) = Input::read(data) else { return };
    let limits = Limits { findings: Limits::MAX_FINDINGS, ..Limits::default() };
    let checker = input.checker().with_limits(limits);
    let Input { model, document, .. } = input;
    let before = checker.check(model, document);
    for (finding, fixes) in before.findings().iter().zip(before.fixes(document)) {
        for fix in &fixes {
            let fixed = fix.apply(document).expect("it is a fix of that text");
            if fix.applicability() == Applicability::Manual || hides_others(finding) {
                continue;
            }
            let after = checker.check(model, &fixed);
            let count = |report: &Report| of_rule(report, finding.rule());
            assert!(count(&after) < count(&before), "{fix:?}: {before} then {after}");
            for level in [Level::Error, Level::Warning].into_iter().filter(|level| *level > finding.level()) {
                let count = |report: &Report| report.at_level(level).count();
                assert!(count(&after) <= count(&before), "{fix:?}: {before} then {after}");
            }
        }
    }
    for kind in [Applicability::Safe, Applicability::Unsafe] {
        let fixed = before.fixed(document, kind).expect("no fixes undo each other");
        assert_eq!(fixed.report(), &checker.check(model, fixed.text()));
        let again = fixed.report().fixed(fixed.text(), kind).expect("no fixes undo each other");
        assert!(again.findings().is_empty() && again.text() == fixed.text(), "{}", fixed.report());
    }
});

fn of_rule(report: &Report, rule: Rule) -> usize {
    report.findings().iter().filter(|finding| finding.rule() == rule).count()
}

/// Whether a finding keeps the rest of the document from being read.
fn hides_others(finding: &Finding) -> bool {
    finding.rule() == Rule::Syntax || (finding.rule() == Rule::Type && finding.pointer().as_str().is_empty())
}

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    mutate_input(data, size, max_size, seed, 3)
});
