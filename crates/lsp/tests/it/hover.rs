//! What things mean, at the cursor.

use serde_json::{Value, json};

use crate::actions::number;
use crate::client::{Client, capabilities};
use crate::completion::cursor;
use crate::workspace::Workspace;

/// The hover at the cursor, and the part of the text that it is about.
fn hover(name: &str, text: &str) -> (String, String) {
    let workspace = Workspace::new();
    let model = if name.starts_with("event") { "event" } else { "webhooks" };
    workspace.file("chatapps-webhooks.toml", &format!("[[models]]\nfiles = ['**']\nmodel = '{model}'\n"));
    let mut client = Client::new();
    let (text, position) = cursor(text);
    let uri = workspace.uri(name);
    client.open(&uri, "", &text);
    let params = json!({"textDocument": {"uri": uri}, "position": position});
    let hover = client.ask("textDocument/hover", params).unwrap();
    assert_eq!(client.end(), 0);
    let range = &hover["range"];
    let part = if range.is_null() {
        String::new()
    } else {
        assert_eq!(range["start"]["line"], range["end"]["line"], "{hover}");
        let line = text.lines().nth(number(&range["start"]["line"])).unwrap();
        let units: Vec<u16> = line.encode_utf16().collect();
        let at = |end: &str| number(&range[end]["character"]);
        String::from_utf16(&units[at("start")..at("end")]).unwrap()
    };
    (hover["contents"]["value"].as_str().unwrap_or_default().to_owned(), part)
}

