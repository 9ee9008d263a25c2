//! JSON Schemas as components of a description of an API.

use serde_json::{Map, Value};

/// Adds a schema as a component, with its definitions beside it: generators of code don't follow
/// references into a component. The names of definitions get a prefix, and so do their titles.
pub(super) fn add_schema(components: &mut Map<String, Value>, name: &str, mut schema: Value, prefix: &str) {
    rename(&mut schema, prefix);
    let Some(members) = schema.as_object_mut() else { return };
    members.retain(|keyword, _| keyword != "$schema" && keyword != "$id");
    for keyword in ["$defs", "definitions"] {
        let Some(Value::Object(definitions)) = members.remove(keyword) else { continue };
        for (definition, mut schema) in definitions {
            if let (false, Some(Value::String(title))) = (prefix.is_empty(), schema.get_mut("title")) {
                *title = format!("{prefix} {title}");
            }
            components.insert(format!("{prefix}{definition}"), schema);
        }
    }
    components.insert(name.to_owned(), schema);
}

/// Makes references to definitions lead to components of that name with a prefix.
fn rename(value: &mut Value, prefix: &str) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| rename(item, prefix)),
        Value::Object(members) => {
            for (name, member) in members {
                match member {
                    Value::String(reference) if name == "$ref" => {
                        let definition = reference
                            .strip_prefix("#/$defs/")
                            .or_else(|| reference.strip_prefix("#/definitions/"));
                        if let Some(definition) = definition {
                            *reference = format!("#/components/schemas/{prefix}{definition}");
                        }
                    }
                    member => rename(member, prefix),
                }
            }
        }
        _ => {}
    }
}
