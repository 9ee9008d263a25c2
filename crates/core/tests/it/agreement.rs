//! The contract and the published schemas are one thing, said twice: an outside validator is asked.

use std::collections::BTreeSet;

use chatapps_webhooks::{Checker, DEFAULT_BASE, Draft, Model, Policy, SchemaOf, published_files};
use jsonschema::Validator;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use crate::documents::{any_json, near_valid, valid_of_any_model};
use crate::vectors::cases;

type Found = BTreeSet<(String, String)>;

/// The description in OpenAPI 3.0 as a schema of a model. What its schemas have of JSON Schema is
/// in draft-06, too; in the older ones, `1001.0` may be no integer.
fn openapi_3_0(model: Model) -> Option<Value> {
    let files = published_files(DEFAULT_BASE);
    let text = &files.iter().find(|file| file.path == "v1/openapi-3.0.json").unwrap().text;
    let mut description: Value = serde_json::from_str(text).unwrap();
    let component: String = model.as_str().split('-').map(capitalized).collect();
    description.pointer(&format!("/components/schemas/{component}"))?;
    description["$schema"] = json!("http://json-schema.org/draft-06/schema#");
    description["allOf"] = json!([{ "$ref": format!("#/components/schemas/{component}") }]);
    Some(description)
}

/// The variants of a model's schema that take more than it does, if only in some engines.
fn wider(model: Model) -> Vec<(String, Validator)> {
    let name = format!("{model}.schema.json");
    let mut out = Vec::new();
    for file in published_files(DEFAULT_BASE) {
        let Some(("v1/editors" | "v1/zod", _)) = file.path.split_once(&format!("/{name}")) else { continue };
        let schema: Value = serde_json::from_str(&file.text).unwrap();
        assert!(schema["$comment"].as_str().unwrap().contains("may accept more"), "{}", file.path);
        out.push((file.path, jsonschema::validator_for(&schema).unwrap()));
    }
    out
}

fn capitalized(word: &str) -> String {
    word[..1].to_uppercase() + &word[1..]
}

/// The validators of a model: both drafts and OpenAPI 3.0, formats asserted and ignored.
fn validators(model: Model) -> Vec<(String, Validator)> {
    let mut out = Vec::new();
    if let Some(schema) = openapi_3_0(model) {
        for formats in [true, false] {
            let validator = jsonschema::options().should_validate_formats(formats).build(&schema).unwrap();
            out.push((format!("{model}, OpenAPI 3.0, formats {formats}"), validator));
        }
    }
    for draft in Draft::ALL {
        for formats in [true, false] {
            let schema = SchemaOf::Model(model).schema(draft, DEFAULT_BASE);
            let validator = jsonschema::options().should_validate_formats(formats).build(&schema).unwrap();
            out.push((format!("{model}, draft {draft}, formats {formats}"), validator));
        }
    }
    out
}

/// What a validator reports. The twins of a format count as the format; the companion of the
/// pattern of an account id as the pattern.
fn by_schema(validator: &Validator, model: Model, document: &Value) -> Found {
    let keyword = |error: &jsonschema::ValidationError<'_>| {
        let path = error.schema_path().to_string();
        match path.rsplit('/').next().unwrap_or_default() {
            "not" | "pattern" if model == Model::AccountId => "pattern".to_owned(),
            "not" | "pattern" => "format".to_owned(),
            keyword => keyword.to_owned(),
        }
    };
    validator
        .iter_errors(document)
        .map(|error| (error.instance_path().to_string(), keyword(&error)))
        .collect()
}

fn by_us(model: Model, document: &Value) -> Found {
    let report = Checker::new(Policy::contract()).check(model, document.to_string());
    report
        .findings()
        .iter()
        .map(|finding| (finding.pointer().to_string(), finding.rule().to_string()))
        .collect()
}

fn assert_agreement(model: Model, document: &Value) -> Result<(), TestCaseError> {
    thread_local! {
        static VALIDATORS: Vec<(Model, Vec<(String, Validator)>)> =
            Model::ALL.into_iter().map(|model| (model, validators(model))).collect();
        static WIDER: Vec<(Model, Vec<(String, Validator)>)> =
            Model::ALL.into_iter().map(|model| (model, wider(model))).collect();
    }
    let ours = by_us(model, document);
    VALIDATORS.with(|all| {
        let (_, validators) = all.iter().find(|(other, _)| *other == model).unwrap();
        for (name, validator) in validators {
            prop_assert_eq!(&ours, &by_schema(validator, model, document), "{}: {}", name, document);
            prop_assert_eq!(ours.is_empty(), validator.is_valid(document), "{}: {}", name, document);
        }
        Ok(())
    })?;
    WIDER.with(|all| {
        let (_, validators) = all.iter().find(|(other, _)| *other == model).unwrap();
        assert!(!validators.is_empty() || model == Model::Event, "{model}");
        for (name, validator) in validators.iter().filter(|_| ours.is_empty()) {
            prop_assert!(validator.is_valid(document), "{}: {}", name, document);
        }
        Ok(())
    })
}

#[test]
fn openapi_has_every_model_of_a_body_or_the_path() {
    let described = Model::ALL.into_iter().filter(|model| openapi_3_0(*model).is_some());
    let names: Vec<_> = described.map(Model::as_str).collect();
    assert_eq!(
        names,
        [
            "webhooks",
            "webhook",
            "webhook-list",
            "webhook-targets",
            "webhook-target",
            "error-response",
            "account-id"
        ]
    );
}

#[test]
fn on_the_vectors() {
    let documents: Vec<_> =
        cases().into_iter().filter_map(|case| Some((case.model, case.data()?.clone(), case.name))).collect();
    assert!(!documents.is_empty());
    for (model, document, name) in documents {
        assert_agreement(model, &document).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn on_valid_documents((model, document) in valid_of_any_model()) {
        assert_agreement(model, &document)?;
    }

    #[test]
    fn on_documents_with_some_parts_replaced((model, document) in near_valid()) {
        assert_agreement(model, &document)?;
    }

    #[test]
    fn on_any_json(model in select(Model::ALL.to_vec()), document in any_json()) {
        assert_agreement(model, &document)?;
    }
}
