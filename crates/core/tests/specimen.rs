//! What a described object gets by its rows alone, shown on an object that has every kind of value.

#![expect(clippy::string_slice, clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "it/documents.rs"]
#[expect(dead_code, reason = "other tests use more of it")]
mod documents;

use std::sync::LazyLock;

use chatapps_webhooks::{Checker, DEFAULT_BASE, Draft, Model, Policy, Rule, SchemaOf, Specimen, Value};
use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::json;

use crate::documents::{any_json, pointers, valid};

static VALIDATORS: LazyLock<[Validator; Draft::ALL.len()]> = LazyLock::new(|| {
    Draft::ALL.map(|draft| {
        let schema = SchemaOf::Model(Model::Specimen).schema(draft, DEFAULT_BASE);
        jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
    })
});

fn checker() -> Checker {
    Checker::new(Policy::contract())
}

fn findings(document: &serde_json::Value) -> Vec<(Rule, String)> {
    let report = checker().check(Model::Specimen, document.to_string());
    report.findings().iter().map(|finding| (finding.rule(), finding.pointer().to_string())).collect()
}

#[test]
fn a_fault_deep_in_arrays_of_arrays_has_its_place() {
    let document =
        json!({ "id": "a", "rows": [[{ "label": "b" }], [{ "label": "c", "parts": [{ "weight": 1 }] }]] });
    assert_eq!(findings(&document), [(Rule::Required, "/rows/1/0/parts/0".to_owned())]);
}

#[test]
fn the_type_of_an_object_may_follow_it() {
    let document = r#"{"id":"a","content":{"label":7},"contentType":"part"}"#;
    let report = checker().check(Model::Specimen, document);
    let [finding] = report.findings() else { panic!("{report}") };
    assert_eq!((finding.rule(), finding.pointer().to_string()), (Rule::Type, "/content/label".to_owned()));
    assert_eq!(&document[finding.span().unwrap().range.clone()], "7");
}

#[test]
fn content_of_a_type_that_nobody_knows_is_kept() {
    let document = r#"{"id":"a","contentType":"song","content":{"label": 7}}"#;
    let specimen = checker().parse::<Specimen>(document).unwrap().value;
    assert!(matches!(specimen.content(), Some(Value::Raw(json)) if json.get() == r#"{"label": 7}"#));
}

#[test]
fn an_unknown_value_of_an_open_list_is_kept() {
    let specimen = checker().parse::<Specimen>(r#"{"id":"a","color":"Mauve"}"#).unwrap().value;
    assert_eq!(specimen.color(), Some("Mauve"));
    assert_eq!(findings(&json!({ "id": "a", "size": "huge" })), [(Rule::Enum, "/size".to_owned())]);
}

#[test]
fn a_secret_is_in_no_output() {
    let specimen = checker().parse::<Specimen>(r#"{"id":"a","secret":"rw4Kd0b2u"}"#).unwrap().value;
    assert!(!format!("{specimen:?} {specimen:#?}").contains("rw4Kd0b2u"));
    assert_eq!(specimen.secret(), Some("rw4Kd0b2u"));
}

#[test]
fn its_schema_names_every_property() {
    let schema = SchemaOf::Model(Model::Specimen).schema(Draft::ALL[0], DEFAULT_BASE);
    let properties = schema["properties"].as_object().unwrap();
    assert!(Specimen::TYPE.properties.iter().all(|property| properties.contains_key(property.name)));
}

proptest! {
    #[test]
    fn all_ways_to_read_it_agree(
        mut document in valid(Model::Specimen),
        change in prop::option::of((any::<prop::sample::Index>(), any_json())),
    ) {
        if let Some((place, value)) = change {
            let pointers = pointers(&document);
            *document.pointer_mut(place.get(pointers.as_slice()).as_str()).unwrap() = value;
        }
        let (checker, text) = (checker(), document.to_string());
        let is_valid = checker.is_valid(Model::Specimen, &text);
        prop_assert_eq!(is_valid, checker.check(Model::Specimen, &text).is_valid());
        prop_assert_eq!(is_valid, checker.check_value(Model::Specimen, &document).unwrap().is_valid());
        let parsed = checker.parse::<Specimen>(&text);
        prop_assert_eq!(is_valid, parsed.is_ok());
        if let Ok(parsed) = parsed {
            let written = serde_json::to_string(&parsed.value).unwrap();
            prop_assert_eq!(checker.parse::<Specimen>(&written).unwrap().value, parsed.value);
        }
    }

    #[test]
    fn its_schema_accepts_what_it_accepts(document in valid(Model::Specimen)) {
        prop_assert!(checker().is_valid(Model::Specimen, document.to_string()));
        for validator in VALIDATORS.iter() {
            prop_assert!(validator.is_valid(&document), "{}", document);
        }
    }
}
