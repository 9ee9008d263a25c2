//! Fixes do what they say, on every document.

use std::collections::BTreeMap;
use std::ops::Range;

use chatapps_webhooks::{
    Applicability, Checker, Edit, Finding, Fix, Level, Limits, MAX_FIXES, Model, NotFixed, Policy, Report,
    Rule, Webhook, WebhookSet,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::documents::near_valid;

/// Members that are right, wrong in a way that has a fix, or wrong in another way.
const MEMBERS: [&str; 54] = [
    r#""subAccountId": "Onion_Marketing""#,
    r#""subAccountId": "*""#,
    r#""subAccountId": "all""#,
    r#""subAccountId": " ""#,
    r#""sub_account_id" : "Onion_Support""#,
    r#""url": "https://hooks.onion.example/events""#,
    r#""url":"http://hooks.onion.example:80/é#frag""#,
    r#""url": " https://hooks.onion.example/\u0023f ""#,
    r#""url": "hooks.onion.example/events""#,
    r#""url": "hooks.onion.example:8443/events""#,
    r#""url": "HTTP://%68ooks.onion.example""#,
    r#""url": "https://u:Zq1@hooks.onion.example/?token=Zq2""#,
    r#""url": "https:///hooks.onion.example/events""#,
    r#""url": "http:////hooks.onion.example:080/events""#,
    r#""url": "https://hooks.onion.example/e;token=Zq6""#,
    r#""url": "https://hooks.onion.example/e&access_token=Zq6""#,
    r#""url": "https://hooks.onion.example/e%3Ftoken=Zq6""#,
    r#""url": "https://hooks.onion.example&token=Zq6""#,
    r#""url": "https://hooks.onion.example/events#token=Zq6""#,
    r#""URL": "https://hooks.onion.example/other""#,
    r#""Type": "msg""#,
    r#""type": "dr""#,
    r#""type": "cadr""#,
    r#""httpAuthorization": "Authorization: Bearer: Zq3""#,
    r#""httpAuthorizaton": "Bearer Zq3""#,
    r#""Authorization": "Bearer: Zq3""#,
    r#""OAuth": {"URL": "http://login.onion.example/token", "clientId": "chat", "clientSecret": "Zq5", "credentials_location": "HEADER"}"#,
    r#""callback": "https://hooks.onion.example/other""#,
    r#""type": "MSG""#,
    r#""type": "DR""#,
    r#""type": null"#,
    r#""type": "MO""#,
    r#""type" :"msg""#,
    r#""type": "*""#,
    r#""enabled": "true""#,
    r#""enabled": true"#,
    r#""enabled": false"#,
    r#""enabled": null"#,
    r#""httpAuthorization": """#,
    r#""httpAuthorization": "Bearer Zq3""#,
    r#""httpAuthorization": "Bearer: Zq3""#,
    r#""httpAuthorization": "Authorization: Bearer Zq3\n""#,
    r#""httpAuthorization": "Bearer bearer Zq3""#,
    r#""httpAuthorization": "Zq3""#,
    r#""httpAuthorization": "***""#,
    r#""httpAuthHeader": "Bearer ${TOKEN}""#,
    r#""retries": 3"#,
    r#""retries": {"Zq4": [1, 2, {}]}"#,
    r#""version": 1"#,
    r#""oauth": {"url": "https://login.onion.example/token#a", "clientId": "chat ", "clientSecret": "Zq5", "credentialsLocation": "body"}"#,
    r#""oauth": {"url": "http://login.onion.example/token", "clientId": "chat", "clientSecret": "Zq5", "credentialsLocation": "headers", "scope": " read  write,all"}"#,
    r#""oauth": {"clientId": "", "clientSecret": " Zq5", "scope": " ", "scope": "read\twrite"}"#,
    r#""OAuth": {}"#,
    r#""ü": "ü""#,
];

/// The parts of the members that are secret.
const SECRETS: [&str; 6] = ["Zq1", "Zq2", "Zq3", "Zq4", "Zq5", "Zq6"];

/// The text of a request with faults, most of which have fixes.
fn faulty() -> impl Strategy<Value = String> {
    let space = || select(vec!["", " ", "\n  ", "\r\n\t"]);
    let entry =
        (vec(select(MEMBERS.to_vec()), 0..7), space(), any::<bool>()).prop_map(|(members, space, twice)| {
            let entry = format!("{{{space}{}{space}}}", members.join(&format!(",{space}")));
            if twice { format!("{entry},{space}{entry}") } else { entry }
        });
    let noise = select(vec!["", "", "", "// é\n", "/* a */", "#\n"]);
    (vec(entry, 0..4), select(vec!["[", "[", "[", "", "\u{feff}["]), select(vec!["", "", ","]), noise)
        .prop_map(|(entries, open, comma, noise)| {
            let close = if open.is_empty() { "" } else { "]" };
            format!("{open}{noise}{}{comma}{close}\n", entries.join(", "))
        })
}

fn any_text() -> impl Strategy<Value = (Model, String)> {
    prop_oneof![
        4 => faulty().prop_map(|text| (Model::Webhooks, text)),
        1 => near_valid().prop_map(|(model, value)| (model, value.to_string())),
        1 => near_valid().prop_map(|(model, value)| (model, serde_json::to_string_pretty(&value).unwrap())),
    ]
}

fn any_checker() -> impl Strategy<Value = Checker> {
    let limits = Limits { findings: Limits::MAX_FINDINGS, ..Limits::default() };
    select(Policy::NAMES.to_vec())
        .prop_map(move |name| Checker::new(name.parse().unwrap()).with_limits(limits))
}

/// Whether a finding keeps the rest of the document from being read.
fn hides_others(finding: &Finding) -> bool {
    finding.rule() == Rule::Syntax || (finding.rule() == Rule::Type && finding.pointer().as_str().is_empty())
}

/// The number of findings of each rule, and of each level. A simpler measure than that of the code.
fn counts(report: &Report) -> (BTreeMap<Rule, usize>, BTreeMap<Level, usize>) {
    let (mut rules, mut levels) = (BTreeMap::new(), BTreeMap::new());
    for finding in report.findings() {
        *rules.entry(finding.rule()).or_default() += 1;
        *levels.entry(finding.level()).or_default() += 1;
    }
    (rules, levels)
}

/// The text with a fix made, put together from both sides of each edit.
fn made(text: &str, fix: &Fix) -> String {
    let mut out = text.to_owned();
    for edit in fix.edits().iter().rev() {
        let Range { start, end } = edit.range().clone();
        out = format!("{}{}{}", &out[..start], edit.text(), &out[end..]);
    }
    out
}

proptest! {
    #[test]
    fn a_fix_that_is_offered_makes_the_document_better((model, text) in any_text(), checker in any_checker()) {
        let before = checker.check(model, &text);
        for (finding, fixes) in before.findings().iter().zip(before.fixes(&text)) {
            for fix in fixes.iter().filter(|fix| fix.applicability() != Applicability::Manual) {
                let fixed = made(&text, fix);
                prop_assert_eq!(fix.apply(text.as_bytes()).unwrap(), fixed.as_bytes());
                prop_assert_ne!(&fixed, &text);
                let after = checker.check(model, &fixed);
                if hides_others(finding) {
                    prop_assert!(!after.findings().iter().any(|other| other.message() == finding.message() && hides_others(other)), "{fixed}");
                    continue;
                }
                let ((rules, levels), (rules_after, levels_after)) = (counts(&before), counts(&after));
                let count = |counts: &BTreeMap<Rule, usize>| counts.get(&finding.rule()).copied().unwrap_or_default();
                // A fault of a value may hide another one of the same rule.
                let is_next = |other: &Finding| other.rule() == finding.rule() && other.pointer() == finding.pointer() && other.message() != finding.message();
                let may_stay = usize::from(after.findings().iter().any(is_next));
                prop_assert!(count(&rules_after) < count(&rules) + may_stay, "{} in {fixed}: {after}", finding.rule());
                // Two entries without credentials are two notices.
                let is_split = fix.title().contains("one entry for CADR");
                let is_counted = |level: Level| level > finding.level() || (level == finding.level() && !is_split);
                for (level, count) in levels_after.iter().filter(|(level, _)| is_counted(**level)) {
                    prop_assert!(*count <= levels.get(level).copied().unwrap_or_default(), "{}: {after}", fix.title());
                }
            }
        }
    }

    #[test]
    fn rounds_end_where_no_fix_is_left((model, text) in any_text(), checker in any_checker(), kind in select(vec![Applicability::Safe, Applicability::Unsafe])) {
        let fixed = checker.fixed(model, &text, kind).unwrap();
        let again = checker.fixed(model, fixed.text(), kind).unwrap();
        prop_assert_eq!(again.text(), fixed.text());
        prop_assert!(again.findings().is_empty());
        prop_assert_eq!(fixed.report(), &checker.check(model, fixed.text()));
        prop_assert_eq!(fixed.findings().is_empty(), fixed.text() == text.as_bytes());
        let left: Vec<_> = fixed.report().fixes(fixed.text()).concat();
        prop_assert!(left.iter().all(|fix| fix.applicability() > kind), "{left:?}");
    }

    #[test]
    fn no_edit_writes_a_secret((model, text) in any_text(), checker in any_checker()) {
        let report = checker.check(model, &text);
        let fixes = report.fixes(&text).concat();
        for written in fixes.iter().flat_map(Fix::edits).map(Edit::text) {
            prop_assert!(SECRETS.iter().all(|secret| !written.contains(secret)), "{written}");
        }
        for shown in [format!("{fixes:?}"), serde_json::to_string(&fixes).unwrap()] {
            prop_assert!(SECRETS.iter().all(|secret| !shown.contains(secret)), "{shown}");
        }
    }

    #[test]
    fn no_edit_of_a_url_repeats_what_the_text_has((model, text) in any_text(), checker in any_checker()) {
        let report = checker.check(model, &text);
        for (finding, fixes) in report.findings().iter().zip(report.fixes(&text)) {
            let Range { start, end } = finding.span().unwrap().range.clone();
            let is_url = finding.pointer().as_str().to_ascii_lowercase().ends_with("url");
            let is_inside = |fix: &&Fix| {
                fix.edits().iter().all(|edit| start <= edit.range().start && edit.range().end <= end)
            };
            for fix in fixes.iter().filter(|_| is_url).filter(is_inside) {
                let fixed = made(&text, fix);
                let value = (&text[start..end], &fixed[start..end + fixed.len() - text.len()]);
                for written in fix.edits().iter().map(Edit::text).filter(|written| written.contains('.')) {
                    let count = |text: &str| text.matches(written).count();
                    prop_assert!(count(value.1) <= count(value.0).max(1), "{fixed}");
                }
            }
        }
    }

    #[test]
    fn nothing_is_added_beside_a_wrong_name_of_it((model, text) in any_text(), checker in any_checker()) {
        let before = checker.check(model, &text);
        let twice = |report: &Report| {
            report.findings().iter().filter(|finding| finding.message().contains("` beside `")).count()
        };
        let fixes = before.fixes(&text).concat();
        for fix in fixes.iter().filter(|fix| fix.applicability() == Applicability::Manual) {
            let after = checker.check(model, made(&text, fix));
            prop_assert!(twice(&after) <= twice(&before), "{}: {after}", fix.title());
        }
    }

    #[test]
    fn no_secret_is_lost_without_being_named(text in faulty()) {
        let fixed = Checker::default().fixed(Model::Webhooks, &text, Applicability::Safe).unwrap();
        let fixed = str::from_utf8(fixed.text()).unwrap();
        // An equal one may go, but never the last one.
        for secret in SECRETS.iter().filter(|secret| text.contains(**secret)) {
            prop_assert!(fixed.contains(secret), "{fixed}");
        }
    }

    #[test]
    fn what_repeats_is_removed_without_a_change_of_what_is_asked_for(text in faulty()) {
        let checker = Checker::new(Policy::contract()
            .with_level(Rule::DuplicateKey, Level::Warning).unwrap()
            .with_level(Rule::RepeatedTarget, Level::Warning).unwrap());
        let set = |text: &[u8]| {
            let request = checker.parse_model::<Vec<Webhook>>(text).ok()?;
            let mut set = WebhookSet::default();
            set.apply(request);
            Some(set)
        };
        if let Some(before) = set(text.as_bytes()) {
            let fixed = checker.fixed(Model::Webhooks, &text, Applicability::Safe).unwrap();
            prop_assert_eq!(set(fixed.text()), Some(before));
        }
    }
}

#[test]
fn a_finding_of_another_text_has_no_fix() {
    let checker = Checker::default();
    let report = checker.check(Model::WebhookTarget, r#"{"URL": 1, "sub_account_id": "*"}"#);
    assert!(!report.fixes(r#"{"URL": 1, "sub_account_id": "*"}"#).concat().is_empty());
    for other in ["", "[]", r#"  {"URL": 1, "sub_account_id": "*"}"#, "é"] {
        assert_eq!(report.fixes(other).concat(), [], "{other}");
    }
    let report =
        checker.check_value(Model::WebhookTarget, &serde_json::json!({"sub_account_id": "*"})).unwrap();
    assert_eq!(report.fixes(r#"{"sub_account_id": "*"}"#).concat(), []);
}

#[test]
fn nothing_makes_manual_fixes() {
    let checker = Checker::default();
    let text = r#"{"sub_account_id": "*"}"#;
    let report = checker.check(Model::WebhookTarget, text);
    assert_eq!(report.fixed(text, Applicability::Manual), Err(NotFixed::Manual));
    let error = checker.fixed(Model::WebhookTarget, text, Applicability::Manual).unwrap_err();
    assert_eq!(error.to_string(), "expected `safe` or `unsafe`: a person makes the `manual` fixes");
}

#[test]
fn a_fix_that_brings_something_as_bad_is_not_offered() {
    let checker = Checker::default();
    for (text, rule) in [
        (
            r#"[{"subAccountId": "*", "httpAuthHeader": "***", "url": "https://hooks.onion.example"}]"#,
            Rule::MisspelledProperty,
        ),
        (
            r#"[{"subAccountId": "*", "url": "https://hooks.onion.example/a", "type": "DR"}, {"subAccountId": "*", "url": "https://hooks.onion.example/b", "type": "CADR"}]"#,
            Rule::Enum,
        ),
    ] {
        let report = checker.check(Model::Webhooks, text);
        let fixes = report.fixes(text);
        let of_rule = report.findings().iter().zip(&fixes).find(|(finding, _)| finding.rule() == rule);
        assert_eq!(of_rule.unwrap().1, &[], "{text}");
    }
}

#[test]
fn what_has_a_wrong_name_is_not_added() {
    let text = r#"[{"sub_account_id": "*", "url": "https://hooks.onion.example/a", "Type": "MSG", "httpAuthorizaton": "Bearer Zq3"}, {"url": "https://hooks.onion.example/a"}]"#;
    let second = text.rfind('{').unwrap();
    let added = |checker: &Checker| {
        // As an editor asks for the fixes at a place: those that rename may be at another one.
        let report = checker.check(Model::Webhooks, text);
        let fixes = report.kept(usize::MAX, |finding| finding.rule() != Rule::MisspelledProperty).fixes(text);
        let added = fixes.concat().into_iter().filter(|fix| fix.title().starts_with("add "));
        added.partition::<Vec<_>, _>(|fix| fix.edits()[0].range().start < second)
    };
    let (to_first, to_second) = added(&Checker::default());
    assert_eq!((to_first.len(), to_second.len()), (0, 3), "{to_first:?}");
    // Nobody says that the names are wrong, so they mean nothing.
    let off = Policy::recommended().with_level(Rule::MisspelledProperty, Level::Off).unwrap();
    let (to_first, same) = added(&Checker::new(off));
    assert_eq!((to_first.len(), same), (3, to_second));
}

#[test]
fn a_report_has_a_bounded_number_of_fixes() {
    let text = format!("[{}{{}}]", "{}, ".repeat(1_500));
    let checker = Checker::new(Policy::contract());
    let report = checker.check(Model::Webhooks, &text);
    assert_eq!(report.fixes(&text).concat().len(), MAX_FIXES);
}

#[test]
fn rounds_fix_more_than_a_report_offers() {
    let text =
        format!("[{}]", vec![r#"{"enabled": true, "retries": 1, "retries": 1}"#; MAX_FIXES + 1].join(","));
    let checker = Checker::new(Policy::recommended().with_level(Rule::ImplicitTypes, Level::Off).unwrap());
    let fixed = checker.fixed(Model::Webhooks, &text, Applicability::Unsafe).unwrap();
    assert_eq!(
        fixed.text(),
        format!("[{}]", vec![r#"{"enabled": true}"#; MAX_FIXES + 1].join(",")).as_bytes()
    );
}
