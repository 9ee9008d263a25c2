//! The schemas of events.
//!
//! An event is what its members make of it, in whatever order they come. Its schema says this by a
//! condition for each kind; that of one kind has the condition as a part.

use schemars::{Schema, SchemaGenerator};
use serde_json::{Value, json};

use super::object::{Members, Says, ToMembers, members, object_reference, of_object, reference};
use super::pattern;
use crate::contract::event::kind::{Envelope, EventKind};
use crate::values::enumeration::Enumeration;
use crate::values::event::message::EventNamespace;

const TITLE: &str = "Event";

const DOC: &str = "The body that the platform posts to the URL of a webhook.";

/// The schema of any event.
pub(super) fn any(says: Says, generator: &mut SchemaGenerator) -> Schema {
    let mut schema =
        members([("title", json!(TITLE)), ("description", json!(DOC)), ("type", json!("object"))]);
    let kinds = EventKind::DOCUMENTED.iter().copied();
    if says == Says::Documented {
        let kinds: Vec<_> = kinds.map(|kind| of_kind_by_reference(kind, says, generator)).collect();
        schema.insert("anyOf".to_owned(), json!(kinds));
        return schema.into();
    }
    let by_kind: Vec<_> = kinds
        .map(|kind| {
            let object = object_reference(kind.object(), says, generator);
            json!({ "if": is_kind(kind), "then": object })
        })
        .collect();
    schema.insert("allOf".to_owned(), json!(by_kind));
    // Generators of code know no conditions, and would drop all members.
    schema.insert("additionalProperties".to_owned(), json!(true));
    schema.into()
}

/// The schema of the events of one kind: what they are, and how they are told from others.
pub(super) fn of_kind(kind: EventKind, says: Says, generator: &mut SchemaGenerator) -> Schema {
    let mut schema = of_object(kind.object(), says, generator).to_value_members();
    if says == Says::Documented {
        only_that_name(&mut schema, kind);
    }
    schema.insert("allOf".to_owned(), json!([is_kind(kind)]));
    schema.into()
}

fn of_kind_by_reference(kind: EventKind, says: Says, generator: &mut SchemaGenerator) -> Members {
    reference(kind.object().name, generator, |generator| of_kind(kind, says, generator).to_value_members())
}

/// Says what `eventType` is.
fn only_that_name(schema: &mut Members, kind: EventKind) {
    let event_type = schema.get_mut("properties").and_then(|properties| properties.get_mut("eventType"));
    if let Some(event_type) = event_type.and_then(Value::as_object_mut) {
        event_type.insert("enum".to_owned(), json!(kind.event_types()));
    }
}

/// The condition that makes a body one of that kind (see `EventKind::of`).
fn is_kind(kind: EventKind) -> Value {
    let event_type = json!({ "type": "string", "enum": kind.event_types() });
    let is_object = json!({ "type": "object" });
    // `null` is the same as nothing.
    let has = |name: &str, schema: &Value| json!({ "properties": { name: schema }, "required": [name] });
    let others = ["boolean", "number", "object", "string"].map(|name| json!({ "type": name }));
    let types: Vec<_> = [json!({ "type": "array", "items": {} })].into_iter().chain(others).collect();
    let is_something = json!({ "anyOf": types });
    match kind.envelope() {
        Some(Envelope::Platform) => json!({
            "type": "object",
            "properties": {
                "namespace": { "not": other_namespace() },
                "eventType": event_type,
                "payload": is_object,
            },
            "required": ["eventType", "payload"],
        }),
        Some(Envelope::Business) => json!({
            "type": "object",
            "properties": { "eventType": event_type, "eventDetails": is_object },
            "required": ["eventType", "eventDetails"],
            "not": {
                "type": "object",
                "properties": { "namespace": { "type": "string" }, "payload": is_object },
                "required": ["namespace", "payload"],
            },
        }),
        Some(Envelope::Flat) => json!({
            "type": "object",
            "properties": { "eventType": event_type },
            "required": ["eventType"],
            "not": { "anyOf": [has("payload", &is_something), has("eventDetails", &is_object)] },
        }),
        None => json!({}),
    }
}

/// A text that is none of the namespaces that events have.
fn other_namespace() -> Value {
    let namespaces = EventNamespace::TYPE.texts().into_iter().map(|name| {
        // `$` matches before a final line feed in some engines.
        json!({ "type": "string", "pattern": pattern::ignoring_case(name), "not": pattern::line_feed() })
    });
    let namespaces: Vec<_> = namespaces.collect();
    // A choice of one is none.
    let any = if let [only] = &*namespaces { only.clone() } else { json!({ "anyOf": namespaces }) };
    json!({ "type": "string", "not": any })
}
