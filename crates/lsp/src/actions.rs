//! What can be done about findings.

mod fixes;
mod levels;
mod near;
mod place;
mod set_in_json;
mod set_in_toml;

use gen_lsp_types::{CodeAction, CodeActionKind, CodeActionParams};

use self::near::findings_at;
use crate::capabilities::FIX_ALL;
use crate::session::Session;

/// The actions for a part of a document.
pub(crate) fn actions(session: &mut Session, params: &CodeActionParams) -> Vec<CodeAction> {
    let uri = &params.text_document.uri;
    let wants = |kind: &str| {
        let is_below = |wanted: &CodeActionKind| {
            let wanted = wanted.to_string();
            wanted.is_empty() || kind == wanted || kind.starts_with(&format!("{wanted}."))
        };
        params.context.only.as_ref().is_none_or(|only| only.iter().any(is_below))
    };
    if !session.client.takes_actions {
        // It takes commands alone, of which there are none.
        return Vec::new();
    }
    let Some(ours) = session.ours(uri) else { return Vec::new() };
    let Some(checked) = session.wholly_checked(uri, &ours) else { return Vec::new() };
    let Some(document) = session.documents.get(uri) else { return Vec::new() };
    let here = document.text.bytes(&params.range, session.client.encoding);
    let mut actions = Vec::new();
    if wants("quickfix") {
        let findings = findings_at(&checked, &here);
        actions.extend(fixes::quick_fixes(session, document, &checked, &here));
        actions.extend(levels::actions(session, document, &ours, &checked, &findings));
    }
    if wants(FIX_ALL) {
        actions.extend(fixes::fix_all(session, document, &checked));
    }
    actions
}
