//! What can be done about findings, and that it does what it says.

use std::fs;

use chatapps_webhooks::{Applicability, Checker, Fix, InputFormat, Rule};
use serde_json::{Value, json};

use crate::client::{Client, capabilities};
use crate::workspace::{Workspace, uri_of};

/// The actions for a whole document.
pub(crate) fn all_actions(client: &mut Client, uri: &str, only: Option<&str>) -> Vec<Value> {
    let range = json!({"start": {"line": 0, "character": 0}, "end": {"line": 100_000, "character": 0}});
    let mut context = json!({"diagnostics": []});
    if let Some(only) = only {
        context["only"] = json!([only]);
    }
    let params = json!({"textDocument": {"uri": uri}, "range": range, "context": context});
    client.ask("textDocument/codeAction", params).unwrap().as_array().unwrap().clone()
}

/// A number of lines, or of units.
pub(crate) fn number(value: &Value) -> usize {
    value.as_u64().and_then(|number| usize::try_from(number).ok()).unwrap()
}

/// Makes the edits of an action to a text, as a client does.
pub(crate) fn made(text: &str, edits: &Value) -> String {
    let mut edits: Vec<_> = edits.as_array().unwrap().clone();
    edits.sort_by_key(|edit| {
        (edit["range"]["start"]["line"].as_u64(), edit["range"]["start"]["character"].as_u64())
    });
    let mut text = text.to_owned();
    for edit in edits.iter().rev() {
        let at = |end: &str| {
            let position = &edit["range"][end];
            let line = number(&position["line"]);
            let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
            let mut units = number(&position["character"]);
            let mut at = start;
            for c in text[start..].chars() {
                if units == 0 {
                    break;
                }
                units -= c.len_utf16();
                at += c.len_utf8();
            }
            at
        };
        text.replace_range(at("start")..at("end"), edit["newText"].as_str().unwrap());
    }
    text
}

/// The edits of an action on an open document.
fn edits_of<'a>(action: &'a Value, uri: &str) -> &'a Value {
    let change = &action["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"]["uri"], uri, "{action}");
    assert_eq!(change["textDocument"]["version"], 1, "{action}");
    &change["edits"]
}

#[test]
fn fixes_are_those_of_the_core() {
    let mut client = Client::new();
    for info in Rule::catalogue() {
        if info.input != InputFormat::Json
            || info.limits.is_some()
            || info.model != chatapps_webhooks::Model::Webhooks
        {
            continue;
        }
        let wide = info.bad.replacen("[{", "[{\"é𝄞\": \"é𝄞\", ", 1);
        for text in [info.bad, &wide] {
            let workspace = Workspace::new();
            workspace.file("chatapps-webhooks.toml", "[[models]]\nfiles = ['*.json']\nmodel = 'webhooks'\n");
            let uri = workspace.uri("a.json");
            client.open(&uri, "json", text);
            let actions = all_actions(&mut client, &uri, Some("quickfix"));
            let report = Checker::default().check(info.model, text);
            let mut expected: Vec<Fix> = Vec::new();
            for fix in report.fixes(text).concat() {
                // One that fixes several findings is offered once.
                if !expected.contains(&fix) {
                    expected.push(fix);
                }
            }
            let actions: Vec<_> = actions
                .iter()
                .filter(|action| !action["title"].as_str().unwrap().starts_with("set `"))
                .collect();
            assert_eq!(actions.len(), expected.len(), "{text}");
            for (action, fix) in actions.into_iter().zip(expected) {
                assert!(action["title"].as_str().unwrap().starts_with(fix.title()), "{action}");
                let fixed = fix.apply(text.as_bytes()).unwrap();
                assert_eq!(made(text, edits_of(action, &uri)).as_bytes(), fixed, "{action}");
                assert_eq!(action["kind"], "quickfix");
                assert!(action["diagnostics"][0]["code"].is_string());
                let is_preferred = action.get("isPreferred") == Some(&json!(true));
                assert!(!is_preferred || fix.applicability() == Applicability::Safe, "{action}");
            }
            let all = all_actions(&mut client, &uri, Some("source.fixAll"));
            let fixed = report.fixed(text, Applicability::Safe).unwrap();
            match &all[..] {
                [] => assert!(fixed.findings().is_empty()),
                [action] => {
                    assert_eq!(action["kind"], "source.fixAll.chatapps-webhooks");
                    assert_eq!(made(text, edits_of(action, &uri)).as_bytes(), fixed.text());
                }
                more => panic!("{more:?}"),
            }
        }
    }
}

