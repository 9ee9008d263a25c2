//! Sets a level in a configuration in JSON, a member of `package.json`. Everything else stays as it
//! is written.

use chatapps_webhooks::{Level, Rule, WebhookType};
use serde_json::{Value as Json, json};

use super::place::Place;
use crate::tree::flow::json as tree_of;
use crate::tree::node::{Bounds, Node, Value};

/// The text with a level set. `way` leads to the object of the configuration, which is there. Of
/// the overrides that are there, one is used that is for the same, if there is one and `may_reuse`.
pub(super) fn set(
    text: &str,
    way: &[&str],
    place: &Place,
    (rule, level): (Rule, Level),
    may_reuse: bool,
) -> Option<String> {
    let tree = tree_of(text);
    let object = way.iter().try_fold(tree.root.as_ref()?, |node, name| node.member(name))?;
    let level = (rule.id(), json!(level.as_str()));
    if *place == Place::Project {
        return match object.member("rules") {
            Some(rules) => set_member(text, rules, level),
            None => insert(text, object, &member("rules", &json!({ level.0: level.1 }))),
        };
    }
    let new = new_override(place, &level);
    let Some(overrides) = object.member("overrides") else {
        return insert(text, object, &member("overrides", &json!([new])));
    };
    let same = overrides.elements().iter().rev().find(|its| may_reuse && is_for(its, place));
    match same.and_then(|its| its.member("rules")) {
        Some(rules) => set_member(text, rules, level),
        None => insert(text, overrides, &new.to_string()),
    }
}

fn member(name: &str, value: &Json) -> String {
    format!("{}: {value}", json!(name))
}

fn new_override(place: &Place, (rule, level): &(&str, Json)) -> Json {
    let rules = json!({ *rule: level });
    match place {
        Place::Target { scope, webhook_type: None } => json!({"targets": [{"scope": scope}], "rules": rules}),
        Place::Target { scope, webhook_type } => {
            json!({"targets": [{"scope": scope, "type": webhook_type.map(WebhookType::as_str)}], "rules": rules})
        }
        Place::File { pattern } => json!({"files": [pattern], "rules": rules}),
        Place::Project => Json::Null,
    }
}

fn is_for(its: &Node, place: &Place) -> bool {
    let only = |name: &str| {
        let elements = its.member(name).map(Node::elements).unwrap_or_default();
        elements.first().filter(|_| elements.len() == 1)
    };
    match place {
        Place::Target { scope, webhook_type } => only("targets").is_some_and(|target| {
            let is_type = target.text("type") == webhook_type.map(WebhookType::as_str);
            target.text("scope") == Some(scope) && is_type && its.member("files").is_none()
        }),
        Place::File { pattern } => {
            let is_it =
                only("files").is_some_and(|file| matches!(&file.value, Value::Text(text) if text == pattern));
            is_it && its.member("targets").is_none()
        }
        Place::Project => false,
    }
}

/// Sets a member of an object.
fn set_member(text: &str, object: &Node, (name, value): (&str, Json)) -> Option<String> {
    match object.member(name) {
        Some(old) => Some(replaced(text, old.range.start, old.range.end, &value.to_string())),
        None => insert(text, object, &member(name, &value)),
    }
}

/// Inserts something at the end of an object or an array.
fn insert(text: &str, container: &Node, new: &str) -> Option<String> {
    if container.bounds != Bounds::Closed {
        return None;
    }
    let parts: Vec<_> = match &container.value {
        Value::Object(members) => members
            .iter()
            .map(|member| member.name_range.start..member.value.as_ref().map_or(0, |value| value.range.end))
            .collect(),
        Value::Array(elements) => elements.iter().map(|element| element.range.clone()).collect(),
        _ => return None,
    };
    let Some(last) = parts.last().filter(|last| last.start < last.end) else {
        return Some(replaced(text, container.range.start + 1, container.range.end - 1, new));
    };
    // What is before the last one on its line is before the new one, too.
    let line = text.get(..last.start)?.rfind('\n').map(|feed| feed + 1);
    let before = line.and_then(|line| text.get(line..last.start)).filter(|before| before.trim().is_empty());
    let separator = before.map_or_else(|| ", ".to_owned(), |indent| format!(",\n{indent}"));
    Some(replaced(text, last.end, last.end, &format!("{separator}{new}")))
}

fn replaced(text: &str, start: usize, end: usize, new: &str) -> String {
    let (before, behind) = (text.get(..start).unwrap_or_default(), text.get(end..).unwrap_or_default());
    format!("{before}{new}{behind}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_else_stays_as_it_is() {
        let target = Place::Target { scope: "Onion".to_owned(), webhook_type: None };
        let file = Place::File { pattern: "a.json".to_owned() };
        for (text, place, expected) in [
            (r#"{"c": {}}"#, &Place::Project, r#"{"c": {"rules": {"insecure_url":"off"}}}"#),
            (
                r#"{"c": {"rules": {"a": 1}}}"#,
                &Place::Project,
                r#"{"c": {"rules": {"a": 1, "insecure_url": "off"}}}"#,
            ),
            (
                "{\"c\": {\n\t\"policy\": \"x\"\n}}",
                &file,
                "{\"c\": {\n\t\"policy\": \"x\",\n\t\"overrides\": [{\"files\":[\"a.json\"],\"rules\":{\"insecure_url\":\"off\"}}]\n}}",
            ),
            (
                r#"{"c": {"overrides": [{"targets": [{"scope": "Onion"}], "rules": {"insecure_url": "error"}}]}}"#,
                &target,
                r#"{"c": {"overrides": [{"targets": [{"scope": "Onion"}], "rules": {"insecure_url": "off"}}]}}"#,
            ),
        ] {
            let new = set(text, &["c"], place, (Rule::InsecureUrl, Level::Off), true).unwrap();
            let as_json = |text: &str| serde_json::from_str::<Json>(text).unwrap();
            assert_eq!(as_json(&new), as_json(expected));
            assert_eq!(
                new.split_whitespace().collect::<String>(),
                expected.split_whitespace().collect::<String>()
            );
        }
        assert_eq!(set("{\"c\": {", &["c"], &file, (Rule::InsecureUrl, Level::Off), true), None);
        assert_eq!(set("{}", &["c"], &file, (Rule::InsecureUrl, Level::Off), true), None);
    }
}
