//! Events as AsyncAPI 3: the messages that a receiver gets, by the types of webhooks.

use serde_json::{Map, Value, json};

use super::components::add_schema;
use super::event_channels::{EVENT_CHANNELS, EventChannel, SENT_AGAIN, example, security_schemes};
use super::openapi::contact;
use crate::contract::event::kind::EventKind;
use crate::schema::document::{DEFAULT_BASE, SchemaOf};
use crate::schema::draft::Draft;

/// Where it is published.
pub(super) const PATH: &str = "v1/asyncapi.json";

/// The document, as seen by whoever receives events.
pub(super) fn asyncapi() -> Value {
    json!({
        "asyncapi": "3.0.0",
        "info": {
            "title": "Chat Apps events",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "What 8x8's Chat Apps platform posts to the URLs of webhooks. An independent description: it is not published by 8x8.",
            "contact": contact(),
            "license": { "name": "MIT OR Apache-2.0" },
        },
        "defaultContentType": "application/json",
        "servers": {
            "receiver": {
                "host": "hooks.onion.example",
                "protocol": "https",
                "description": "Your receiver: the URL of a webhook.",
                "security": reference_all(security_schemes().keys(), "securitySchemes"),
            },
        },
        "channels": EVENT_CHANNELS.iter().map(|channel| (channel.name.to_owned(), of_channel(channel))).collect::<Map<_, _>>(),
        "operations": EVENT_CHANNELS.iter().map(|channel| (channel.operation.to_owned(), operation(channel))).collect::<Map<_, _>>(),
        "components": {
            "messages": EventKind::DOCUMENTED.iter().map(|kind| (kind.as_str().to_owned(), message(*kind))).collect::<Map<_, _>>(),
            "schemas": schemas(),
            "securitySchemes": security_schemes().into_iter().map(|(name, scheme)| (name, of_http(scheme))).collect::<Map<_, _>>(),
        },
    })
}

fn reference(component: &str, name: &str) -> Value {
    json!({ "$ref": format!("#/components/{component}/{name}") })
}

fn reference_all<'n>(names: impl Iterator<Item = &'n String>, component: &str) -> Value {
    names.map(|name| reference(component, name)).collect()
}

fn of_channel(channel: &EventChannel) -> Value {
    let messages: Map<_, _> = channel
        .kinds()
        .map(|kind| (kind.as_str().to_owned(), reference("messages", kind.as_str())))
        .collect();
    json!({
        // The path of the URL is yours.
        "address": "/",
        "title": channel.title,
        "description": channel.description(),
        "messages": messages,
    })
}

fn operation(channel: &EventChannel) -> Value {
    let messages: Vec<_> = channel
        .kinds()
        .map(|kind| json!({ "$ref": format!("#/channels/{}/messages/{}", channel.name, kind.as_str()) }))
        .collect();
    json!({
        "action": "receive",
        "channel": { "$ref": format!("#/channels/{}", channel.name) },
        "title": channel.title,
        "description": format!("{} {SENT_AGAIN}", channel.description()),
        "messages": messages,
        "bindings": { "http": { "method": "POST", "bindingVersion": "0.3.0" } },
    })
}

fn message(kind: EventKind) -> Value {
    json!({
        "name": kind.as_str(),
        "title": kind.object().title,
        "summary": kind.summary(),
        "contentType": "application/json",
        "payload": reference("schemas", kind.object().name),
        "examples": [{ "name": "sample", "payload": example(kind) }],
    })
}

/// The schemas of the kinds, in the draft that AsyncAPI extends.
fn schemas() -> Map<String, Value> {
    let mut schemas = Map::new();
    for kind in EventKind::DOCUMENTED {
        let schema = SchemaOf::Event(*kind).schema(Draft::Draft07, DEFAULT_BASE);
        add_schema(&mut schemas, kind.object().name, schema, "");
    }
    schemas
}

/// A scheme in the words of AsyncAPI.
fn of_http(mut scheme: Value) -> Value {
    if let Some(kind) = scheme.get_mut("type").filter(|kind| **kind == "apiKey") {
        *kind = json!("httpApiKey");
    }
    scheme
}
