//! Laws that hold for every document.

use std::collections::BTreeSet;

use chatapps_webhooks::{
    AccountId, Checker, Document, ErrorResponse, Event, Level, Model, OAuthClientCredentials, Policy,
    ReceiverTranscript, Report, Webhook, WebhookList, WebhookTarget,
};
use proptest::prelude::*;
use proptest::sample::select;
use serde::Serialize;
use serde_json::{Value, json};

use crate::documents::{any_json, near_valid, valid_of_any_model};

/// What programs read of each finding.
fn essence(report: &Report) -> BTreeSet<(String, Level, String, String)> {
    report
        .findings()
        .iter()
        .map(|finding| {
            let params = serde_json::to_string(finding.params()).unwrap();
            (finding.rule().to_string(), finding.level(), finding.pointer().to_string(), params)
        })
        .collect()
}

fn any_policy() -> impl Strategy<Value = Policy> {
    select(Policy::NAMES.to_vec()).prop_map(|name| name.parse().unwrap())
}

/// Parses text as the type of its model, and gives it back as JSON.
fn round_trip(checker: &Checker, model: Model, text: &str) -> Result<Value, Box<Report>> {
    fn as_json<T: Document>(
        checker: &Checker,
        text: &str,
        write: impl FnOnce(&T) -> Value,
    ) -> Result<Value, Box<Report>> {
        checker
            .parse::<T>(text)
            .map(|parsed| write(&parsed.value))
            .map_err(|invalid| Box::new(invalid.into_report()))
    }
    fn write<T: Serialize>(value: &T) -> Value {
        serde_json::to_value(value).unwrap()
    }
    match model {
        Model::Webhooks => as_json::<Vec<Webhook>>(checker, text, write),
        Model::Webhook => as_json::<Webhook>(checker, text, write),
        Model::WebhookList => as_json::<WebhookList>(checker, text, |list| write(&list.0)),
        Model::WebhookTargets => as_json::<Vec<WebhookTarget>>(checker, text, write),
        Model::WebhookTarget => as_json::<WebhookTarget>(checker, text, write),
        Model::OAuthClientCredentials => as_json::<OAuthClientCredentials>(checker, text, write),
        Model::ErrorResponse => as_json::<ErrorResponse>(checker, text, write),
        Model::AccountId => as_json::<AccountId>(checker, text, write),
        Model::Event => as_json::<Event>(checker, text, write),
        Model::ReceiverTranscript => as_json::<ReceiverTranscript>(checker, text, write),
    }
}

/// A change at one place of a valid document, and the finding that it must lead to.
fn mutations() -> Vec<(Model, &'static str, Value, &'static str)> {
    let secret = json!("a secret");
    vec![
        (Model::Webhooks, "", json!({}), "type"),
        (Model::Webhooks, "/0", json!([]), "type"),
        (Model::Webhooks, "/0/subAccountId", Value::Null, "type"),
        (Model::Webhooks, "/0/subAccountId", json!(1), "type"),
        (Model::Webhooks, "/0/url", json!(["https://hooks.onion.example"]), "type"),
        (Model::Webhooks, "/0/url", json!("hooks.onion.example"), "format"),
        (Model::Webhooks, "/0/url", json!("https://hooks.onion.example/ü"), "format"),
        (Model::Webhooks, "/0/url", json!("https://hooks.onion.example/\n"), "format"),
        (Model::Webhooks, "/0/httpAuthorization", json!(true), "type"),
        (Model::Webhooks, "/0/enabled", json!("true"), "type"),
        (Model::Webhooks, "/0/type", json!("*"), "enum"),
        (Model::Webhooks, "/0/type", json!("msg"), "enum"),
        (Model::Webhooks, "/0/oauth", secret.clone(), "type"),
        (Model::Webhooks, "/0/oauth/url", json!(""), "format"),
        (Model::Webhooks, "/0/oauth/clientId", json!(1.5), "type"),
        (Model::Webhooks, "/0/oauth/clientSecret", json!({"a": "b"}), "type"),
        (Model::Webhooks, "/0/oauth/credentialsLocation", json!("headers"), "enum"),
        (Model::Webhooks, "/0/oauth/scope", json!([]), "type"),
        (Model::WebhookTargets, "/0/subAccountId", Value::Null, "type"),
        (Model::WebhookTargets, "/0/type", json!("ALL"), "enum"),
        (Model::ErrorResponse, "/code", json!(1.5), "type"),
        (Model::ErrorResponse, "/code", json!("1001"), "type"),
        (Model::ErrorResponse, "/message", Value::Null, "type"),
        (Model::ErrorResponse, "/errorId", json!("b4478860-b76c-e811-814e-022a35cc1c7"), "format"),
        (Model::ErrorResponse, "/timestamp", json!("2020-12-22 05:52:01Z"), "format"),
        (Model::AccountId, "", json!("5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5g"), "pattern"),
    ]
}

fn whole(model: Model) -> Value {
    match model {
        Model::WebhookTargets => json!([{"subAccountId": "Onion_Marketing", "type": "CADR"}]),
        Model::ErrorResponse => json!({
            "code": 1001,
            "message": "Provided subAccountId doesn't belongs to your account",
            "errorId": "b4478860-b76c-e811-814e-022a35cc1c71",
            "timestamp": "2017-04-19T02:31:19.4297387+00:00",
        }),
        Model::AccountId => json!("5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a"),
        _ => json!([{
            "subAccountId": "Onion_Marketing",
            "url": "https://hooks.onion.example/events",
            "httpAuthorization": "Bearer rw4Kd0b2u",
            "enabled": true,
            "type": "MSG",
            "oauth": {
                "url": "https://login.onion.example/token",
                "clientId": "chat",
                "clientSecret": "hV7-tq0p",
                "credentialsLocation": "header",
                "scope": "read",
            },
        }]),
    }
}

