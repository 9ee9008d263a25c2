//! Exceptions from a policy: levels by target, and suppressions.

use chatapps_webhooks::{
    Applicability, Checker, ExceptionTarget, Exceptions, Finding, Level, Limits, Model, Policy, Rule,
    Webhook, WebhookType,
};
use proptest::prelude::*;

use crate::vectors::cases;

const SCOPES: [&str; 3] = ["Onion_Marketing", "Onion_Sandbox", "*"];

/// Rules that look at one entry alone.
const RULES: [Rule; 14] = [
    Rule::PrivateHost,
    Rule::Placeholder,
    Rule::AmbiguousUrl,
    Rule::UrlSecret,
    Rule::MisspelledProperty,
    Rule::UrlHost,
    Rule::UrlScheme,
    Rule::DuplicateKey,
    Rule::InsecureUrl,
    Rule::Unauthenticated,
    Rule::ImplicitTypes,
    Rule::UrlFragment,
    Rule::UnknownProperty,
    Rule::UrlCredentials,
];

fn target(scope: &str, webhook_type: Option<WebhookType>) -> ExceptionTarget {
    ExceptionTarget { scope: scope.to_owned(), webhook_type }
}

#[derive(Clone, Debug)]
struct Entry {
    scope: &'static str,
    webhook_type: Option<WebhookType>,
    json: String,
}

