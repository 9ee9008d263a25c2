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
            // Some rules tell one fault of a value at a time: the next one comes to light.
            let is_gone = of_rule(&after, finding.rule()) < of_rule(&before, finding.rule())
                || of_message(&after, finding) < of_message(&before, finding);
            assert!(is_gone, "{fix:?}: {before} then {after}");
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

/// How many findings are of the same rule and say the same.
fn of_message(report: &Report, finding: &Finding) -> usize {
    let is_same = |other: &&Finding| (other.rule(), other.message()) == (finding.rule(), finding.message());
    report.findings().iter().filter(is_same).count()
}

/// Whether a finding keeps the rest of the document from being read.
fn hides_others(finding: &Finding) -> bool {
    finding.rule() == Rule::Syntax || (finding.rule() == Rule::Type && finding.pointer().as_str().is_empty())
}

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    mutate_input(data, size, max_size, seed, 3)
});
