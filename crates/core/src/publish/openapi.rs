//! The API as OpenAPI 3.1: three operations on one path, with the models as components.

use serde_json::{Map, Value, json};

use super::components::add_schema;
use super::event_channels::{EVENT_CHANNELS, EventChannel, SENT_AGAIN, example, security, security_schemes};
use crate::base::docs_url::docs_url;
use crate::contract::error_response::ErrorResponse;
use crate::describe::model::Model;
use crate::schema::document::{DEFAULT_BASE, SchemaOf};
use crate::schema::draft::Draft;
use crate::values::error_id::ErrorId;
use crate::values::region::{REGION_TITLES, REGIONS};
use crate::values::timestamp::Timestamp;

/// Where it is published.
pub(super) const PATH: &str = "v1/openapi.json";

/// A component: its name, the model, and what the names of its definitions begin with.
type Component = (&'static str, Model, &'static str);

/// The components: the models that stand in a body or in the path, and what their definitions are
/// called there. What an answer holds differs from what a request does.
const COMPONENTS: [Component; 5] = [
    ("AccountId", Model::AccountId, ""),
    ("ErrorResponse", Model::ErrorResponse, ""),
    ("WebhookList", Model::WebhookList, "Listed"),
    ("WebhookTargets", Model::WebhookTargets, ""),
    ("Webhooks", Model::Webhooks, ""),
];

/// The component of what webhooks are called with.
const EVENT: Component = ("Event", Model::Event, "");

/// Bodies by the names of their examples.
type Bodies = &'static [(&'static str, fn() -> ErrorResponse)];

/// The failures that every implementation has: status, component, what it means, and the bodies of
/// its examples. Any other status is a `default`: the platform has more than its reference lists.
const FAILURES: [(&str, &str, &str, Bodies); 5] = [
    (
        "400",
        "BadRequest",
        "The request is refused, and nothing is changed.",
        &[
            ("illegalSubAccountId", ErrorResponse::illegal_sub_account_id),
            ("invalidMsisdn", ErrorResponse::invalid_msisdn),
        ],
    ),
    (
        "401",
        "Unauthorized",
        "The API key is missing or unknown.",
        &[("unauthorized", ErrorResponse::unauthorized)],
    ),
    (
        "403",
        "Forbidden",
        "The API key belongs to another account.",
        &[("forbidden", ErrorResponse::forbidden)],
    ),
    (
        "500",
        "InternalError",
        "An unexpected failure of the platform.",
        &[("internalError", ErrorResponse::internal_error)],
    ),
    ("default", "Failure", "Any other failure.", &[]),
];

/// The document: of the API, and of the calls that the platform makes.
pub(super) fn openapi() -> Value {
    let mut document = openapi_of_api();
    if let Some(members) = document.as_object_mut() {
        members.insert("webhooks".to_owned(), webhooks());
    }
    if let Some(Value::Array(tags)) = document.get_mut("tags") {
        tags.push(json!({ "name": "events", "description": "What the platform sends to them." }));
    }
    if let Some(Value::Object(schemes)) = document.pointer_mut("/components/securitySchemes") {
        schemes.extend(security_schemes());
    }
    if let Some(Value::Object(all)) = document.pointer_mut("/components/schemas") {
        all.extend(schemas([EVENT]));
    }
    document
}

/// The calls of the platform: one for each type of webhook.
fn webhooks() -> Value {
    let call = |channel: &EventChannel| {
        let examples: Map<_, _> =
            channel.kinds().map(|kind| (kind.to_string(), json!({ "value": example(kind) }))).collect();
        json!({
            "post": {
                "operationId": channel.operation,
                "summary": channel.title,
                "description": format!("{} {SENT_AGAIN}", channel.description()),
                "tags": ["events"],
                "security": security(),
                "requestBody": { "required": true, "content": content("Event", &examples.into()) },
                "responses": {
                    "2XX": { "description": "The event was taken. The body of the answer is ignored." },
                    "default": { "description": "The event is sent again, up to four times." },
                },
            },
        })
    };
    EVENT_CHANNELS
        .iter()
        .map(|channel| (channel.name.to_owned(), call(channel)))
        .collect::<Map<_, _>>()
        .into()
}

