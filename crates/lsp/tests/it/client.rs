//! A client that talks to a server in the same process, over streams.

use std::io::{self, BufReader, PipeReader, PipeWriter, Read, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use serde_json::{Value, json};

/// A client, and the server that it talks to.
pub(crate) struct Client {
    to: Option<PipeWriter>,
    from: Receiver<Value>,
    server: Option<JoinHandle<io::Result<u8>>>,
    asked: i64,
    /// What came that nobody waited for.
    pub(crate) unread: Vec<Value>,
    /// Everything that came, as text.
    pub(crate) heard: String,
}

/// What VS Code can do, as far as the server cares.
pub(crate) fn capabilities() -> Value {
    json!({
        "general": {"positionEncodings": ["utf-16"]},
        "workspace": {
            "workspaceEdit": {"documentChanges": true, "resourceOperations": ["create"]},
            "diagnostics": {"refreshSupport": true},
        },
        "textDocument": {
            "publishDiagnostics": {
                "relatedInformation": true,
                "codeDescriptionSupport": true,
                "tagSupport": {"valueSet": [1, 2]},
            },
            "codeAction": {
                "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["", "quickfix", "source"]}},
                "isPreferredSupport": true,
            },
            "hover": {"contentFormat": ["markdown", "plaintext"]},
            "completion": {"completionItem": {"snippetSupport": true, "documentationFormat": ["markdown"]}},
        },
    })
}

impl Client {
    /// A client of a server that was told nothing yet.
    pub(crate) fn silent() -> Self {
        let (input, to) = io::pipe().unwrap();
        let (from, mut output) = io::pipe().unwrap();
        let server = thread::spawn(move || chatapps_webhooks_lsp::serve(BufReader::new(input), &mut output));
        let (sender, receiver) = channel();
        thread::spawn(move || {
            let mut from = BufReader::new(from);
            while let Some(message) = read(&mut from) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        Self {
            to: Some(to),
            from: receiver,
            server: Some(server),
            asked: 0,
            unread: Vec::new(),
            heard: String::new(),
        }
    }

    /// A client that has said what it can do.
    pub(crate) fn with(capabilities: &Value) -> Self {
        let mut client = Self::silent();
        client.ask("initialize", json!({"processId": null, "capabilities": capabilities})).unwrap();
        client.tell("initialized", json!({}));
        client
    }

    pub(crate) fn new() -> Self {
        Self::with(&capabilities())
    }

    /// Sends bytes as they are.
    pub(crate) fn send_bytes(&mut self, bytes: &[u8]) {
        self.to.as_mut().unwrap().write_all(bytes).unwrap();
    }

    pub(crate) fn send(&mut self, message: &Value) {
        let text = message.to_string();
        self.send_bytes(format!("Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes());
    }

    pub(crate) fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Sends a request, and returns its id.
    pub(crate) fn begin(&mut self, method: &str, params: Value) -> i64 {
        self.asked += 1;
        self.send(&json!({"jsonrpc": "2.0", "id": self.asked, "method": method, "params": params}));
        self.asked
    }

    /// The result of a request, or the code of its failure.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Result<Value, i64> {
        let id = self.begin(method, params);
        self.answer(id)
    }

    pub(crate) fn answer(&mut self, id: i64) -> Result<Value, i64> {
        let answer = self.wait(|message| message["id"] == id && message.get("method").is_none());
        match answer.get("error") {
            Some(error) => Err(error["code"].as_i64().unwrap()),
            None => Ok(answer["result"].clone()),
        }
    }

    /// The next message that is wanted. Those before it are kept.
    pub(crate) fn wait(&mut self, is_wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(index) = self.unread.iter().position(&is_wanted) {
            return self.unread.remove(index);
        }
        loop {
            let message = self.from.recv_timeout(Duration::from_secs(60)).expect("the server answers");
            self.heard.push_str(&message.to_string());
            if is_wanted(&message) {
                return message;
            }
            self.unread.push(message);
        }
    }

    pub(crate) fn open(&mut self, uri: &str, language: &str, text: &str) {
        let document = json!({"uri": uri, "languageId": language, "version": 1, "text": text});
        self.tell("textDocument/didOpen", json!({"textDocument": document}));
    }

    /// Replaces the text of a document.
    pub(crate) fn change(&mut self, uri: &str, version: i64, text: &str) {
        let document = json!({"uri": uri, "version": version});
        self.tell(
            "textDocument/didChange",
            json!({"textDocument": document, "contentChanges": [{"text": text}]}),
        );
    }

    /// The diagnostics that are pushed next for a document.
    pub(crate) fn pushed(&mut self, uri: &str) -> Vec<Value> {
        let is_it = |message: &Value| {
            message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri
        };
        self.wait(is_it)["params"]["diagnostics"].as_array().unwrap().clone()
    }

    /// Ends as a client should. Returns the exit code.
    pub(crate) fn end(mut self) -> u8 {
        self.ask("shutdown", Value::Null).unwrap();
        self.tell("exit", Value::Null);
        self.exit_code()
    }

    /// What the server ends with.
    pub(crate) fn exit_code(&mut self) -> u8 {
        self.server.take().unwrap().join().unwrap().unwrap()
    }

    /// Closes the stream. Returns what the server ends with.
    pub(crate) fn hang_up(&mut self) -> io::Result<u8> {
        drop(self.to.take());
        self.server.take().unwrap().join().unwrap()
    }

    /// Whether nothing else came.
    pub(crate) fn is_quiet(&mut self) -> bool {
        // Everything before the answer to this has come.
        assert_eq!(self.ask("$/is-quiet", Value::Null), Err(-32601));
        match self.from.recv_timeout(Duration::ZERO) {
            Ok(message) => self.unread.push(message),
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {}
        }
        self.unread.is_empty()
    }
}

fn read(from: &mut BufReader<PipeReader>) -> Option<Value> {
    use std::io::BufRead;
    let mut length = None;
    loop {
        let mut line = String::new();
        if from.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim() {
            "" => break,
            header => length = header.strip_prefix("Content-Length: ").map(|length| length.parse().unwrap()),
        }
    }
    let mut body = vec![0; length.expect("a length")];
    from.read_exact(&mut body).ok()?;
    let message: Value = serde_json::from_slice(&body).expect("messages are JSON");
    assert_eq!(message["jsonrpc"], "2.0", "{message}");
    Some(message)
}
