//! What may come when, and what is answered.

use serde_json::{Value, json};

use crate::client::{Client, capabilities};

const INVALID_REQUEST: i64 = -32600;
const METHOD_NOT_FOUND: i64 = -32601;
const INVALID_PARAMS: i64 = -32602;
const NOT_INITIALIZED: i64 = -32002;
const CANCELLED: i64 = -32800;

#[test]
fn a_client_that_says_goodbye_gets_0() {
    assert_eq!(Client::new().end(), 0);
}

#[test]
fn a_client_that_just_leaves_gets_1() {
    let mut client = Client::new();
    client.tell("exit", Value::Null);
    assert_eq!(client.exit_code(), 1);
    assert_eq!(Client::new().hang_up().unwrap(), 1);
    let mut client = Client::silent();
    client.tell("exit", Value::Null);
    assert_eq!(client.exit_code(), 1);
}

#[cfg(unix)]
#[test]
fn the_end_of_the_clients_process_is_the_end() {
    let mut process = std::process::Command::new("sleep").arg("600").spawn().unwrap();
    let mut client = Client::silent();
    let params = json!({"processId": process.id(), "capabilities": capabilities()});
    client.ask("initialize", params).unwrap();
    assert!(client.is_quiet());
    process.kill().unwrap();
    process.wait().unwrap();
    // The stream stays open.
    assert_eq!(client.exit_code(), 1);
    // A process that was never there, as outside of a container, ends nothing.
    let mut client = Client::silent();
    client.ask("initialize", json!({"processId": process.id(), "capabilities": capabilities()})).unwrap();
    std::thread::sleep(std::time::Duration::from_secs(4));
    assert_eq!(client.end(), 0);
}

#[test]
fn nothing_is_answered_before_initialize_and_after_shutdown() {
    let mut client = Client::silent();
    assert_eq!(client.ask("textDocument/hover", json!({})), Err(NOT_INITIALIZED));
    client.open("file:///a.json", "json", "[");
    let params = json!({"processId": null, "capabilities": capabilities()});
    let answer = client.ask("initialize", params.clone()).unwrap();
    assert_eq!(answer["serverInfo"]["name"], "chatapps-webhooks");
    assert_eq!(client.ask("initialize", params), Err(INVALID_REQUEST));
    assert_eq!(client.ask("shutdown", Value::Null), Ok(Value::Null));
    assert_eq!(client.ask("shutdown", Value::Null), Err(INVALID_REQUEST));
    assert_eq!(client.ask("textDocument/diagnostic", json!({})), Err(INVALID_REQUEST));
    client.open("file:///a.json", "json", "[");
    assert!(client.is_quiet_after_shutdown());
    client.tell("exit", Value::Null);
    assert_eq!(client.exit_code(), 0);
}

impl Client {
    fn is_quiet_after_shutdown(&mut self) -> bool {
        self.ask("x", Value::Null) == Err(INVALID_REQUEST) && self.unread.is_empty()
    }
}

#[test]
fn what_is_unknown_is_refused_or_ignored() {
    let mut client = Client::new();
    for method in ["textDocument/definition", "$/unknown", "workspace/executeCommand", ""] {
        assert_eq!(client.ask(method, json!({})), Err(METHOD_NOT_FOUND), "{method}");
    }
    for method in ["$/setTrace", "textDocument/willSave", "unknown", "workspace/didChangeConfiguration"] {
        client.tell(method, json!({"hunter2": 1}));
    }
    for params in [json!({}), json!([]), json!("hunter2"), json!({"textDocument": "hunter2"}), Value::Null] {
        for method in [
            "textDocument/diagnostic",
            "textDocument/hover",
            "textDocument/completion",
            "textDocument/codeAction",
        ] {
            assert_eq!(client.ask(method, params.clone()), Err(INVALID_PARAMS), "{method}");
        }
        for method in [
            "textDocument/didOpen",
            "textDocument/didChange",
            "textDocument/didClose",
            "workspace/didChangeWatchedFiles",
        ] {
            client.tell(method, params.clone());
        }
    }
    assert!(client.is_quiet());
    assert!(!client.heard.contains("hunter2"));
    assert_eq!(client.end(), 0);
}

#[test]
fn messages_that_are_none_are_refused_without_being_quoted() {
    let mut client = Client::new();
    for (text, code) in [
        ("{\"hunter2\": ", -32700),
        ("hunter2", -32700),
        ("\"hunter2\"", INVALID_REQUEST),
        ("[]", INVALID_REQUEST),
        ("{}", INVALID_REQUEST),
        (r#"{"jsonrpc": "2.0", "id": null, "method": "hunter2"}"#, INVALID_REQUEST),
        (r#"{"jsonrpc": "2.0", "id": 1.5, "method": "hunter2"}"#, INVALID_REQUEST),
        (r#"{"jsonrpc": "2.0", "id": 1, "method": 1}"#, INVALID_REQUEST),
    ] {
        client.send_bytes(format!("Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes());
        let answer = client.wait(|message| message.get("error").is_some());
        assert_eq!((&answer["id"], &answer["error"]["code"]), (&Value::Null, &json!(code)), "{text}");
    }
    // Answers to questions that nobody asked have no effect.
    client.send(&json!({"jsonrpc": "2.0", "id": "hunter2", "result": null}));
    assert!(client.is_quiet());
    assert!(!client.heard.contains("hunter2"));
    assert_eq!(client.end(), 0);
}

#[test]
fn a_stream_that_is_none_of_messages_ends_the_server() {
    let mut client = Client::new();
    client.send_bytes(b"hunter2\r\n\r\n");
    let error = client.hang_up().unwrap_err();
    assert!(!error.to_string().contains("hunter2"), "{error}");
}

#[test]
fn a_request_that_waits_can_be_cancelled() {
    let mut client = Client::new();
    // The server is busy with this for a while.
    let entry = r#"{"subAccountId": "a", "url": "b"},"#;
    client.open("file:///a.json", "json", &format!("[{}1]", entry.repeat(20_000)));
    let params = json!({"textDocument": {"uri": "file:///a.json"}});
    let ids: Vec<i64> = (0..20).map(|_| client.begin("textDocument/diagnostic", params.clone())).collect();
    client.tell("$/cancelRequest", json!({"id": ids[19]}));
    client.tell("$/cancelRequest", json!({"id": "unknown"}));
    assert_eq!(client.answer(ids[19]), Err(CANCELLED));
    assert!(client.answer(ids[0]).is_ok());
    // A request that was answered already can't be cancelled; the next one of that id isn't.
    client.tell("$/cancelRequest", json!({"id": ids[0]}));
    client.send(
        &json!({"jsonrpc": "2.0", "id": ids[0], "method": "textDocument/diagnostic", "params": params}),
    );
    assert!(client.answer(ids[0]).is_ok());
}

#[test]
fn files_are_watched_if_the_client_can() {
    let mut able = capabilities();
    able["workspace"]["didChangeWatchedFiles"] = json!({"dynamicRegistration": true});
    let mut client = Client::with(&able);
    let asked = client.wait(|message| message["method"] == "client/registerCapability");
    client.send(&json!({"jsonrpc": "2.0", "id": asked["id"], "result": null}));
    for glob in ["**/*.toml", "**/*.json"] {
        assert!(asked["params"].to_string().contains(glob));
    }
    assert_eq!(client.end(), 0);
}