fn entry() -> impl Strategy<Value = Entry> {
    let types = prop::sample::select(vec![None, Some(WebhookType::ALL[0]), Some(WebhookType::ALL[1])]);
    let urls = prop::sample::select(vec![
        "http://hooks.onion.test/a",
        "https://hooks.onion.test/a#b",
        "https://user@hooks.onion.test",
        "https://example.com/?token=a",
        "http://localhost",
        "https://example.local",
        "ftp://10.0.0.1:99999",
        "https://hööks.onion.test",
    ]);
    let odd = prop::sample::select(vec!["", r#", "labels": 1"#, r#", "URL": 1"#, r#", "url": "http://a""#]);
    (prop::sample::select(&SCOPES[..]), types, urls, odd).prop_map(|(scope, webhook_type, url, odd)| {
        let kind = webhook_type.map_or_else(String::new, |its| format!(r#", "type": "{its}""#));
        let json = format!(r#"{{"subAccountId": "{scope}"{kind}, "url": "{url}"{odd}}}"#);
        Entry { scope, webhook_type, json }
    })
}

fn level_of_target() -> impl Strategy<Value = (ExceptionTarget, Rule, Level)> {
    let types = prop::sample::select(vec![None, Some(WebhookType::ALL[0]), Some(WebhookType::ALL[1])]);
    (
        prop::sample::select(&SCOPES[..]),
        types,
        prop::sample::select(&RULES[..]),
        prop::sample::select(&Level::ALL[..]),
    )
        .prop_map(|(scope, its, rule, level)| (target(scope, its), rule, level))
}

/// The policy for an entry: of its types, the one with the highest level.
fn policy_of(base: &Policy, levels: &[(ExceptionTarget, Rule, Level)], entry: &Entry) -> Policy {
    let types = match entry.webhook_type {
        Some(its) => vec![its],
        None => vec![WebhookType::DeliveryReceipt, WebhookType::InboundMessage],
    };
    RULES.into_iter().fold(base.clone(), |policy, rule| {
        let level_for = |its: WebhookType| {
            let fits =
                |of: &ExceptionTarget| of.scope == entry.scope && of.webhook_type.is_none_or(|of| of == its);
            let own = levels.iter().rev().find(|(of, about, _)| *about == rule && fits(of));
            own.map_or_else(|| base.level(rule), |(.., level)| *level)
        };
        let level = types.iter().copied().map(level_for).max().unwrap();
        policy.with_level(rule, level).unwrap()
    })
}

fn shown(finding: &Finding, index: usize) -> (String, Level, String) {
    let pointer = finding.pointer().as_str();
    let inner = pointer.strip_prefix(&format!("/{index}")).unwrap_or(pointer);
    (finding.rule().id().to_owned(), finding.level(), inner.to_owned())
}

proptest! {
    /// Each entry has the findings that it has alone, under the policy for its target.
    #[test]
    fn levels_by_target_are_those_of_each_entry_alone(
        entries in prop::collection::vec(entry(), 1..5),
        levels in prop::collection::vec(level_of_target(), 0..5),
        base in prop::sample::select(&Policy::NAMES[..]),
    ) {
        let base: Policy = base.parse().unwrap();
        let text = format!("[{}]", entries.iter().map(|entry| entry.json.as_str()).collect::<Vec<_>>().join(",\n"));
        let exceptions = Exceptions { levels: levels.clone(), suppressions: Vec::new() };
        let checker = Checker::new(base.clone()).with_exceptions(exceptions);
        let report = checker.check(Model::Webhooks, &text);
        let is_own = |finding: &&Finding| RULES.contains(&finding.rule());
        for (index, entry) in entries.iter().enumerate() {
            let own = format!("/{index}");
            let found: Vec<_> = report.findings().iter().filter(is_own)
                .filter(|finding| {
                    let pointer = finding.pointer().as_str();
                    pointer == own || pointer.starts_with(&format!("{own}/"))
                })
                .map(|finding| shown(finding, index)).collect();
            let alone = Checker::new(policy_of(&base, &levels, entry)).check(Model::Webhook, &entry.json);
            let expected: Vec<_> = alone.findings().iter().filter(is_own).map(|finding| shown(finding, 0)).collect();
            prop_assert_eq!(found, expected, "{} in {}", index, text);
        }
        prop_assert_eq!(checker.is_valid(Model::Webhooks, &text), report.is_valid());
        prop_assert_eq!(checker.parse::<Vec<Webhook>>(&text).is_ok(), report.is_valid());
    }
}

const TEXT: &str = r#"[
  {"subAccountId": "Onion_Sandbox", "url": "http://sandbox.onion.test", "type": "MSG", "httpAuthorization": "Bearer rw4Kd0b2u"},
  {"subAccountId": "Onion_Marketing", "url": "http://hooks.onion.test", "type": "MSG", "httpAuthorization": "Bearer rw4Kd0b2u"}
]"#;

fn checker(exceptions: Exceptions) -> Checker {
    let policy = Policy::contract().with_level(Rule::InsecureUrl, Level::Error).unwrap();
    Checker::new(policy).with_exceptions(exceptions)
}

#[test]
fn a_suppressed_finding_is_counted_and_not_fixed() {
    let suppressions =
        vec![(Some(target("Onion_Sandbox", None)), Rule::InsecureUrl), (None, Rule::UrlFragment)];
    let checker = checker(Exceptions { levels: Vec::new(), suppressions });
    let report = checker.check(Model::Webhooks, TEXT);
    let pointers: Vec<_> = report.findings().iter().map(|finding| finding.pointer().as_str()).collect();
    assert_eq!(pointers, ["/1/url"]);
    let suppressed = report.suppressed();
    assert_eq!((suppressed.findings, &suppressed.used[..], &suppressed.met[..]), (1, &[0][..], &[0, 1][..]));
    let fixed = checker.fixed(Model::Webhooks, TEXT, Applicability::Unsafe).unwrap();
    let text = String::from_utf8(fixed.into_text()).unwrap();
    assert!(
        text.contains("http://sandbox.onion.test") && text.contains("https://hooks.onion.test"),
        "{text}"
    );
}

#[test]
fn a_suppression_of_a_rule_on_other_documents_is_not_met() {
    let rules =
        [Rule::InsecureUrl, Rule::UnknownEvent, Rule::UndocumentedValue, Rule::DuplicateKey, Rule::YamlAlias];
    let suppressions = rules.map(|rule| (None, rule)).to_vec();
    let checker = checker(Exceptions { levels: Vec::new(), suppressions });
    for (model, met) in
        [(Model::Webhooks, &[0, 3][..]), (Model::Event, &[1, 2, 3]), (Model::ReceiverTranscript, &[2, 3])]
    {
        assert_eq!(checker.check(model, "{}").suppressed().met, met, "{model}");
    }
}

#[test]
fn what_suppressed_something_was_met() {
    let rules: Vec<_> =
        Rule::catalogue().iter().map(|info| info.rule).filter(|rule| Exceptions::may_except(*rule)).collect();
    let suppressions = rules.iter().map(|rule| (None, *rule)).collect();
    let policy =
        rules.iter().fold(Policy::strict(), |policy, rule| policy.with_level(*rule, Level::Error).unwrap());
    let checker = Checker::new(policy).with_exceptions(Exceptions { levels: Vec::new(), suppressions });
    for case in cases() {
        let report = checker.check(case.model, case.octets());
        let suppressed = report.suppressed();
        let unmet = suppressed.used.iter().find(|position| !suppressed.met.contains(position));
        assert_eq!(unmet.map(|position| rules[*position]), None, "{}", case.name);
    }
}

#[test]
fn a_rule_that_is_off_is_an_error_for_one_target() {
    let levels = vec![(target("Onion_Marketing", None), Rule::InsecureUrl, Level::Error)];
    let checker =
        Checker::new(Policy::contract()).with_exceptions(Exceptions { levels, suppressions: Vec::new() });
    let report = checker.check(Model::Webhooks, TEXT);
    let found: Vec<_> =
        report.findings().iter().map(|finding| (finding.level(), finding.pointer().as_str())).collect();
    assert_eq!(found, [(Level::Error, "/1/url")]);
    assert!(!checker.is_valid(Model::Webhooks, TEXT));
}

#[test]
fn what_is_left_out_has_the_level_of_its_target() {
    let entry = |scope: &str| {
        format!(r#"{{"subAccountId": "{scope}", "url": "http://hooks.onion.test", "type": "MSG"}}"#)
    };
    let entries: Vec<_> = (0..6).map(|n| entry(if n < 4 { "Onion_Sandbox" } else { "Onion_Shop" })).collect();
    let text = format!("[{}]", entries.join(","));
    let levels = vec![(target("Onion_Sandbox", None), Rule::InsecureUrl, Level::Notice)];
    let checker = checker(Exceptions { levels, suppressions: Vec::new() })
        .with_limits(Limits { findings: 3, ..Limits::DEFAULT });
    let report = checker.check(Model::Webhooks, &text);
    assert_eq!((report.counts().errors, report.counts().notices), (2, 4));
    assert_eq!((report.omitted().errors, report.omitted().notices), (0, 3));
    let kept: Vec<_> = report.findings().iter().map(|finding| finding.pointer().as_str()).collect();
    assert_eq!(kept, ["/0/url", "/4/url", "/5/url"]);
}

#[test]
fn the_contract_has_no_exceptions() {
    for info in Rule::catalogue() {
        let levels = vec![(target("Onion_Sandbox", None), info.rule, Level::Off)];
        let suppressions = vec![(None, info.rule)];
        let checker = Checker::new(Policy::strict()).with_exceptions(Exceptions { levels, suppressions });
        let text = r#"[{"subAccountId": "Onion_Sandbox", "type": "*"}]"#;
        let found = checker.check(Model::Webhooks, text);
        let contract = Checker::new(Policy::contract()).check(Model::Webhooks, text);
        let errors: Vec<_> = found.findings().iter().map(Finding::rule).collect();
        for finding in contract.findings() {
            assert!(errors.contains(&finding.rule()), "{}: {}", info.id, finding.rule());
        }
    }
}
