//! The configuration of a project: which documents are ours, levels, mistakes, changes.

use std::fs;

use serde_json::{Value, json};

use crate::client::{Client, capabilities};
use crate::workspace::Workspace;

const REQUEST: &str = r#"[{"subAccountId": "Onion", "url": "http://hooks.onion.example/a", "type": "MSG", "httpAuthorization": "Bearer rw4Kd0b2u"}]"#;

fn codes(found: &[Value]) -> Vec<&str> {
    found.iter().filter_map(|diagnostic| diagnostic["code"].as_str()).collect()
}

#[test]
fn patterns_say_what_documents_are_before_their_content_does() {
    let workspace = Workspace::new();
    workspace.file(
        "chatapps-webhooks.toml",
        "[[models]]\nfiles = ['targets/*']\nmodel = 'webhook-targets'\n[[models]]\nfiles = ['*.event']\nmodel = 'event'\n",
    );
    let mut client = Client::new();
    for (name, text, expected) in [
        ("targets/a.json", "[]", &["empty_request"][..]),
        ("targets/b.yaml", "- url: x\n", &["required", "implicit_types", "unknown_property"]),
        ("a.event", r#"{"eventType": "inbound_message_received"}"#, &["unrecognized_event"]),
        ("other.json", "[1,]", &[]),
        ("webhooks.json", "{}", &[]),
        ("chatapps-webhooks.json", "{", &[]),
        ("a.json", REQUEST, &["insecure_url", "credentials_over_http"]),
        ("received.ndjson", REQUEST, &[]),
    ] {
        let uri = workspace.uri(name);
        client.open(&uri, "plaintext", text);
        let found = client.pushed(&uri);
        let mut codes = codes(&found);
        codes.sort_unstable();
        let mut expected = expected.to_vec();
        expected.sort_unstable();
        if name == "a.event" {
            assert!(!codes.is_empty(), "{name}");
        } else {
            assert_eq!(codes, expected, "{name}");
        }
    }
}

#[test]
fn a_configuration_that_changes_counts_at_once() {
    let workspace = Workspace::new();
    let file = workspace.path().join("chatapps-webhooks.toml");
    let mut client = Client::new();
    let uri = workspace.uri("requests/a.json");
    client.open(&uri, "json", REQUEST);
    assert_eq!(codes(&client.pushed(&uri)), ["insecure_url", "credentials_over_http"]);
    let told = |client: &mut Client, text: Option<&str>| {
        match text {
            Some(text) => fs::write(&file, text).unwrap(),
            None => fs::remove_file(&file).unwrap(),
        }
        let changes = json!([{"uri": workspace.uri("chatapps-webhooks.toml"), "type": 2}]);
        client.tell("workspace/didChangeWatchedFiles", json!({"changes": changes}));
        client.pushed(&uri)
    };
    let off = "rules = { insecure_url = 'off', credentials_over_http = 'off' }\n";
    assert!(told(&mut client, Some(off)).is_empty());
    assert_eq!(codes(&told(&mut client, Some("extends = 1"))), ["invalid_configuration"]);
    assert!(told(&mut client, Some("[[suppressions]]\nrule = 'insecure_url'\nreason = 'x'\ntarget = {scope = 'Onion', type = 'MSG'}\n")).len() == 1);
    assert_eq!(codes(&told(&mut client, None)).len(), 2);
}

#[test]
fn mistakes_in_a_configuration_are_told_there() {
    let workspace = Workspace::new();
    let name = "chatapps-webhooks.toml";
    workspace.file(name, "# é\npolicy = 'é𝄞' # é\n");
    let configuration = workspace.uri(name);
    let uri = workspace.uri("a.json");
    let mut client = Client::new();
    client.open(&uri, "json", REQUEST);
    let found = client.pushed(&uri);
    assert_eq!(found.len(), 1, "a document isn't checked by a guess: {found:#?}");
    let message = found[0]["message"].as_str().unwrap();
    assert!(message.starts_with("not checked: chatapps-webhooks.toml:2:10: unknown policy"), "{message}");
    let expected = json!({"start": {"line": 1, "character": 9}, "end": {"line": 1, "character": 14}});
    let related = &found[0]["relatedInformation"][0]["location"];
    assert_eq!((&related["uri"], &related["range"]), (&json!(configuration), &expected));
    // The file isn't open, and has the diagnostic nevertheless.
    let told = client.pushed(&configuration);
    assert_eq!((told.len(), &told[0]["range"], &told[0]["severity"]), (1, &expected, &json!(1)));
    for diagnostic in [&found[0], &told[0]] {
        assert_eq!(diagnostic["code"], "invalid_configuration");
        let link = diagnostic.pointer("/codeDescription/href").and_then(Value::as_str);
        assert_eq!(link, chatapps_webhooks::docs_url("configuration.html").as_deref());
    }
    // A usable one counts until there is another.
    client.open(&configuration, "toml", "rules = { insecure_url = 'error' }\n");
    assert!(client.pushed(&configuration).is_empty());
    assert_eq!(client.pushed(&uri)[0]["severity"], 1);
    client.change(&configuration, 2, "rules = { insecure_urls = 'error' }\n");
    let told = client.pushed(&configuration);
    assert!(told[0]["message"].as_str().unwrap().contains("did you mean `insecure_url`?"), "{told:?}");
    let found = client.pushed(&uri);
    assert!(
        found[0]["message"]
            .as_str()
            .unwrap()
            .starts_with("checked by the configuration before the last change: ")
    );
    assert_eq!(found[1]["severity"], 1);
    client.change(&configuration, 3, "");
    assert!(client.pushed(&configuration).is_empty());
    assert_eq!(codes(&client.pushed(&uri)), ["insecure_url", "credentials_over_http"]);
    // Closed, the file counts again.
    client.tell("textDocument/didClose", json!({"textDocument": {"uri": configuration}}));
    assert!(client.pushed(&configuration).is_empty());
    assert_eq!(client.pushed(&uri).len(), 3);
    assert_eq!(client.pushed(&configuration).len(), 1);
    workspace.file(name, "");
    client.tell("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": configuration, "type": 2}]}));
    assert_eq!(client.pushed(&uri).len(), 2);
    assert!(client.pushed(&configuration).is_empty());
}