#[test]
fn only_safe_fixes_are_preferred_and_made_on_save() {
    let mut client = Client::new();
    let uri = "file:///none-of-ours/a.json";
    let text = r#"[{"sub_account_id": "*", "url": "http://hooks.onion.example/a", "type": "MO", "httpAuthorization": "Bearer rw4Kd0b2u"}]"#;
    client.open(uri, "json", text);
    let actions = all_actions(&mut client, uri, None);
    let titled = |part: &str| {
        actions
            .iter()
            .find(|action| action["title"].as_str().unwrap().contains(part))
            .unwrap_or_else(|| panic!("{part}: {actions:#?}"))
    };
    assert_eq!(titled("rename it to `subAccountId`")["isPreferred"], true);
    let unsafe_one = titled("(may change what is meant)");
    assert_eq!(unsafe_one.get("isPreferred"), None);
    let all = titled("make all safe fixes");
    let fixed = made(text, edits_of(all, uri));
    assert!(fixed.contains("subAccountId") && fixed.contains("\"MO\"") && fixed.contains("http:"), "{fixed}");
    for (only, count) in
        [("source", 1), ("source.fixAll.other", 0), ("refactor", 0), ("source.fixAll.chatapps-webhooks", 1)]
    {
        assert_eq!(all_actions(&mut client, uri, Some(only)).len(), count, "{only}");
    }
}

#[test]
fn actions_are_for_what_is_at_the_cursor() {
    let mut client = Client::new();
    let uri = "file:///none-of-ours/a.json";
    let text = "[{\"subAccountId\": \"*\",\n\"url\": \"https://a.onion.example/#a\",\n\"type\": \"MSG\",\n\"httpAuthorization\": \"\"}]";
    client.open(uri, "json", text);
    let at = |client: &mut Client, line: u32| {
        let position = json!({"line": line, "character": 22});
        let params = json!({"textDocument": {"uri": uri}, "range": {"start": position, "end": position}, "context": {"diagnostics": [], "only": ["quickfix"]}});
        let actions = client.ask("textDocument/codeAction", params).unwrap();
        actions
            .as_array()
            .unwrap()
            .iter()
            .map(|action| action["diagnostics"][0]["code"].as_str().unwrap().to_owned())
            .collect::<std::collections::BTreeSet<_>>()
    };
    assert!(at(&mut client, 1).contains("url_fragment"));
    assert!(!at(&mut client, 1).contains("empty_authorization"));
    assert!(at(&mut client, 3).contains("empty_authorization"));
}

