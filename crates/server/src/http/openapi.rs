//! The OpenAPI description: the published one of the API, with the additions of this server.

use std::sync::LazyLock;

use axum::http::HeaderName;
use axum::http::header::CONTENT_TYPE;
use chatapps_webhooks::{DEFAULT_BASE, published_files};
use serde_json::{Map, Value, json};

use super::failure::Failure;
use super::{openapi_deliveries, paths};

/// The document, created at the first request.
pub(super) async fn document() -> Result<([(HeaderName, &'static str); 1], &'static str), Failure> {
    static DOCUMENT: LazyLock<Option<String>> =
        LazyLock::new(|| extended().map(|document| document.to_string()));
    let text = DOCUMENT
        .as_deref()
        .ok_or_else(|| Failure::internal("the published description can't be extended"))?;
    Ok(([(CONTENT_TYPE, "application/json")], text))
}

/// The failures beyond the published ones: status, component, meaning.
const FAILURES: [(&str, &str, &str); 7] = [
    ("404", "NotFound", "The path does not exist."),
    ("408", "Timeout", "The body did not arrive in time."),
    ("412", "PreconditionFailed", "A condition does not hold for the webhooks of the account."),
    ("413", "TooLarge", "The body is too large."),
    ("415", "UnsupportedMediaType", "The content type of the body is not JSON in UTF-8."),
    ("501", "UnknownTransferCoding", "The body has a transfer coding other than `chunked`."),
    ("503", "Busy", "The server is busy; try again."),
];

/// The conditions of a request: header, component, meaning.
const CONDITIONS: [(&str, &str, &str); 2] = [
    (
        "If-Match",
        "ifMatch",
        "Entity tags. Unless the account's webhooks have one of these, the answer is 412, and nothing is changed.",
    ),
    (
        "If-None-Match",
        "ifNoneMatch",
        "Entity tags. If the account's webhooks have one of these, they are not listed again (304), nor changed (412).",
    ),
];

fn extended() -> Option<Value> {
    let files = published_files(DEFAULT_BASE);
    let published = files.iter().find(|file| file.path == "v1/openapi.json")?;
    let mut document: Value = serde_json::from_str(&published.text).ok()?;
    *document.pointer_mut("/info/description")? = json!(
        "The API as this server implements it: an independent implementation of the contract, not published by 8x8."
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
        "description": "The number of seconds to wait before another attempt.",
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
            "description": "The findings in the body, at most 100, errors first, with their fixes if the body has at most 64 KiB.",
            "type": "array",
            "items": { "$ref": "#/components/schemas/Finding" },
        }),
    );
    properties.insert(
        "unknownSubAccounts".to_owned(),
        json!({
            "description": "The sub-accounts that don't belong to the account, with code 1001.",
            "type": "array",
            "items": { "type": "string" },
            "minItems": 1,
        }),
    );
    properties.insert(
        "findingsOmitted".to_owned(),
        json!({
            "description": "The number of further findings.",
            "type": "integer",
            "minimum": 1,
        }),
    );
    let finding = finding(&files)?;
    document.pointer_mut("/components/schemas")?.as_object_mut()?.extend(finding);
    let parameters = document.pointer_mut("/components/parameters")?.as_object_mut()?;
    for (name, component, meaning) in CONDITIONS {
        parameters.insert(component.to_owned(), condition(name, meaning));
    }
    let operations = document.pointer_mut("/paths")?.get_mut(paths::WEBHOOKS)?.as_object_mut()?;
    for (method, operation) in operations.iter_mut().filter(|(name, _)| *name != "parameters") {
        let is_listing = method == "get";
        operation.as_object_mut()?.insert(
            "parameters".to_owned(),
            json!([{ "$ref": "#/components/parameters/ifMatch" }, { "$ref": "#/components/parameters/ifNoneMatch" }]),
        );
        let responses = operation.get_mut("responses")?.as_object_mut()?;
        let mut with_tag = headers();
        with_tag.as_object_mut()?.insert("ETag".to_owned(), etag(is_listing));
        if is_listing {
            let not_modified = json!({ "description": "The webhooks have the tag of `If-None-Match`.", "headers": with_tag });
            responses.insert("304".to_owned(), not_modified);
            with_tag.as_object_mut()?.insert(
                "X-Webhooks-Omitted".to_owned(),
                json!({
                    "description": "The number of webhooks that the list lacks, because they are damaged in the store.",
                    "schema": { "type": "integer", "minimum": 1 },
                }),
            );
        }
        responses.get_mut("200")?.as_object_mut()?.insert("headers".to_owned(), with_tag);
        for (status, name, _) in FAILURES {
            // Only requests with a body can have a bad one.
            if !is_listing || !matches!(status, "408" | "413" | "415" | "501") {
                responses
                    .insert(status.to_owned(), json!({ "$ref": format!("#/components/responses/{name}") }));
            }
        }
    }
    openapi_deliveries::add(&mut document, &headers())?;
    Some(document)
}

/// The schema of a finding, with its definitions as components, from the schema of a report.
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

fn condition(header: &str, meaning: &str) -> Value {
    json!({
        "name": header,
        "in": "header",
        "description": meaning,
        "schema": { "type": "string" },
        "example": "*",
    })
}

fn etag(is_listing: bool) -> Value {
    let meaning = if is_listing {
        "The strong entity tag of the account's webhooks, which changes with each change."
    } else {
        "The entity tag after the change, if the request had a condition."
    };
    json!({ "description": meaning, "required": is_listing, "schema": { "type": "string" } })
}

fn headers() -> Value {
    json!({
        "X-Request-Id": {
            "description": "The id of the request: the one of the caller, or a random one.",
            "required": true,
            "schema": { "type": "string" },
        },
    })
}
