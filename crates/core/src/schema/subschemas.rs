//! The schemas in a schema.

use serde_json::{Map, Value};

/// Changes each schema in a schema, the outer ones first.
pub(super) fn each(schema: &mut Value, change: &mut impl FnMut(&mut Map<String, Value>)) {
    let Some(members) = schema.as_object_mut() else { return };
    change(members);
    for (keyword, member) in members {
        match (keyword.as_str(), member) {
            ("properties" | "$defs" | "definitions", Value::Object(schemas)) => {
                for schema in schemas.values_mut() {
                    each(schema, change);
                }
            }
            ("allOf" | "anyOf" | "oneOf", Value::Array(schemas)) => {
                for schema in schemas {
                    each(schema, change);
                }
            }
            ("items" | "not" | "if" | "then" | "else", schema) => each(schema, change),
            _ => {}
        }
    }
}