#[test]
fn fixes_do_not_depend_on_what_is_shown() {
    // Errors are shown before warnings, and here they leave no room for any.
    let error = r#"{"subAccountId": 1, "url": 1, "type": 1, "httpAuthorization": 1}"#;
    let warning = r#"{"sub_account_id": "Onion", "url": "https://a.onion.example/#a", "type": "MSG", "httpAuthorization": ""}"#;
    let errors = vec![error; 2600].join(",\n");
    let text = format!("[{errors},\n{warning}\n]");
    let mut able = capabilities();
    able["textDocument"]["diagnostic"] = json!({});
    let mut client = Client::with(&able);
    let workspace = Workspace::new();
    workspace.file("chatapps-webhooks.toml", "");
    let uri = workspace.uri("a.json");
    client.open(&uri, "json", &text);
    let params = json!({"textDocument": {"uri": uri}});
    let shown = client.ask("textDocument/diagnostic", params).unwrap();
    let shown = shown["items"].as_array().unwrap();
    assert!(shown[0]["message"].as_str().unwrap().starts_with("left out: "), "{}", shown[0]);
    assert!(!shown.iter().any(|diagnostic| diagnostic["code"] == "url_fragment"));
    let at = |character: usize| {
        let position = json!({"line": 2600, "character": character});
        json!({"textDocument": {"uri": uri}, "range": {"start": position, "end": position}, "context": {"diagnostics": [], "only": ["quickfix"]}})
    };
    let actions = client.ask("textDocument/codeAction", at(warning.find("#a").unwrap())).unwrap();
    let titles: Vec<_> = actions.as_array().unwrap().iter().map(|action| &action["title"]).collect();
    assert!(titles.contains(&&json!("remove the fragment")), "{titles:?}");
    let all = all_actions(&mut client, &uri, Some("source.fixAll"));
    let fixed = made(&text, edits_of(&all[0], &uri));
    assert!(fixed.contains(r#"{"subAccountId": "Onion", "url": "https://a.onion.example/""#));
}

#[test]
fn a_fix_of_several_findings_is_offered_once() {
    let mut client = Client::new();
    let uri = "file:///none-of-ours/a.json";
    client.open(uri, "json", PLAIN);
    let mut fixes = all_actions(&mut client, uri, Some("quickfix"));
    fixes.retain(|action| action["title"].as_str().unwrap().starts_with("write `https:`"));
    assert_eq!(fixes.len(), 1, "{fixes:#?}");
    let found = fixes[0]["diagnostics"].as_array().unwrap();
    let codes: Vec<_> = found.iter().map(|diagnostic| &diagnostic["code"]).collect();
    assert_eq!(codes, ["insecure_url", "credentials_over_http"]);
}

#[test]
fn a_client_that_takes_commands_alone_gets_no_actions() {
    let mut able = capabilities();
    able["textDocument"]["codeAction"] = json!({});
    let mut client = Client::with(&able);
    let uri = "file:///none-of-ours/a.json";
    client.open(uri, "json", PLAIN);
    assert!(all_actions(&mut client, uri, None).is_empty());
}

const PLAIN: &str = r#"[{"subAccountId": "Onion", "url": "http://hooks.onion.example/a", "type": "MSG", "httpAuthorization": "Bearer rw4Kd0b2u"}]"#;

/// The diagnostics with that code.
fn levels(found: &[Value], code: &str) -> Vec<i64> {
    found
        .iter()
        .filter(|diagnostic| diagnostic["code"] == code)
        .map(|diagnostic| diagnostic["severity"].as_i64().unwrap())
        .collect()
}

#[test]
fn a_level_is_set_in_the_configuration_that_counts() {
    for (name, before) in [
        (
            "chatapps-webhooks.toml",
            "# ours\npolicy = \"recommended\"\n\n[rules]\ninsecure_url = \"error\" # for now\n",
        ),
        ("pyproject.toml", "[project]\nname = \"x\"\n\n[tool.chatapps-webhooks]\npolicy = \"recommended\"\n"),
        (
            "package.json",
            "{\n  \"name\": \"x\",\n  \"chatapps-webhooks\": {\n    \"rules\": {\"insecure_url\": \"error\"}\n  }\n}\n",
        ),
        (
            "chatapps-webhooks.toml",
            "[[overrides]]\ntargets = [{ scope = \"Onion\" }]\nrules = { insecure_url = \"error\" }\n",
        ),
    ] {
        for (place, is_other_reported) in
            [("for `Onion` MSG", true), ("in this file", true), ("in this project", false)]
        {
            for (level, severity) in
                [("off", vec![]), ("notice", vec![3]), ("warning", vec![2]), ("error", vec![1])]
            {
                let workspace = Workspace::new();
                workspace.file(name, before);
                let file = workspace.file("requests/é [1].json", PLAIN);
                let mut client = Client::new();
                let uri = uri_of(&file);
                client.open(&uri, "json", PLAIN);
                client.pushed(&uri);
                let title = format!("set `insecure_url` to `{level}` {place}");
                let actions = all_actions(&mut client, &uri, Some("quickfix"));
                let Some(action) = actions.iter().find(|action| action["title"] == title) else {
                    // An override for the target counts before all others.
                    assert!(
                        before.contains("overrides") && place != "for `Onion` MSG"
                            || before.contains("recommended\"\n") && level == "warning"
                            || before.contains("error\"") && level == "error",
                        "{title} of {before}: {actions:#?}"
                    );
                    continue;
                };
                let change = &action["edit"]["documentChanges"][0];
                assert_eq!(change["textDocument"], json!({"uri": workspace.uri(name), "version": null}));
                let after = made(before, &change["edits"]);
                for line in
                    before.lines().filter(|line| !line.contains("insecure_url") && !line.contains('}'))
                {
                    assert!(after.contains(line), "{after}");
                }
                workspace.file(name, &after);
                let changed = json!({"changes": [{"uri": workspace.uri(name), "type": 2}]});
                client.tell("workspace/didChangeWatchedFiles", changed);
                assert_eq!(levels(&client.pushed(&uri), "insecure_url"), severity, "{title}:\n{after}");
                // Others are as they were.
                let other = workspace.uri("requests/other.json");
                client.open(&other, "json", &PLAIN.replace("Onion", "Other"));
                assert!(!is_other_reported || !levels(&client.pushed(&other), "insecure_url").is_empty());
                assert_eq!(client.end(), 0);
            }
        }
    }
}

#[test]
fn a_configuration_keeps_its_line_ends() {
    for (name, before) in [
        ("chatapps-webhooks.toml", "# ours\npolicy = \"recommended\"\n\n[rules]\nx_frame = \"off\"\n"),
        ("chatapps-webhooks.toml", "[[overrides]]\nfiles = ['b']\nrules = { insecure_url = \"error\" }\n"),
        ("chatapps-webhooks.toml", "# ours\n"),
        ("package.json", "{\n  \"chatapps-webhooks\": {\n    \"policy\": \"recommended\"\n  }\n}\n"),
    ] {
        let before = before.replace("x_frame", "url_fragment");
        let made_of = |before: &str| {
            let workspace = Workspace::new();
            workspace.file(name, before);
            let mut client = Client::new();
            let uri = workspace.uri("a.json");
            client.open(&uri, "json", PLAIN);
            let actions = all_actions(&mut client, &uri, Some("quickfix"));
            let mut actions: Vec<_> = actions
                .into_iter()
                .filter(|action| action["title"].as_str().unwrap().starts_with("set `insecure_url` to `off`"))
                .map(|action| action["edit"]["documentChanges"][0]["edits"].clone())
                .collect();
            assert!(actions.len() > 1, "{before}");
            actions.drain(..).map(|edits| (made(before, &edits), edits)).collect::<Vec<_>>()
        };
        let crlf = before.replace('\n', "\r\n");
        for ((plain, small), (new, edits)) in made_of(&before).into_iter().zip(made_of(&crlf)) {
            assert_eq!(new, plain.replace('\n', "\r\n"), "{edits}");
            // The edits are those that there would be with line feeds, at the same places.
            let text = edits.to_string().replace("\\r\\n", "\\n");
            assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), small);
        }
    }
}

