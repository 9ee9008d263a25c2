//! What the client can do, and what its folders are.

use std::path::PathBuf;

use gen_lsp_types::Uri;
use serde_json::Value;

use crate::encoding::Encoding;
use crate::process::Process;
use crate::uri::path_of;

/// What the client can do. A capability that is written in an odd way is one that it lacks.
#[expect(clippy::struct_excessive_bools, reason = "each is a capability of its own")]
#[derive(Clone, Debug, Default)]
pub(crate) struct Client {
    pub(crate) encoding: Encoding,
    /// Its process, if it names one.
    pub(crate) process: Option<Process>,
    /// The folders that are open in it.
    pub(crate) folders: Vec<PathBuf>,
    /// Whether it asks for diagnostics.
    pub(crate) pulls: bool,
    /// Whether it asks again if it is told to.
    pub(crate) refreshes: bool,
    /// Whether a diagnostic may have a link.
    pub(crate) links_codes: bool,
    /// Whether a diagnostic may name other places.
    pub(crate) relates: bool,
    /// The numbers of the tags that a diagnostic may have.
    pub(crate) tags: Vec<i64>,
    /// Whether actions may be more than commands.
    pub(crate) takes_actions: bool,
    /// Whether an action may be marked as the best one.
    pub(crate) prefers: bool,
    /// Whether edits may say for which version of a document they are.
    pub(crate) versions_edits: bool,
    /// Whether edits may create a file.
    pub(crate) creates_files: bool,
    /// Whether completions may have places to fill in.
    pub(crate) takes_snippets: bool,
    /// Whether it indents the lines of a completion as that of the cursor, if it is told to.
    pub(crate) indents: bool,
    /// Whether text for people may be Markdown: in a hover, and in a completion.
    pub(crate) hovers_in_markdown: bool,
    pub(crate) completes_in_markdown: bool,
    /// Whether it watches files, if it is asked to.
    pub(crate) watches: bool,
}

impl Client {
    /// What the parameters of `initialize` say.
    pub(crate) fn of(parameters: &Value) -> Self {
        let at = |pointer: &str| parameters.pointer(&format!("/capabilities/{pointer}"));
        let can = |pointer: &str| at(pointer).and_then(Value::as_bool).unwrap_or_default();
        let has = |pointer: &str| at(pointer).is_some_and(Value::is_object);
        let list = |pointer: &str| at(pointer).and_then(Value::as_array).into_iter().flatten();
        let names = |pointer: &str| list(pointer).filter_map(Value::as_str).collect::<Vec<_>>();
        Self {
            encoding: Encoding::agreed(&names("general/positionEncodings")),
            process: Process::of(parameters),
            folders: folders(parameters),
            pulls: has("textDocument/diagnostic"),
            refreshes: can("workspace/diagnostics/refreshSupport"),
            links_codes: can("textDocument/publishDiagnostics/codeDescriptionSupport")
                || can("textDocument/diagnostic/codeDescriptionSupport"),
            relates: can("textDocument/publishDiagnostics/relatedInformation")
                || can("textDocument/diagnostic/relatedInformation"),
            tags: list("textDocument/publishDiagnostics/tagSupport/valueSet")
                .chain(list("textDocument/diagnostic/tagSupport/valueSet"))
                .filter_map(Value::as_i64)
                .collect(),
            takes_actions: has("textDocument/codeAction/codeActionLiteralSupport"),
            prefers: can("textDocument/codeAction/isPreferredSupport"),
            versions_edits: can("workspace/workspaceEdit/documentChanges"),
            creates_files: names("workspace/workspaceEdit/resourceOperations").contains(&"create"),
            takes_snippets: can("textDocument/completion/completionItem/snippetSupport"),
            indents: list("textDocument/completion/completionItem/insertTextModeSupport/valueSet")
                .any(|mode| mode == 2),
            hovers_in_markdown: names("textDocument/hover/contentFormat").contains(&"markdown"),
            completes_in_markdown: names("textDocument/completion/completionItem/documentationFormat")
                .contains(&"markdown"),
            watches: can("workspace/didChangeWatchedFiles/dynamicRegistration"),
        }
    }
}

/// The folders that are open: the list, or else the only one, by either of its names.
fn folders(parameters: &Value) -> Vec<PathBuf> {
    let path = |value: &Value| path_of(&Uri(value.as_str()?.to_owned()));
    let list = parameters.get("workspaceFolders").and_then(Value::as_array);
    let folders: Vec<_> =
        list.into_iter().flatten().filter_map(|folder| folder.get("uri").and_then(path)).collect();
    if !folders.is_empty() {
        return folders;
    }
    let root = parameters.get("rootUri").and_then(path);
    let root = root.or_else(|| parameters.get("rootPath").and_then(Value::as_str).map(PathBuf::from));
    root.into_iter().collect()
}
