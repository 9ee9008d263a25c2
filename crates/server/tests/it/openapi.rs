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