#[test]
fn a_configuration_is_created_if_there_is_none() {
    let workspace = Workspace::new();
    let file = workspace.file("requests/a.json", PLAIN);
    let uri = uri_of(&file);
    let mut able = capabilities();
    let initialize = |able: &Value| {
        let mut client = Client::silent();
        let folders = json!([{"uri": workspace.uri(""), "name": "x"}]);
        client
            .ask("initialize", json!({"processId": null, "capabilities": able, "workspaceFolders": folders}))
            .unwrap();
        client.tell("initialized", json!({}));
        client
    };
    let mut client = initialize(&able);
    client.open(&uri, "json", PLAIN);
    let actions = all_actions(&mut client, &uri, Some("quickfix"));
    let action = actions
        .iter()
        .find(|action| action["title"] == "set `insecure_url` to `off` for `Onion` MSG")
        .unwrap();
    let [created, filled] = [&action["edit"]["documentChanges"][0], &action["edit"]["documentChanges"][1]];
    let name = workspace.uri("chatapps-webhooks.toml");
    assert_eq!(created, &json!({"kind": "create", "uri": name, "options": {"ignoreIfExists": true}}));
    assert_eq!(filled["textDocument"], json!({"uri": name, "version": null}));
    let expected = "[[overrides]]\ntargets = [{ scope = \"Onion\", type = \"MSG\" }]\nrules = { insecure_url = \"off\" }\n";
    assert_eq!(filled["edits"][0]["newText"], expected);
    able["workspace"]["workspaceEdit"]["resourceOperations"] = json!([]);
    let mut client = initialize(&able);
    client.open(&uri, "json", PLAIN);
    let actions = all_actions(&mut client, &uri, Some("quickfix"));
    assert!(!actions.iter().any(|action| action["title"].as_str().unwrap().starts_with("set `")));
}

