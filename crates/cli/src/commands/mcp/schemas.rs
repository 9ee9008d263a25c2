//! The schemas of answers: those that are published, and others that are made of them.
//!
//! They have no `$id`: clients keep the schemas of all tools in one place, where two of the same
//! name collide. Those of ours are closed; those that are published stay as they are.

use chatapps_webhooks::{DEFAULT_BASE, Draft, SchemaOf};
use serde_json::{Map, Value, json};

use super::answer::Refusal;
use crate::commands::schema::published::OUTPUTS;

/// The schema of a report: `report.schema.json`.
pub(super) fn report() -> Value {
    let mut schema = SchemaOf::Report.schema(Draft::Draft202012, DEFAULT_BASE);
    without_id(&mut schema);
    schema
}

/// The schema of a plan: `plan-output.schema.json`.
fn plan() -> Result<Value, Refusal> {
    let plan = OUTPUTS.iter().find(|output| output.name == "plan-output");
    let plan = plan.ok_or_else(|| Refusal::new("there is no schema of plans"))?;
    let mut schema = plan.schema(Draft::Draft202012, DEFAULT_BASE)?;
    without_id(&mut schema);
    Ok(schema)
}

fn without_id(schema: &mut Value) {
    if let Some(members) = schema.as_object_mut() {
        members.remove("$id");
        members.remove("$schema");
    }
}

/// A published schema that others may refer to.
pub(super) enum Part {
    Report,
    Plan,
}

/// An object with these properties, of which some are required. It may refer to `#/$defs/Report`,
/// `#/$defs/Plan` and their parts.
pub(super) fn object(
    title: &str,
    parts: &[Part],
    properties: &Value,
    required: &[&str],
) -> Result<Value, Refusal> {
    let mut defs = Map::new();
    for part in parts {
        let (name, mut schema) = match part {
            Part::Report => ("Report", report()),
            Part::Plan => ("Plan", plan()?),
        };
        if let Some(Value::Object(its)) = schema.as_object_mut().and_then(|members| members.remove("$defs")) {
            defs.extend(its);
        }
        defs.insert(name.to_owned(), schema);
    }
    Ok(json!({
        "title": title,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
        "$defs": defs,
    }))
}
