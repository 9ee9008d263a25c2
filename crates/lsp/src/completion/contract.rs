//! What could stand in a document, by the contract.

use chatapps_webhooks::{InputFormat, Kind, Model, ObjectType, Property, Webhook};
use gen_lsp_types::CompletionItemKind;

use super::choice::{Choice, Offer};
use super::skeleton::{element, members, value};
use super::slot::{Slot, What, slot};
use super::snippet::Snippet;
use super::used::used;
use super::written::{name, string};
use crate::meaning::{Meaning, meaning};
use crate::session::Ours;
use crate::text::Text;
use crate::tree::node::Step;

/// How a choice is written.
struct Writing {
    format: InputFormat,
    model: Model,
    /// Whether it is within brackets.
    is_inline: bool,
    /// In YAML, what lines that belong to it have before them, beside the indentation of its line.
    indent: String,
}

/// The choices at a byte.
pub(super) fn choices(ours: &Ours, text: &Text, at: usize) -> Offer {
    let Some(slot) = slot(ours.format, text, at) else { return Offer::nothing(at) };
    let what = meaning((ours.model, ours.format), slot.tree.root.as_ref(), &slot.path);
    let writing = Writing::of(ours, &slot, text);
    let typed = text.as_str().get(slot.range.start..at).unwrap_or_default();
    let mut is_cut = false;
    let mut choices = match &slot.what {
        What::Name { others, has_sign } => {
            let object = what.and_then(Meaning::members);
            let names = object.map(|object| names(&writing, object, others, *has_sign));
            let mut choices = names.unwrap_or_default();
            choices.extend(elements_beside_names(ours, &writing, &slot, text));
            choices
        }
        What::Value => match what {
            Some(Meaning::Property(_, property, Kind::Text(_))) if property.key => {
                let (choices, others) = used((ours.format, writing.format), &slot, property, typed);
                is_cut = others;
                choices
            }
            _ => values(&writing, &slot, what),
        },
        What::Element => match what {
            Some(Meaning::List(object)) => skeletons(&writing, object, false),
            _ => Vec::new(),
        },
        What::Header => headers(&writing),
    };
    let written = text.as_str().get(slot.range.clone()).unwrap_or_default();
    if written.starts_with('"') || written.starts_with('\'') {
        // Clients compare what is replaced as a whole.
        let quote = written.get(..1).unwrap_or_default();
        for choice in &mut choices {
            choice.filter = Some(format!("{quote}{}", choice.label));
        }
    }
    let blanks = blanks(ours.format, text, &slot);
    for choice in &mut choices {
        let insertion = std::mem::take(&mut choice.insertion);
        let mut with = Snippet::of(if insertion.is_below() { "" } else { blanks.0 });
        with.append(slot.commas.add(insertion));
        with.push(blanks.1);
        choice.insertion = with;
    }
    Offer { choices, range: slot.range, is_cut }
}

/// The blanks that YAML needs behind a colon and before a comment.
fn blanks(format: InputFormat, text: &Text, slot: &Slot) -> (&'static str, &'static str) {
    if format != InputFormat::Yaml {
        return ("", "");
    }
    let before = text.as_str().get(..slot.range.start).unwrap_or_default();
    let behind = text.as_str().get(slot.range.end..).unwrap_or_default();
    let is_value = matches!(slot.what, What::Value);
    let blank = |is_needed| if is_needed { " " } else { "" };
    (blank(is_value && before.ends_with(':')), blank(behind.starts_with('#')))
}

impl Writing {
    fn of(ours: &Ours, slot: &Slot, text: &Text) -> Self {
        let line = text.as_str().get(text.line_around(slot.range.start)).unwrap_or_default();
        let content = line.trim_start_matches([' ', '\t']);
        let mut behind = content;
        while let Some(rest) = behind.strip_prefix("- ") {
            behind = rest.trim_start_matches(' ');
        }
        let is_yaml = ours.format == InputFormat::Yaml;
        let (format, hyphens) = match slot.is_inline {
            // Within brackets, JSON is YAML.
            true if is_yaml => (InputFormat::Json, 0),
            false if is_yaml => (InputFormat::Yaml, content.len() - behind.len()),
            _ => (ours.format, 0),
        };
        // A value of TOML is none of several lines.
        let is_inline = slot.is_inline || format == InputFormat::Toml && matches!(slot.what, What::Value);
        Self { format, model: ours.model, is_inline, indent: " ".repeat(hyphens) }
    }
}

