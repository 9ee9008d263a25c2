//! What is offered at the cursor, in texts that are being typed.

use serde_json::{Value, json};

use crate::actions::made;
use crate::client::{Client, capabilities};
use crate::workspace::Workspace;

/// A text without the sign of the cursor, and the position of that.
pub(crate) fn cursor(text: &str) -> (String, Value) {
    let at = text.find('‸').expect("a cursor");
    let before = &text[..at];
    let line = before.matches('\n').count();
    let character = before[before.rfind('\n').map_or(0, |feed| feed + 1)..].encode_utf16().count();
    (text.replace('‸', ""), json!({"line": line, "character": character}))
}

pub(crate) struct Offered {
    text: String,
    pub(crate) items: Vec<Value>,
}

impl Offered {
    pub(crate) fn labels(&self) -> Vec<&str> {
        self.items.iter().map(|item| item["label"].as_str().unwrap()).collect()
    }

    /// The text after one was chosen.
    pub(crate) fn chosen(&self, label: &str) -> String {
        let item = self
            .items
            .iter()
            .find(|item| item["label"] == label)
            .unwrap_or_else(|| panic!("{label}: {:?}", self.labels()));
        made(&self.text, &json!([item["textEdit"]]))
    }
}

/// What is offered at the cursor of a document of ours, to a client without snippets.
pub(crate) fn offered_in(name: &str, text: &str, able: &Value) -> Offered {
    let workspace = Workspace::new();
    let model = if name.starts_with("event") { "event" } else { "webhooks" };
    workspace.file("chatapps-webhooks.toml", &format!("[[models]]\nfiles = ['**']\nmodel = '{model}'\n"));
    let mut client = Client::with(able);
    let (text, position) = cursor(text);
    let uri = workspace.uri(name);
    client.open(&uri, "", &text);
    let params = json!({"textDocument": {"uri": uri}, "position": position});
    let answer = client.ask("textDocument/completion", params).unwrap();
    let items = answer["items"].as_array().unwrap().clone();
    assert_eq!(client.end(), 0);
    Offered { text, items }
}

pub(crate) fn offered(name: &str, text: &str) -> Offered {
    let mut able = capabilities();
    able["textDocument"]["completion"]["completionItem"]["snippetSupport"] = json!(false);
    offered_in(name, text, &able)
}

