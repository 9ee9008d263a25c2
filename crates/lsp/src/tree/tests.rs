//! Trees of texts that are whole say what the readers say that know faults.

use std::fs;
use std::path::Path;

use chatapps_webhooks::{Checker, InputFormat, Limits, Model, Policy};
use chatapps_webhooks_texts::transcribe;
use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::node::{Node, Value};
use super::tree_of;

/// What a node says, with `null` for whatever is no string, object or array.
fn said(node: Option<&Node>) -> Json {
    match node.map(|node| &node.value) {
        Some(Value::Object(members)) => {
            members.iter().map(|member| (member.name.clone(), said(member.value.as_ref()))).collect()
        }
        Some(Value::Array(elements)) => elements.iter().map(|element| said(Some(element))).collect(),
        Some(Value::Text(text)) => json!(text),
        Some(Value::Other) | None => Json::Null,
    }
}

/// The same of JSON.
fn plain(value: &Json) -> Json {
    match value {
        Json::Object(members) => members.iter().map(|(name, value)| (name.clone(), plain(value))).collect(),
        Json::Array(elements) => elements.iter().map(plain).collect(),
        Json::String(text) => json!(text),
        _ => Json::Null,
    }
}

/// Every node has the bytes of its text: those that a reader finds the same in.
fn has_its_bytes(node: &Node, text: &str) -> bool {
    let own = text.get(node.range.clone()).unwrap_or_default();
    let is_own = serde_json::from_str::<Json>(own).is_ok_and(|value| plain(&value) == said(Some(node)));
    let members = node.members().iter().all(|member| {
        let name = text.get(member.name_range.clone()).and_then(|name| serde_json::from_str(name).ok());
        name.as_ref() == Some(&member.name)
            && member.value.as_ref().is_none_or(|its| has_its_bytes(its, text))
    });
    is_own && members && node.elements().iter().all(|element| has_its_bytes(element, text))
}

fn values() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        any::<String>().prop_map(Json::from),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        Just(Json::Null),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Json::from),
            prop::collection::btree_map("\\PC{0,6}", inner, 0..6)
                .prop_map(|members| members.into_iter().collect()),
        ]
    })
}

proptest! {
    #[test]
    fn json_says_what_its_parser_says(value in values(), is_pretty: bool) {
        let text = if is_pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
        let text = text.unwrap();
        for format in [InputFormat::Json, InputFormat::Jsonc] {
            let tree = tree_of(format, &text);
            prop_assert_eq!(said(tree.root.as_ref()), plain(&value), "{}", text);
            prop_assert!(tree.root.as_ref().is_none_or(|root| has_its_bytes(root, &text)), "{}", text);
        }
    }

    #[test]
    fn what_is_cut_off_says_the_beginning(value in values(), at: prop::sample::Index) {
        let text = serde_json::to_string(&value).unwrap();
        let end = (0..=at.index(text.len() + 1)).rev().find(|end| text.is_char_boundary(*end)).unwrap();
        let cut = &text.as_bytes()[..end];
        let tree = tree_of(InputFormat::Json, str::from_utf8(cut).unwrap());
        // Whatever is there has a place in it.
        prop_assert!(tree.root.is_none_or(|root| root.range.end <= end));
    }
}

/// What YAML can say and its lines don't: what stands for something else.
fn stands_for_others(text: &str) -> bool {
    [" *", "&", "<<", "? ", "!", "|", ">", "\\", "\t", "\n---", "\r"].iter().any(|sign| text.contains(sign))
}

#[test]
fn other_formats_say_what_their_readers_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/formats");
    let checker = Checker::new(Policy::contract()).with_limits(Limits { depth: 90, ..Limits::DEFAULT });
    let mut compared = [0, 0];
    for model in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name: Model = model.file_name().to_str().unwrap().parse().unwrap();
        for file in fs::read_dir(model.path()).unwrap().map(Result::unwrap) {
            let cases: Vec<Json> = serde_json::from_slice(&fs::read(file.path()).unwrap()).unwrap();
            for case in cases {
                let format: InputFormat = case["format"].as_str().unwrap().parse().unwrap();
                let Some(text) = case["text"].as_str() else { continue };
                let is_other = match format {
                    InputFormat::Yaml => !stands_for_others(text),
                    InputFormat::Toml => {
                        !text.contains("\"\"\"") && !text.contains("'''") && !text.contains('\\')
                    }
                    _ => false,
                };
                let Ok(transcript) = transcribe(&checker, name, format, text.as_bytes()) else { continue };
                let Ok(value) = serde_json::from_str::<Json>(transcript.json()) else { continue };
                if !is_other {
                    continue;
                }
                let tree = tree_of(format, text);
                let root = tree.root.as_ref();
                let root = match format {
                    InputFormat::Toml if name != Model::ErrorResponse => {
                        root.and_then(|root| root.member("webhooks"))
                    }
                    _ => root,
                };
                let (said, mut plain) = (said(root), plain(&value));
                if format == InputFormat::Toml {
                    // Dates are strings to the API.
                    forget_dates(&mut plain, &said);
                }
                assert_eq!(said, plain, "{text}");
                compared[usize::from(format == InputFormat::Toml)] += 1;
            }
        }
    }
    assert!(compared.iter().all(|count| *count > 10), "{compared:?}");
}

/// Makes strings `null` where something else was said.
fn forget_dates(value: &mut Json, said: &Json) {
    match (value, said) {
        (Json::Object(members), Json::Object(others)) => {
            for (name, value) in members {
                others.get(name).into_iter().for_each(|said| forget_dates(value, said));
            }
        }
        (Json::Array(elements), Json::Array(others)) => {
            elements.iter_mut().zip(others).for_each(|(value, said)| forget_dates(value, said));
        }
        (value @ Json::String(_), Json::Null) => *value = Json::Null,
        _ => {}
    }
}
