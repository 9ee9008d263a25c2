//! The descriptions as JSON.

use std::sync::LazyLock;

use serde_json::{Value, json};

use crate::account::plan::Unlisted;
use crate::account::plan::action::Action;
use crate::account::plan::effect::Effect;
use crate::base::applicability::Applicability;
use crate::base::input_format::InputFormat;
use crate::base::level::Level;
use crate::base::limits::Limits;
use crate::check::any::Shape;
use crate::context::unknown::{UnknownProperty, classify};
use crate::contract::event::kind::EventKind;
use crate::contract::objects::{all_objects, enumerations_of, with_all_parts};
use crate::describe::model::Model;
use crate::describe::object::{Direction, EnumerationType, Format, IntegerRules, Kind, ObjectType, Property};
use crate::describe::role::Role;
use crate::policy::catalogue::Rule;
use crate::policy::levels::Policy;
use crate::rules::ordinary::{MAX_ORDINARY_LENGTH, ordinary};
use crate::sample::fault::Fault;
use crate::values::error_code::ErrorCode;
use crate::values::event::error_codes::ReceiptErrorCode;
use crate::values::region::REGIONS;
use crate::values::secret::Secret;
use crate::values::webhook_type::WebhookType;

/// The names of all properties, each once, in the order of [`descriptions`].
#[must_use]
pub fn property_names() -> &'static [&'static str] {
    static NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| {
        let mut names = Vec::new();
        for property in all_objects().into_iter().flat_map(|object| object.properties) {
            if !names.contains(&property.name) {
                names.push(property.name);
            }
        }
        names
    });
    &NAMES
}

/// What the documents and objects of the API are, as JSON: `models`, `objects` with their
/// properties, `enumerations`, and the other names that callers write or get. Packages of other
/// languages make their classes and types from it.
#[must_use]
pub fn descriptions() -> Value {
    descriptions_of(&Model::ALL)
}

/// As [`descriptions`], with the objects and enumerations of some models alone: those of events are
/// many, and a program that has no events shouldn't pay for them.
#[must_use]
pub fn descriptions_of(models: &[Model]) -> Value {
    let objects = with_all_parts(models.iter().flat_map(|model| model.shape().roots()));
    let property = "httpAuthorization";
    let effects = [
        Effect::TurnsOn,
        Effect::TurnsOff,
        Effect::DropsAuthorization,
        Effect::DropsOauth,
        Effect::UnknownSecret { property },
        Effect::MaskedSecret { property },
        Effect::UnfilledVariable { property },
    ];
    let actions = [
        Action::Create,
        Action::Replace { properties: Vec::new() },
        Action::Unchanged,
        Action::Keep,
        Action::Remove,
    ];
    json!({
        "objects": objects.iter().copied().map(object).collect::<Vec<_>>(),
        "models": Model::ALL.map(model),
        "names": property_names(),
        "enumerations": enumerations_of(&objects).into_iter().map(enumeration).collect::<Vec<_>>(),
        "policies": Policy::NAMES,
        "rules": Rule::catalogue().iter().map(|row| json!({ "id": row.id, "group": row.group.as_str() })).collect::<Vec<_>>(),
        "levels": Level::ALL.map(Level::as_str),
        "formats": InputFormat::ALL.map(InputFormat::as_str),
        "applicabilities": Applicability::ALL.map(Applicability::as_str),
        "unlisted": Unlisted::ALL.map(Unlisted::as_str),
        "actions": actions.iter().map(Action::as_str).collect::<Vec<_>>(),
        "effects": effects.map(Effect::as_str),
        "faults": Fault::ALL.map(Fault::as_str),
        "mask": Secret::MASK,
        "maxOrdinaryLength": MAX_ORDINARY_LENGTH,
        "maxEntries": Limits::DEFAULT.entries,
        "regions": REGIONS.map(|(name, url)| json!({ "name": name, "url": url })),
    })
}