#[test]
fn files_that_are_of_others_too_have_only_our_mistakes() {
    let workspace = Workspace::new();
    let mut client = Client::new();
    for (name, text, count) in [
        ("package.json", "{", 0),
        ("package.json", r#"{"dependencies": {"chatapps-webhooks": "1.0.0"}}"#, 0),
        ("package.json", r#"{"chatapps-webhooks": {"é": 1}}"#, 1),
        ("package.json", r#"{"chatapps-webhooks": {"policy": "#, 1),
        ("pyproject.toml", "[project]\nx = ", 0),
        ("pyproject.toml", "[tool.chatapps-webhooks]\nx = ", 1),
        ("pyproject.toml", "# [tool.chatapps-webhooks]\nx = ", 0),
        ("pyproject.toml", "[tool.chatapps-webhooks]\nx = 1", 1),
        ("chatapps-webhooks.toml", "[", 1),
        ("chatapps-webhooks.toml", "extend = 'missing.toml'", 1),
    ] {
        let uri = workspace.uri(name);
        client.open(&uri, "", text);
        let found = client.pushed(&uri);
        assert_eq!(found.len(), count, "{text}: {found:?}");
    }
    let uri = workspace.uri("chatapps-webhooks.toml");
    workspace.file("base.toml", "keys = 1");
    client.open(&uri, "", "extend = 'base.toml'");
    let found = client.pushed(&uri);
    assert!(found[0]["message"].as_str().unwrap().contains("base.toml:1:1: unknown key"), "{found:?}");
    assert_eq!(found[0]["relatedInformation"][0]["location"]["uri"], workspace.uri("base.toml"));
}

#[test]
fn suppressions_that_have_expired_are_told() {
    let workspace = Workspace::new();
    let uri = workspace.uri("chatapps-webhooks.toml");
    let mut client = Client::new();
    let text =
        "# é\n[[suppressions]]\nrule = 'insecure_url'\nfiles = ['a']\nreason = 'x'\nuntil = 2020-01-31\n";
    client.open(&uri, "toml", text);
    let found = client.pushed(&uri);
    assert_eq!(codes(&found), ["expired_suppression"]);
    assert_eq!(found[0]["range"]["start"], json!({"line": 2, "character": 7}));
}

#[test]
fn what_the_baseline_has_is_not_told() {
    let workspace = Workspace::new();
    workspace.file("chatapps-webhooks.toml", "");
    let row = json!({"rule": "insecure_url", "scope": "Onion", "type": "MSG", "count": 1});
    let baseline = json!({"version": 1, "findings": [row]}).to_string();
    workspace.file("chatapps-webhooks.baseline.json", &baseline);
    let mut client = Client::new();
    let uri = workspace.uri("a.json");
    client.open(&uri, "json", REQUEST);
    assert_eq!(codes(&client.pushed(&uri)), ["credentials_over_http"]);
    let yaml = workspace.uri("a.yaml");
    client.open(&yaml, "yaml", "- subAccountId: Onion\n  url: http://a.onion.example\n  type: MSG\n  httpAuthorization: Bearer rw4Kd0b2u\n");
    assert_eq!(codes(&client.pushed(&yaml)), ["credentials_over_http"]);
}

#[test]
fn references_to_secrets_make_a_document_desired_state() {
    let workspace = Workspace::new();
    let mut client = Client::new();
    let uri = workspace.uri("a.json");
    let text = REQUEST.replace(r#""Bearer rw4Kd0b2u""#, r#"{"env": "ONION_TOKEN"}"#);
    client.open(&uri, "json", &text);
    assert_eq!(codes(&client.pushed(&uri)), ["insecure_url", "credentials_over_http"]);
    client.change(&uri, 2, &text.replace("\"env\"", "\"environment\""));
    assert!(!client.pushed(&uri).is_empty());
}

#[test]
fn a_client_that_pulls_is_asked_to_pull_again() {
    let workspace = Workspace::new();
    let mut able = capabilities();
    able["textDocument"]["diagnostic"] = json!({});
    let mut client = Client::with(&able);
    let uri = workspace.uri("a.json");
    client.open(&uri, "json", REQUEST);
    let params = json!({"textDocument": {"uri": uri}});
    let found = client.ask("textDocument/diagnostic", params.clone()).unwrap();
    assert_eq!(found["items"].as_array().unwrap().len(), 2);
    workspace.file("chatapps-webhooks.toml", "é = 1");
    let configuration = workspace.uri("chatapps-webhooks.toml");
    client.tell("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": configuration, "type": 1}]}));
    client.wait(|message| message["method"] == "workspace/diagnostic/refresh");
    let found = client.ask("textDocument/diagnostic", params.clone()).unwrap();
    assert_eq!(found["items"].as_array().unwrap().len(), 3);
    // Nobody pulls for a file that isn't open.
    assert_eq!(client.pushed(&configuration).len(), 1);
    workspace.file("chatapps-webhooks.toml", "");
    assert_eq!(client.ask("textDocument/diagnostic", params).unwrap()["items"].as_array().unwrap().len(), 2);
    assert!(client.pushed(&configuration).is_empty());
}

