//! Prints what the documents and objects of the API are, as JSON: what the packages of other languages write their types
//! and names from (`make gen`).

use std::error::Error;
use std::io::{self, Write};

use chatapps_webhooks::{
    Action, Effect, EnumerationType, Format, Kind, Level, Model, ObjectType, Policy, Property, Shape,
    Unlisted, all_enumerations, all_objects,
};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let property = "httpAuthorization";
    let effects = [
        Effect::TurnsOn,
        Effect::TurnsOff,
        Effect::DropsAuthorization,
        Effect::DropsOauth,
        Effect::UnknownSecret { property },
        Effect::MaskedSecret { property },
    ];
    let actions = [
        Action::Create,
        Action::Replace { properties: Vec::new() },
        Action::Unchanged,
        Action::Keep,
        Action::Remove,
    ];
    let descriptions = json!({
        "objects": all_objects().into_iter().map(object).collect::<Vec<_>>(),
        "models": Model::ALL.map(model),
        "enumerations": all_enumerations().into_iter().map(enumeration).collect::<Vec<_>>(),
        "policies": Policy::NAMES,
        "levels": Level::ALL.map(Level::as_str),
        "unlisted": Unlisted::ALL.map(Unlisted::as_str),
        "actions": actions.iter().map(Action::as_str).collect::<Vec<_>>(),
        "effects": effects.map(Effect::as_str),
    });
    writeln!(io::stdout().lock(), "{descriptions:#}")?;
    Ok(())
}

fn object(object: &'static ObjectType) -> Value {
    json!({
        "name": object.name,
        "title": object.title,
        "doc": object.doc,
        "direction": object.direction.as_str(),
        "properties": object.properties.iter().map(property).collect::<Vec<_>>(),
    })
}

fn property(property: &Property) -> Value {
    json!({
        "name": property.name,
        "attribute": property.attribute(),
        "doc": property.doc,
        "required": property.required,
        "key": property.key,
        "privacy": property.privacy.as_str(),
        "kind": kind(&property.kind),
        "examples": property.examples,
    })
}

fn kind(kind_of: &Kind) -> Value {
    match kind_of {
        Kind::Boolean { default } => json!({ "type": "boolean", "default": default }),
        Kind::Integer(_) => json!({ "type": "integer" }),
        Kind::Number => json!({ "type": "number" }),
        Kind::Text(text) => {
            json!({ "type": "text", "format": text.format.map(Format::as_str) })
        }
        Kind::Enumeration(of) => json!({ "type": "enumeration", "name": of.name }),
        Kind::Object(object) => json!({ "type": "object", "name": object.name }),
        Kind::Array(of) => json!({ "type": "array", "of": kind(of) }),
        Kind::Tagged(tagged) => {
            let cases = tagged.cases.iter().map(|(tag, object)| json!({ "tag": tag, "name": object.name }));
            json!({ "type": "tagged", "by": tagged.by, "cases": cases.collect::<Vec<_>>() })
        }
        Kind::Nullable(of) => json!({ "type": "nullable", "of": kind(of) }),
        _ => json!({ "type": "raw" }),
    }
}

fn model(model: Model) -> Value {
    let (member, value) = match model.shape() {
        Shape::Object(object) => ("object", json!(object.name)),
        Shape::List(object) => ("list", json!(object.name)),
        Shape::Text => ("text", json!(true)),
    };
    json!({ "name": model.as_str(), "summary": model.summary(), (member): value })
}

fn enumeration(of: &EnumerationType) -> Value {
    let values =
        of.values.iter().map(|value| json!({ "name": value.name, "text": value.text, "doc": value.doc }));
    json!({ "name": of.name, "doc": of.doc, "open": of.open, "values": values.collect::<Vec<_>>() })
}