/// Whether a name that an object doesn't have is one of its properties in another spelling, which
/// is an error (`misspelled_property`). For packages that walk over values themselves.
#[must_use]
pub fn is_misspelled(object: &str, name: &str) -> bool {
    let object = all_objects().into_iter().find(|known| known.name == object);
    object.is_some_and(|object| matches!(classify(object, name), UnknownProperty::Typo(_)))
}

fn object(object: &'static ObjectType) -> Value {
    json!({
        "name": object.name,
        "title": object.title,
        "doc": object.doc,
        "direction": object.direction.as_str(),
        "inAnswers": is_in_answers(object),
        "model": Model::of_object(object).map(Model::as_str),
        "properties": object.properties.iter().map(property).collect::<Vec<_>>(),
    })
}

/// Whether the object is, or is a part of, something that the platform writes.
fn is_in_answers(object: &'static ObjectType) -> bool {
    let answers = Model::ALL.into_iter().filter(|model| model.direction() == Direction::FromPlatform);
    answers.into_iter().any(|model| model.shape().has(object))
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
        "role": property.role.map(Role::as_str),
    })
}

fn kind(kind_of: &Kind) -> Value {
    match kind_of {
        Kind::Boolean { default } => json!({ "type": "boolean", "default": default }),
        Kind::Integer(of) => match of.rules {
            IntegerRules::ErrorCode => json!({ "type": "integer", "meanings": ErrorCode::REGISTER }),
            IntegerRules::ReceiptErrorCode => {
                json!({ "type": "integer", "meanings": ReceiptErrorCode::meanings() })
            }
            IntegerRules::None => json!({ "type": "integer" }),
        },
        Kind::Number => json!({ "type": "number" }),
        Kind::Text(text) => {
            let (format, ordinary) = (text.format.map(Format::as_str), ordinary(text.rules));
            json!({ "type": "text", "format": format, "ordinary": ordinary })
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
        Shape::Event => (
            "event",
            json!(EventKind::ALL.map(|kind| json!({
                "kind": kind.as_str(),
                "name": kind.object().name,
                "webhookType": kind.webhook_type().map(WebhookType::as_str),
            }))),
        ),
        Shape::Text => ("text", json!(true)),
    };
    let direction = model.direction().as_str();
    json!({ "name": model.as_str(), "summary": model.summary(), "direction": direction, (member): value })
}

fn enumeration(of: &EnumerationType) -> Value {
    let values =
        of.values.iter().map(|value| json!({ "name": value.name, "text": value.text, "doc": value.doc }));
    json!({
        "name": of.name,
        "doc": of.doc,
        "open": of.open,
        "openInAnswers": of.open_in_answers,
        "values": values.collect::<Vec<_>>(),
        "absent": of.absent(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn models_have_all_objects_and_enumerations_between_them() {
        let names = |said: &Value, what: &str| -> Vec<String> {
            let names = said[what].as_array().unwrap().iter().map(|one| one["name"].to_string());
            names.collect()
        };
        let (events, others): (Vec<_>, Vec<_>) =
            Model::ALL.into_iter().partition(|model| *model == Model::Event);
        for what in ["objects", "enumerations"] {
            let mut parts = names(&descriptions_of(&others), what);
            parts.extend(names(&descriptions_of(&events), what));
            let mut all = names(&descriptions(), what);
            parts.sort();
            all.sort();
            assert_eq!(parts, all);
        }
        assert_eq!(names(&descriptions(), "objects").len(), all_objects().len());
    }

    #[test]
    fn a_property_in_another_spelling_is_misspelled() {
        for (name, expected) in [("subaccountid", true), ("httpAuthHeader", true), ("description", false)] {
            assert_eq!(is_misspelled("Webhook", name), expected, "{name}");
        }
        assert!(!is_misspelled("Nothing", "subaccountid"));
    }

    #[test]
    fn every_object_that_a_model_names_is_described() {
        let all = descriptions();
        let names: Vec<_> = all["objects"].as_array().unwrap().iter().map(|object| &object["name"]).collect();
        for model in all["models"].as_array().unwrap() {
            let object = model.get("object").or(model.get("list"));
            assert!(object.is_none_or(|object| names.contains(&object)), "{model}");
        }
    }
}
