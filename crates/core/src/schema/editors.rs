//! The variant for editors: what they show of a document while somebody writes it.
//!
//! It says nothing about validity that the schema doesn't say. It has keywords of Visual Studio
//! Code and of the YAML language server, which validators may refuse, and no `not`, since editors
//! can only say of it that "a schema" is not allowed. References are resolved: editors show the
//! description of a definition in place of that of the property.

use serde_json::{Map, Value, json};

use super::subschemas::each;
use crate::check::any::Shape;
use crate::contract::objects::all_enumerations;
use crate::describe::model::Model;
use crate::describe::object::{Kind, ObjectType, Privacy, Property};

pub(super) fn twin(mut schema: Value, model: Model) -> Value {
    let definitions = schema.as_object_mut().and_then(|members| members.remove("definitions"));
    resolve(&mut schema, &definitions.unwrap_or_default());
    each(&mut schema, &mut |members| {
        members.remove("not");
        // The pattern says the same as the format; one message is enough.
        if members.remove("format").is_some_and(|format| format == "uri") {
            let message = "expected a URI with a scheme, such as `https://hooks.onion.example/events`";
            members.insert("patternErrorMessage".to_owned(), message.into());
        }
        if let Some(description) = members.get("description").cloned() {
            members.insert("markdownDescription".to_owned(), description);
        }
        if let Some(meanings) = members.get("enum").and_then(meanings) {
            members.insert("markdownEnumDescriptions".to_owned(), meanings);
        }
    });
    let object = match model.shape() {
        Shape::Object(object) => {
            offer(&mut schema, snippets(object));
            object
        }
        Shape::List(object) => {
            let entries = snippets(object);
            if let Some(items) = schema.get_mut("items") {
                offer(items, entries.clone());
            }
            offer(&mut schema, entries.into_iter().map(|(label, body)| (label, json!([body]))));
            object
        }
        Shape::Event | Shape::Text => return schema,
    };
    let properties = match model.shape() {
        Shape::List(_) => schema.pointer_mut("/items/properties"),
        _ => schema.pointer_mut("/properties"),
    };
    for (name, property) in properties.and_then(Value::as_object_mut).into_iter().flatten() {
        if let Some((_, Property { kind: Kind::Object(inner), .. })) = object.property(name) {
            offer(property, [(inner.title.to_owned(), body(inner, &mut 0, &|_| true))]);
        }
    }
    schema
}

/// Puts definitions in the place of references, and what stands beside a reference over them.
fn resolve(schema: &mut Value, definitions: &Value) {
    each(schema, &mut |members| {
        let reference = match members.get("allOf").and_then(Value::as_array).map(Vec::as_slice) {
            Some([only]) => only.get("$ref"),
            _ => members.get("$ref"),
        };
        let name =
            reference.and_then(Value::as_str).and_then(|reference| reference.strip_prefix("#/definitions/"));
        let Some(Value::Object(definition)) = name.and_then(|name| definitions.get(name)) else { return };
        let mut resolved = definition.clone();
        members.remove("allOf");
        members.remove("$ref");
        resolved.append(members);
        *members = resolved;
    });
}

/// What the values of an enumeration mean.
fn meanings(values: &Value) -> Option<Value> {
    let list = all_enumerations().into_iter().find(|list| json!(list.texts()) == *values)?;
    Some(list.values.iter().map(|value| value.doc).collect())
}

fn offer(schema: &mut Value, snippets: impl IntoIterator<Item = (String, Value)>) {
    let snippets: Vec<_> =
        snippets.into_iter().map(|(label, body)| json!({ "label": label, "body": body })).collect();
    if let Some(members) = schema.as_object_mut() {
        members.insert("defaultSnippets".to_owned(), snippets.into());
    }
}

/// An object with what most have, and one with each object that can be a property of it.
fn snippets(object: &'static ObjectType) -> Vec<(String, Value)> {
    let is_usual = |property: &Property| property.required || property.key;
    let with_secrets = move |property: &Property| is_usual(property) || property.privacy == Privacy::Secret;
    let mut snippets = vec![(object.title.to_owned(), body(object, &mut 0, &with_secrets))];
    for property in object.properties {
        if let Kind::Object(inner) = &property.kind {
            let wanted = |other: &Property| is_usual(other) || other.name == property.name;
            snippets.push((format!("{} with {}", object.title, inner.title), body(object, &mut 0, &wanted)));
        }
    }
    snippets
}

/// An object whose values are the stops of a snippet, numbered on from `stop` in the order of the
/// text.
fn body(object: &'static ObjectType, stop: &mut usize, is_wanted: &dyn Fn(&Property) -> bool) -> Value {
    let mut properties: Vec<_> = object.properties.iter().filter(|property| is_wanted(property)).collect();
    properties.sort_by_key(|property| property.name);
    let members: Map<_, _> =
        properties.into_iter().map(|property| (property.name.to_owned(), value(property, stop))).collect();
    members.into()
}

fn value(property: &'static Property, stop: &mut usize) -> Value {
    if let Kind::Object(object) = &property.kind {
        return body(object, stop, &|_| true);
    }
    *stop += 1;
    match &property.kind {
        // A leading `^` is a value without quotes.
        Kind::Boolean { default } => json!(format!("^${{{stop}:{}}}", default.unwrap_or_default())),
        Kind::Enumeration(list) => json!(format!("${{{stop}|{}|}}", list.texts().join(","))),
        // An example of a secret would look like one.
        Kind::Text(_) if property.privacy == Privacy::Secret => json!(format!("${stop}")),
        Kind::Text(text) => match property.examples.iter().chain(text.examples).next() {
            Some(example) => json!(format!("${{{stop}:{example}}}")),
            None => json!(format!("${stop}")),
        },
        _ => json!(format!("^${stop}")),
    }
}