#[test]
fn names_are_those_that_the_object_lacks() {
    for (name, text) in [
        ("a.json", r#"[{"url": "x", "é𝄞": "é𝄞", "‸"#),
        ("a.json", r#"[{"url": "x", ‸}]"#),
        ("a.json", r#"[{"url": "x" ‸ "enabled": true}]"#),
        ("a.json", r#"[{"url": "x", t‸}]"#),
        ("a.json", "[{\"url\": \"x\",\n\"ty‸\n\"enabled\": true}]"),
        ("a.json", r#"[{"url": "é", "ty‸": "MSG"}]"#),
        ("a.jsonc", "[{\"url\": \"x\", // é\n‸"),
        ("a.json", r#"[{"url": "a"}, {"url": , "‸": }, {"#),
        ("a.yaml", "- url: é\n  t‸"),
        ("a.yaml", "- url: x\n  ‸"),
        ("a.yaml", "- url: x\n  ‸\n  enabled: true\n"),
        ("a.yaml", "- {url: x, t‸}"),
        ("a.yaml", "# é\n-\n  url: x\n  t‸\n- url: y"),
        ("a.toml", "[[webhooks]]\nurl = 'é'\nt‸"),
        ("a.toml", "[[webhooks]]\nurl = 'x'\n‸\n[[webhooks]]\ntype = 'MSG'"),
        ("a.toml", "webhooks = [{url = 'x', ‸}]"),
    ] {
        let offered = offered(name, text);
        let labels = offered.labels();
        for expected in ["subAccountId", "type", "httpAuthorization", "oauth"] {
            assert!(labels.contains(&expected), "{text}: {labels:?}");
        }
        assert!(!labels.contains(&"url"), "{text}: {labels:?}");
        assert_eq!(labels.contains(&"enabled"), !text.contains("enabled"), "{text}: {labels:?}");
    }
}

#[test]
fn what_is_chosen_fits_where_it_is() {
    for (name, text, label, expected) in [
        ("a.json", r#"[{"url": "x", "ty‸"#, "type", r#"[{"url": "x", "type": "CADR""#),
        ("a.json", r#"[{"url": "x", "ty‸": 1}]"#, "type", r#"[{"url": "x", "type": 1}]"#),
        ("a.json", r#"[{‸"url": "x"}]"#, "enabled", r#"[{"enabled": false,"url": "x"}]"#),
        ("a.json", r#"[{"type": ‸}]"#, "MSG", r#"[{"type": "MSG"}]"#),
        ("a.json", r#"[{"type": "M‸"}]"#, "MSG", r#"[{"type": "MSG"}]"#),
        ("a.json", "[{\"type\": \"M‸\n, \"url\": 1}]", "MSG", "[{\"type\": \"MSG\"\n, \"url\": 1}]"),
        ("a.json", "[{\"type\": ‸\n\"url\": 1}]", "MSG", "[{\"type\": \"MSG\"\n\"url\": 1}]"),
        ("a.json", r#"[{"enabled": t‸}]"#, "true", r#"[{"enabled": true}]"#),
        (
            "a.json",
            r#"[{"oauth": {"credentialsLocation": "‸"}}]"#,
            "body",
            r#"[{"oauth": {"credentialsLocation": "body"}}]"#,
        ),
        ("a.yaml", "- type: ‸", "MSG", "- type: MSG"),
        ("a.yaml", "- type: M‸ # é\n  url: x", "MSG", "- type: MSG # é\n  url: x"),
        ("a.yaml", "- subAccountId: x\n  u‸", "url", "- subAccountId: x\n  url: https://"),
        ("a.yaml", "- oauth:\n    cl‸", "clientId", "- oauth:\n    clientId: "),
        ("a.toml", "[[webhooks]]\ntype = ‸", "CABM", "[[webhooks]]\ntype = \"CABM\""),
        ("a.toml", "[[webhooks]]\ntype = 'M‸'", "MSG", "[[webhooks]]\ntype = \"MSG\""),
        (
            "a.toml",
            "[[webhooks]]\n[webhooks.oauth]\ncl‸",
            "clientId",
            "[[webhooks]]\n[webhooks.oauth]\nclientId = \"\"",
        ),
        ("a.toml", "[‸", "[webhooks.oauth]", "[webhooks.oauth]\n"),
    ] {
        assert_eq!(offered(name, text).chosen(label), expected, "{text}");
    }
}

#[test]
fn scopes_that_are_used_elsewhere_are_offered() {
    for (name, text) in [
        (
            "a.json",
            r#"[{"subAccountId": "Onion"}, {"subAccountId": "Garlic_2"}, {"subAccountId": "‸"}, {"subAccountId": "Onion"}]"#,
        ),
        ("a.yaml", "- subAccountId: Onion\n- subAccountId: Garlic_2\n- subAccountId: ‸\n- url: x"),
        (
            "a.toml",
            "[[webhooks]]\nsubAccountId = 'Onion'\n[[webhooks]]\nsubAccountId = 'Garlic_2'\n[[webhooks]]\nsubAccountId = ‸",
        ),
    ] {
        assert_eq!(offered(name, text).labels(), ["*", "Onion", "Garlic_2"], "{text}");
    }
    let secrets =
        r#"[{"subAccountId": "Bearer rw4Kd0b2u"}, {"subAccountId": "‸"}, {"oauth": {"scope": "a"}}]"#;
    assert_eq!(offered("a.json", secrets).labels(), ["*"]);
}

#[test]
fn skeletons_are_valid_but_for_what_is_to_be_filled_in() {
    for (name, text) in [
        ("a.json", "[‸]"),
        ("a.json", "‸"),
        ("a.json", "[{\"url\": \"x\"}, ‸"),
        ("a.yaml", "‸"),
        ("a.yaml", "- ‸"),
        ("a.yaml", "- url: x\n- ‸"),
        ("a.toml", "‸"),
        ("a.toml", "[[webhooks]]\nurl = \"x\"\n\n‸"),
    ] {
        for (label, credentials) in [
            ("webhook with a static header", "httpAuthorization"),
            ("webhook with OAuth client credentials", "clientSecret"),
        ] {
            let whole = offered(name, text).chosen(label);
            let whole = if text.ends_with(", ‸") { format!("{whole}]") } else { whole };
            let format = chatapps_webhooks_texts::format_of_name(name).unwrap();
            let checker = chatapps_webhooks::Checker::default();
            let report =
                chatapps_webhooks_texts::check(&checker, chatapps_webhooks::Model::Webhooks, format, &whole);
            assert!(whole.contains(credentials) && whole.contains("type"), "{whole}");
            for finding in report.findings() {
                let is_about_names =
                    matches!(finding.rule().id(), "syntax" | "misspelled_property" | "unknown_property");
                assert!(!is_about_names, "{finding:?} in {whole}");
                let is_missing = finding.rule().id() == "required" && !text.contains("url");
                assert!(!is_missing, "{finding:?} in {whole}");
            }
        }
    }
    let oauth = offered("a.json", r#"[{"oauth": ‸}]"#).chosen("OAuth client credentials");
    let value: Value = serde_json::from_str(&oauth).unwrap();
    assert_eq!(value[0]["oauth"]["credentialsLocation"], "header", "{value}");
}

#[test]
fn places_to_fill_in_are_for_clients_that_know_them() {
    let offered = offered_in("a.json", r#"[{"url": "x", "‸"}]"#, &capabilities());
    let item = offered.items.iter().find(|item| item["label"] == "type").unwrap();
    assert_eq!(item["textEdit"]["newText"], r#""type": "${1|CADR,MSG,CABM|}""#);
    assert_eq!(item["insertTextFormat"], 2);
    assert_eq!(item["filterText"], "\"type");
    assert!(item["documentation"]["value"].as_str().unwrap().contains("CADR"));
}

#[test]
fn events_are_completed_by_their_kind() {
    let text = r#"{"eventType": "inbound_message_received", "namespace": "ChatApps", "payload": {"‸"}}"#;
    assert!(offered("event.json", text).labels().contains(&"umid"));
    let text = r#"{"eventType": "outbound_message_status_changed", "payload": {"status": {"state": "‸"}}}"#;
    assert!(offered("event.json", text).labels().contains(&"delivered"));
}

#[test]
fn configurations_are_completed_by_their_schema() {
    for (name, text, expected) in [
        ("chatapps-webhooks.toml", "po‸", "policy"),
        ("chatapps-webhooks.toml", "policy = ‸", "strict"),
        ("chatapps-webhooks.toml", "policy = 'st‸'", "strict"),
        ("chatapps-webhooks.toml", "‸", "[rules]"),
        ("chatapps-webhooks.toml", "# é\n[ru‸", "[rules]"),
        ("chatapps-webhooks.toml", "[[‸]]", "[[overrides]]"),
        ("chatapps-webhooks.toml", "[rules]\ninsec‸", "insecure_url"),
        ("chatapps-webhooks.toml", "[rules]\ninsecure_url = \"‸\"", "off"),
        ("chatapps-webhooks.toml", "[[overrides]]\ntargets = [{scope = 'é'}]\nrules = { ‸ }", "insecure_url"),
        ("chatapps-webhooks.toml", "[[overrides]]\ntargets = [{ ‸ }]", "scope"),
        ("chatapps-webhooks.toml", "[[overrides]]\ntargets = [{ type = ‸ }]", "CADR"),
        ("chatapps-webhooks.toml", "[[suppressions]]\nrule = ‸", "insecure_url"),
        ("chatapps-webhooks.toml", "[[suppressions]]\nrea‸", "reason"),
        ("chatapps-webhooks.toml", "[[models]]\nmodel = ''\nf‸", "files"),
        ("chatapps-webhooks.toml", "[[models]]\nmodel = '‸'", "event"),
        ("chatapps-webhooks.toml", "[limits]\n‸", "bytes"),
        ("pyproject.toml", "[project]\n[tool.chatapps-webhooks]\n‸", "policy"),
        ("pyproject.toml", "[tool.chatapps-webhooks.rules]\n‸", "insecure_url"),
        ("package.json", r#"{"chatapps-webhooks": {"‸"}}"#, "policy"),
        ("package.json", r#"{"chatapps-webhooks": {"rules": {"insecure_url": "‸"}}}"#, "warning"),
    ] {
        let offered = offered(name, text);
        assert!(offered.labels().contains(&expected), "{text}: {:?}", offered.labels());
    }
    for (name, text) in [
        ("pyproject.toml", "[project]\n‸"),
        ("package.json", r#"{"‸"}"#),
        ("package.json", r#"{"scripts": {"‸"}}"#),
    ] {
        let labels = offered(name, text).labels().iter().map(|label| (*label).to_owned()).collect::<Vec<_>>();
        assert!(
            !labels.contains(&"policy".to_owned()) && !labels.contains(&"insecure_url".to_owned()),
            "{text}: {labels:?}"
        );
    }
    let chosen = offered("chatapps-webhooks.toml", "[rules]\ninsec‸").chosen("insecure_url");
    assert!(chosen.starts_with("[rules]\ninsecure_url = \""), "{chosen}");
    assert!(
        !offered("chatapps-webhooks.toml", "[[overrides]]\ntargets = []\nrules = { ‸ }")
            .labels()
            .contains(&"too_deep")
    );
}

#[test]
fn files_of_others_get_nothing() {
    let mut client = Client::new();
    let (text, position) = cursor("{\"‸\"}");
    let uri = "file:///none-of-ours/a.json";
    client.open(uri, "json", &text);
    let params = json!({"textDocument": {"uri": uri}, "position": position});
    assert_eq!(client.ask("textDocument/completion", params.clone()).unwrap()["items"], json!([]));
    assert_eq!(client.ask("textDocument/hover", params).unwrap(), Value::Null);
}
