//! Whatever a client sends, the server answers, and stays.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::client::{Client, capabilities};
use crate::workspace::Workspace;

/// Pieces of texts, which may make something of ours when they are put together.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "[",
            "]",
            "{",
            "}",
            ",",
            ":",
            "=",
            "\"",
            "'",
            "#",
            "//",
            "/*",
            "*/",
            "- ",
            "\n",
            "\r\n",
            "\r",
            " ",
            "  ",
            "\t",
            "&a ",
            "*a",
            "!!str ",
            "| \n",
            ">\n",
            "<<: ",
            "? ",
            "---\n",
            "[[webhooks]]\n",
            "[webhooks.oauth]\n",
            "[a.'b].c]",
            "\"\"\"",
            "'''",
            "\\",
            "\\u12",
            "\u{feff}",
            "é",
            "𝄞",
            "\u{2028}",
            "\0",
            "subAccountId",
            "url",
            "type",
            "oauth",
            "\"subAccountId\": \"*\"",
            "\"url\": \"x\"",
            "subAccountId: a\n",
            "url: b\n",
            "url = 'c'\n",
            "rules",
            "policy",
            "[rules]\n",
            "targets",
            "overrides",
            "eventType",
            "inbound_message_received",
            "payload",
            "null",
            "true",
            "1e9",
            "a.b.c = 1\n",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,4}",
        Just("[".repeat(200)),
        Just("{\"a\":".repeat(200)),
        Just("- ".repeat(200)),
    ];
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

#[derive(Clone, Debug)]
enum Step {
    Replace(String),
    Edit((u32, u32), (u32, u32), String),
    Ask(usize, (u32, u32), (u32, u32)),
    Close,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let position = || (prop_oneof![0..6u32, any::<u32>()], prop_oneof![0..40u32, any::<u32>()]);
    let step = prop_oneof![
        1 => pieces().prop_map(Step::Replace),
        4 => (position(), position(), pieces()).prop_map(|(start, end, text)| Step::Edit(start, end, text)),
        4 => (0..4usize, position(), position()).prop_map(|(method, start, end)| Step::Ask(method, start, end)),
        1 => Just(Step::Close),
    ];
    prop::collection::vec(step, 0..25)
}

const NAMES: [&str; 8] = [
    "a.json",
    "a.jsonc",
    "a.yaml",
    "a.toml",
    "chatapps-webhooks.toml",
    "pyproject.toml",
    "package.json",
    "b.event",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn the_server_stays_whatever_comes(
        encoding in prop::sample::select(vec!["utf-8", "utf-16", "utf-32"]),
        scripts in prop::collection::vec((0..NAMES.len(), pieces(), steps()), 1..4),
    ) {
        let workspace = Workspace::new();
        workspace.file("chatapps-webhooks.toml", "[[models]]\nfiles = ['a.*']\nmodel = 'webhooks'\n[[models]]\nfiles = ['*.event']\nmodel = 'event'\n");
        let mut able = capabilities();
        able["general"]["positionEncodings"] = json!([encoding]);
        able["textDocument"]["diagnostic"] = json!({});
        let mut client = Client::with(&able);
        let mut version = 1;
        for (name, text, steps) in scripts {
            let uri = workspace.uri(NAMES[name]);
            client.open(&uri, "", &text);
            for step in steps {
                version += 1;
                let at = |(line, character): (u32, u32)| json!({"line": line, "character": character});
                let document = json!({"uri": uri, "version": version});
                match step {
                    Step::Replace(text) => client.change(&uri, version, &text),
                    Step::Edit(start, end, text) => {
                        let change = json!({"range": {"start": at(start), "end": at(end)}, "text": text});
                        client.tell("textDocument/didChange", json!({"textDocument": document, "contentChanges": [change]}));
                    }
                    Step::Ask(method, start, end) => {
                        let range = json!({"start": at(start), "end": at(end)});
                        let (method, params) = match method {
                            0 => ("textDocument/hover", json!({"position": at(start)})),
                            1 => ("textDocument/completion", json!({"position": at(start)})),
                            2 => ("textDocument/codeAction", json!({"range": range, "context": {"diagnostics": []}})),
                            _ => ("textDocument/diagnostic", json!({})),
                        };
                        let mut params = params;
                        params["textDocument"] = json!({"uri": uri});
                        let answer = client.ask(method, params);
                        prop_assert!(answer.is_ok(), "{method}: {answer:?}");
                        // Clients ignore completions that edit more than a line.
                        let answer = answer.unwrap_or_default();
                        for item in answer["items"].as_array().into_iter().flatten() {
                            let range = &item["textEdit"]["range"];
                            prop_assert_eq!(&range["start"]["line"], &range["end"]["line"]);
                        }
                    }
                    Step::Close => client.tell("textDocument/didClose", json!({"textDocument": {"uri": uri}})),
                }
            }
            let params = json!({"textDocument": {"uri": uri}});
            prop_assert!(client.ask("textDocument/diagnostic", params).is_ok());
        }
        prop_assert_eq!(client.ask("shutdown", Value::Null), Ok(Value::Null));
        client.tell("exit", Value::Null);
        prop_assert_eq!(client.exit_code(), 0);
    }
}

