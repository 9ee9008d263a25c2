//! Input made to hurt: everything ends, with a finding and a position.

use chatapps_webhooks::{Checker, Level, Limits, Model, Policy, Rule, Webhook};

/// Limits of the document and of findings that nothing reaches.
const UNBOUNDED: Limits =
    Limits { bytes: usize::MAX, entries: usize::MAX, findings: usize::MAX, ..Limits::DEFAULT };

fn rules(text: impl AsRef<[u8]>, policy: Policy) -> Vec<(&'static str, usize)> {
    let report = Checker::new(policy)
        .with_limits(Limits { bytes: usize::MAX, findings: usize::MAX, ..Limits::default() })
        .check(Model::Webhooks, text);
    report.findings().iter().map(|finding| (finding.rule().id(), finding.span().unwrap().column)).collect()
}

#[test]
fn brackets_without_end_are_cut_off_text() {
    for open in ["[", "{\"a\":", "[{\"a\":"] {
        let text = open.repeat(200_000);
        for policy in [Policy::contract(), Policy::recommended()] {
            let found = rules(&text, policy);
            assert_eq!(found, [("syntax", text.len() + 1)]);
        }
    }
}

#[test]
fn deep_nesting_is_reported_once_where_it_gets_too_deep() {
    let text = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    assert_eq!(rules(&text, Policy::recommended()), [("type", 2), ("too_deep", 33)]);
    assert_eq!(rules(&text, Policy::contract()), [("type", 2)]);
    let checker = Checker::new(Policy::recommended().with_level(Rule::TooDeep, Level::Off).unwrap());
    assert!(!checker.is_valid(Model::Webhooks, &text));
}

#[test]
fn a_high_depth_limit_does_not_endanger_the_stack() {
    let checker =
        Checker::default().with_limits(Limits { bytes: usize::MAX, depth: usize::MAX, ..Limits::default() });
    let text = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    let report = checker.check(Model::Webhooks, &text);
    assert_eq!(report.findings()[1].span().unwrap().column, 129);
}

#[test]
fn ten_thousand_repeated_keys_are_ten_thousand_findings() {
    for key in ["url", "x"] {
        let text = format!("[{{{}\"type\": \"MSG\"}}]", format!("\"{key}\": 1, ").repeat(10_000));
        let found = rules(&text, Policy::recommended());
        assert_eq!(found.iter().filter(|(rule, _)| *rule == "duplicate_key").count(), 9_999);
        let on_value =
            found.iter().filter(|(rule, _)| *rule == "type" || *rule == "unknown_property").count();
        assert_eq!(on_value, 1, "the value that counts, or the first name");
    }
}

#[test]
fn names_are_not_compared_each_with_each() {
    // Of so many names there are ten thousand million pairs.
    let names: Vec<_> = (0..150_000).map(|number| format!("\"{number}\": 0")).collect();
    let text = format!("[{{\"x\": {{{}, \"149999\": 0}}}}]", names.join(", "));
    let found = rules(&text, Policy::recommended());
    assert_eq!(found.iter().filter(|(rule, _)| *rule == "duplicate_key").count(), 1);
}

#[test]
fn sixty_thousand_findings_are_found_in_one_go() {
    let text = format!("[{}null]", "{\"type\": null, \"a\": 1, \"url\": \"x\"},\n".repeat(10_000));
    let checker = Checker::default().with_limits(UNBOUNDED);
    let report = checker.check(Model::Webhooks, &text);
    assert_eq!(report.findings().len(), 60_001);
    assert_eq!(report.findings().last().unwrap().span().unwrap().line, 10_001);
}