/// The names of the properties that an object doesn't have.
fn names(writing: &Writing, object: &'static ObjectType, others: &[String], has_sign: bool) -> Vec<Choice> {
    let format = writing.format;
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
            insertion.append(value(format, property, &writing.indent));
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
fn values(writing: &Writing, slot: &Slot, what: Option<Meaning>) -> Vec<Choice> {
    let format = writing.format;
    let kind = match what {
        Some(Meaning::Property(_, _, kind)) => kind,
        Some(Meaning::Object(object)) => return vec![object_choice(writing, object)],
        Some(Meaning::List(object)) => {
            let in_list = |choice| in_list(writing, slot, choice);
            return skeletons(writing, object, false).into_iter().map(in_list).collect();
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
        Kind::Object(object) => vec![object_choice(writing, object)],
        _ => Vec::new(),
    }
}

fn object_choice(writing: &Writing, object: &'static ObjectType) -> Choice {
    let insertion = members(writing.format, object, &[], &writing.indent);
    Choice {
        meaning: Some(object.doc.to_owned()),
        ..Choice::new(object.title, CompletionItemKind::Snippet, insertion)
    }
}

/// An element of a list as a list of its own.
fn in_list(writing: &Writing, slot: &Slot, choice: Choice) -> Choice {
    let is_block = writing.format == InputFormat::Yaml;
    let (open, close) = match is_block {
        // A list that is a value begins on the next line.
        true if !slot.path.is_empty() => ("\n", ""),
        true => ("", ""),
        false => ("[", "]"),
    };
    let mut insertion = Snippet::of(open);
    insertion.append(choice.insertion);
    insertion.push(close);
    Choice { insertion, ..choice }
}

/// Whole elements, to be filled in. `is_marked` says that the hyphen of an element is there
/// already.
fn skeletons(writing: &Writing, object: &'static ObjectType, is_marked: bool) -> Vec<Choice> {
    let marked = is_marked.then_some(writing.indent.as_str());
    let skeleton = |others: &[&str]| {
        if writing.is_inline {
            members(writing.format, object, others, "")
        } else {
            element(writing.format, object, others, marked)
        }
    };
    if !std::ptr::eq(object, Webhook::TYPE) || writing.model != Model::Webhooks {
        let label = object.title.to_lowercase();
        return vec![Choice { group: 3, ..Choice::new(label, CompletionItemKind::Snippet, skeleton(&[])) }];
    }
    let choice = |label: &str, others: &[&str]| Choice {
        meaning: Some(object.doc.to_owned()),
        group: 3,
        ..Choice::new(label, CompletionItemKind::Snippet, skeleton(others))
    };
    vec![
        choice("webhook with a static header", &["httpAuthorization"]),
        choice("webhook with OAuth client credentials", &["oauth"]),
    ]
}

/// Whole elements, where YAML and TOML have the first name of an element, or a header.
fn elements_beside_names(ours: &Ours, writing: &Writing, slot: &Slot, text: &Text) -> Vec<Choice> {
    let What::Name { others, .. } = &slot.what else { return Vec::new() };
    let line = text.line_around(slot.range.start);
    let before = text.as_str().get(line.start..slot.range.start).unwrap_or_default();
    match ours.format {
        _ if slot.is_inline => Vec::new(),
        InputFormat::Toml if before.trim().is_empty() => headers(writing),
        InputFormat::Yaml if others.is_empty() => {
            // At the beginning of a document there is no list yet.
            let list = if slot.path.is_empty() { &[] } else { parent(&slot.path) };
            match meaning((ours.model, ours.format), None, list) {
                Some(Meaning::List(object)) => skeletons(writing, object, !slot.path.is_empty()),
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
fn headers(writing: &Writing) -> Vec<Choice> {
    let list = [Step::Name("webhooks".to_owned())];
    match meaning((writing.model, InputFormat::Toml), None, &list) {
        Some(Meaning::List(object)) if writing.format == InputFormat::Toml => {
            let mut choices = skeletons(writing, object, false);
            if object.property("oauth").is_some() {
                let insertion = Snippet::of("[webhooks.oauth]\n");
                choices.push(Choice::new("[webhooks.oauth]", CompletionItemKind::Module, insertion));
            }
            choices
        }
        _ => Vec::new(),
    }
}
