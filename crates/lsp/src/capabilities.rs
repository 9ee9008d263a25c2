//! What the server can do, as far as the client can use it.

use serde_json::{Value, json};

use crate::client::Client;
use crate::diagnostics::SOURCE;

/// The action that makes all safe fixes.
pub(crate) const FIX_ALL: &str = "source.fixAll.chatapps-webhooks";

/// The answer to `initialize`.
pub(crate) fn capabilities(client: &Client) -> Value {
    let mut capabilities = json!({
        "positionEncoding": client.encoding.name(),
        "textDocumentSync": {"openClose": true, "change": 2, "save": {"includeText": false}},
        "hoverProvider": true,
        "completionProvider": {"triggerCharacters": ["\"", "'", ":", "=", " ", "["]},
        "workspace": {"workspaceFolders": {"supported": true, "changeNotifications": true}},
    });
    let mut add = |name: &str, value: Value| {
        capabilities.as_object_mut().map(|members| members.insert(name.to_owned(), value));
    };
    if client.pulls {
        // What a configuration says changes what is found in others.
        let options =
            json!({"identifier": SOURCE, "interFileDependencies": true, "workspaceDiagnostics": false});
        add("diagnosticProvider", options);
    }
    if client.takes_actions {
        add("codeActionProvider", json!({"codeActionKinds": ["quickfix", FIX_ALL]}));
    }
    json!({
        "capabilities": capabilities,
        "serverInfo": {"name": SOURCE, "version": env!("CARGO_PKG_VERSION")},
    })
}
