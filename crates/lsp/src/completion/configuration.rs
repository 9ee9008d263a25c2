//! What could stand in a configuration, by its schema.

use chatapps_webhooks::InputFormat;
use gen_lsp_types::CompletionItemKind;
use serde_json::Value as Json;

use super::choice::{Choice, Offer};
use super::slot::{What, slot};
use super::snippet::Snippet;
use super::written::{name, string};
use crate::configuration::{description, format, inner, schemas, way};
use crate::document::Document;

/// The choices at a byte.
pub(super) fn choices(document: &Document, at: usize) -> Offer {
    offer(document, at).unwrap_or_else(|| Offer::nothing(at))
}

fn offer(document: &Document, at: usize) -> Option<Offer> {
    let path = document.path.as_deref()?;
    let (format, way) = (format(path), way(path));
    let slot = slot(format, &document.text, at)?;
    if matches!(slot.what, What::Header) {
        return Some(Offer { choices: headers(way), range: slot.range, is_cut: false });
    }
    let steps = inner(&slot.path, way)?;
    let way_there = slot.path.get(..slot.path.len() - steps.len())?;
    let root = slot.tree.root.as_ref().and_then(|root| root.at(way_there));
    let schemas = schemas(root, steps);
    let mut choices = match &slot.what {
        What::Name { others, has_sign } => {
            let mut choices = names(format, &schemas, others, *has_sign, steps.is_empty());
            if format == InputFormat::Toml && !slot.is_inline && slot.path.len() <= way.len() {
                choices.extend(headers(way));
            }
            choices
        }
        What::Value => schemas.iter().flat_map(|schema| values(format, schema)).collect(),
        What::Element => {
            let items = schemas.iter().filter_map(|schema| schema.get("items"));
            items.flat_map(|schema| values(format, schema)).collect()
        }
        What::Header => Vec::new(),
    };
    let written = document.text.as_str().get(slot.range.clone()).unwrap_or_default();
    if written.starts_with('"') || written.starts_with('\'') {
        let quote = written.get(..1).unwrap_or_default();
        for choice in &mut choices {
            choice.filter = Some(format!("{quote}{}", choice.label));
        }
    }
    for choice in &mut choices {
        choice.insertion = slot.commas.add(std::mem::take(&mut choice.insertion));
    }
    Some(Offer { choices, range: slot.range, is_cut: false })
}

/// The names that a table doesn't have.
fn names(
    format: InputFormat,
    schemas: &[&'static Json],
    others: &[String],
    has_sign: bool,
    is_root: bool,
) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    let properties = schemas.iter().filter_map(|schema| schema.get("properties")?.as_object()).flatten();
    for (key, schema) in properties {
        let is_known = others.contains(key) || choices.iter().any(|choice| choice.label == *key);
        // Tables and lists of them have headers.
        let has_header =
            is_root && format == InputFormat::Toml && matches!(type_of(schema), "object" | "array");
        if is_known || has_header {
            continue;
        }
        let mut insertion = Snippet::of(name(format, key));
        if has_sign {
            insertion = Snippet::of(name(format, key).trim_end_matches([':', '=', ' ']));
        } else {
            insertion.append(place(format, schema));
        }
        let meaning = description(schema).map(str::to_owned);
        choices.push(Choice { meaning, ..Choice::new(key, CompletionItemKind::Property, insertion) });
    }
    choices
}

fn type_of(schema: &Json) -> &str {
    let is_list = schema.get("$ref").and_then(Json::as_str) == Some("#/$defs/files");
    schema.get("type").and_then(Json::as_str).unwrap_or(if is_list { "array" } else { "" })
}

/// The place for a value.
fn place(format: InputFormat, schema: &Json) -> Snippet {
    let mut out = Snippet::default();
    let words = enumeration(schema);
    let around = match type_of(schema) {
        _ if !words.is_empty() => ("\"", "\""),
        "string" => ("\"", "\""),
        "array" => ("[", "]"),
        "integer" => ("", ""),
        _ if format == InputFormat::Toml => ("{ ", " }"),
        _ => ("{", "}"),
    };
    out.push(around.0);
    if words.is_empty() {
        out.place("");
    } else {
        out.choice(words);
    }
    out.push(around.1);
    out
}

fn enumeration(schema: &Json) -> Vec<&str> {
    let values = schema.get("enum").and_then(Json::as_array).into_iter().flatten();
    values.filter_map(Json::as_str).collect()
}

/// The values of a list.
fn values(format: InputFormat, schema: &Json) -> Vec<Choice> {
    let choice = |value: &str| {
        let rule = value.parse::<chatapps_webhooks::Rule>().ok();
        let meaning = rule.map(|rule| format!("Finds {}.", rule.info().finds));
        let insertion = Snippet::of(string(format, value));
        Choice { meaning, ..Choice::new(value, CompletionItemKind::EnumMember, insertion) }
    };
    enumeration(schema).into_iter().map(choice).collect()
}

/// The headers of tables.
fn headers(way: &[&str]) -> Vec<Choice> {
    let keys =
        schemas(None, &[]).into_iter().filter_map(|schema| schema.get("properties")?.as_object()).flatten();
    let header = |(key, schema): (&String, &'static Json)| {
        let names = way.iter().copied().chain([key.as_str()]).collect::<Vec<_>>().join(".");
        let header = match type_of(schema) {
            "object" => format!("[{names}]"),
            "array" => format!("[[{names}]]"),
            _ => return None,
        };
        let meaning = description(schema).map(str::to_owned);
        let insertion = Snippet::of(format!("{header}\n"));
        Some(Choice { meaning, group: 6, ..Choice::new(header, CompletionItemKind::Module, insertion) })
    };
    keys.filter_map(header).collect()
}
