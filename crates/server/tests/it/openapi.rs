//! The served description matches the answers. `tests/server/schemathesis` tests more of it.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::place::Place;
use crate::running::Server;

fn document() -> Value {
    let place = Place::sqlite();
    let server = Server::on(&place);
    let answer = server.request("GET", &format!("{}/openapi.json", server.origin), &[], "");
    assert_eq!((answer.status, answer.header("content-type")), (200, "application/json"));
    answer.json()
}

/// All references resolve.
#[test]
fn every_reference_leads_somewhere() {
    fn references(value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| references(item, found)),
            Value::Object(members) => {
                for (name, member) in members {
                    match member {
                        Value::String(reference) if name == "$ref" => drop(found.insert(reference.clone())),
                        member => references(member, found),
                    }
                }
            }
            _ => {}
        }
    }
    let document = document();
    let mut found = BTreeSet::new();
    references(&document, &mut found);
    assert!(found.contains("#/components/schemas/Finding"), "{found:?}");
    for reference in found {
        assert!(document.pointer(reference.strip_prefix('#').unwrap()).is_some(), "{reference}");
    }
}

#[test]
fn each_operation_has_the_statuses_that_it_answers_with() {
    let document = document();
    let operations = &document["paths"]["/api/v1/accounts/{accountId}/webhooks"];
    let statuses = |method: &str| -> Vec<String> {
        operations[method]["responses"].as_object().unwrap().keys().cloned().collect()
    };
    assert_eq!(statuses("get"), ["200", "304", "400", "401", "403", "404", "412", "500", "503", "default"]);
    for method in ["post", "delete"] {
        assert_eq!(
            statuses(method),
            ["200", "400", "401", "403", "404", "408", "412", "413", "415", "500", "501", "503", "default"]
        );
    }
}

/// Of this server alone: the published description is that of the platform, which has none.
#[test]
fn conditions_and_tags_are_described() {
    let document = document();
    let operations = &document["paths"]["/api/v1/accounts/{accountId}/webhooks"];
    for method in ["get", "post", "delete"] {
        let parameters = operations[method]["parameters"].as_array().unwrap();
        let names: Vec<_> = parameters
            .iter()
            .map(|parameter| parameter["$ref"].as_str().unwrap().strip_prefix('#').unwrap())
            .map(|pointer| document.pointer(pointer).unwrap()["name"].as_str().unwrap())
            .collect();
        assert_eq!(names, ["If-Match", "If-None-Match"], "{method}");
        let tag = &operations[method]["responses"]["200"]["headers"]["ETag"];
        assert_eq!(tag["required"], method == "get", "{method}");
    }
    let published = include_str!("../../../../schema/v1/openapi.json");
    assert!(!published.contains("If-Match") && !published.contains("\"412\""));
}
