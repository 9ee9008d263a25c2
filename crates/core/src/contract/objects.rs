//! Every object that is described.

use super::error_response::ErrorResponse;
use super::oauth::OAuthClientCredentials;
use super::target::WebhookTarget;
use super::webhook::Webhook;
use crate::describe::object::ObjectType;

/// Every object of the API that is described, in the order of the documentation.
#[cfg(not(feature = "specimen"))]
pub static OBJECTS: &[&ObjectType] =
    &[Webhook::TYPE, OAuthClientCredentials::TYPE, WebhookTarget::TYPE, ErrorResponse::TYPE];

/// Every object of the API that is described, in the order of the documentation, and those of the
/// specimen.
#[cfg(feature = "specimen")]
pub static OBJECTS: &[&ObjectType] = &[
    Webhook::TYPE,
    OAuthClientCredentials::TYPE,
    WebhookTarget::TYPE,
    ErrorResponse::TYPE,
    super::specimen::Specimen::TYPE,
];
