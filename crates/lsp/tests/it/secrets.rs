//! No secret of a document is in anything that the server says.

use serde_json::json;

use crate::actions::all_actions;
use crate::client::{Client, capabilities};
use crate::workspace::Workspace;

/// Texts with `hunter2` in place of what may be secret, in names, values and broken places.
const TEXTS: [(&str, &str); 13] = [
    (
        "json",
        r#"[{"subAccountId": "hunter2 hunter2", "url": "http://x", "oauth": {"scope": "hunter2,"}}, {"subAccountId": "", "url": "x", "oauth": {"scope": ""}}]"#,
    ),
    (
        "json",
        r#"[{"subAccountId": "a", "url": "https://user:hunter2@hooks.onion.example/in?token=hunter2#hunter2", "httpAuthorization": "hunter2", "oauth": {"url": "http://hunter2:@login.onion.example/t?hunter2", "clientId": "hunter2\u0000", "clientSecret": "hunter2é", "credentialsLocation": "hunter2", "scope": "x"}}]"#,
    ),
    ("json", r#"[{"subAccountId": "a", "url": "hunter2", "type": "hunter2", "enabled": "hunter2"}]"#),
    (
        "json",
        r#"[{"subAccountId": "a", "url": "x", "HttpAuthorization": "Bearer hunter2", "http_authorization": "Basic hunter2", "token": {"x": ["hunter2"]}}]"#,
    ),
    ("json", r#"[{"subAccountId": "a", "url": "x", "httpAuthorization": "Bearer hunter2"#),
    ("json", r#"[{"subAccountId": "a", "url": "x", "httpAuthorization": 'hunter2'}]"#),
    ("json", r#"[{"subAccountId": "a", "url": "x", "httpAuthorization": Bearer hunter2}]"#),
    (
        "json",
        r#"[{"subAccountId": "a", "url": "x", "httpAuthorization": "Authorization: Bearer: hunter2 "}]"#,
    ),
    ("jsonc", "[{\"subAccountId\": \"a\", \"url\": \"x\", \"httpAuthorization\": \"Bearer\nhunter2\"}]"),
    (
        "yaml",
        "- subAccountId: a\n  url: https://hunter2@x\n  httpAuthorization: Bearer hunter2\n  oauth:\n    clientSecret: hunter2\n    clientId: *hunter2\n",
    ),
    ("yaml", "- subAccountId: a\n  url: x\n  httpAuthorization: !hunter2 {hunter2"),
    (
        "toml",
        "[[webhooks]]\nsubAccountId = 'a'\nurl = 'hunter2'\nhttpAuthorization = 'Bearer hunter2'\noauth.clientSecret = 'hunter2'\n",
    ),
    ("toml", "[[webhooks]]\nsubAccountId = 'a'\nurl = 'hunter2'\nhttpAuthorization = hunter2\n"),
];

#[test]
fn nothing_that_is_said_has_a_secret() {
    for (end, text) in TEXTS {
        let workspace = Workspace::new();
        workspace.file("chatapps-webhooks.toml", "");
        let mut able = capabilities();
        able["textDocument"]["diagnostic"] = json!({});
        let mut client = Client::with(&able);
        let uri = workspace.uri(&format!("a.{end}"));
        client.tell("$/setTrace", json!({"value": "verbose"}));
        client.open(&uri, end, text);
        let document = json!({"textDocument": {"uri": uri}});
        let found = client.ask("textDocument/diagnostic", document).unwrap();
        assert!(!found["items"].as_array().unwrap().is_empty(), "{text}");
        for (line, content) in text.split('\n').enumerate() {
            for character in 0..=content.encode_utf16().count() {
                let position = json!({"line": line, "character": character});
                let params = json!({"textDocument": {"uri": uri}, "position": position});
                client.ask("textDocument/hover", params.clone()).unwrap();
                client.ask("textDocument/completion", params).unwrap();
                if character % 8 == 0 {
                    let range = json!({"start": position, "end": position});
                    let params =
                        json!({"textDocument": {"uri": uri}, "range": range, "context": {"diagnostics": []}});
                    client.ask("textDocument/codeAction", params).unwrap();
                }
            }
        }
        client.send_bytes(format!("Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes());
        client.wait(|message| message.get("error").is_some());
        client.ask("shutdown", json!(null)).unwrap();
        assert!(!client.heard.contains("hunter2"), "{text}");
    }
}

#[test]
fn what_is_between_two_fixes_on_a_line_is_in_no_edit() {
    let mut client = Client::new();
    let uri = "file:///none-of-ours/a.json";
    for text in [
        r#"[{"sub_account_id":"Onion_A","httpAuthorization":"Bearer hunter2","url":"https://hooks.onion.example/#x","type":"MSG"}]"#,
        r#"[{"sub_account_id":"Onion_A","oauth":{"url":"https://hunter2.example","clientId":"hunter2","clientSecret":"hunter2","client_secret":"hunter2","scope":""},"url":"https://hooks.onion.example/?k=hunter2#hunter2","type":"MSG"},]"#,
        "[{\"sub_account_id\":\"Onion_A\",\"url\":\"https://hooks.onion.example/#x\",\n\"http_authorization\":\"Bearer  hunter2\",\"type\":\"MSG\",}]",
    ] {
        client.open(uri, "json", text);
        let all = all_actions(&mut client, uri, Some("source.fixAll"));
        let edits = all[0]["edit"]["documentChanges"][0]["edits"].as_array().unwrap();
        assert!(edits.len() > 1, "{edits:#?}");
        assert!(!client.heard.contains("hunter2"), "{edits:#?}");
    }
}