#[test]
fn an_open_configuration_is_changed_as_it_is_open() {
    let workspace = Workspace::new();
    workspace.file("chatapps-webhooks.toml", "");
    let file = workspace.file("a.yaml", "");
    let (uri, configuration) = (uri_of(&file), workspace.uri("chatapps-webhooks.toml"));
    let mut able = capabilities();
    able["workspace"]["workspaceEdit"] = json!({});
    let mut client = Client::with(&able);
    let unsaved = "# unsaved\n";
    client.open(&configuration, "toml", unsaved);
    client.open(&uri, "yaml", "- subAccountId: Onion\n  url: http://a.onion.example\n  type: MSG\n");
    let actions = all_actions(&mut client, &uri, None);
    let action = actions
        .iter()
        .find(|action| action["title"] == "set `insecure_url` to `off` for `Onion` MSG")
        .unwrap();
    let after = made(unsaved, &action["edit"]["changes"][&configuration]);
    assert!(after.starts_with("# unsaved\n") && after.contains("insecure_url"), "{after}");
    // What is typed there counts at once.
    client.pushed(&uri);
    client.change(&configuration, 2, &after);
    assert!(levels(&client.pushed(&uri), "insecure_url").is_empty());
}

#[test]
fn rules_of_the_contract_and_files_of_others_have_no_such_actions() {
    let mut client = Client::new();
    let workspace = Workspace::new();
    workspace.file("chatapps-webhooks.toml", "");
    let uri = workspace.uri("a.json");
    client.open(
        &uri,
        "json",
        r#"[{"subAccountId": "Onion", "url": 1, "type": "MSG", "httpAuthorization": "Bearer rw4Kd0b2u"}]"#,
    );
    let actions = all_actions(&mut client, &uri, None);
    assert!(
        !actions.iter().any(|action| action["title"].as_str().unwrap().starts_with("set `type`")),
        "{actions:#?}"
    );
    let other = workspace.uri("other.json");
    client.open(&other, "json", "{\"a\": 1,}");
    assert!(all_actions(&mut client, &other, None).is_empty());
    fs::write(workspace.path().join("chatapps-webhooks.toml"), "[").unwrap();
    assert!(all_actions(&mut client, &uri, None).is_empty() || client.is_quiet());
}
