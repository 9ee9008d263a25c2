//! A document has the same findings in every format, each at the place where it is written.

use chatapps_webhooks::{Checker, Finding, InputFormat, Model, Policy, Report, Span, Webhook};
use chatapps_webhooks_texts::{check, is_valid, parse};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use crate::document::{Value, request};
use crate::writers::Page;
use crate::writers::json::{json, jsonc};
use crate::writers::toml::{ordered, toml};
use crate::writers::yaml::yaml;

/// What programs read of a finding, apart from its places.
fn told(finding: &Finding) -> String {
    let params: Vec<_> = finding.params().iter().collect();
    let related = finding.related().map(|related| &related.pointer);
    format!("{} {} {} {params:?} {related:?}", finding.rule(), finding.level(), finding.pointer())
}

/// The places of a finding: its own, and that which it relates to.
fn places(finding: &Finding) -> Vec<Span> {
    let related = finding.related().and_then(|related| related.span.as_ref());
    finding.span().into_iter().chain(related).cloned().collect()
}

/// The line and the column of a byte, counted naively.
fn line_and_column(text: &str, byte: usize) -> (usize, usize) {
    let before = &text[..byte];
    let line = before.rsplit('\n').next().unwrap();
    (before.matches('\n').count() + 1, line.chars().count() + 1)
}

fn agree(
    expected: &Page,
    report: &Report,
    format: InputFormat,
    page: &Page,
    checker: &Checker,
) -> TestCaseResult {
    let found = check(checker, Model::Webhooks, format, &page.text);
    prop_assert_eq!(found.counts(), report.counts(), "{}: {}\n{}", format, page.text, found);
    for (one, other) in report.findings().iter().zip(found.findings()) {
        prop_assert_eq!(told(one), told(other));
        prop_assert_eq!(places(one).len(), places(other).len());
        for (one, other) in places(one).into_iter().zip(places(other)) {
            let node = expected.ranges.iter().position(|range| *range == one.range).unwrap();
            prop_assert_eq!(&page.ranges[node], &other.range, "{}: {}\n{}", format, page.text, found);
            prop_assert_eq!((other.line, other.column), line_and_column(&page.text, other.range.start));
        }
    }
    prop_assert_eq!(is_valid(checker, Model::Webhooks, format, &page.text), report.is_valid());
    let parsed = parse::<Vec<Webhook>>(checker, format, &page.text);
    let as_json = checker.parse::<Vec<Webhook>>(&expected.text);
    prop_assert_eq!(parsed.ok().map(|parsed| parsed.value), as_json.ok().map(|parsed| parsed.value));
    Ok(())
}

fn agree_in_each(value: Value, choices: &[u8], policy: &str) -> TestCaseResult {
    let checker = Checker::new(policy.parse::<Policy>().unwrap());
    for (format, value) in [
        (InputFormat::Jsonc, value.clone()),
        (InputFormat::Yaml, value.clone()),
        (InputFormat::Toml, ordered(value)),
    ] {
        let expected = json(&value);
        let report = checker.check(Model::Webhooks, &expected.text);
        let page = match format {
            InputFormat::Yaml => yaml(&value, choices),
            InputFormat::Toml => toml(&value, choices),
            _ => jsonc(&value, choices),
        };
        agree(&expected, &report, format, &page, &checker)?;
        // JSON is JSONC and YAML, too.
        if format != InputFormat::Toml {
            agree(&expected, &report, format, &expected, &checker)?;
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn a_document_has_the_same_findings_in_every_format(
        value in request(),
        choices in prop::collection::vec(any::<u8>(), 1..64),
        policy in prop::sample::select(Policy::NAMES.as_slice()),
    ) {
        agree_in_each(value, &choices, policy)?;
    }
}
