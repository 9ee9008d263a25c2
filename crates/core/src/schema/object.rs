//! JSON Schemas from descriptions: one function for each kind of value, for every object alike.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

use super::pattern;
use crate::contract::error_response::ErrorResponse;
use crate::contract::oauth::OAuthClientCredentials;
use crate::contract::target::WebhookTarget;
use crate::contract::transcript::ReceiverTranscript;
use crate::contract::webhook::Webhook;
use crate::describe::between::{Between, Names};
use crate::describe::object::{Format, Kind, ObjectType, Privacy, Property, Tagged, TextType};

/// Implements [`JsonSchema`] for models by their descriptions.
macro_rules! described {
    ($($type:ty),+ $(,)?) => {$(
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                Self::TYPE.name.into()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                of_object(Self::TYPE, Says::Contract, generator)
            }
        }
    )+};
}

described!(Webhook, OAuthClientCredentials, WebhookTarget, ErrorResponse, ReceiverTranscript);

#[cfg(feature = "specimen")]
described!(crate::contract::specimen::Specimen);

/// A whole schema: one that is made, and the definitions that it refers to.
pub(super) fn of_root(
    mut generator: SchemaGenerator,
    make: impl FnOnce(&mut SchemaGenerator) -> Schema,
) -> Schema {
    let mut schema = make(&mut generator).to_value_members();
    let path = generator.settings().definitions_path.trim_matches('/').to_owned();
    let definitions = generator.take_definitions(true);
    if !definitions.is_empty() {
        schema.insert(path, definitions.into());
    }
    let mut schema = Schema::from(schema);
    if let Some(meta) = &generator.settings().meta_schema {
        schema.insert("$schema".to_owned(), json!(meta));
    }
    for transform in generator.transforms_mut() {
        transform.transform(&mut schema);
    }
    schema
}

/// The schema of an object that has no type of its own in the code.
#[cfg(test)]
pub(crate) fn root_of(object: &'static ObjectType, draft: super::draft::Draft) -> Value {
    let mut schema = of_root(draft.generator(), |generator| of_object(object, Says::Contract, generator));
    if draft == super::draft::Draft::Draft07 {
        super::draft::as_draft_07(&mut schema);
    }
    schema.to_value()
}

pub(super) type Members = Map<String, Value>;

/// What a schema says of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Says {
    /// What the contract requires of a document.
    Contract,
    /// What the contract requires of one that is taken as far as it can be used
    /// ([`Model::is_lenient`](crate::describe::model::Model)): of properties that it requires. What
    /// others are by the documents is shown, and anything else is taken.
    Lenient,
    /// What the documents say: whatever they list is all there is, and what is always there is
    /// required.
    Documented,
}

/// The schema of an object.
pub(super) fn of_object(object: &'static ObjectType, says: Says, generator: &mut SchemaGenerator) -> Schema {
    let properties: Members = object
        .properties
        .iter()
        .map(|property| (property.name.to_owned(), of_property(property, says, generator).into()))
        .collect();
    let is_required =
        |property: &Property| property.required || says == Says::Documented && property.documented;
    let required: Vec<_> = object
        .properties
        .iter()
        .filter(|property| is_required(property))
        .map(|property| property.name)
        .collect();
    let mut schema = members([
        ("title", json!(object.title)),
        ("description", json!(object.doc)),
        ("type", json!("object")),
        ("properties", properties.into()),
    ]);
    if !required.is_empty() {
        schema.insert("required".to_owned(), json!(required));
    }
    let mut conditions: Vec<_> = object
        .properties
        .iter()
        .filter_map(|property| Some((property, tagged(&property.kind)?)))
        .flat_map(|(property, tagged)| choices(object, property, tagged, says, generator))
        .collect();
    if says == Says::Documented {
        conditions.extend(object.between.iter().flat_map(between));
    }
    if !conditions.is_empty() {
        schema.insert("allOf".to_owned(), conditions.into());
    }
    schema.into()
}

/// What holds between properties, as far as a schema of one object can say it.
fn between(between: &Between) -> Vec<Value> {
    match between {
        Between::Names(Names { by, within, members }) => members
            .iter()
            .map(|(value, member)| {
                let has_member = json!({ "required": [member] });
                let then = match within {
                    Some(within) => json!({ "properties": { *within: has_member } }),
                    None => has_member,
                };
                json!({ "if": { "properties": { *by: { "const": value } }, "required": [by] }, "then": then })
            })
            .collect(),
        // Which of them, the version of the format says, which is elsewhere.
        Between::Identifies { by, .. } => {
            let has: Vec<_> = by.iter().map(|property| json!({ "required": [property] })).collect();
            vec![json!({ "anyOf": has })]
        }
        Between::Versions(_) | Between::UnknownEvent | Between::ForeignEvent | Between::Answer { .. } => {
            Vec::new()
        }
    }
}

/// The schema of a property: of its kind, and what its row says about it.
fn of_property(property: &'static Property, says: Says, generator: &mut SchemaGenerator) -> Members {
    let mut schema = of_kind(&property.kind, says, generator);
    if says == Says::Lenient && !property.required && !schema.is_empty() {
        schema = members([("anyOf", json!([schema, { "description": "Anything else." }]))]);
    }
    if says == Says::Documented && property.or_null {
        schema = members([("anyOf", json!([schema, { "type": "null" }]))]);
    }
    schema.insert("description".to_owned(), json!(property.doc.replace('\n', " ")));
    if property.privacy == Privacy::Secret {
        schema.insert("writeOnly".to_owned(), json!(true));
    }
    if let Some(default) = property.kind.default() {
        schema.insert("default".to_owned(), json!(default));
    }
    if !property.examples.is_empty() {
        schema.insert("examples".to_owned(), json!(property.examples));
    }
    schema
}