#[test]
fn a_baseline_of_any_name_counts_when_it_changes() {
    let workspace = Workspace::new();
    workspace.file("chatapps-webhooks.toml", "baseline = 'config/known-findings.json'\n");
    let file = |rows: Value| json!({"version": 1, "findings": rows}).to_string();
    let row = json!({"rule": "insecure_url", "scope": "Onion", "type": "MSG", "count": 1});
    let mut client = Client::new();
    let uri = workspace.uri("a.json");
    client.open(&uri, "json", REQUEST);
    assert_eq!(client.pushed(&uri).len(), 2);
    let baseline = "config/known-findings.json";
    for (text, expected) in [
        (file(json!([row])), vec!["credentials_over_http"]),
        ("{".to_owned(), vec!["invalid_configuration", "credentials_over_http"]),
        (file(json!([])), vec!["insecure_url", "credentials_over_http"]),
    ] {
        workspace.file(baseline, &text);
        let changes = json!([{"uri": workspace.uri(baseline), "type": 2}]);
        client.tell("workspace/didChangeWatchedFiles", json!({"changes": changes}));
        assert_eq!(codes(&client.pushed(&uri)), expected, "{text}");
    }
    // It isn't open, and what was wrong with it is over.
    assert_eq!(
        [1, 0],
        [client.pushed(&workspace.uri(baseline)).len(), client.pushed(&workspace.uri(baseline)).len()]
    );
    // Other files are nobody's matter.
    let changes = json!([{"uri": workspace.uri("other.json"), "type": 2}]);
    client.unread.clear();
    client.tell("workspace/didChangeWatchedFiles", json!({"changes": changes}));
    assert!(client.is_quiet());
}

