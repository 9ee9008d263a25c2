//! The resources: the contract, the rules, the kinds of events and the schemas. None depends on a
//! document or an account.

use std::sync::LazyLock;

use chatapps_webhooks::{
    DEFAULT_BASE, EventKind, PublishedFile, Rule, contract_markdown, event_pages, rules_markdown,
};
use rmcp::model::{Resource, ResourceContents, ResourceTemplate};

use crate::commands::schema::published::files;

const MARKDOWN: &str = "text/markdown";
const SCHEMA: &str = "application/schema+json";
const JSON: &str = "application/json";

const CONTRACT: &str = "chatapps-webhooks://contract";
const OPENAPI: &str = "chatapps-webhooks://contract/openapi";
const ASYNCAPI: &str = "chatapps-webhooks://contract/asyncapi";
const RULES: &str = "chatapps-webhooks://rules";
const EVENTS: &str = "chatapps-webhooks://events";
const SCHEMAS: &str = "chatapps-webhooks://schemas";

const RULE_TEMPLATE: &str = "chatapps-webhooks://rules/{rule}";
const EVENT_TEMPLATE: &str = "chatapps-webhooks://events/{kind}";
const SCHEMA_TEMPLATE: &str = "chatapps-webhooks://schemas/{+name}";

fn resource(uri: &str, title: impl Into<String>, description: impl Into<String>, mime: &str) -> Resource {
    let name = uri.trim_start_matches("chatapps-webhooks://");
    Resource::new(uri, name).with_title(title).with_description(description).with_mime_type(mime)
}

/// All resources.
pub(super) fn list() -> Vec<Resource> {
    let mut all = vec![
        resource(
            CONTRACT,
            "The contract",
            "The documents and objects of the API, with their properties.",
            MARKDOWN,
        ),
        resource(OPENAPI, "OpenAPI description", "The operations on webhooks, in OpenAPI 3.1.", JSON),
        resource(ASYNCAPI, "AsyncAPI description", "The events that the platform sends, in AsyncAPI.", JSON),
        resource(RULES, "All rules", "Each rule with what it finds, why, and examples.", MARKDOWN),
        resource(EVENTS, "All events", "The kinds of events, and what happened.", MARKDOWN),
    ];
    all.extend(Rule::catalogue().iter().map(|info| {
        resource(&format!("{RULES}/{}", info.id), info.id, format!("Finds {}.", info.finds), MARKDOWN)
    }));
    all.extend(EventKind::ALL.into_iter().map(|kind| {
        let doc = kind.object().doc.replace('\n', " ");
        resource(&format!("{EVENTS}/{kind}"), kind.as_str(), doc, MARKDOWN)
    }));
    all.extend(schemas().map(|(name, _)| {
        let title = format!("JSON Schema {name}");
        resource(&format!("{SCHEMAS}/{name}"), title, "In draft 2020-12.", SCHEMA)
    }));
    all
}

/// What resources there are for each of some names.
pub(super) fn templates() -> Vec<ResourceTemplate> {
    [
        (RULE_TEMPLATE, "rule", "What a rule finds and why, by its id.", MARKDOWN),
        (EVENT_TEMPLATE, "event", "What an event is, by its kind.", MARKDOWN),
        (SCHEMA_TEMPLATE, "schema", "A JSON Schema, by its name.", SCHEMA),
    ]
    .map(|(uri, name, description, mime)| {
        ResourceTemplate::new(uri, name).with_description(description).with_mime_type(mime)
    })
    .into()
}

/// The names that a template takes.
pub(super) fn names(template: &str) -> Vec<String> {
    match template {
        RULE_TEMPLATE => Rule::catalogue().iter().map(|info| info.id.to_owned()).collect(),
        EVENT_TEMPLATE => EventKind::ALL.map(|kind| kind.as_str().to_owned()).into(),
        SCHEMA_TEMPLATE => schemas().map(|(name, _)| name.to_owned()).collect(),
        _ => Vec::new(),
    }
}

/// A resource; `None` if there is none of that URI.
pub(super) fn read(uri: &str) -> Option<ResourceContents> {
    let (uri, text, mime) = match uri {
        CONTRACT => (CONTRACT.to_owned(), contract_markdown(), MARKDOWN),
        OPENAPI => (OPENAPI.to_owned(), published("v1/openapi.json")?, JSON),
        ASYNCAPI => (ASYNCAPI.to_owned(), published("v1/asyncapi.json")?, JSON),
        RULES => (RULES.to_owned(), rules_markdown(), MARKDOWN),
        EVENTS => (EVENTS.to_owned(), event_pages().into_iter().next()?.text, MARKDOWN),
        uri => {
            let named = |all: &str| uri.strip_prefix(all)?.strip_prefix('/');
            if let Some(rule) = named(RULES) {
                let info = rule.parse::<Rule>().ok()?.info();
                (format!("{RULES}/{}", info.id), info.to_markdown(), MARKDOWN)
            } else if let Some(kind) = named(EVENTS) {
                let kind: EventKind = kind.parse().ok()?;
                (format!("{EVENTS}/{kind}"), kind.to_markdown(), MARKDOWN)
            } else {
                let wanted = named(SCHEMAS)?;
                let (name, text) = schemas().find(|(name, _)| *name == wanted)?;
                (format!("{SCHEMAS}/{name}"), text.to_owned(), SCHEMA)
            }
        }
    };
    Some(ResourceContents::text(text, uri).with_mime_type(mime))
}

/// The published files, made once.
static FILES: LazyLock<Vec<PublishedFile>> = LazyLock::new(|| files(DEFAULT_BASE).unwrap_or_default());

/// The published schemas in draft 2020-12, by their names.
fn schemas() -> impl Iterator<Item = (&'static str, &'static str)> {
    FILES.iter().filter_map(|PublishedFile { path, text }| {
        let name = path.strip_prefix("v1/")?.strip_suffix(".schema.json")?;
        let is_other_draft = ["draft-07/", "editors/", "zod/"].iter().any(|folder| name.starts_with(folder));
        (!is_other_draft).then_some((name, text.as_str()))
    })
}

/// The text of a published file.
fn published(path: &str) -> Option<String> {
    FILES.iter().find(|file| file.path == path).map(|file| file.text.clone())
}
