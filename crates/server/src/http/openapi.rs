//! The description of what is answered here: the published one of the API, and what this server adds to it.

use std::sync::LazyLock;

use axum::http::HeaderName;
use axum::http::header::CONTENT_TYPE;
use chatapps_webhooks::{DEFAULT_BASE, published_files};
use serde_json::{Map, Value, json};

use super::WEBHOOKS;
use super::failure::Failure;

/// The document, made at the first request.
pub(super) async fn document() -> Result<([(HeaderName, &'static str); 1], &'static str), Failure> {
    static DOCUMENT: LazyLock<Option<String>> =
        LazyLock::new(|| extended().map(|document| document.to_string()));
    let text = DOCUMENT
        .as_deref()
        .ok_or_else(|| Failure::internal("the published description can't be extended"))?;
    Ok(([(CONTENT_TYPE, "application/json")], text))
}

/// The failures that this server knows beside the documented ones: status, component, meaning.
const FAILURES: [(&str, &str, &str); 7] = [
    ("403", "Forbidden", "The API key is not one of this account."),
    ("404", "NotFound", "There is nothing at this path."),
    ("408", "Timeout", "The body did not arrive in time."),
    ("413", "TooLarge", "The body is too large."),
    ("415", "UnsupportedMediaType", "The body is not said to be JSON in UTF-8."),
    ("501", "UnknownTransferCoding", "The body has another transfer coding than `chunked`."),
    ("503", "Busy", "There is too much to do; try again."),
];

fn extended() -> Option<Value> {
    let files = published_files(DEFAULT_BASE);
    let published = files.iter().find(|file| file.path == "v1/openapi.json")?;
    let mut document: Value = serde_json::from_str(&published.text).ok()?;
    *document.pointer_mut("/info/description")? = json!(
        "The API as this server answers it: an independent implementation of the contract, not published by 8x8."
    );
    *document.pointer_mut("/servers")? = json!([{ "url": "/", "description": "This server" }]);
    let responses = document.pointer_mut("/components/responses")?.as_object_mut()?;
    for (_, name, meaning) in FAILURES {
        responses.insert(name.to_owned(), failure(meaning));
    }
    for response in responses.values_mut() {
        response.as_object_mut()?.insert("headers".to_owned(), headers());
    }
    let challenge =
        json!({ "description": "How to authenticate.", "required": true, "schema": { "const": "Bearer" } });
    responses
        .get_mut("Unauthorized")?
        .pointer_mut("/headers")?
        .as_object_mut()?
        .insert("WWW-Authenticate".to_owned(), challenge);
    let after = json!({
        "description": "After how many seconds to try again.",
        "required": true,
        "schema": { "type": "integer", "minimum": 0 },
    });
    responses
        .get_mut("Busy")?
        .pointer_mut("/headers")?
        .as_object_mut()?
        .insert("Retry-After".to_owned(), after);
    let properties = document.pointer_mut("/components/schemas/ErrorResponse/properties")?.as_object_mut()?;
    properties.insert(
        "findings".to_owned(),
        json!({
            "description": "Everything that is wrong with the body, where it is known in detail.",
            "type": "array",
            "items": { "$ref": "#/components/schemas/Finding" },
        }),
    );
    properties.insert(
        "unknownSubAccounts".to_owned(),
        json!({
            "description": "The sub-accounts that are not the account's, with code 1001.",
            "type": "array",
            "items": { "type": "string" },
            "minItems": 1,
        }),
    );
    properties.insert(
        "findingsOmitted".to_owned(),
        json!({
            "description": "How many findings there are beyond those, where the server had no room for all.",
            "type": "integer",
            "minimum": 1,
        }),
    );
    let finding = finding(&files)?;
    document.pointer_mut("/components/schemas")?.as_object_mut()?.extend(finding);
    let operations = document.pointer_mut("/paths")?.get_mut(WEBHOOKS)?.as_object_mut()?;
    for (method, operation) in operations.iter_mut().filter(|(name, _)| *name != "parameters") {
        let responses = operation.get_mut("responses")?.as_object_mut()?;
        responses.get_mut("200")?.as_object_mut()?.insert("headers".to_owned(), headers());
        for (status, name, _) in FAILURES {
            // Only what has a body can have a bad one.
            if method != "get" || !matches!(status, "408" | "413" | "415" | "501") {
                responses
                    .insert(status.to_owned(), json!({ "$ref": format!("#/components/responses/{name}") }));
            }
        }
    }
    Some(document)
}

/// The schema of a finding, with its definitions as components, from that of a report.
fn finding(files: &[chatapps_webhooks::PublishedFile]) -> Option<Map<String, Value>> {
    let report = files.iter().find(|file| file.path == "v1/report.schema.json")?;
    let text = report.text.replace("#/$defs/", "#/components/schemas/");
    let mut schema: Value = serde_json::from_str(&text).ok()?;
    match schema.get_mut("$defs")?.take() {
        Value::Object(definitions) => Some(definitions),
        _ => None,
    }
}

fn failure(meaning: &str) -> Value {
    json!({
        "description": meaning,
        "content": { "application/json": { "schema": { "$ref": "#/components/schemas/ErrorResponse" } } },
    })
}

fn headers() -> Value {
    json!({
        "X-Request-Id": {
            "description": "The id of the request: that of the caller, or a fresh one.",
            "required": true,
            "schema": { "type": "string" },
        },
    })
}
