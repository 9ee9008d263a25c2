//! What the client asks.

use std::hash::{DefaultHasher, Hash, Hasher};

use gen_lsp_types::DocumentDiagnosticParams;
use serde_json::json;
use serde_json::value::RawValue;

use crate::actions::actions;
use crate::completion::complete;
use crate::hover::hover;
use crate::message::{Code, Failure, Params, raw};
use crate::session::Session;

/// Answers a request.
pub(crate) fn answer(session: &mut Session, method: &str, params: &Params) -> Result<Box<RawValue>, Failure> {
    match method {
        "textDocument/diagnostic" => diagnostics(session, &params.read()?),
        "textDocument/codeAction" => raw(&actions(session, &params.read()?)),
        "textDocument/hover" => raw(&hover(session, &params.read()?)),
        "textDocument/completion" => raw(&complete(session, &params.read()?)),
        _ => Err(Failure::of(Code::MethodNotFound)),
    }
}

/// The diagnostics of a document, unless they are those that the client has.
fn diagnostics(session: &mut Session, params: &DocumentDiagnosticParams) -> Result<Box<RawValue>, Failure> {
    let items = raw(&session.diagnostics(&params.text_document.uri))?;
    let mut hasher = DefaultHasher::new();
    items.get().hash(&mut hasher);
    let id = format!("{:016x}", hasher.finish());
    if params.previous_result_id.as_ref() == Some(&id) {
        return raw(&json!({"kind": "unchanged", "resultId": id}));
    }
    raw(&json!({"kind": "full", "resultId": id, "items": items}))
}
