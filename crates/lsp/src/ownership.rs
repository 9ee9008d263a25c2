//! Which documents are ours: those that the configuration names, or else those that look like it.
//! The name of a file never says so.

use chatapps_webhooks::{EventKind, InputFormat, Model};
use chatapps_webhooks_texts::format_of_name;

use crate::tree::node::{Node, Tree, Value};
use crate::tree::tree_of;

/// The format of a document, by the end of its name, or else by what the client calls its language.
pub(crate) fn format_of(name: &str, language: &str) -> Option<InputFormat> {
    format_of_name(name).or(match language {
        "json" => Some(InputFormat::Json),
        "jsonc" => Some(InputFormat::Jsonc),
        "yaml" => Some(InputFormat::Yaml),
        "toml" => Some(InputFormat::Toml),
        _ => None,
    })
}

/// What a text looks like, if it looks like something of ours: webhooks, or an event that is
/// documented. It may be broken.
#[must_use]
pub fn model_of(format: InputFormat, text: &str) -> Option<Model> {
    // Most documents are of others: nothing is made of them that doesn't have these names.
    let has = |name: &str| contains_ignoring_case(text, name);
    let may_be_event = has("eventtype");
    let may_be_webhooks = has("account") && has("url");
    if !may_be_event && !may_be_webhooks {
        return None;
    }
    let tree = tree_of(format, text);
    let root = tree.root.as_ref()?;
    if entries(format, &tree).is_some_and(|entries| entries.iter().any(is_webhook)) {
        return Some(Model::Webhooks);
    }
    (may_be_event && is_event(root)).then_some(Model::Event)
}

fn contains_ignoring_case(text: &str, name: &str) -> bool {
    text.as_bytes().windows(name.len()).any(|part| part.eq_ignore_ascii_case(name.as_bytes()))
}

/// The elements of a document that is a list.
pub(crate) fn entries(format: InputFormat, tree: &Tree) -> Option<&[Node]> {
    let root = tree.root.as_ref()?;
    let list = if format == InputFormat::Toml { root.member("webhooks")? } else { root };
    matches!(list.value, Value::Array(_)).then(|| list.elements())
}

/// Whether an object has the properties that every webhook has, by names that are at most written
/// in another way.
fn is_webhook(entry: &Node) -> bool {
    let has = |name: &str| entry.members().iter().any(|member| plain(&member.name) == name);
    has("subaccountid") && has("url")
}

/// A name in lower case, without what separates its words.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).map(|c| c.to_ascii_lowercase()).collect()
}

/// Whether an object is an event that is documented.
fn is_event(root: &Node) -> bool {
    let is_object =
        |name: &str| root.member(name).is_some_and(|value| matches!(value.value, Value::Object(_)));
    let has_frame = is_object("payload") || is_object("eventDetails") || root.member("umid").is_some();
    has_frame && event_kind(root).is_some()
}

/// The kind of an event, by its name.
pub(crate) fn event_kind(root: &Node) -> Option<EventKind> {
    let name = root.text("eventType")?;
    EventKind::DOCUMENTED.iter().copied().find(|kind| kind.event_types().contains(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(format: InputFormat, text: &str) -> Option<Model> {
        model_of(format, text)
    }

    #[test]
    fn the_content_says_what_a_document_is() {
        use InputFormat::{Json, Jsonc, Toml, Yaml};
        for (format, text, expected) in [
            (Json, r#"[{"subAccountId": "*", "url": "x"}]"#, Some(Model::Webhooks)),
            (Json, r#"[1, {"sub_account_id": "*", "URL": "x""#, Some(Model::Webhooks)),
            (Jsonc, "// a\n[{/**/\"subAccountId\": , \"url\"", Some(Model::Webhooks)),
            (Yaml, "- url: x\n  subAccountId: '*'\n", Some(Model::Webhooks)),
            (Yaml, "# a\n-\n  subAccountId\n  url: x", Some(Model::Webhooks)),
            (Yaml, "[{subAccountId: x, url: y}]", Some(Model::Webhooks)),
            (Toml, "[[webhooks]]\nsubAccountId = 'x'\nurl = 'y'", Some(Model::Webhooks)),
            (Toml, "webhooks = [{subAccountId = 'x', url = 'y'}]", Some(Model::Webhooks)),
            (Json, r#"{"eventType": "inbound_message_received", "payload": {}}"#, Some(Model::Event)),
            (Yaml, "eventType: template_status_update\neventDetails:\n  a: b", Some(Model::Event)),
            (Json, r#"{"eventType": "order_created", "payload": {}}"#, None),
            (Json, r#"{"eventType": "inbound_message_received"}"#, None),
            (Json, r#"[{"subAccountId": "*"}]"#, None),
            (Json, r#"{"subAccountId": "*", "url": "x"}"#, None),
            (Json, r#"{"a": [{"subAccountId": "*", "url": "x"}]}"#, None),
            (Toml, "[[hooks]]\nsubAccountId = 'x'\nurl = 'y'", None),
            (Json, "", None),
            (Yaml, "subAccountId url", None),
        ] {
            assert_eq!(of(format, text), expected, "{text}");
        }
    }

    #[test]
    fn the_end_of_the_name_counts_before_the_language() {
        assert_eq!(format_of("a.yml", "plaintext"), Some(InputFormat::Yaml));
        assert_eq!(format_of("Untitled-1", "jsonc"), Some(InputFormat::Jsonc));
        assert_eq!(format_of("a.json", "jsonc"), Some(InputFormat::Json));
        assert_eq!(format_of("a.rs", "rust"), None);
    }
}