#[test]
fn one_change_gives_exactly_its_finding() {
    let checker = Checker::new(Policy::contract());
    for (model, pointer, value, rule) in mutations() {
        let mut document = whole(model);
        assert_eq!(checker.check(model, document.to_string()).findings(), [], "{model} as it is");
        *document.pointer_mut(pointer).unwrap() = value;
        let report = checker.check(model, document.to_string());
        let found: Vec<_> = report
            .findings()
            .iter()
            .map(|finding| (finding.pointer().as_str(), finding.rule().id()))
            .collect();
        assert_eq!(found, [(pointer, rule)], "{model}: {document}");
    }
}

#[test]
fn one_missing_property_gives_exactly_its_finding() {
    let checker = Checker::new(Policy::contract());
    for (model, object, required) in [
        (Model::Webhooks, "/0", vec!["subAccountId", "url"]),
        (Model::Webhooks, "/0/oauth", vec!["url", "clientId", "clientSecret", "credentialsLocation"]),
        (Model::WebhookTargets, "/0", vec!["subAccountId"]),
        (Model::ErrorResponse, "", vec!["code", "errorId", "timestamp"]),
    ] {
        let all: Vec<_> =
            whole(model).pointer(object).unwrap().as_object().unwrap().keys().cloned().collect();
        for property in all {
            let mut document = whole(model);
            document.pointer_mut(object).unwrap().as_object_mut().unwrap().remove(&property);
            let report = checker.check(model, document.to_string());
            let found: Vec<_> = report
                .findings()
                .iter()
                .map(|finding| {
                    (finding.pointer().as_str(), finding.rule().id(), finding.params().get("property"))
                })
                .collect();
            if required.contains(&property.as_str()) {
                assert_eq!(found, [(object, "required", Some(&property.clone().into()))]);
            } else {
                assert_eq!(found, [], "{property} is optional");
            }
        }
    }
}

proptest! {
    #[test]
    fn valid_documents_have_no_contract_finding_and_come_back_as_they_were((model, document) in valid_of_any_model()) {
        let checker = Checker::new(Policy::contract());
        let text = document.to_string();
        prop_assert!(checker.check(model, &text).findings().is_empty());
        prop_assert_eq!(round_trip(&checker, model, &text), Ok(document));
    }

    #[test]
    fn the_entry_points_agree((model, document) in near_valid(), policy in any_policy()) {
        let checker = Checker::new(policy);
        let text = document.to_string();
        let report = checker.check(model, &text);
        prop_assert_eq!(checker.is_valid(model, &text), report.is_valid());
        prop_assert_eq!(checker.is_valid_value(model, &document).unwrap(), report.is_valid());
        match round_trip(&checker, model, &text) {
            Ok(_) => prop_assert!(report.is_valid()),
            Err(other) => prop_assert_eq!(*other, report),
        }
    }

    #[test]
    fn text_and_values_have_the_same_findings((model, document) in near_valid(), policy in any_policy()) {
        let checker = Checker::new(policy);
        let from_text = checker.check(model, document.to_string());
        let from_value = checker.check_value(model, &document).unwrap();
        prop_assert_eq!(essence(&from_text), essence(&from_value));
    }

    #[test]
    fn arbitrary_json_is_no_different(document in any_json(), model in select(Model::ALL.to_vec()), policy in any_policy()) {
        let checker = Checker::new(policy);
        let text = document.to_string();
        let report = checker.check(model, &text);
        prop_assert_eq!(checker.is_valid(model, &text), report.is_valid());
        prop_assert_eq!(essence(&report), essence(&checker.check_value(model, &document).unwrap()));
    }

    #[test]
    fn every_pointer_resolves_and_every_span_is_its_value((model, document) in near_valid()) {
        let text = serde_json::to_string_pretty(&document).unwrap();
        for finding in Checker::default().check(model, &text).findings() {
            let value = document.pointer(finding.pointer().as_str());
            prop_assert!(value.is_some(), "{:?}", finding);
            let span = finding.span().unwrap();
            let part: Value = serde_json::from_str(&text[span.range.clone()]).unwrap();
            let name = finding.pointer().as_str().rsplit('/').next().unwrap_or_default();
            let is_name = part.as_str() == Some(&name.replace("~1", "/").replace("~0", "~"));
            prop_assert!(Some(&part) == value || is_name, "{:?}", finding);
            let before = &text[..span.range.start];
            prop_assert_eq!(span.line, before.matches('\n').count() + 1);
            prop_assert_eq!(span.column, before.rsplit('\n').next().unwrap().chars().count() + 1);
        }
    }

    #[test]
    fn findings_stand_in_document_order((model, document) in near_valid()) {
        let text = document.to_string();
        let report = Checker::default().check(model, &text);
        let starts: Vec<_> = report.findings().iter().map(|finding| finding.span().unwrap().range.start).collect();
        prop_assert!(starts.is_sorted(), "{}", report);
    }

    #[test]
    fn serde_accepts_what_the_contract_accepts(document in near_valid().prop_map(|(_, document)| document)) {
        let checker = Checker::new(Policy::contract());
        let by_serde = serde_json::from_value::<Webhook>(document.clone());
        prop_assert_eq!(by_serde.is_ok(), checker.is_valid_value(Model::Webhook, &document).unwrap());
        let by_serde = serde_json::from_value::<Vec<WebhookTarget>>(document.clone());
        prop_assert_eq!(by_serde.is_ok(), checker.is_valid_value(Model::WebhookTargets, &document).unwrap());
    }
}