#[test]
fn depth_and_length_take_no_longer_than_they_should() {
    let workspace = Workspace::new();
    let mut able = capabilities();
    able["textDocument"]["diagnostic"] = json!({});
    let mut client = Client::with(&able);
    for (name, text) in [
        ("a.json", "[".repeat(300_000)),
        ("a.json", "{\"a\":".repeat(100_000)),
        ("a.yaml", "- ".repeat(100_000)),
        ("a.yaml", "a:\n ".repeat(50_000)),
        ("a.toml", format!("{} = 1", "a.".repeat(100_000))),
        ("a.toml", "[a.b]\n".repeat(20_000)),
        ("a.json", format!("[{}", "\"é".repeat(300_000))),
        ("a.json", "/*".repeat(300_000)),
    ] {
        let text = format!("{text} subAccountId url eventType");
        let uri = workspace.uri(name);
        client.open(&uri, "", &text);
        let params = json!({"textDocument": {"uri": uri}, "position": {"line": 0, "character": 1000}});
        client.ask("textDocument/hover", params.clone()).unwrap();
        client.ask("textDocument/completion", params.clone()).unwrap();
        client.ask("textDocument/diagnostic", params).unwrap();
    }
    assert_eq!(client.end(), 0);
}

#[test]
fn a_change_that_cannot_be_read_replaces_nothing() {
    let text = r#"[{"sub_account_id": "Onion", "url": "http://a.onion.example", "type": "MSG"}]"#;
    let start = json!({"line": 0, "character": 0});
    let range = |end: Value| json!({"start": start, "end": end});
    let workspace = Workspace::new();
    let mut able = capabilities();
    able["textDocument"]["diagnostic"] = json!({});
    let mut client = Client::with(&able);
    let uri = workspace.uri("a.json");
    let params = json!({"textDocument": {"uri": uri}});
    let actions =
        json!({"textDocument": {"uri": uri}, "range": range(start.clone()), "context": {"diagnostics": []}});
    let told = |client: &mut Client, changes: Value| {
        let document = json!({"uri": uri, "version": 2});
        client.tell("textDocument/didChange", json!({"textDocument": document, "contentChanges": changes}));
    };
    let count = |client: &mut Client| {
        let found = client.ask("textDocument/diagnostic", params.clone()).unwrap();
        found["items"].as_array().unwrap().len()
    };
    for malformed in [
        json!([{"range": range(json!({"line": -1, "character": 0})), "text": "hunter2"}]),
        json!([{"range": range(json!({"line": 0, "character": 0.5})), "text": "hunter2"}]),
        json!([{"range": "hunter2", "text": ""}]),
        json!([{"text": 5}]),
        json!([{}]),
        json!(["hunter2"]),
        json!({"text": "hunter2"}),
        Value::Null,
    ] {
        client.open(&uri, "json", text);
        let expected = count(&mut client);
        assert!(expected > 0);
        told(&mut client, malformed.clone());
        let logged = client.wait(|message| message["method"] == "window/logMessage");
        assert_eq!(logged["params"]["type"], 2);
        assert!(logged["params"]["message"].as_str().unwrap().starts_with("a.json: a change can't be read"));
        // Where anything is in the client's text isn't known.
        told(&mut client, json!([{"range": range(start.clone()), "text": " "}]));
        told(&mut client, malformed);
        assert_eq!(count(&mut client), 0);
        assert_eq!(client.ask("textDocument/codeAction", actions.clone()), Ok(json!([])));
        assert!(client.is_quiet(), "it is said once: {:?}", client.unread);
        told(&mut client, json!([{"text": text}, {"range": range(start.clone()), "text": "\n"}]));
        let found = client.ask("textDocument/diagnostic", params.clone()).unwrap();
        assert_eq!(found["items"].as_array().unwrap().len(), expected);
        assert_eq!(found["items"][0]["range"]["start"]["line"], 1);
    }
    assert!(!client.heard.contains("hunter2"));
}

#[test]
fn halves_of_pairs_are_characters_until_the_others_come() {
    let workspace = Workspace::new();
    let uri = workspace.uri("a.json");
    let mut client = Client::new();
    let send = |client: &mut Client, method: &str, params: &str| {
        let text = format!(r#"{{"jsonrpc": "2.0", "method": "textDocument/{method}", "params": {params}}}"#);
        client.send_bytes(format!("Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes());
    };
    // Where the host of a URL without encryption is found, in units of UTF-16.
    let found = |client: &mut Client| {
        let found = client.pushed(&uri);
        let url = found.iter().find(|diagnostic| diagnostic["code"] == "insecure_url").unwrap();
        url["range"]["start"]["character"].as_u64().unwrap()
    };
    let text =
        r#"[{\"subAccountId\": \"O\ud83dn\", \"url\": \"http://a.onion.example/\", \"type\": \"MSG\"}]"#;
    let document = format!(r#"{{"uri": "{uri}", "languageId": "json", "version": 1, "text": "{text}"}}"#);
    send(&mut client, "didOpen", &format!(r#"{{"textDocument": {document}}}"#));
    assert_eq!(found(&mut client), 32);
    // The other half comes, is taken for another one, goes; then something else comes.
    for (version, start, end, text, expected) in
        [(2, 21, 21, r"\ude00", 33), (3, 21, 22, r"\ude01", 33), (4, 21, 22, "", 32), (5, 21, 21, "zzz", 35)]
    {
        let at = |character: u32| format!(r#"{{"line": 0, "character": {character}}}"#);
        let range = format!(r#"{{"start": {}, "end": {}}}"#, at(start), at(end));
        let document = format!(r#"{{"uri": "{uri}", "version": {version}}}"#);
        let changes = format!(r#"[{{"range": {range}, "text": "{text}"}}]"#);
        send(
            &mut client,
            "didChange",
            &format!(r#"{{"textDocument": {document}, "contentChanges": {changes}}}"#),
        );
        assert_eq!(found(&mut client), expected, "{version}");
    }
    assert!(client.unread.iter().all(|message| message["method"] != "window/logMessage"));
    assert_eq!(client.end(), 0);
}
