//! The operations on events and deliveries in the OpenAPI description. The platform has none of
//! them.

use serde_json::{Value, json};

use super::paths;
use crate::delivery::outcome::Outcome;
use crate::store::queue::DeliveryState;

/// A tag that says whose operations these are.
const TAG: &str = "deliveries";

/// Adds the operations, with what they refer to. Failures of all operations are there already;
/// `headers` are those of every response.
pub(super) fn add(document: &mut Value, headers: &Value) -> Option<()> {
    let responses = document.pointer_mut("/components/responses")?.as_object_mut()?;
    let mut full = failure("The account has as much to deliver as it may.", headers);
    full.pointer_mut("/headers")?.as_object_mut()?.insert(
        "Retry-After".to_owned(),
        json!({ "description": "The number of seconds to wait.", "required": true, "schema": { "type": "integer", "minimum": 0 } }),
    );
    responses.insert("QueueFull".to_owned(), full);
    responses.insert("Running".to_owned(), failure("An attempt is being made at the moment.", headers));
    let schemas = document.pointer_mut("/components/schemas")?.as_object_mut()?;
    schemas.insert("AcceptedEvent".to_owned(), accepted());
    schemas.insert("Delivery".to_owned(), delivery());
    let tag = json!({
        "name": TAG,
        "description": "Events that this server delivers to the account's webhooks. The platform has no such operations.",
    });
    document.get_mut("tags")?.as_array_mut()?.push(tag);
    let account = document.pointer("/paths")?.get(paths::WEBHOOKS)?.get("parameters")?.clone();
    let with_id = json!([account.get(0)?, {
        "name": "deliveryId", "in": "path", "required": true, "description": "The id of the delivery.",
        "schema": { "type": "string" },
    }]);
    let all = document.get_mut("paths")?.as_object_mut()?;
    all.insert(paths::EVENTS.to_owned(), json!({ "parameters": account, "post": post_event(headers) }));
    all.insert(paths::DELIVERIES.to_owned(), json!({ "parameters": account, "get": list(headers) }));
    all.insert(paths::DELIVERY.to_owned(), json!({ "parameters": with_id, "get": show(headers) }));
    all.insert(paths::RETRY.to_owned(), json!({ "parameters": with_id, "post": retry(headers) }));
    Some(())
}

fn post_event(headers: &Value) -> Value {
    let own = [
        ("202", success("The event is in the queue, durably.", "AcceptedEvent", headers)),
        ("429", reference("QueueFull")),
    ];
    let responses = responses(&["400", "401", "403", "404", "408", "413", "415", "500", "501", "503"], own);
    json!({
        "operationId": "postEvent",
        "summary": "Deliver an event",
        "description": "Puts a delivery into the queue for each enabled webhook whose type and scope fit the event. The \
            body is delivered as it is. Not an operation of the platform.",
        "tags": [TAG],
        "parameters": [
            query("type", &json!({ "enum": ["CADR", "MSG", "CABM"] }), "The type of the webhooks, if the event doesn't say it."),
            query("subAccountId", &json!({ "type": "string" }), "The sub-account, if the event doesn't say it."),
        ],
        "requestBody": {
            "required": true,
            "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Event" } } },
        },
        "responses": responses,
    })
}

fn list(headers: &Value) -> Value {
    let own = [(
        "200",
        json!({
            "description": "Deliveries, the newest first.",
            "headers": headers,
            "content": { "application/json": { "schema": {
                "type": "object",
                "required": ["deliveries"],
                "properties": {
                    "deliveries": { "type": "array", "items": { "$ref": "#/components/schemas/Delivery" } },
                    "before": { "description": "The value of `before` with which the list goes on.", "type": "string" },
                },
            } } },
        }),
    )];
    let responses = responses(&["400", "401", "403", "404", "500", "503"], own);
    let text = json!({ "type": "string", "minLength": 1 });
    let id = json!({ "type": "string", "format": "uuid" });
    json!({
        "operationId": "getDeliveries",
        "summary": "List deliveries",
        "description": "Lists deliveries, without any content of events or answers. Not an operation of the platform.",
        "tags": [TAG],
        "parameters": [
            query("state", &json!({ "enum": states() }), "Only deliveries in this state."),
            query("type", &json!({ "enum": ["CADR", "MSG", "CABM"] }), "Only those for webhooks of this type."),
            query("subAccountId", &text, "Only those for webhooks of this scope."),
            query("kind", &text, "Only events of this kind."),
            query("eventId", &id, "Only those of this event."),
            query("before", &id, "Only those before this delivery in the list."),
            query("limit", &json!({ "type": "integer", "minimum": 1, "maximum": 200, "default": 50 }), "The most deliveries."),
        ],
        "responses": responses,
    })
}

