//! What a place in a configuration means: a key, or the id of a rule.

use std::fmt::Write;

use chatapps_webhooks::{Rule, docs_url};
use serde_json::Value as Json;

use super::explained::Explained;
use super::rules::page;
use crate::configuration::{description, format, inner, schemas, way};
use crate::document::Document;
use crate::tree::node::{Step, Value};
use crate::tree::spot::Part;
use crate::tree::tree_of;

/// What is at a byte of a text.
pub(super) fn explain(document: &Document, at: usize) -> Option<Explained> {
    let path = document.path.as_deref()?;
    let text = document.text.as_str();
    let tree = tree_of(format(path), text);
    if tree.is_in_comment(format(path), text, at) {
        return None;
    }
    let spot = tree.spot(at);
    let full = spot.full_path();
    let steps = inner(&full, way(path))?;
    let root = tree.root.as_ref()?.at(full.get(..full.len() - steps.len())?);
    let value = match &spot.part {
        Part::ValueOf(member) => member.value.as_ref(),
        Part::Element(_, element) => Some(*element),
        _ => None,
    };
    if let Some(rule) = rule_at(steps, value.map(|value| &value.value)) {
        return Some(Explained { markdown: page(rule), range: spot.range() });
    }
    // What is said of a list is said of its elements, too.
    let list = match steps {
        [list @ .., Step::Index(_)] => list,
        other => other,
    };
    let described = |steps| schemas(root, steps).into_iter().find(|schema| description(schema).is_some());
    let schema = described(steps).or_else(|| described(list))?;
    let name = steps.iter().rev().find_map(|step| match step {
        Step::Name(name) => Some(name.as_str()),
        Step::Index(_) => None,
    });
    // A name that the schema knows is none that may be secret.
    let mut markdown = name.map_or_else(String::new, |name| format!("**`{name}`**\n\n"));
    markdown.push_str(description(schema)?);
    markdown.push('\n');
    if let Some(values) = schema.get("enum").and_then(Json::as_array) {
        let values: Vec<_> =
            values.iter().filter_map(Json::as_str).map(|value| format!("`{value}`")).collect();
        let _ = write!(markdown, "\nOne of {}.\n", values.join(", "));
    }
    if let Some(default) = schema.get("default") {
        let _ = write!(markdown, "\nDefault: `{default}`.\n");
    }
    if let Some(Step::Name(key)) = steps.first()
        && let Some(url) = docs_url(format_args!("configuration.html#{key}"))
    {
        let _ = write!(markdown, "\n[Documentation]({url})\n");
    }
    Some(Explained { markdown, range: spot.range() })
}

/// The rule that a key or a value names.
fn rule_at(steps: &[Step], value: Option<&Value>) -> Option<Rule> {
    match (steps, value) {
        ([.., Step::Name(rules), Step::Name(rule)], None) if rules == "rules" => rule.parse().ok(),
        ([Step::Name(list), _, Step::Name(key)], Some(Value::Text(rule)))
            if list == "suppressions" && key == "rule" =>
        {
            rule.parse().ok()
        }
        _ => None,
    }
}