#[test]
fn names_and_values_are_explained_by_the_contract() {
    for (name, text, about, expected) in [
        (
            "a.json",
            r#"[{"é𝄞": 1, "ty‸pe": "MSG"}]"#,
            "\"type\"",
            &["Absent: `CADR` and `MSG`", "`implicit_types`", "`enum`"][..],
        ),
        ("a.json", r#"[{"é𝄞": "é𝄞", "type": "M‸SG"}]"#, "\"MSG\"", &["**`MSG`**"]),
        (
            "a.json",
            r#"[{"enabled": t‸rue}]"#,
            "true",
            &["**`enabled`** · boolean · optional", "Its absence means `true`"],
        ),
        (
            "a.json",
            r#"[{"subAccountId": "‸*"}]"#,
            "\"*\"",
            &["`*` stands for all sub-accounts", "`sub_account_id_format`"],
        ),
        (
            "a.json",
            r#"[{"url": "https://‸é.example"#,
            "\"https://é.example",
            &["`insecure_url`", "string, a URI · required"],
        ),
        (
            "a.json",
            r#"[{"oauth": {"clientId": "x", "client‸Secret": "y"}}]"#,
            "\"clientSecret\"",
            &["A secret", "`empty_credential`"],
        ),
        ("a.json", r#"[{"oa‸uth": {}}]"#, "\"oauth\"", &["`auth_conflict`", "RFC 6749"]),
        (
            "a.json",
            r#"[{ ‸ "url": "x"}]"#,
            "",
            &[
                "**Webhook**",
                "Missing `subAccountId`",
                "`type` is absent, which means `CADR` and `MSG`",
                "`enabled` is absent, which means `true`",
            ],
        ),
        ("a.json", r#"[‸ {"url": "x"}]"#, "", &["**webhooks**"]),
        ("a.jsonc", "[{/* é */ \"ty‸pe\": \"MSG\", }]", "\"type\"", &["`enum`"]),
        ("a.yaml", "# é\n- subAccountId: é\n  ty‸pe: MSG", "type", &["`enum`"]),
        (
            "a.yaml",
            "- oauth:\n    credentialsLocation: bo‸dy\n",
            "body",
            &["**`body`**", "`credentials_in_body`"],
        ),
        ("a.toml", "[[webhooks]]\nty‸pe = 'MSG'", "type", &["`enum`"]),
        ("a.toml", "[[webhooks]]\noauth.client‸Id = 'é'", "clientId", &["`credential_characters`"]),
        ("a.toml", "[[webhooks]]\n[webhooks.oauth]\nscope = 'a ‸b'", "'a b'", &["`invalid_scope`"]),
        (
            "event.json",
            r#"{"eventType": "outbound_message_status_changed", "payload": {"status": {"sta‸te": "sent"}}}"#,
            "\"state\"",
            &["**`state`**"],
        ),
    ] {
        let (said, part) = hover(name, text);
        assert_eq!(part, about, "{text}: {said}");
        for expected in expected {
            assert!(said.contains(expected), "{text} lacks {expected}:\n{said}");
        }
    }
}

#[test]
fn what_the_contract_does_not_know_is_not_explained() {
    for text in [r#"[{"retri‸es": 1}]"#, r#"[{"retries": ‸1}]"#, r#"{"ur‸l": 1}"#, "‸", "[{}] ‸"] {
        assert_eq!(hover("a.json", text), (String::new(), String::new()), "{text}");
    }
}

#[test]
fn configurations_are_explained() {
    for (name, text, about, expected) in [
        ("chatapps-webhooks.toml", "pol‸icy = 'strict'", "policy", "The policy"),
        ("chatapps-webhooks.toml", "# é\n[rules]\ninsecure‸_url = 'off'", "insecure_url", "# insecure_url"),
        (
            "chatapps-webhooks.toml",
            "[[overrides]]\nrules = { é = 1, insecure_‸url = 'off' }",
            "insecure_url",
            "Bad (`webhooks`)",
        ),
        (
            "chatapps-webhooks.toml",
            "[[suppressions]]\nrule = 'insecure_‸url'",
            "'insecure_url'",
            "# insecure_url",
        ),
        ("chatapps-webhooks.toml", "[[suppressions]]\nuntil‸ = 2027-01-31", "until", "The last day"),
        ("chatapps-webhooks.toml", "[[overrides]]\ntargets = [{ sco‸pe = 'x' }]", "scope", "The sub-account"),
        ("chatapps-webhooks.toml", "[[overri‸des]]", "", "Levels of rules in some files"),
        (
            "pyproject.toml",
            "[tool.chatapps-webhooks.limits]\nby‸tes = 1",
            "bytes",
            "The size of the largest document",
        ),
        (
            "package.json",
            r#"{"chatapps-webhooks": {"rules": {"insecure‸_url": "off"}}}"#,
            "\"insecure_url\"",
            "# insecure_url",
        ),
    ] {
        let (said, part) = hover(name, text);
        assert_eq!(part, about, "{text}: {said}");
        assert!(said.contains(expected), "{text} lacks {expected}:\n{said}");
    }
    for (name, text) in [("pyproject.toml", "[project]\nna‸me = 'x'"), ("package.json", r#"{"na‸me": "x"}"#)]
    {
        assert_eq!(hover(name, text).0, "", "{text}");
    }
}

#[test]
fn plain_text_is_for_clients_without_markdown() {
    let mut able = capabilities();
    able["textDocument"]["hover"] = json!({});
    let mut client = Client::with(&able);
    let uri = "file:///none-of-ours/a.json";
    client.open(uri, "json", r#"[{"subAccountId": "*", "url": "x"}]"#);
    let params = json!({"textDocument": {"uri": uri}, "position": {"line": 0, "character": 5}});
    let said = client.ask("textDocument/hover", params).unwrap();
    assert_eq!(said["contents"]["kind"], "plaintext");
    let value = said["contents"]["value"].as_str().unwrap();
    assert!(!value.contains(['`', '#']) && !value.contains("**"), "{value}");
    assert_eq!(
        client.ask(
            "textDocument/hover",
            json!({"textDocument": {"uri": "file:///x"}, "position": {"line": 0, "character": 0}})
        ),
        Ok(Value::Null)
    );
}
