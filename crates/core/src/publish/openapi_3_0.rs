//! The OpenAPI 3.0 twin of the description, for tools that don't read 3.1.
//!
//! OpenAPI 3.0 has a JSON Schema of its own, older than every draft that we publish. What our
//! schemas use of the newer ones is said otherwise here; the verdicts are the same.

use serde_json::{Map, Value, json};

/// Where it is published.
pub(super) const PATH: &str = "v1/openapi-3.0.json";

/// The last version that tools for 3.0 know: 3.0.4 changed wording only, and some refuse what they
/// don't know.
const VERSION: &str = "3.0.3";

/// The text of one of the two licences that a reader can choose from.
const LICENSE: &str = "https://spdx.org/licenses/MIT.html";

/// An OpenAPI 3.1 description in OpenAPI 3.0.
pub(super) fn twin(mut document: Value) -> Value {
    if let Some(members) = document.as_object_mut() {
        members.insert("openapi".to_owned(), json!(VERSION));
        members.remove("jsonSchemaDialect");
    }
    if let Some(info) = document.pointer_mut("/info").and_then(Value::as_object_mut) {
        info.remove("summary");
    }
    if let Some(license) = document.pointer_mut("/info/license").and_then(Value::as_object_mut) {
        // 3.0 has no identifiers of licences.
        license.remove("identifier");
        license.insert("url".to_owned(), json!(LICENSE));
    }
    if let Some(schemas) = document.pointer_mut("/components/schemas").and_then(Value::as_object_mut) {
        schemas.values_mut().for_each(schema);
    }
    document
}

fn schema(value: &mut Value) {
    let Some(members) = value.as_object_mut() else { return };
    if let Some(Value::Array(examples)) = members.remove("examples")
        && let Some(first) = examples.into_iter().next()
    {
        members.insert("example".to_owned(), first);
    }
    lone_reference(members);
    for (keyword, member) in members {
        match (keyword.as_str(), member) {
            ("properties", Value::Object(properties)) => properties.values_mut().for_each(schema),
            ("allOf" | "anyOf" | "oneOf", Value::Array(branches)) => branches.iter_mut().for_each(schema),
            ("items" | "not", inner) => schema(inner),
            _ => {}
        }
    }
}

/// What stands beside a `$ref` is ignored.
fn lone_reference(members: &mut Map<String, Value>) {
    if members.len() > 1
        && let Some(reference) = members.remove("$ref")
    {
        members.insert("allOf".to_owned(), json!([{ "$ref": reference }]));
    }
}
