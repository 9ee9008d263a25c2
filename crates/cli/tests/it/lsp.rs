//! The language server as a process: the rest is tested in its own crate.

use std::io::Write;
use std::process::Stdio;

use serde_json::{Value, json};

use crate::program::{Room, ended_by_closed_pipe};

/// Messages as they are on the stream.
fn messages(messages: &[Value]) -> Vec<u8> {
    let framed = |message: &Value| {
        let text = message.to_string();
        format!("Content-Length: {}\r\n\r\n{text}", text.len())
    };
    messages.iter().map(framed).collect::<String>().into_bytes()
}

#[test]
fn it_serves_standard_input_and_ends_as_the_protocol_says() {
    let room = Room::new();
    let uri = "file:///none-of-ours/a.json";
    let text = r#"[{"subAccountId": "*", "url": "https://hooks.onion.example/hunter2", "httpAuthorization": "***"}]"#;
    let document = json!({"uri": uri, "languageId": "json", "version": 1, "text": text});
    let initialize =
        json!({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}});
    let open =
        json!({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": document}});
    let shutdown = json!({"jsonrpc": "2.0", "id": 2, "method": "shutdown"});
    let exit = json!({"jsonrpc": "2.0", "method": "exit"});
    for (arguments, script, code) in [
        (&["lsp"][..], vec![initialize.clone(), open.clone(), shutdown.clone(), exit.clone()], 0),
        (&["lsp", "--stdio"], vec![initialize.clone(), shutdown, exit.clone()], 0),
        (&["lsp"], vec![initialize.clone(), exit], 1),
        (&["lsp"], vec![initialize, open], 1),
    ] {
        let run = room.run_on(arguments, &messages(&script));
        assert_eq!((run.code, run.stderr.as_str()), (code, ""), "{script:?}");
        assert!(run.stdout.contains(r#""serverInfo""#) && !run.stdout.contains("hunter2"), "{}", run.stdout);
    }
}

#[test]
fn what_is_no_message_is_not_quoted() {
    let room = Room::new();
    let run = room.run_on(&["lsp"], b"hunter2\r\n\r\n");
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("expected a header") && !run.stderr.contains("hunter2"), "{run:?}");
}

#[test]
fn a_client_that_reads_nothing_any_longer_ends_it() {
    let mut server = Room::new().command(&["lsp"]).stdin(Stdio::piped()).spawn().unwrap();
    drop(server.stdout.take());
    let initialize =
        json!({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}});
    server.stdin.take().unwrap().write_all(&messages(&[initialize])).unwrap();
    assert!(ended_by_closed_pipe(server.wait().unwrap()));
}

#[test]
fn its_help_says_what_it_ends_with() {
    let run = Room::new().run(&["lsp", "--help"]);
    for line in ["Exit codes:\n  0  ", "\n  1  ", "\n  2  "] {
        assert!(run.stdout.contains(line), "{}", run.stdout);
    }
}
