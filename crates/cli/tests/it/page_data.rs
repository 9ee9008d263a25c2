//! Blocks of a page that are data: requests, desired state and events are valid, configurations are
//! understood, and what workflows name exists.

use std::fs;

use chatapps_webhooks::{Checker, InputFormat, Model, Policy};
use serde_json::Value;

use crate::pages::Block;
use crate::program::Room;
use crate::readme::root;

pub(crate) fn check(room: &Room, block: &Block) {
    let Block { page, language, text } = block;
    match language.as_str() {
        "json" => json(room, page, text),
        "yaml" if text.contains("subAccountId") => desired(room, page, InputFormat::Yaml, text),
        "yaml" => workflow(page, text),
        _ if text.contains("[[webhooks]]") => desired(room, page, InputFormat::Toml, text),
        _ if text.contains("[dependencies]") => dependencies(text),
        _ => configuration(room, page, text),
    }
}

fn desired(room: &Room, page: &str, format: InputFormat, text: &str) {
    let run = room.run_on(&["validate", "--desired", "--input-format", format.as_str()], text.as_bytes());
    assert_eq!(run.code, 0, "{page}: {text}\n{}", run.stdout);
}

fn json(room: &Room, page: &str, text: &str) {
    let value: Value =
        serde_json::from_str(text).map_err(|error| format!("{page}: {error}\n{text}")).unwrap();
    if value.get("eventType").is_some() {
        let report = Checker::new(Policy::recommended()).check(Model::Event, text);
        assert!(report.is_valid(), "{page}: {report}");
    } else if value.pointer("/0/subAccountId").is_some() {
        desired(room, page, InputFormat::Json, text);
    }
}

/// It is YAML, and the hooks and inputs of ours in it exist.
fn workflow(page: &str, text: &str) {
    let report =
        chatapps_webhooks_texts::check(&Checker::default(), Model::Event, InputFormat::Yaml, text.as_bytes());
    let syntax = report.findings().iter().find(|finding| finding.rule().id() == "syntax");
    assert!(syntax.is_none(), "{page}: {syntax:?}\n{text}");
    let file = |name: &str| fs::read_to_string(root().join(name)).unwrap();
    for hook in text.lines().filter_map(|line| line.trim().strip_prefix("- id: ")) {
        assert!(file(".pre-commit-hooks.yaml").contains(&format!("- id: {hook}\n")), "{page}: `{hook}`");
    }
    if let Some((_, step)) = text.split_once("chatapps-webhooks@") {
        let inputs = step.split("- uses").next().unwrap().split_once("with:\n").unwrap().1;
        for (input, _) in inputs.lines().filter_map(|line| line.trim().split_once(": ")) {
            assert!(file("action.yml").contains(&format!("\n  {input}:\n")), "{page}: no input `{input}`");
        }
    }
}

/// The version is the one that is to be released.
fn dependencies(text: &str) {
    let version = env!("CARGO_PKG_VERSION");
    assert!(text.contains(&format!("chatapps-webhooks = \"{version}\"")), "{text}");
}

fn configuration(room: &Room, page: &str, text: &str) {
    let is_python = text.contains("[tool.chatapps-webhooks");
    let name = if is_python { "pyproject.toml" } else { "chatapps-webhooks.toml" };
    room.file("base.toml", "");
    let file = room.file(&format!("team/{name}"), text);
    let run = room.run(&["config", "show", "team/request.json"]);
    assert_eq!(run.code, 0, "{page}: {text}\n{}", run.stderr);
    fs::remove_file(file).unwrap();
}
