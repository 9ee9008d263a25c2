//! References to secrets in desired state: what they may be, what their values go through, and that
//! a request has none.

use std::collections::BTreeMap;
use std::sync::Arc;

use chatapps_webhooks::{
    Checker, Finding, Level, Model, NamesOnly, Policy, Report, Rule, Secret, SecretReference, SecretSource,
    Unlisted, Webhook, WebhookSet, plan,
};
use proptest::prelude::*;
use serde_json::{Value, json};

struct Values(BTreeMap<String, String>);

impl SecretSource for Values {
    fn secret(&self, reference: &SecretReference) -> Option<Secret<'static>> {
        self.0.get(reference.name()).cloned().map(Secret::from)
    }
}

fn by_name() -> Checker {
    Checker::new(Policy::recommended()).with_secrets(Arc::new(NamesOnly))
}

fn with_value(value: &str) -> Checker {
    let values = ["ONION", "a/b"].map(|name| (name.to_owned(), value.to_owned()));
    Checker::new(Policy::recommended()).with_secrets(Arc::new(Values(values.into())))
}

/// A request with a value in place of each secret.
fn with_authorization(value: &Value) -> String {
    json!([{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/events", "type": "MSG", "httpAuthorization": value}]).to_string()
}

fn with_secret(value: &Value) -> String {
    json!([{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/events", "type": "MSG",
        "oauth": {"url": "https://login.onion.example/token", "clientId": "chat", "clientSecret": value, "credentialsLocation": "header"}}])
        .to_string()
}

fn shown(report: &Report) -> Vec<String> {
    let line = |finding: &Finding| {
        let (rule, pointer) = (finding.rule(), finding.pointer());
        format!("{rule} {pointer}: {}; {}", finding.message(), finding.help())
    };
    report.findings().iter().map(line).collect()
}

#[test]
fn a_reference_stands_for_a_secret_in_desired_state_alone() {
    for reference in [json!({"env": "ONION"}), json!({"file": "a/b"})] {
        for (text, pointer) in [
            (with_authorization(&reference), "/0/httpAuthorization"),
            (with_secret(&reference), "/0/oauth/clientSecret"),
        ] {
            for checker in [by_name(), with_value("Bearer rw4Kd0b2u")] {
                assert_eq!(shown(&checker.check(Model::Webhooks, &text)), [""; 0], "{text}");
                assert!(checker.is_valid(Model::Webhooks, &text));
                assert!(checker.parse::<Vec<Webhook>>(&text).is_ok());
            }
            let refused = Checker::default().check(Model::Webhooks, &text);
            let [finding] = refused.findings() else { panic!("{refused}") };
            assert_eq!((finding.rule(), finding.pointer().as_str()), (Rule::Type, pointer));
            assert!(finding.help().contains("--desired"), "{refused}");
        }
    }
    for (name, value) in [("subAccountId", "A"), ("url", "A"), ("type", "A"), ("clientId", "A")] {
        let mut document: Value = serde_json::from_str(&with_secret(&json!("rw4Kd0b2u"))).unwrap();
        let object = if name == "clientId" { &mut document[0]["oauth"] } else { &mut document[0] };
        object[name] = json!({ "env": value });
        assert!(!by_name().is_valid(Model::Webhooks, document.to_string()), "{name}");
    }
}

#[test]
fn another_object_is_a_finding_that_says_what_is_wrong() {
    let example = r#"write `{"env": "NAME"}` or `{"file": "PATH"}`"#;
    let other = "expected `env` or `file` alone in place of a secret, found another name";
    let rule = |rule: &str, text: &str| format!("{rule} /0/httpAuthorization: {text}");
    let of_type = |text: &str| rule("type", text);
    for (reference, expected) in [
        (
            json!({}),
            of_type(&format!(
                "expected `env` or `file` in place of a secret, found an empty object; {example}"
            )),
        ),
        (json!({"vault": "hunter2"}), of_type(&format!("{other}; {example}"))),
        (json!({"env": "A", "default": "hunter2"}), of_type(&format!("{other}; {example}"))),
        (json!({"envvar": "hunter2"}), of_type(&format!("{other}; did you mean `env`?"))),
        (json!({"File": "hunter2"}), of_type(&format!("{other}; did you mean `file`?"))),
        (
            json!({"env": "A", "file": "hunter2"}),
            of_type(
                "expected `env` or `file` in place of a secret, found both; keep the one that has the secret",
            ),
        ),
        (
            json!({"env": 7}),
            of_type("expected string in `env`, found integer; write the name of a variable as a string"),
        ),
        (
            json!({"file": {"path": "hunter2"}}),
            of_type("expected string in `file`, found object; write the path of a file as a string"),
        ),
        (
            json!({"file": ""}),
            rule(
                "minLength",
                "expected the path of a file in `file`, found an empty string; write the path of a file, or the secret itself in place of the object",
            ),
        ),
        (
            json!({"file": "a\u{1b}[31mhunter2"}),
            rule(
                "pattern",
                "expected the path of a file in `file`, found a control character in it; write the path alone, without line breaks or other control characters",
            ),
        ),
        (
            json!({"env": "$hunter2"}),
            rule(
                "pattern",
                "expected the name of an environment variable in `env`; write letters, digits and `_` only, no digit first: the name alone, without `$`",
            ),
        ),
    ] {
        let text = with_authorization(&reference);
        for checker in [by_name(), with_value("hunter2")] {
            let report = checker.check(Model::Webhooks, &text);
            assert_eq!(shown(&report), [expected.as_str()], "{reference}");
            assert!(!checker.is_valid(Model::Webhooks, &text));
            assert!(checker.parse::<Vec<Webhook>>(&text).is_err());
            assert!(!format!("{report}{report:?}").contains("hunter2"), "{report:?}");
            let span = report.findings()[0].span().unwrap().range.clone();
            assert_eq!(serde_json::from_str::<Value>(&text[span]).unwrap(), reference);
        }
    }
    for value in [json!(7), json!(null), json!([{"env": "A"}])] {
        assert_eq!(by_name().check(Model::Webhooks, with_authorization(&value)).findings().len(), 1);
    }
}

#[test]
fn a_name_that_stands_twice_is_told_and_the_last_one_counts() {
    let text = with_authorization(&json!("X")).replace("\"X\"", r#"{"env": "1", "\u0065nv": "ONION"}"#);
    let report = by_name().check(Model::Webhooks, &text);
    let [finding] = report.findings() else { panic!("{report}") };
    assert_eq!((finding.rule(), finding.pointer().as_str()), (Rule::DuplicateKey, "/0/httpAuthorization"));
}

#[test]
fn a_value_is_checked_like_one_in_the_document_and_the_finding_names_the_reference() {
    for (value, rule, message) in [
        ("***", Rule::MaskedSecret, "`httpAuthorization` is a mask, not a secret"),
        ("Bearer ***", Rule::MaskedSecret, "`httpAuthorization` is a mask, not a secret"),
        ("${hunter2}", Rule::UnfilledVariable, ""),
        ("Bearer hunter2\n", Rule::InvalidHeaderValue, ""),
        ("Bearer hunter2ä", Rule::InvalidHeaderValue, ""),
        ("hunter2", Rule::AuthorizationShape, ""),
    ] {
        for (reference, place) in [
            (json!({"env": "ONION"}), "in the environment variable `ONION`"),
            (json!({"file": "a/b"}), "in the file `a/b`"),
        ] {
            let text = with_authorization(&reference);
            let checker = with_value(value);
            let report = checker.check(Model::Webhooks, &text);
            let [finding] = report.findings() else { panic!("{value}: {report}") };
            assert_eq!((finding.rule(), finding.pointer().as_str()), (rule, "/0/httpAuthorization"));
            assert!(finding.message().starts_with(message), "{report}");
            assert!(finding.message().ends_with(place), "{report}");
            assert_eq!(checker.is_valid(Model::Webhooks, &text), report.is_valid());
            assert!(!format!("{report}{report:?}").contains("hunter2"), "{report:?}");
        }
    }
    let off = Policy::contract().with_level(Rule::MaskedSecret, Level::Off).unwrap();
    let values = Values([("ONION".to_owned(), "***".to_owned())].into());
    let checker = Checker::new(off).with_secrets(Arc::new(values));
    assert!(!checker.is_valid(Model::Webhooks, with_secret(&json!({"env": "ONION"}))), "no policy takes it");
    let report = with_value("hunter2ä").check(Model::Webhooks, with_secret(&json!({"env": "ONION"})));
    assert_eq!(report.findings()[0].rule(), Rule::CredentialCharacters);
}

#[test]
fn a_mask_may_mean_as_it_is_in_desired_state_alone() {
    let policy = Policy::recommended().with_level(Rule::MaskedSecret, Level::Off).unwrap();
    let desired = Checker::new(policy.clone()).with_secrets(Arc::new(NamesOnly));
    for (mask, is_valid) in [("***", true), ("Bearer ***", false), ("[REDACTED]", false), (" ***", false)] {
        for text in [with_authorization(&json!(mask)), with_secret(&json!(mask))] {
            let report = desired.check(Model::Webhooks, &text);
            let rules: Vec<_> = report.findings().iter().map(Finding::rule).collect();
            assert_eq!(rules.is_empty(), is_valid, "{mask}: {report}");
            assert!(rules.iter().all(|rule| *rule == Rule::MaskedSecret));
            assert_eq!(desired.is_valid(Model::Webhooks, &text), is_valid, "{mask}");
            assert!(!by_name().is_valid(Model::Webhooks, &text));
            assert!(Checker::new(policy.clone()).check(Model::Webhooks, &text).findings().is_empty());
        }
    }
}

#[test]
fn equal_references_are_equal_and_others_are_not() {
    let entry = |value: &Value| serde_json::from_str::<Value>(&with_authorization(value)).unwrap()[0].clone();
    let rules = |one: &Value, other: &Value| {
        let text = json!([entry(one), entry(other)]).to_string();
        shown(&by_name().check(Model::Webhooks, text)).concat().split(' ').next().unwrap().to_owned()
    };
    let (variable, other) = (json!({"env": "ONION"}), json!({"env": "LEEK"}));
    assert_eq!(rules(&variable, &variable), "repeated_target");
    for different in [other, json!({"file": "ONION"}), json!("Bearer rw4Kd0b2u")] {
        assert_eq!(rules(&variable, &different), "conflicting_targets");
    }
}

#[test]
fn a_reference_counts_as_credentials() {
    let both = with_secret(&json!({"env": "ONION"})).replacen(
        "\"oauth\"",
        "\"httpAuthorization\": {\"env\": \"ONION\"}, \"oauth\"",
        1,
    );
    let rule = |text: &str| by_name().check(Model::Webhooks, text).findings()[0].rule();
    assert_eq!(rule(&both), Rule::AuthConflict);
    let plain = with_authorization(&json!({"env": "ONION"})).replace("https:", "http:");
    let report = by_name().check(Model::Webhooks, plain);
    assert!(report.findings().iter().any(|finding| finding.rule() == Rule::CredentialsOverHttp), "{report}");
}

#[test]
fn what_has_no_value_is_never_sent() {
    let current = WebhookSet::default();
    for text in [with_authorization(&json!({"file": "}***"})), with_secret(&json!({"env": "ONION"}))] {
        let desired: WebhookSet = by_name().parse::<Vec<Webhook>>(text).unwrap().value.into_iter().collect();
        assert!(plan(&current, &desired, Unlisted::Keep).request().is_err());
        assert!(plan(&desired.masked(), &desired, Unlisted::Keep).request().is_err());
    }
}

#[test]
fn other_languages_can_hold_what_holds_a_source() {
    use std::panic::{RefUnwindSafe, UnwindSafe};

    const fn assert<T: Send + Sync + UnwindSafe + RefUnwindSafe>() {}
    assert::<Checker>();
    assert::<Report>();
}

proptest! {
    /// Text and values have the same findings, and none has a part of a value.
    #[test]
    fn no_value_shows(prefix in "(Bearer |Basic |Bearer: )?", tail in "\\PC{0,3}[\"\\\\\n\r\t\0${}*<> ]{0,4}") {
        let value = format!("{prefix}hunter2{tail}");
        for reference in [json!({"env": "ONION"}), json!({"file": "a/b"})] {
            for text in [with_authorization(&reference), with_secret(&reference)] {
                let checker = with_value(&value);
                let report = checker.check(Model::Webhooks, &text);
                prop_assert_eq!(checker.is_valid(Model::Webhooks, &text), report.is_valid());
                let document: Value = serde_json::from_str(&text).unwrap();
                let of_value = checker.check_value(Model::Webhooks, &document).unwrap();
                prop_assert_eq!(shown(&of_value), shown(&report));
                let json = serde_json::to_string(&report).unwrap();
                let debug = format!("{report} {report:?} {checker:?} {json} {}", report.failure_text());
                prop_assert!(!debug.contains("hunter2"), "{}", debug);
                match checker.parse::<Vec<Webhook>>(&text) {
                    Ok(parsed) => prop_assert!(serde_json::to_string(&parsed.value).unwrap().contains("hunter2")),
                    Err(invalid) => {
                        let shown = [invalid.to_string(), format!("{invalid:?}")].concat();
                        prop_assert!(!shown.contains("hunter2"));
                    }
                }
            }
        }
    }
}