/// The schema of a kind of value.
fn of_kind(kind: &'static Kind, says: Says, generator: &mut SchemaGenerator) -> Members {
    match kind {
        Kind::Boolean { .. } => members([("type", json!("boolean"))]),
        Kind::Integer(integer) => {
            let mut schema = members([("type", json!("integer"))]);
            if !integer.examples.is_empty() {
                schema.insert("examples".to_owned(), json!(integer.examples));
            }
            schema
        }
        Kind::Number => members([("type", json!("number"))]),
        Kind::Text(text) => match text.definition {
            // All that a lenient one says is that it is a text.
            Some(name) if says != Says::Lenient => reference(name, generator, |_| of_text(text, says)),
            _ => of_text(text, says),
        },
        Kind::Enumeration(list) if says == Says::Documented => {
            members([("type", json!("string")), ("enum", json!(list.documented_texts()))])
        }
        Kind::Enumeration(list) if list.open || says == Says::Lenient => {
            members([("type", json!("string")), ("examples", json!(list.texts()))])
        }
        Kind::Enumeration(list) => members([("type", json!("string")), ("enum", json!(list.texts()))]),
        Kind::Object(object) => object_reference(object, says, generator),
        Kind::Array(inner) => {
            members([("type", json!("array")), ("items", of_kind(inner, says, generator).into())])
        }
        // What the object is depends on its sibling, and is said beside both.
        Kind::Tagged(_) => members([("type", json!("object"))]),
        Kind::Raw => Members::new(),
        Kind::Nullable(inner) => {
            let inner = of_kind(inner, says, generator);
            members([("anyOf", json!([inner, { "type": "null" }]))])
        }
    }
}

/// The schema of a string: its format, with the twin that says the same to engines that ignore
/// formats.
fn of_text(text: &TextType, says: Says) -> Members {
    let mut schema = members([("type", json!("string"))]);
    let format = match text.format {
        _ if says == Says::Lenient => None,
        None | Some(Format::AccountId) => None,
        Some(Format::Uri) => Some(("uri", pattern::URI.as_str(), pattern::line_feed())),
        Some(Format::DateTime) => {
            Some(("date-time", pattern::DATE_TIME.as_str(), pattern::line_feed_or_wrong_leap_second()))
        }
        Some(Format::Uuid) => Some(("uuid", pattern::UUID, pattern::line_feed())),
    };
    if text.is_non_empty {
        schema.insert("minLength".to_owned(), json!(1));
    }
    if let Some((name, pattern, excluded)) = format {
        schema.insert("format".to_owned(), json!(name));
        schema.insert("pattern".to_owned(), json!(pattern));
        schema.insert("not".to_owned(), excluded);
    }
    if text.takes_integers {
        schema = members([("anyOf", json!([schema, { "type": "integer" }]))]);
    }
    if !text.examples.is_empty() {
        schema.insert("examples".to_owned(), json!(text.examples));
    }
    schema
}

/// A reference to the definition of an object.
pub(super) fn object_reference(
    object: &'static ObjectType,
    says: Says,
    generator: &mut SchemaGenerator,
) -> Members {
    reference(object.name, generator, |generator| of_object(object, says, generator).to_value_members())
}

/// A reference to the definition of that name, which is made if it isn't there yet.
pub(super) fn reference(
    name: &'static str,
    generator: &mut SchemaGenerator,
    make: impl FnOnce(&mut SchemaGenerator) -> Members,
) -> Members {
    if !generator.definitions().contains_key(name) {
        // Objects may hold themselves.
        generator.definitions_mut().insert(name.to_owned(), Value::Bool(true));
        let schema = make(generator);
        generator.definitions_mut().insert(name.to_owned(), schema.into());
    }
    let path = generator.settings().definitions_path.trim_end_matches('/').to_owned();
    members([("$ref", json!(format!("#{path}/{name}")))])
}

/// How the type of a value is chosen by another property, if it is.
fn tagged(kind: &'static Kind) -> Option<&'static Tagged> {
    match kind {
        Kind::Tagged(tagged) | Kind::Nullable(Kind::Tagged(tagged)) => Some(tagged),
        _ => None,
    }
}

/// For each value of the property that names the type: what the other property is then.
fn choices(
    object: &'static ObjectType,
    property: &Property,
    tagged: &'static Tagged,
    says: Says,
    generator: &mut SchemaGenerator,
) -> Vec<Value> {
    let is_nullable = matches!(property.kind, Kind::Nullable(_));
    let ignores_case = object
        .property(tagged.by)
        .is_some_and(|(_, by)| matches!(&by.kind, Kind::Enumeration(list) if list.ignores_case));
    let mut choice = |tag: &str, object: &'static ObjectType| {
        let object = object_reference(object, says, generator);
        let object =
            if is_nullable { json!({ "anyOf": [object, { "type": "null" }] }) } else { object.into() };
        let is_tag = if ignores_case {
            json!({ "type": "string", "pattern": pattern::ignoring_case(tag) })
        } else {
            json!({ "const": tag })
        };
        json!({
            "if": { "properties": { tagged.by: is_tag }, "required": [tagged.by] },
            "then": { "properties": { property.name: object } },
        })
    };
    tagged.cases.iter().map(|(tag, object)| choice(tag, object)).collect()
}

pub(super) fn members<const N: usize>(members: [(&str, Value); N]) -> Members {
    members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// The members of a schema.
pub(super) trait ToMembers {
    fn to_value_members(self) -> Members;
}

impl ToMembers for Schema {
    fn to_value_members(self) -> Members {
        match self.to_value() {
            Value::Object(members) => members,
            _ => Members::new(),
        }
    }
}
