//! What could stand in a document, by the contract.

use std::ops::Range;

use chatapps_webhooks::{InputFormat, Kind, Model, ObjectType, Property, Webhook, shows_scope};
use gen_lsp_types::CompletionItemKind;

use super::choice::Choice;
use super::skeleton::{element, members, value};
use super::slot::{Slot, What, slot};
use super::snippet::Snippet;
use super::written::{name, string};
use crate::meaning::{Meaning, meaning};
use crate::ownership::entries;
use crate::session::Ours;
use crate::text::Text;
use crate::tree::node::Step;

/// The most values that are taken from elsewhere in the document.
const MAX_USED: usize = 100;

/// The choices at a byte, and the bytes that one of them replaces.
pub(super) fn choices(ours: &Ours, text: &Text, at: usize) -> (Vec<Choice>, Range<usize>) {
    let Some(slot) = slot(ours.format, text, at) else { return (Vec::new(), at..at) };
    let what = meaning((ours.model, ours.format), slot.tree.root.as_ref(), &slot.path);
    let mut choices = match &slot.what {
        What::Name { others, has_sign } => {
            let object = what.and_then(Meaning::members);
            let names = object.map(|object| names(ours.format, object, others, *has_sign));
            let mut choices = names.unwrap_or_default();
            choices.extend(elements_beside_names(ours, &slot, text));
            choices
        }
        What::Value => values(ours, &slot, what),
        What::Element => match what {
            Some(Meaning::List(object)) => skeletons(ours, object, false),
            _ => Vec::new(),
        },
        What::Header => headers(ours),
    };
    let written = text.as_str().get(slot.range.clone()).unwrap_or_default();
    if written.starts_with('"') || written.starts_with('\'') {
        // Clients compare what is replaced as a whole.
        let quote = written.get(..1).unwrap_or_default();
        for choice in &mut choices {
            choice.filter = Some(format!("{quote}{}", choice.label));
        }
    }
    if matches!(slot.what, What::Name { has_sign: false, .. })
        && is_followed(ours.format, text, slot.range.end)
    {
        for choice in &mut choices {
            choice.insertion.push(",");
        }
    }
    (choices, slot.range)
}

/// Whether a member of JSON comes next, without a comma before it.
fn is_followed(format: InputFormat, text: &Text, at: usize) -> bool {
    let behind = text.as_str().get(at..).unwrap_or_default();
    matches!(format, InputFormat::Json | InputFormat::Jsonc) && behind.trim_start().starts_with('"')
}

/// The names of the properties that an object doesn't have.
fn names(format: InputFormat, object: &'static ObjectType, others: &[String], has_sign: bool) -> Vec<Choice> {
    let missing =
        object.properties.iter().filter(|property| !others.iter().any(|other| other == property.name));
    let choice = |property: &'static Property| {
        let mut insertion = Snippet::of(name(format, property.name));
        if has_sign {
            let written = name(format, property.name);
            insertion = Snippet::of(written.trim_end_matches([':', '=', ' ']));
        } else {
            let is_block = format == InputFormat::Yaml && matches!(property.kind, Kind::Object(_));
            if is_block {
                insertion = Snippet::of(format!("{}:", property.name));
            }
            insertion.append(value(format, property, ""));
        }
        let detail = if property.required { "required" } else { "optional" };
        Choice {
            detail: Some(detail.to_owned()),
            meaning: Some(property.doc.to_owned()),
            group: if property.required { 1 } else { 2 },
            ..Choice::new(property.name, CompletionItemKind::Property, insertion)
        }
    };
    missing.map(choice).collect()
}

/// What a value could be.
fn values(ours: &Ours, slot: &Slot, what: Option<Meaning>) -> Vec<Choice> {
    let format = ours.format;
    let (property, kind) = match what {
        Some(Meaning::Property(_, property, kind)) => (property, kind),
        Some(Meaning::Object(object)) => return vec![object_choice(format, object)],
        Some(Meaning::List(object)) if !matches!(format, InputFormat::Toml) => {
            return skeletons(ours, object, false)
                .into_iter()
                .map(|choice| in_list(format, choice))
                .collect();
        }
        _ => return Vec::new(),
    };
    match kind {
        Kind::Enumeration(of) => of
            .values
            .iter()
            .map(|value| Choice {
                meaning: Some(value.doc.to_owned()),
                ..Choice::new(
                    value.text,
                    CompletionItemKind::EnumMember,
                    Snippet::of(string(format, value.text)),
                )
            })
            .collect(),
        Kind::Boolean { default } => [true, false]
            .into_iter()
            .map(|value| Choice {
                detail: (*default == Some(value)).then(|| "as if it were absent".to_owned()),
                ..Choice::new(value.to_string(), CompletionItemKind::Value, Snippet::of(value.to_string()))
            })
            .collect(),
        Kind::Object(object) => vec![object_choice(format, object)],
        Kind::Text(_) => used(ours, slot, property),
        _ => Vec::new(),
    }
}

