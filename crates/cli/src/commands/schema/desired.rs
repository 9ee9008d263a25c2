//! The schema of desired state: that of a request, in which a secret may be a reference.

use chatapps_webhooks::{Draft, Model, SchemaOf, SecretReference};
use serde_json::{Map, Value, json};

pub(super) const NAME: &str = "desired-webhooks";

pub(super) const SUMMARY: &str = "desired state, as `plan`, `apply` and `validate --desired` read it";

/// The schema.
pub(super) fn schema(draft: Draft, base: &str) -> Value {
    let mut schema = SchemaOf::Model(Model::Webhooks).schema(draft, base);
    widen(&mut schema);
    if let Some(members) = schema.as_object_mut() {
        let description = "The webhooks that an account should have. A secret may be `***`, which means as it is, or a reference to an environment variable or a file.";
        members.insert("$id".to_owned(), SchemaOf::id(NAME, draft, base).into());
        members.insert("title".to_owned(), "Desired webhooks".into());
        members.insert("description".to_owned(), description.into());
    }
    schema
}

/// The path of the schema's file.
pub(super) fn path(draft: Draft) -> String {
    let of_request = SchemaOf::Model(Model::Webhooks);
    of_request.path(draft).replace(of_request.as_str(), NAME)
}

/// Lets each secret be a reference. Nothing else in a request is only ever written.
fn widen(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(widen),
        Value::Object(members) if members.get("writeOnly") == Some(&Value::Bool(true)) => refer(members),
        Value::Object(members) => members.values_mut().for_each(widen),
        _ => {}
    }
}

fn refer(members: &mut Map<String, Value>) {
    let kind = members.remove("type").unwrap_or_default();
    let [variable, file] = SecretReference::MEMBERS;
    members.insert(
        "anyOf".to_owned(),
        json!([
            { "type": kind },
            {
                "description": "A reference to a secret: `{\"env\": \"NAME\"}` or `{\"file\": \"PATH\"}`.",
                "type": "object",
                "properties": {
                    variable: {
                        "description": "The name of the environment variable that has the secret.",
                        "type": "string",
                        "pattern": SecretReference::VARIABLE_PATTERN,
                        // `$` matches before a final line feed in some engines.
                        "not": { "pattern": "\\n" },
                    },
                    file: {
                        "description": "The path of the file whose only line is the secret. It begins in the folder of this file.",
                        "type": "string",
                        "minLength": 1,
                        "not": { "pattern": SecretReference::CONTROL_PATTERN },
                    },
                },
                "additionalProperties": false,
                "minProperties": 1,
                // The YAML language server completes nothing where `maxProperties` is 1.
                "not": { "properties": { variable: true, file: true }, "required": [variable, file] },
            },
        ]),
    );
}
