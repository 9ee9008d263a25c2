//! What a place in a document means by the contract. Nothing that the document says is shown: it
//! may be secret.

use std::fmt::Write;

use chatapps_webhooks::{EnumerationType, Format, Kind, ObjectType, Privacy, Property, docs_url};

use super::explained::Explained;
use super::rules::named;
use crate::meaning::{Meaning, meaning};
use crate::session::Ours;
use crate::tree::node::{Node, Value};
use crate::tree::spot::Part;
use crate::tree::tree_of;

/// What is at a byte of a text.
pub(super) fn explain(ours: &Ours, text: &str, at: usize) -> Option<Explained> {
    let tree = tree_of(ours.format, text);
    if tree.is_in_comment(ours.format, text, at) {
        return None;
    }
    let spot = tree.spot(at);
    spot.container?;
    let what = meaning((ours.model, ours.format), tree.root.as_ref(), &spot.full_path());
    let node = match &spot.part {
        Part::ValueOf(member) => member.value.as_ref(),
        Part::Element(_, element) => Some(*element),
        Part::Name(_) => None,
        Part::Gap => spot.container,
    };
    let markdown = match (what?, &spot.part) {
        (Meaning::List(object), _) => list(ours, object),
        (Meaning::Object(object), _) => of_object(object, node),
        (Meaning::Property(object, property, kind), part) => {
            let value = node.filter(|_| matches!(part, Part::ValueOf(_) | Part::Element(..)));
            of_property(object, property, kind, value)
        }
    };
    // A gap is as large as the object around it: nothing is to be marked.
    Some(Explained { markdown, range: spot.range() })
}

fn list(ours: &Ours, object: &ObjectType) -> String {
    format!("**{}**\n\n{}. Each element: {}", ours.model, capitalized(ours.model.summary()), object.doc)
}

fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// An object, and what it means that it doesn't have some properties.
fn of_object(object: &'static ObjectType, node: Option<&Node>) -> String {
    let mut out = format!("**{}**\n\n{}\n", object.title, object.doc);
    let is_there = |property: &&Property| {
        node.is_some_and(|node| node.members().iter().any(|member| member.name == property.name))
    };
    for property in object.properties.iter().filter(|property| !is_there(property)) {
        if property.required {
            let _ = write!(out, "\nMissing `{}`: {}\n", property.name, property.doc);
        } else if let Some(meaning) = absence(property) {
            let _ = write!(out, "\n`{}` is absent, which means {meaning}.\n", property.name);
        }
    }
    out
}

/// What the absence of a property means, if it means something.
fn absence(property: &Property) -> Option<String> {
    match &property.kind {
        Kind::Boolean { default: Some(default) } => Some(format!("`{default}`")),
        Kind::Enumeration(of) => {
            let values: Vec<_> = of.absent().iter().map(|its| format!("`{its}`")).collect();
            (!values.is_empty()).then(|| values.join(" and "))
        }
        _ => None,
    }
}

/// A property, and its value as far as that is one of a list.
fn of_property(
    object: &'static ObjectType,
    property: &'static Property,
    kind: &'static Kind,
    value: Option<&Node>,
) -> String {
    let is_required = if property.required { "required" } else { "optional" };
    let mut out =
        format!("**`{}`** · {} · {is_required}\n\n{}\n", property.name, kind_name(kind), property.doc);
    if let Kind::Enumeration(of) = kind {
        values(&mut out, of, value);
    }
    if let Kind::Object(inner) = kind {
        let _ = write!(out, "\n{}\n", inner.doc);
    }
    if !property.required
        && let Some(meaning) = absence(property)
    {
        let _ = write!(out, "\nIts absence means {meaning}.\n");
    }
    if let Some(Value::Text(text)) = value.map(|value| &value.value)
        && property.name == "subAccountId"
        && text == "*"
    {
        out.push_str("\n`*` stands for all sub-accounts of the account.\n");
    }
    if property.privacy == Privacy::Secret {
        out.push_str("\nA secret: it is shown nowhere, and GET answers `***` in its place.\n");
    }
    let examples: Vec<_> = property.examples.iter().map(|example| format!("`{example}`")).collect();
    if !examples.is_empty() {
        let _ = write!(out, "\nFor example {}.\n", examples.join(", "));
    }
    let rules: Vec<_> = object.rules_of(property).into_iter().map(named).collect();
    let _ = write!(out, "\nRules: {}.\n", rules.join(", "));
    if let Some(url) = docs_url("rules/index.html") {
        let _ = write!(out, "\n[All rules]({url})\n");
    }
    out
}

/// The values of a list; the one that is there comes first.
fn values(out: &mut String, of: &EnumerationType, value: Option<&Node>) {
    let current = match value.map(|value| &value.value) {
        Some(Value::Text(text)) => of.position(text),
        _ => None,
    };
    if let Some(current) = current.and_then(|index| of.values.get(index)) {
        let _ = write!(out, "\n**`{}`**: {}\n", current.text, current.doc);
    }
    out.push_str("\nValues:\n");
    for value in of.values {
        let _ = write!(out, "\n- `{}`: {}", value.text, value.doc);
    }
    out.push('\n');
}

/// What a kind of values is called.
fn kind_name(kind: &Kind) -> String {
    match kind {
        Kind::Boolean { .. } => "boolean".to_owned(),
        Kind::Integer(_) => "integer".to_owned(),
        Kind::Number => "number".to_owned(),
        Kind::Text(text) => match text.format {
            Some(Format::Uri) => "string, a URI".to_owned(),
            Some(format) => format!("string, `{format}`"),
            None => "string".to_owned(),
        },
        Kind::Enumeration(_) => "string, one of a list".to_owned(),
        Kind::Object(_) | Kind::Tagged(_) => "object".to_owned(),
        Kind::Array(of) => format!("array of {}", kind_name(of)),
        Kind::Nullable(of) => format!("{}, or `null`", kind_name(of)),
        _ => "any value".to_owned(),
    }
}