/// The document of the API alone, for versions of OpenAPI that know no webhooks.
pub(super) fn openapi_of_api() -> Value {
    json!({
        "openapi": "3.1.1",
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "info": {
            "title": "Chat Apps webhook configuration",
            "summary": "Where 8x8's Chat Apps platform sends an account's events.",
            "description": "An independent description of the API. It is not published by 8x8.",
            "version": env!("CARGO_PKG_VERSION"),
            "contact": contact(),
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "servers": servers(),
        "security": [{ "apiKey": [] }],
        "tags": [{ "name": "webhooks", "description": "The webhooks of an account." }],
        "paths": {
            "/api/v1/accounts/{accountId}/webhooks": {
                "parameters": [{ "$ref": "#/components/parameters/accountId" }],
                "get": operation(
                    ["listWebhooks", "List webhooks", "All webhooks of the account. Secrets are masked as `***`."],
                    None,
                    &json!({
                        "description": "The webhooks of the account.",
                        "content": content("WebhookList", &json!({ "masked": { "value": masked() } })),
                    }),
                ),
                "post": operation(
                    [
                        "putWebhooks",
                        "Create or replace webhooks",
                        "Adds webhooks, or replaces those of the same sub-account and type. The request is applied whole or not at all.",
                    ],
                    Some(content("Webhooks", &json!({ "twoTypes": { "value": two_types() }, "oauth": { "value": oauth() } }))),
                    &json!({ "description": "The webhooks are in force. The body is empty." }),
                ),
                "delete": operation(
                    [
                        "deleteWebhooks",
                        "Delete webhooks",
                        "Deletes the webhooks of the targets. `*` names the webhook that is configured with `*`; it is no wildcard.",
                    ],
                    Some(content("WebhookTargets", &json!({ "oneType": { "value": [{ "subAccountId": "Onion_Marketing", "type": "MSG" }] } }))),
                    &json!({ "description": "The webhooks are deleted. The body is empty." }),
                ),
            },
        },
        "components": {
            "securitySchemes": {
                "apiKey": { "type": "http", "scheme": "bearer", "description": "The API key of the account." },
            },
            "parameters": {
                "accountId": {
                    "name": "accountId",
                    "in": "path",
                    "required": true,
                    "description": "The id of the account.",
                    "schema": { "$ref": "#/components/schemas/AccountId" },
                    "example": "5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a",
                },
            },
            "schemas": schemas(COMPONENTS),
            "responses": FAILURES.map(|(_, name, meaning, examples)| (name.to_owned(), failure(meaning, examples))).into_iter().collect::<Map<_, _>>(),
        },
    })
}

/// The platform's servers, one for each region.
fn servers() -> Value {
    let servers = REGIONS.into_iter().zip(REGION_TITLES);
    servers.map(|((_, url), title)| json!({ "url": url, "description": title })).collect()
}

/// The schemas of the models.
fn schemas(components: impl IntoIterator<Item = Component>) -> Map<String, Value> {
    let mut schemas = Map::new();
    for (name, model, prefix) in components {
        let schema = SchemaOf::Model(model).schema(Draft::Draft202012, DEFAULT_BASE);
        add_schema(&mut schemas, name, schema, prefix);
    }
    schemas
}

fn operation([id, summary, description]: [&str; 3], body: Option<Value>, success: &Value) -> Value {
    let mut responses = Map::from_iter([("200".to_owned(), success.clone())]);
    for (status, name, ..) in FAILURES {
        responses.insert(status.to_owned(), json!({ "$ref": format!("#/components/responses/{name}") }));
    }
    let mut operation = json!({
        "operationId": id,
        "summary": summary,
        "description": description,
        "tags": ["webhooks"],
        "responses": responses,
    });
    if let (Some(content), Some(members)) = (body, operation.as_object_mut()) {
        members.insert("requestBody".to_owned(), json!({ "required": true, "content": content }));
    }
    operation
}

/// Whom to ask: with an address, if there is one.
pub(super) fn contact() -> Value {
    let mut contact = json!({ "name": env!("CARGO_PKG_AUTHORS") });
    if let (Some(url), Some(members)) = (docs_url("index.html"), contact.as_object_mut()) {
        members.insert("url".to_owned(), url.into());
    }
    contact
}

fn content(component: &str, examples: &Value) -> Value {
    let mut content = json!({ "schema": { "$ref": format!("#/components/schemas/{component}") } });
    if let (Some(false), Some(members)) = (examples.as_object().map(Map::is_empty), content.as_object_mut()) {
        members.insert("examples".to_owned(), examples.clone());
    }
    json!({ "application/json": content })
}

fn failure(meaning: &str, examples: Bodies) -> Value {
    let examples: Map<_, _> = examples
        .iter()
        .map(|(name, body)| {
            let body = body()
                .with_error_id(&ErrorId::new_unchecked("b4478860-b76c-e811-814e-022a35cc1c71"))
                .with_timestamp(&Timestamp::new_unchecked("2017-04-19T02:31:19.4297387+00:00"));
            ((*name).to_owned(), json!({ "value": body }))
        })
        .collect();
    json!({ "description": meaning, "content": content("ErrorResponse", &examples.into()) })
}

fn two_types() -> Value {
    let entry = |webhook_type: &str, path: &str| {
        json!({
            "subAccountId": "Onion_Marketing",
            "url": format!("https://hooks.onion.example/{path}"),
            "httpAuthorization": "Bearer rw4Kd0b2u",
            "type": webhook_type,
        })
    };
    json!([entry("CADR", "receipts"), entry("MSG", "messages")])
}

fn oauth() -> Value {
    json!([{
        "subAccountId": "*",
        "url": "https://hooks.onion.example/business",
        "type": "CABM",
        "oauth": {
            "url": "https://login.onion.example/token",
            "clientId": "chat-apps",
            "clientSecret": "hV7-tq0p",
            "credentialsLocation": "header",
            "scope": "events.write audit",
        },
    }])
}

fn masked() -> Value {
    json!([{
        "subAccountId": "Onion_Marketing",
        "url": "https://hooks.onion.example/messages",
        "httpAuthorization": "***",
        "enabled": true,
        "type": "MSG",
    }])
}
