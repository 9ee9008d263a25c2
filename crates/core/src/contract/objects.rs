//! Every object that is described.

use super::error_response::ErrorResponse;
use super::event::kind::EVENT_OBJECTS;
use super::oauth::OAuthClientCredentials;
use super::target::WebhookTarget;
use super::transcript::ReceiverTranscript;
use super::webhook::Webhook;
use crate::describe::object::{EnumerationType, Kind, ObjectType};

/// Every object of the API that is described, in the order of the documentation.
pub static OBJECTS: &[&ObjectType] = &[
    Webhook::TYPE,
    OAuthClientCredentials::TYPE,
    WebhookTarget::TYPE,
    ErrorResponse::TYPE,
    ReceiverTranscript::TYPE,
    #[cfg(feature = "specimen")]
    super::specimen::Specimen::TYPE,
];

/// Every object that is described, and those in its properties, each once.
#[must_use]
pub fn all_objects() -> Vec<&'static ObjectType> {
    with_all_parts(OBJECTS.iter().chain(EVENT_OBJECTS).copied())
}

/// Objects and those in their properties, each once.
pub(crate) fn with_all_parts(
    roots: impl IntoIterator<Item = &'static ObjectType>,
) -> Vec<&'static ObjectType> {
    let mut all: Vec<&ObjectType> = Vec::new();
    for object in roots.into_iter().flat_map(ObjectType::with_parts) {
        if !all.iter().any(|known| known.name == object.name) {
            all.push(object);
        }
    }
    all
}

/// Every enumeration that a property of an object has, each once.
#[must_use]
pub fn all_enumerations() -> Vec<&'static EnumerationType> {
    enumerations_of(&all_objects())
}

/// Every enumeration that a property of some objects has, each once.
#[must_use]
pub fn enumerations_of(objects: &[&'static ObjectType]) -> Vec<&'static EnumerationType> {
    fn add(kind: &'static Kind, all: &mut Vec<&'static EnumerationType>) {
        match kind {
            Kind::Enumeration(of) if !all.iter().any(|known| known.name == of.name) => all.push(of),
            Kind::Array(of) | Kind::Nullable(of) => add(of, all),
            _ => {}
        }
    }
    let mut all = Vec::new();
    for property in objects.iter().flat_map(|object| object.properties) {
        add(&property.kind, &mut all);
    }
    all
}
