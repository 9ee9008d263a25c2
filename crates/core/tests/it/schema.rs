//! The published schemas: what they are, and that they say what the checker says.

use chatapps_webhooks::{Checker, DEFAULT_BASE, Draft, FixableReport, Model, SchemaOf};
use serde_json::{Value, json};

fn each() -> impl Iterator<Item = (String, Draft, Value)> {
    SchemaOf::all().into_iter().flat_map(|schema| {
        Draft::ALL.map(move |draft| {
            (format!("{} {draft}", schema.as_str()), draft, schema.schema(draft, DEFAULT_BASE))
        })
    })
}

fn walk(value: &Value, visit: &mut impl FnMut(&Value)) {
    visit(value);
    match value {
        Value::Array(items) => items.iter().for_each(|item| walk(item, visit)),
        Value::Object(members) => members.values().for_each(|member| walk(member, visit)),
        _ => {}
    }
}

#[test]
fn they_are_valid_under_their_own_draft() {
    for (name, _, schema) in each() {
        assert!(
            jsonschema::meta::is_valid(&schema),
            "{name}: {:?}",
            jsonschema::meta::validate(&schema).err()
        );
    }
}

#[test]
fn there_is_no_null_and_no_reference_that_leads_out() {
    for (name, _, schema) in each() {
        walk(&schema, &mut |value| {
            assert_ne!(value, &Value::Null, "{name}");
            // One property of events is printed so.
            let is_documented = name.starts_with("events/documented/");
            assert!(is_documented || value != &json!("null"), "{name}");
            if let Some(reference) = value.get("$ref").and_then(Value::as_str) {
                assert!(
                    reference.strip_prefix('#').is_some_and(|pointer| schema.pointer(pointer).is_some()),
                    "{name}: {reference}"
                );
            }
        });
    }
}

#[test]
fn in_draft_07_a_reference_stands_alone() {
    for (name, _, schema) in each().filter(|(_, draft, _)| *draft == Draft::Draft07) {
        walk(&schema, &mut |value| {
            let members = value.as_object().filter(|members| members.contains_key("$ref"));
            assert!(members.is_none_or(|members| members.len() == 1), "{name}: {value}");
            if value.pointer("/allOf/0/$ref").is_some() {
                assert!(value.get("type").is_some(), "{name}: an editor completes no value of {value}");
            }
            assert_ne!(value.get("format"), Some(&json!("uuid")), "{name}: draft-07 has no such format");
        });
    }
}

#[test]
fn each_property_is_described_and_each_format_has_its_twin() {
    for (name, _, schema) in each() {
        for key in ["title", "description", "$id", "$schema"] {
            assert!(schema.get(key).is_some(), "{name} has no {key}");
        }
        walk(&schema, &mut |value| {
            // Conditions have properties, too.
            let described = value.get("title").and(value.get("properties"));
            for (property, schema) in described.and_then(Value::as_object).into_iter().flatten() {
                assert!(schema.get("description").is_some(), "{name}: {property}");
            }
            if value.get("format").is_some_and(Value::is_string) {
                assert!(value.get("pattern").is_some_and(Value::is_string), "{name}: {value}");
                let line_feed = json!({"type": "string", "pattern": "\\n"});
                let excluded = value.pointer("/not/anyOf/0").or(value.get("not"));
                assert_eq!(excluded, Some(&line_feed), "{name}: {value}");
            }
        });
    }
}

#[test]
fn references_of_the_api_lead_to_whole_components() {
    let files = chatapps_webhooks::published_files(DEFAULT_BASE);
    let text = &files.iter().find(|file| file.path == "v1/openapi.json").unwrap().text;
    let api: Value = serde_json::from_str(text).unwrap();
    walk(&api, &mut |value| {
        if let Some(reference) = value.get("$ref").and_then(Value::as_str) {
            assert_eq!(reference.matches('/').count(), 3, "{reference}");
            assert!(api.pointer(&reference[1..]).is_some(), "{reference}");
        }
    });
    let mut titles: Vec<_> = api["components"]["schemas"]
        .as_object()
        .unwrap()
        .values()
        .filter_map(|schema| schema.get("title")?.as_str())
        .collect();
    assert!(!titles.is_empty());
    titles.sort_unstable();
    let all = titles.len();
    titles.dedup();
    assert_eq!(titles.len(), all, "a title names one component: {titles:?}");
}

#[test]
fn the_id_follows_the_base() {
    let id = |base: &str| SchemaOf::Model(Model::AccountId).schema(Draft::Draft07, base)["$id"].clone();
    assert_eq!(id(DEFAULT_BASE), "urn:chatapps-webhooks:v1:draft-07:account-id");
    assert_eq!(
        id("https://schemas.onion.example/chat/"),
        "https://schemas.onion.example/chat/v1/draft-07/account-id.schema.json"
    );
}

#[test]
fn secrets_are_written_in_requests_and_read_in_answers() {
    let flags = |model: Model| {
        let mut flags = Vec::new();
        walk(&SchemaOf::Model(model).schema(Draft::default(), DEFAULT_BASE), &mut |value| {
            flags.extend(
                ["writeOnly", "readOnly"].into_iter().filter(|flag| value.get(flag) == Some(&json!(true))),
            );
        });
        flags
    };
    assert_eq!(flags(Model::Webhooks), ["writeOnly", "writeOnly"]);
    assert_eq!(flags(Model::WebhookList), ["readOnly", "readOnly"]);
}

#[test]
fn reports_are_what_their_schema_says() {
    let text = "[{\"active\": 1, \"a\": 1, \"a\": 2, \"url\": \"http://127.1/\"}, {\"subAccountId\": \"*\", \"type\": null}]";
    for draft in Draft::ALL {
        let validator = jsonschema::validator_for(&SchemaOf::Report.schema(draft, DEFAULT_BASE)).unwrap();
        for report in [
            Checker::default().check(Model::Webhooks, text),
            Checker::default().check(Model::Webhooks, "["),
            Checker::default().check_value(Model::Webhooks, &json!([{"type": "DR"}])).unwrap(),
        ] {
            assert!(!report.is_valid());
            let fixes = report.fixes(text);
            let fixable = FixableReport { report: &report, fixes: &fixes };
            for report in [serde_json::to_value(&report).unwrap(), serde_json::to_value(fixable).unwrap()] {
                let errors: Vec<_> = validator.iter_errors(&report).map(|error| error.to_string()).collect();
                assert!(errors.is_empty(), "{errors:?}: {report}");
            }
        }
    }
}

#[test]
fn a_report_with_fixes_is_the_report_and_its_fixes() {
    let text = r#"{"sub_account_id": "*"}"#;
    let report = Checker::default().check(Model::WebhookTarget, text);
    let fixes = report.fixes(text);
    let mut fixable = serde_json::to_value(FixableReport { report: &report, fixes: &fixes }).unwrap();
    let mut found = Vec::new();
    for finding in fixable["findings"].as_array_mut().unwrap() {
        found.push(finding.as_object_mut().unwrap().remove("fixes").unwrap());
    }
    assert_eq!(fixable, serde_json::to_value(&report).unwrap());
    let renamed = json!([{
        "title": "rename it to `subAccountId`", "applicability": "safe",
        "edits": [{"range": {"start": 1, "end": 17}, "text": "\"subAccountId\""}],
    }]);
    assert!(found.contains(&renamed), "{found:?}");
}
