//! What the client tells.

use chatapps_webhooks::printable;
use gen_lsp_types::{DidCloseTextDocumentParams, DidSaveTextDocumentParams, Uri};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::changes::Changed;
use crate::document::Document;
use crate::halves::Halved;
use crate::message::{Failure, Params};
use crate::session::Session;
use crate::uri::{name_of, path_of};

/// What is to be done about a notification.
#[derive(Default)]
pub(crate) struct Effect {
    /// Documents that have no diagnostics any longer.
    pub(crate) closed: Vec<Uri>,
    /// Whether the client is to ask for all diagnostics again.
    pub(crate) refreshes: bool,
    /// What the client is to show in its log.
    pub(crate) warning: Option<String>,
}

/// Takes a notification. One that can't be read, or isn't known, has no effect.
pub(crate) fn take(session: &mut Session, method: &str, params: &Params) -> Effect {
    let effect = match method {
        "textDocument/didOpen" => params.read().map(|params| opened(session, params)),
        "textDocument/didChange" => params.read().map(|params| changed(session, params)),
        // What changed outside of the editor meanwhile counts from now on.
        "textDocument/didSave" => params.read().map(|_: DidSaveTextDocumentParams| all_may_differ(session)),
        "textDocument/didClose" => params.read().map(|params| closed(session, &params)),
        "workspace/didChangeWatchedFiles" => params.read().map(|Watched { changes }| {
            configuration_changed(session, changes.iter().map(|change| &change.uri))
        }),
        "workspace/didChangeWorkspaceFolders" => params.read().map(|params| folders(session, &params)),
        _ => Ok(Effect::default()),
    };
    effect.unwrap_or_else(|_: Failure| Effect::default())
}

fn opened(session: &mut Session, Opened { text_document: item }: Opened) -> Effect {
    let uri = item.uri.clone();
    let document = Document::new(item.uri, &item.language_id, item.version, item.text);
    let is_configuration = document.is_configuration();
    session.documents.open(document);
    session.is_due(&uri);
    // What is open counts in place of the file.
    if is_configuration { configuration_changed(session, [&uri]) } else { Effect::default() }
}

fn changed(session: &mut Session, params: Changed) -> Effect {
    let encoding = session.client.encoding;
    let uri = params.text_document.uri.clone();
    let Some(document) = session.documents.get_mut(&uri) else { return Effect::default() };
    let was_lost = document.is_lost;
    params.make(document, encoding);
    let warning = (document.is_lost && !was_lost).then(|| {
        let name = printable(name_of(&uri));
        format!(
            "{name}: a change can't be read; the file is left alone until it is opened again or sent in full"
        )
    });
    session.is_due(&uri);
    Effect { warning, ..configuration_changed(session, [&uri]) }
}

fn closed(session: &mut Session, params: &DidCloseTextDocumentParams) -> Effect {
    let uri = &params.text_document.uri;
    let Some(document) = session.close(uri) else { return Effect::default() };
    let mut effect = Effect::default();
    if document.is_configuration() {
        effect = configuration_changed(session, [uri]);
    }
    effect.closed.push(document.uri);
    effect
}

/// Files have changed: what is found in others may have, too.
fn configuration_changed<'u>(session: &mut Session, changed: impl IntoIterator<Item = &'u Uri>) -> Effect {
    if changed.into_iter().any(|uri| session.is_part_of_configuration(uri)) {
        all_may_differ(session)
    } else {
        Effect::default()
    }
}

/// Checks all documents again, by the configuration as it is now.
fn all_may_differ(session: &mut Session) -> Effect {
    session.all_are_due();
    let others = session.documents.all().any(|document| !document.is_configuration());
    Effect { refreshes: session.client.pulls && session.client.refreshes && others, ..Effect::default() }
}

fn folders(session: &mut Session, params: &Value) -> Effect {
    let uris = |name: &str| {
        let list = params.pointer(&format!("/event/{name}")).and_then(Value::as_array);
        let uris = list.into_iter().flatten().filter_map(|folder| folder.get("uri").and_then(Value::as_str));
        uris.filter_map(|uri| path_of(&Uri(uri.to_owned()))).collect::<Vec<_>>()
    };
    let (added, removed) = (uris("added"), uris("removed"));
    session.client.folders.retain(|folder| !removed.contains(folder));
    session.client.folders.extend(added);
    Effect::default()
}

/// The parameters of `textDocument/didOpen`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Opened {
    text_document: Item,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Item {
    uri: Uri,
    language_id: String,
    version: i32,
    text: Halved,
}

#[derive(Deserialize)]
struct Watched {
    changes: Vec<Change>,
}

#[derive(Deserialize)]
struct Change {
    uri: Uri,
}

/// What asks the client to tell when a configuration or a baseline changes. A configuration may
/// extend a file of another name, and name any file as its baseline.
pub(crate) fn watchers() -> Value {
    let watchers = ["**/*.toml", "**/*.json"].map(|glob| json!({"globPattern": glob}));
    let method = "workspace/didChangeWatchedFiles";
    json!({"registrations": [{"id": "files", "method": method, "registerOptions": {"watchers": watchers}}]})
}
