//! The published schemas: those of the library, and those of desired state, of the outputs and of
//! the configuration of the command line, which the library doesn't know.

#[cfg(feature = "schema-diff")]
use chatapps_webhooks::Direction;
use chatapps_webhooks::{Draft, PublishedFile, SchemaOf, published_files};
use chatapps_webhooks_project::fill_lists;
use serde_json::Value;

use super::desired;
use crate::failure::Failure;

/// The schema of a command's output, or of a file that it reads.
pub(crate) struct OutputSchema {
    pub(crate) name: &'static str,
    pub(super) summary: &'static str,
    text: &'static str,
    /// Whether people write or keep documents of it: editors read draft-07.
    pub(super) is_input: bool,
}

const VALIDATE_OUTPUT: &str = include_str!("validate-output.schema.json");

pub(crate) const OUTPUTS: [OutputSchema; 5] = [
    OutputSchema {
        name: "baseline",
        summary: "the file of `baseline write`",
        text: include_str!("baseline.schema.json"),
        is_input: true,
    },
    OutputSchema {
        name: "configuration",
        summary: "the configuration of a project",
        text: chatapps_webhooks_project::SCHEMA,
        is_input: true,
    },
    OutputSchema {
        name: "plan-output",
        summary: "the output of `plan --format json`",
        text: include_str!("plan-output.schema.json"),
        is_input: false,
    },
    OutputSchema {
        name: "validate-line",
        summary: "a line of the output of `validate --format json-lines`",
        text: include_str!("validate-line.schema.json"),
        is_input: false,
    },
    OutputSchema {
        name: "validate-output",
        summary: "the output of `validate --format json`",
        text: VALIDATE_OUTPUT,
        is_input: false,
    },
];

impl OutputSchema {
    /// The schema, with an `$id` below the base, and with the lists of names that the library has.
    pub(crate) fn schema(&self, draft: Draft, base: &str) -> Result<Value, Failure> {
        let mut schema: Value = serde_json::from_str(self.text)?;
        // A line has the findings of the whole.
        if schema.get("$defs").and_then(Value::as_str) == Some("validate-output") {
            let whole: Value = serde_json::from_str(VALIDATE_OUTPUT)?;
            let defs = whole.get("$defs").cloned().unwrap_or_default();
            schema.as_object_mut().map(|members| members.insert("$defs".to_owned(), defs));
        }
        fill_lists(&mut schema);
        let id = SchemaOf::id(self.name, draft, base);
        if let Some(members) = schema.as_object_mut() {
            members.insert("$id".to_owned(), id.into());
            if draft == Draft::Draft07 {
                members.insert("$schema".to_owned(), "http://json-schema.org/draft-07/schema#".into());
                let defs = members.remove("$defs");
                members.extend(defs.map(|defs| ("definitions".to_owned(), defs)));
            }
        }
        if draft == Draft::Draft07 {
            point_to_definitions(&mut schema);
        }
        Ok(schema)
    }
}

/// Makes references those of draft-07.
fn point_to_definitions(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(point_to_definitions),
        Value::Object(members) => {
            for (keyword, value) in members {
                match value.as_str() {
                    Some(place) if keyword == "$ref" => {
                        *value = place.replace("#/$defs/", "#/definitions/").into();
                    }
                    _ => point_to_definitions(value),
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
        Err(_) => OUTPUTS.iter().any(|output| output.name == name && !output.is_input),
    }
}

/// All published files.
pub(crate) fn files(base: &str) -> Result<Vec<PublishedFile>, Failure> {
    let mut files = published_files(base);
    for draft in Draft::ALL {
        let text = serde_json::to_string_pretty(&desired::schema(draft, base))? + "\n";
        files.push(PublishedFile { path: desired::path(draft), text });
    }
    for output in OUTPUTS {
        let drafts = [(Draft::Draft202012, "v1"), (Draft::Draft07, "v1/draft-07")];
        for (draft, folder) in drafts.into_iter().take(if output.is_input { 2 } else { 1 }) {
            let text = serde_json::to_string_pretty(&output.schema(draft, base)?)? + "\n";
            files.push(PublishedFile { path: format!("{folder}/{}.schema.json", output.name), text });
        }
    }
    Ok(files)
}