#[test]
fn a_long_entry_of_which_all_others_speak_is_looked_up_once() {
    let entry = r#"{"subAccountId": "a", "url": "https://onion.example", "type": "MSG"}"#;
    let long = entry.replace('}', &format!(r#", "x": "{}"}}"#, "y".repeat(5_000_000)));
    let text = format!("[{long}{}]", format!(",{entry}").repeat(20_000));
    let checker = Checker::default().with_limits(UNBOUNDED);
    let report = checker.check(Model::Webhooks, &text);
    let others = report.findings().iter().filter_map(|finding| finding.related()?.span.as_ref());
    assert_eq!(others.filter(|span| span.range == (1..1 + long.len())).count(), 20_000);
}

#[test]
fn numbers_beyond_a_double_are_no_integers() {
    for (text, expected) in
        [("1e999", false), ("-1e999", false), ("1e308", true), ("1e-999", true), ("0.1e1", true)]
    {
        let body = format!(
            r#"{{"code": {text}, "errorId": "b4478860-b76c-e811-814e-022a35cc1c71", "timestamp": "2020-12-22T05:52:01.85Z"}}"#
        );
        assert_eq!(
            Checker::new(Policy::contract()).is_valid(Model::ErrorResponse, &body),
            expected,
            "{text}"
        );
    }
}

#[test]
fn a_long_name_is_not_repeated_in_each_finding() {
    let text = format!("[{{\"{}\": {{\"a\": 1{}}}}}]", "k".repeat(500_000), ", \"a\": 1".repeat(40_000));
    let report = Checker::default().check(Model::Webhooks, &text);
    let size = serde_json::to_string(&report).unwrap().len();
    assert!(size < 3 * text.len(), "{size} bytes");
    let text = format!("[{{\"{}\": {{\"a\": 1{}}}}}]", "k".repeat(200), ", \"a\": 1".repeat(1_000));
    assert_eq!(
        rules(&text, Policy::recommended()).iter().filter(|(rule, _)| *rule == "duplicate_key").count(),
        1_000
    );
}

#[test]
fn no_entries_allowed_is_not_no_entries() {
    let checker = Checker::default().with_limits(Limits { entries: 0, ..Limits::default() });
    let rules = |text: &str| {
        let report = checker.check(Model::Webhooks, text);
        report.findings().iter().map(|finding| finding.rule().id()).collect::<Vec<_>>()
    };
    assert_eq!(rules("[1]"), ["too_many_entries"]);
    assert_eq!(rules("[]"), ["empty_request"]);
}

#[test]
fn what_is_about_a_name_comes_before_what_is_about_its_value() {
    let checker = Checker::default().with_limits(Limits { depth: 2, ..Limits::default() });
    let report = checker.check(Model::WebhookTargets, r#"[{"remark": {}}]"#);
    let rules: Vec<_> = report.findings().iter().map(|finding| finding.rule().id()).collect();
    assert_eq!(rules, ["required", "implicit_types", "unknown_property", "too_deep"]);
}

#[test]
fn limits_hold_at_their_edge() {
    let entry = r#"{"subAccountId": "Onion_Marketing"}"#;
    let text = format!("[{entry},{entry}]");
    let limits = Limits { bytes: text.len(), depth: 2, entries: 2, ..Limits::default() };
    let rules = |limits: Limits, level: Level| {
        let policy = [Rule::BodyTooLarge, Rule::TooDeep, Rule::TooManyEntries]
            .into_iter()
            .fold(Policy::contract(), |policy, rule| policy.with_level(rule, level).unwrap());
        let checker = Checker::new(policy).with_limits(limits);
        let report = checker.check(Model::WebhookTargets, &text);
        assert_eq!(checker.is_valid(Model::WebhookTargets, &text), report.is_valid());
        report.findings().iter().map(|finding| finding.rule().id()).collect::<Vec<_>>()
    };
    assert_eq!(rules(limits, Level::Error), [""; 0]);
    for level in [Level::Error, Level::Warning] {
        assert_eq!(rules(Limits { bytes: text.len() - 1, ..limits }, level), ["body_too_large"]);
        assert_eq!(rules(Limits { depth: 1, ..limits }, level), ["too_deep", "too_deep"]);
        assert_eq!(rules(Limits { entries: 1, ..limits }, level), ["too_many_entries"]);
    }
    assert_eq!(rules(Limits { bytes: 0, depth: 0, entries: 0, ..Limits::default() }, Level::Off), [""; 0]);
}

#[test]
fn beyond_the_limit_of_entries_nothing_is_checked_if_that_is_an_error() {
    let text = r#"[{"subAccountId": "Onion_Marketing", "type": "MSG"}, {"subAccountId": 1}, null]"#;
    let checker = Checker::default().with_limits(Limits { entries: 1, ..Limits::default() });
    let rules = |checker: &Checker| {
        let report = checker.check(Model::WebhookTargets, text);
        report.findings().iter().map(|finding| finding.rule().id()).collect::<Vec<_>>()
    };
    assert_eq!(rules(&checker), ["too_many_entries"]);
    let policy = Policy::contract().with_level(Rule::TooManyEntries, Level::Notice).unwrap();
    assert_eq!(
        rules(&Checker::new(policy).with_limits(checker.limits())),
        ["too_many_entries", "type", "type"]
    );
}

#[test]
fn where_depth_is_no_error_nothing_is_lost() {
    let text = r#"[{"subAccountId": "Onion", "url": "https://hooks.onion.example/", "oauth": {"url": "https://login.onion.example/",
        "clientId": "a", "clientSecret": "b", "credentialsLocation": "header"}, "x": [[[[1]]]]}]"#;
    for level in [Level::Warning, Level::Notice, Level::Off] {
        let policy = Policy::contract().with_level(Rule::TooDeep, level).unwrap();
        for depth in 0..5 {
            let checker = Checker::new(policy.clone()).with_limits(Limits { depth, ..Limits::default() });
            let parsed = checker.parse::<Vec<Webhook>>(text).unwrap();
            assert!(parsed.value[0].oauth().is_some());
            assert_eq!(parsed.report.findings().is_empty(), level == Level::Off);
        }
    }
}

#[test]
fn a_long_name_does_not_stand_in_every_finding_below_it() {
    let name = "a".repeat(20_000);
    for inside in [
        format!("{}{}{}", "[".repeat(30), vec!["[]"; 2_000].join(","), "]".repeat(30)),
        format!("{{{}}}", vec![r#""b": 0"#; 2_000].join(",")),
        format!("[{}]", vec![r#"{"b": 0, "b": 1}"#; 1_000].join(",")),
    ] {
        let text =
            format!(r#"[{{"subAccountId": "*", "url": "https://hooks.onion.example", "{name}": {inside}}}]"#);
        let report = Checker::default().check(Model::Webhooks, &text);
        let size: usize = report.findings().iter().map(|finding| finding.pointer().as_str().len()).sum();
        assert!(!report.is_valid());
        assert!(size < 2 * name.len(), "{size} bytes of pointers");
    }
}

#[test]
fn a_repeated_name_is_found_below_long_names_and_inside_secrets() {
    for name in ["z".repeat(256), "z".repeat(257), "é".repeat(129), "httpAuthorization".to_owned()] {
        let text = format!(
            r#"{{"subAccountId": "*", "url": "https://hooks.onion.example", "{name}": {{"b": 0, "b": 1}}}}"#
        );
        assert!(!Checker::default().is_valid(Model::Webhook, &text), "{name}");
        let report = Checker::default().check(Model::Webhook, &text);
        let found = report.findings().iter().filter(|finding| finding.rule() == Rule::DuplicateKey).count();
        assert_eq!(found, 1, "{name}");
    }
}
