//! What can be done about findings.

mod fixes;
mod levels;
mod place;
mod set_in_json;
mod set_in_toml;

use std::ops::Range;
use std::rc::Rc;

use chatapps_webhooks::Finding;
use gen_lsp_types::{CodeAction, CodeActionKind, CodeActionParams};

use crate::capabilities::FIX_ALL;
use crate::checking::Checked;
use crate::diagnostics::range_of;
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
    let Some(ours) = session.ours(uri) else { return Vec::new() };
    let Some(checked) = session.checked(uri, &ours) else { return Vec::new() };
    let Some(document) = session.documents.get(uri) else { return Vec::new() };
    let here = document.text.bytes(&params.range, session.client.encoding);
    let mut actions = Vec::new();
    if wants("quickfix") {
        let findings = findings_at(&checked, &here);
        actions.extend(fixes::quick_fixes(session, document, &checked, &here));
        actions.extend(levels::actions(session, document, &ours, &findings));
    }
    if wants(FIX_ALL) {
        actions.extend(fixes::fix_all(session, document, &checked));
    }
    actions
}

/// The most findings for which there are actions at once.
const MAX_FINDINGS: usize = 20;

/// The findings that are at least in part in some bytes.
fn findings_at(checked: &Rc<Checked>, here: &Range<usize>) -> Vec<Finding> {
    let findings = checked.report.findings().iter().filter(|finding| is_at(finding, here));
    findings.take(MAX_FINDINGS).cloned().collect()
}

fn is_at(finding: &Finding, here: &Range<usize>) -> bool {
    let range = range_of(finding);
    range.start <= here.end && here.start <= range.end
}