fn object_choice(format: InputFormat, object: &'static ObjectType) -> Choice {
    Choice {
        meaning: Some(object.doc.to_owned()),
        ..Choice::new(object.title, CompletionItemKind::Snippet, members(format, object, &[], ""))
    }
}

/// An element of a list as a list of its own.
fn in_list(format: InputFormat, choice: Choice) -> Choice {
    if format == InputFormat::Yaml {
        return choice;
    }
    let mut insertion = Snippet::of("[");
    insertion.append(choice.insertion);
    insertion.push("]");
    Choice { insertion, ..choice }
}

/// The scopes that are used elsewhere in the document, as far as they can't be secret.
fn used(ours: &Ours, slot: &Slot, property: &'static Property) -> Vec<Choice> {
    let Some(entries) = entries(ours.format, &slot.tree).filter(|_| property.key) else { return Vec::new() };
    let own = slot.path.iter().find_map(|step| match step {
        Step::Index(index) => Some(*index),
        Step::Name(_) => None,
    });
    let mut texts = vec!["*"];
    for (_, entry) in entries.iter().enumerate().filter(|(index, _)| Some(*index) != own) {
        let text = entry.text(property.name).unwrap_or_default();
        if !text.is_empty() && shows_scope(text) && !texts.contains(&text) {
            texts.push(text);
        }
        if texts.len() >= MAX_USED {
            break;
        }
    }
    let choice = |text: &str| {
        let meaning = (text == "*").then(|| "All sub-accounts of the account.".to_owned());
        let insertion = Snippet::of(string(ours.format, text));
        Choice { meaning, ..Choice::new(text, CompletionItemKind::Value, insertion) }
    };
    texts.into_iter().map(choice).collect()
}

/// Whole elements, to be filled in.
fn skeletons(ours: &Ours, object: &'static ObjectType, is_marked: bool) -> Vec<Choice> {
    if !std::ptr::eq(object, Webhook::TYPE) || ours.model != Model::Webhooks {
        let insertion = element(ours.format, object, &[], is_marked);
        let label = object.title.to_lowercase();
        return vec![Choice { group: 3, ..Choice::new(label, CompletionItemKind::Snippet, insertion) }];
    }
    let choice = |label: &str, others: &[&str]| Choice {
        meaning: Some(object.doc.to_owned()),
        group: 3,
        ..Choice::new(label, CompletionItemKind::Snippet, element(ours.format, object, others, is_marked))
    };
    vec![
        choice("webhook with a static header", &["httpAuthorization"]),
        choice("webhook with OAuth client credentials", &["oauth"]),
    ]
}

/// Whole elements, where YAML and TOML have the first name of an element, or a header.
fn elements_beside_names(ours: &Ours, slot: &Slot, text: &Text) -> Vec<Choice> {
    let What::Name { others, .. } = &slot.what else { return Vec::new() };
    let line = text.line_around(slot.range.start);
    let before = text.as_str().get(line.start..slot.range.start).unwrap_or_default();
    match ours.format {
        InputFormat::Toml if before.trim().is_empty() => headers(ours),
        InputFormat::Yaml if others.is_empty() => {
            // At the beginning of a document there is no list yet.
            let list = if slot.path.is_empty() { &[] } else { parent(&slot.path) };
            match meaning((ours.model, ours.format), None, list) {
                Some(Meaning::List(object)) => skeletons(ours, object, !slot.path.is_empty()),
                _ => Vec::new(),
            }
        }
        _ => Vec::new(),
    }
}

fn parent(path: &[Step]) -> &[Step] {
    path.split_last().map(|(_, parent)| parent).unwrap_or_default()
}

/// The headers that a document in TOML may have.
fn headers(ours: &Ours) -> Vec<Choice> {
    let list = [Step::Name("webhooks".to_owned())];
    match meaning((ours.model, InputFormat::Toml), None, &list) {
        Some(Meaning::List(object)) if ours.format == InputFormat::Toml => {
            let mut choices = skeletons(ours, object, false);
            if object.property("oauth").is_some() {
                let insertion = Snippet::of("[webhooks.oauth]\n");
                choices.push(Choice::new("[webhooks.oauth]", CompletionItemKind::Module, insertion));
            }
            choices
        }
        _ => Vec::new(),
    }
}