#[test]
fn a_file_that_is_saved_is_checked_by_the_configuration_as_it_is() {
    let workspace = Workspace::new();
    let mut able = capabilities();
    for pulls in [false, true] {
        workspace.file("chatapps-webhooks.toml", "");
        if pulls {
            able["textDocument"]["diagnostic"] = json!({});
        }
        let mut client = Client::with(&able);
        let uri = workspace.uri("a.json");
        client.open(&uri, "json", REQUEST);
        let found = |client: &mut Client| {
            if pulls {
                let params = json!({"textDocument": {"uri": uri}});
                let found = client.ask("textDocument/diagnostic", params).unwrap();
                return found["items"].as_array().unwrap().len();
            }
            client.pushed(&uri).len()
        };
        assert_eq!(found(&mut client), 2);
        workspace.file("chatapps-webhooks.toml", "rules = { insecure_url = 'off' }\n");
        client.tell("textDocument/didSave", json!({"textDocument": {"uri": uri}}));
        if pulls {
            client.wait(|message| message["method"] == "workspace/diagnostic/refresh");
        }
        assert_eq!(found(&mut client), 1);
    }
}

#[test]
fn a_file_that_a_configuration_extends_is_one() {
    let workspace = Workspace::new();
    workspace.file("chatapps-webhooks.toml", "extend = 'base.toml'\n");
    workspace.file("base.toml", "");
    let (base, uri) = (workspace.uri("base.toml"), workspace.uri("a.json"));
    let mut client = Client::new();
    // Whose it is, is known as soon as a document is checked.
    client.open(&base, "toml", "rules = { insecure_urls = 'off' }\n");
    assert!(client.pushed(&base).is_empty());
    client.open(&uri, "json", REQUEST);
    assert_eq!(codes(&client.pushed(&uri)), ["invalid_configuration"]);
    let told = client.pushed(&base);
    assert!(told[0]["message"].as_str().unwrap().contains("did you mean `insecure_url`?"), "{told:?}");
    client.change(&base, 2, "rules = { insecure_url = 'off' }\n");
    assert!(client.pushed(&base).is_empty());
    assert_eq!(codes(&client.pushed(&uri)), ["credentials_over_http"]);
    let at = json!({"line": 0, "character": 12});
    let params = json!({"textDocument": {"uri": base}, "position": at});
    assert_eq!(client.ask("textDocument/hover", params.clone()).unwrap()["range"]["start"]["character"], 10);
    let offered = client.ask("textDocument/completion", params).unwrap();
    assert!(offered["items"].as_array().unwrap().iter().any(|item| item["label"] == "url_fragment"));
    // A request isn't, whoever names it.
    let request = workspace.uri("request.toml");
    workspace.file("chatapps-webhooks.toml", "extend = 'request.toml'\n");
    client.open(&request, "toml", "[[webhooks]]\nsubAccountId = 'Onion'\nurl = 'x'\n");
    client.pushed(&request);
    workspace.file("chatapps-webhooks.toml", "");
    client.tell("textDocument/didSave", json!({"textDocument": {"uri": request}}));
    assert!(codes(&client.pushed(&request)).contains(&"implicit_types"));
    // Another file of that kind is none.
    let other = workspace.uri("other.toml");
    client.open(&other, "toml", "rules = { insecure_urls = 'off' }\n");
    assert!(client.pushed(&other).is_empty());
}
