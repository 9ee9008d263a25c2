//! Any bytes: nothing panics, everything ends, and all entry points agree. Another parser decides
//! what is JSON.

#![no_main]

use chatapps_webhooks::{Checker, Level, Limits, Policy, Rule};
use chatapps_webhooks_fuzz::{Input, essence, is_json, mutate_input, parse};
use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use serde_json::Value;

fuzz_target!(|data: &[u8]| {
    let Some(input) = Input::read(data) else { return };
    let limits = match input.choice / 3 % 4 {
        0 => Limits { bytes: 64, ..Limits::default() },
        1 => Limits { depth: usize::from(input.choice) % 5, ..Limits::default() },
        2 => Limits { entries: 2, ..Limits::default() },
        _ => Limits::default(),
    };
    let checker = input.checker().with_limits(limits);
    let Input { model, document, .. } = input;
    let report = checker.check(model, document);

    assert_eq!(checker.is_valid(model, document), report.is_valid());
    match parse(&checker, model, document) {
        Ok(_) => assert!(report.is_valid()),
        Err(invalid) => assert_eq!(invalid.report(), &report),
    }
    let errors = report.findings().iter().filter(|finding| finding.level() == Level::Error);
    let alone = Checker::new(checker.policy().errors_only()).with_limits(limits).check(model, document);
    assert!(errors.eq(alone.findings()), "{report} against {alone}");

    let mut last = 0;
    for finding in report.findings() {
        let span = finding.span().expect("what was found in text has a place");
        assert!(span.range.start <= span.range.end && span.range.end <= document.len());
        assert!(last <= span.range.start, "out of order: {report}");
        last = span.range.start;
        let lines = document[..span.range.start].split(|byte| *byte == b'\n');
        assert_eq!(span.line, lines.count(), "{report}");
        assert!(finding.message().len() + finding.help().len() < 4096, "{finding:?}");
    }
    let written = serde_json::to_string(&report).expect("a report serializes");
    assert!(written.len() < 4096 + 2048 * report.findings().len() + 16 * document.len());

    // Limits must not decide what is JSON.
    let contract = Checker::new(Policy::contract());
    let plain = contract.check(model, document);
    let is_syntax = plain.findings().iter().any(|finding| finding.rule() == Rule::Syntax);
    if let Some(is_json) = input.text().map_or(Some(false), is_json) {
        assert_eq!(is_syntax, !is_json, "{plain}");
    }
    let Ok(value) = serde_json::from_slice::<Value>(document) else { return };
    let of_value = contract.check_value(model, &value).expect("a value is read to its end");
    assert_eq!(essence(&plain), essence(&of_value), "text and value differ");
    let again = value.to_string();
    let of_text = input.checker().check(model, &again);
    let of_value = input.checker().check_value(model, &value).expect("a value is read to its end");
    assert_eq!(essence(&of_text), essence(&of_value), "text and value differ");
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    mutate_input(data, size, max_size, seed, 1)
});