fn show(headers: &Value) -> Value {
    let own = [(
        "200",
        success("The delivery, with the beginnings of the receiver's answers.", "Delivery", headers),
    )];
    let responses = responses(&["400", "401", "403", "404", "500", "503"], own);
    json!({
        "operationId": "getDelivery",
        "summary": "Show a delivery",
        "description": "Not an operation of the platform.",
        "tags": [TAG],
        "responses": responses,
    })
}

fn retry(headers: &Value) -> Value {
    let own = [
        ("202", success("The next attempt is due.", "Delivery", headers)),
        ("409", reference("Running")),
        ("429", reference("QueueFull")),
    ];
    let responses = responses(&["400", "401", "403", "404", "500", "503"], own);
    json!({
        "operationId": "retryDelivery",
        "summary": "Try a delivery again",
        "description": "Makes the next attempt due now, whatever became of the delivery. Not an operation of the platform.",
        "tags": [TAG],
        "responses": responses,
    })
}

fn accepted() -> Value {
    json!({
        "type": "object",
        "required": ["eventId", "kind", "deliveries"],
        "properties": {
            "eventId": { "type": "string" },
            "kind": { "description": "The kind of the event.", "type": "string" },
            "deliveries": { "type": "array", "items": {
                "type": "object",
                "required": ["deliveryId", "subAccountId", "type"],
                "properties": {
                    "deliveryId": { "type": "string" },
                    "subAccountId": { "type": "string" },
                    "type": { "enum": ["CADR", "MSG", "CABM"] },
                },
            } },
            "findings": {
                "description": "What the checker says of the body. The event is delivered all the same.",
                "type": "array",
                "items": { "$ref": "#/components/schemas/Finding" },
            },
        },
    })
}

fn delivery() -> Value {
    let time = json!({ "type": "string", "format": "date-time" });
    let count = json!({ "type": "integer", "minimum": 0 });
    json!({
        "type": "object",
        "required": ["deliveryId", "eventId", "kind", "subAccountId", "type", "bytes", "state", "createdAt", "attempts"],
        "properties": {
            "deliveryId": { "description": "The id of the delivery. Ids grow with time.", "type": "string" },
            "eventId": { "type": "string" },
            "kind": { "description": "The kind of the event.", "type": "string" },
            "subAccountId": { "description": "The scope of the webhook.", "type": "string" },
            "type": { "description": "The type of the webhook.", "enum": ["CADR", "MSG", "CABM"] },
            "bytes": { "description": "The size of the body.", "type": "integer", "minimum": 0 },
            "state": { "enum": states() },
            "createdAt": time,
            "nextAttemptAt": time,
            "finishedAt": time,
            "attempts": { "type": "array", "items": {
                "type": "object",
                "required": ["number", "startedAt", "milliseconds", "outcome"],
                "properties": {
                    "number": count,
                    "startedAt": time,
                    "milliseconds": count,
                    "outcome": { "enum": Outcome::ALL.map(Outcome::as_str) },
                    "status": { "description": "The status of the answer.", "type": "integer" },
                    "answer": { "description": "The beginning of the answer.", "type": "string" },
                },
            } },
        },
    })
}

fn states() -> [&'static str; 4] {
    DeliveryState::ALL.map(DeliveryState::as_str)
}

fn query(name: &str, schema: &Value, meaning: &str) -> Value {
    json!({ "name": name, "in": "query", "description": meaning, "schema": schema })
}

fn success(meaning: &str, schema: &str, headers: &Value) -> Value {
    json!({
        "description": meaning,
        "headers": headers,
        "content": { "application/json": { "schema": { "$ref": format!("#/components/schemas/{schema}") } } },
    })
}

fn failure(meaning: &str, headers: &Value) -> Value {
    success(meaning, "ErrorResponse", headers)
}

/// The responses of an operation: failures that other operations have, too, and its own.
fn responses<const N: usize>(failures: &[&str], own: [(&str, Value); N]) -> Value {
    const NAMES: [(&str, &str); 10] = [
        ("400", "BadRequest"),
        ("401", "Unauthorized"),
        ("403", "Forbidden"),
        ("404", "NotFound"),
        ("408", "Timeout"),
        ("413", "TooLarge"),
        ("415", "UnsupportedMediaType"),
        ("500", "InternalError"),
        ("501", "UnknownTransferCoding"),
        ("503", "Busy"),
    ];
    let shared = NAMES.iter().filter(|(status, _)| failures.contains(status));
    shared
        .map(|(status, name)| (*status, reference(name)))
        .chain(own)
        .chain([("default", reference("Failure"))])
        .map(|(status, response)| (status.to_owned(), response))
        .collect()
}

fn reference(response: &str) -> Value {
    json!({ "$ref": format!("#/components/responses/{response}") })
}
