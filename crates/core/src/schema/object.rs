//! JSON Schemas from descriptions: one function for each kind of value, for every object alike.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

use super::pattern;
use crate::contract::error_response::ErrorResponse;
use crate::contract::oauth::OAuthClientCredentials;
use crate::contract::target::WebhookTarget;
use crate::contract::webhook::Webhook;
use crate::describe::object::{Format, Kind, ObjectType, Privacy, Property, Tagged, TextType};

/// Implements [`JsonSchema`] for models by their descriptions.
macro_rules! described {
    ($($type:ty),+ $(,)?) => {$(
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                Self::TYPE.name.into()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                of_object(Self::TYPE, generator)
            }
        }
    )+};
}

described!(Webhook, OAuthClientCredentials, WebhookTarget, ErrorResponse);

#[cfg(feature = "specimen")]
described!(crate::contract::specimen::Specimen);

/// The schema of an object that has no type of its own in the code.
#[cfg(test)]
pub(crate) fn root_of(object: &'static ObjectType, draft: super::draft::Draft) -> Value {
    let mut generator = draft.generator();
    let mut schema = of_object(object, &mut generator).to_value_members();
    let path = generator.settings().definitions_path.trim_matches('/').to_owned();
    let definitions = generator.take_definitions(true);
    schema.insert(path, definitions.into());
    let mut schema = Schema::from(schema);
    if let Some(meta) = &generator.settings().meta_schema {
        schema.insert("$schema".to_owned(), json!(meta));
    }
    for transform in generator.transforms_mut() {
        transform.transform(&mut schema);
    }
    if draft == super::draft::Draft::Draft07 {
        super::draft::as_draft_07(&mut schema);
    }
    schema.to_value()
}

type Members = Map<String, Value>;

/// The schema of an object.
pub(crate) fn of_object(object: &'static ObjectType, generator: &mut SchemaGenerator) -> Schema {
    let properties: Members = object
        .properties
        .iter()
        .map(|property| (property.name.to_owned(), of_property(property, generator).into()))
        .collect();
    let required: Vec<_> =
        object.properties.iter().filter(|property| property.required).map(|property| property.name).collect();
    let mut schema = members([
        ("title", json!(object.title)),
        ("description", json!(object.doc)),
        ("type", json!("object")),
        ("properties", properties.into()),
    ]);
    if !required.is_empty() {
        schema.insert("required".to_owned(), json!(required));
    }
    let choices: Vec<_> = object
        .properties
        .iter()
        .filter_map(|property| Some((property, tagged(&property.kind)?)))
        .flat_map(|(property, tagged)| choices(object, property, tagged, generator))
        .collect();
    if !choices.is_empty() {
        schema.insert("allOf".to_owned(), choices.into());
    }
    schema.into()
}

/// The schema of a property: of its kind, and what its row says about it.
fn of_property(property: &'static Property, generator: &mut SchemaGenerator) -> Members {
    let mut schema = of_kind(&property.kind, generator);
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
fn of_kind(kind: &'static Kind, generator: &mut SchemaGenerator) -> Members {
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
            Some(name) => reference(name, generator, |_| of_text(text)),
            None => of_text(text),
        },
        Kind::Enumeration(list) if list.open => {
            members([("type", json!("string")), ("examples", json!(list.texts()))])
        }
        Kind::Enumeration(list) => members([("type", json!("string")), ("enum", json!(list.texts()))]),
        Kind::Object(object) => {
            reference(object.name, generator, |generator| of_object(object, generator).to_value_members())
        }
        Kind::Array(inner) => {
            members([("type", json!("array")), ("items", of_kind(inner, generator).into())])
        }
        // What the object is depends on its sibling, and is said beside both.
        Kind::Tagged(_) => members([("type", json!("object"))]),
        Kind::Raw => Members::new(),
        Kind::Nullable(inner) => {
            let inner = of_kind(inner, generator);
            members([("anyOf", json!([inner, { "type": "null" }]))])
        }
    }
}

/// The schema of a string: its format, with the twin that says the same to engines that ignore
/// formats.
fn of_text(text: &TextType) -> Members {
    let mut schema = members([("type", json!("string"))]);
    let format = match text.format {
        None | Some(Format::AccountId) => None,
        Some(Format::Uri) => Some(("uri", pattern::URI.as_str(), pattern::line_feed())),
        Some(Format::DateTime) => {
            Some(("date-time", pattern::DATE_TIME.as_str(), pattern::line_feed_or_wrong_leap_second()))
        }
        Some(Format::Uuid) => Some(("uuid", pattern::UUID, pattern::line_feed())),
    };
    if let Some((name, pattern, excluded)) = format {
        schema.insert("format".to_owned(), json!(name));
        schema.insert("pattern".to_owned(), json!(pattern));
        schema.insert("not".to_owned(), excluded);
    }
    if !text.examples.is_empty() {
        schema.insert("examples".to_owned(), json!(text.examples));
    }
    schema
}

/// A reference to the definition of that name, which is made if it isn't there yet.
fn reference(
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
    generator: &mut SchemaGenerator,
) -> Vec<Value> {
    let is_nullable = matches!(property.kind, Kind::Nullable(_));
    let ignores_case = object
        .property(tagged.by)
        .is_some_and(|(_, by)| matches!(&by.kind, Kind::Enumeration(list) if list.ignores_case));
    let mut choice = |tag: &str, object: &'static ObjectType| {
        let object =
            reference(object.name, generator, |generator| of_object(object, generator).to_value_members());
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

fn members<const N: usize>(members: [(&str, Value); N]) -> Members {
    members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// The members of a schema.
trait ToMembers {
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
