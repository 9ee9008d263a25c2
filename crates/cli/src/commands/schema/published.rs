//! The published schemas: those of the library, and those of desired state and of the outputs of
//! commands, which the library doesn't know.

#[cfg(feature = "schema-diff")]
use chatapps_webhooks::Direction;
use chatapps_webhooks::{Draft, Model, PublishedFile, SchemaOf, WebhookType, published_files};
use serde_json::{Value, json};

use super::desired;
use crate::failure::Failure;

/// The schema of a command's output.
pub(super) struct OutputSchema {
    pub(super) name: &'static str,
    pub(super) summary: &'static str,
    text: &'static str,
}

const VALIDATE_OUTPUT: &str = include_str!("validate-output.schema.json");

pub(super) const OUTPUTS: [OutputSchema; 3] = [
    OutputSchema {
        name: "plan-output",
        summary: "the output of `plan --format json`",
        text: include_str!("plan-output.schema.json"),
    },
    OutputSchema {
        name: "validate-line",
        summary: "a line of the output of `validate --format json-lines`",
        text: include_str!("validate-line.schema.json"),
    },
    OutputSchema {
        name: "validate-output",
        summary: "the output of `validate --format json`",
        text: VALIDATE_OUTPUT,
    },
];

impl OutputSchema {
    /// The schema, with an `$id` below the base, and with the lists of names that the library has.
    pub(super) fn schema(&self, base: &str) -> Result<Value, Failure> {
        let mut schema: Value = serde_json::from_str(self.text)?;
        // A line has the findings of the whole.
        if schema.get("$defs").and_then(Value::as_str) == Some("validate-output") {
            let whole: Value = serde_json::from_str(VALIDATE_OUTPUT)?;
            let defs = whole.get("$defs").cloned().unwrap_or_default();
            schema.as_object_mut().map(|members| members.insert("$defs".to_owned(), defs));
        }
        fill_lists(&mut schema);
        let id = SchemaOf::id(self.name, Draft::Draft202012, base);
        if let Some(members) = schema.as_object_mut() {
            members.insert("$id".to_owned(), id.into());
        }
        Ok(schema)
    }
}

/// Puts the library's lists in place of their names.
fn fill_lists(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(fill_lists),
        Value::Object(members) => {
            for (keyword, value) in members {
                match (keyword.as_str(), value.as_str()) {
                    ("enum", Some("models")) => *value = json!(Model::ALL.map(Model::as_str)),
                    ("enum", Some("types")) => *value = json!(WebhookType::ALL.map(WebhookType::as_str)),
                    _ => fill_lists(value),
                }
            }
        }
        _ => {}
    }
}

/// The names of all schemas.
pub(super) fn names() -> Vec<&'static str> {
    let outputs = OUTPUTS.map(|output| output.name);
    SchemaOf::all().into_iter().map(SchemaOf::as_str).chain([desired::NAME]).chain(outputs).collect()
}

/// Whether the server or this program writes the documents of the schema with that name.
#[cfg(feature = "schema-diff")]
pub(super) fn is_of_answers(name: &str) -> bool {
    match name.parse() {
        Ok(SchemaOf::Model(model)) => model.direction() == Direction::FromPlatform,
        Ok(_) => true,
        Err(_) => OUTPUTS.iter().any(|output| output.name == name),
    }
}

/// All published files.
pub(super) fn files(base: &str) -> Result<Vec<PublishedFile>, Failure> {
    let mut files = published_files(base);
    for draft in Draft::ALL {
        let text = serde_json::to_string_pretty(&desired::schema(draft, base))? + "\n";
        files.push(PublishedFile { path: desired::path(draft), text });
    }
    for output in OUTPUTS {
        let text = serde_json::to_string_pretty(&output.schema(base)?)? + "\n";
        files.push(PublishedFile { path: format!("v1/{}.schema.json", output.name), text });
    }
    Ok(files)
}
