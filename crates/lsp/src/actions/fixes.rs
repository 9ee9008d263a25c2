//! Fixes as actions. Only JSON has some.

use std::ops::Range;

use chatapps_webhooks::{Applicability, Edit, Finding, Fix};
use gen_lsp_types::{CodeAction, CodeActionKind, TextEdit};

use super::near::{MAX_FINDINGS, is_at};
use crate::capabilities::FIX_ALL;
use crate::checking::Checked;
use crate::client::Client;
use crate::diagnostics::of_finding;
use crate::document::Document;
use crate::edits::of_document;
use crate::session::Session;
use crate::text::Text;

/// The fixes of the findings in some bytes.
pub(super) fn quick_fixes(
    session: &Session,
    document: &Document,
    checked: &Checked,
    here: &Range<usize>,
) -> Vec<CodeAction> {
    // Each fix that is proven takes a check of the document: only those are that are asked for.
    let mut left = MAX_FINDINGS;
    let report = checked.report.clone().kept(usize::MAX, |finding| {
        let is_wanted = left > 0 && is_at(finding, here);
        left -= usize::from(is_wanted);
        is_wanted
    });
    let fixes = report.fixes(document.text.as_str());
    let of_finding = |(finding, fixes): (_, Vec<Fix>)| {
        fixes
            .into_iter()
            .enumerate()
            .map(move |(index, fix)| action(session, document, finding, &fix, index == 0))
    };
    let mut actions: Vec<CodeAction> = Vec::new();
    for action in report.findings().iter().zip(fixes).flat_map(of_finding) {
        let same = |other: &&mut CodeAction| other.title == action.title && other.edit == action.edit;
        // What fixes several findings is one action.
        match actions.iter_mut().find(same) {
            Some(other) => {
                other.diagnostics.get_or_insert_default().extend(action.diagnostics.into_iter().flatten());
                other.is_preferred = other.is_preferred.or(action.is_preferred);
            }
            None => actions.push(action),
        }
    }
    actions
}

fn action(
    session: &Session,
    document: &Document,
    finding: &Finding,
    fix: &Fix,
    is_first: bool,
) -> CodeAction {
    let (client, text) = (&session.client, &document.text);
    let edits = text_edits(fix.edits(), text, client);
    let edit = of_document(&document.uri, Some(document.version), edits, client);
    let title = match fix.applicability() {
        Applicability::Unsafe => format!("{} (may change what is meant)", fix.title()),
        Applicability::Manual => format!("{} (to be filled in)", fix.title()),
        Applicability::Safe => fix.title().to_owned(),
    };
    let is_best = client.prefers && is_first && fix.applicability() == Applicability::Safe;
    CodeAction {
        title,
        kind: Some(CodeActionKind::QuickFix),
        diagnostics: Some(vec![of_finding(finding, text, &document.uri, client)]),
        is_preferred: is_best.then_some(true),
        edit: Some(edit),
        ..CodeAction::default()
    }
}

/// The action that makes all safe fixes, if there are some.
pub(super) fn fix_all(session: &Session, document: &Document, checked: &Checked) -> Option<CodeAction> {
    let (report, text) = (&checked.report, &document.text);
    if !report.may_have_fixes(Applicability::Safe) {
        return None;
    }
    let fixed = report.fixed(text.as_str(), Applicability::Safe).ok()?;
    let edits = text_edits(fixed.edits(), text, &session.client);
    let count = fixed.findings().len();
    (count > 0 && !edits.is_empty()).then(|| CodeAction {
        title: format!("make all safe fixes ({count})"),
        kind: Some(CodeActionKind::Custom(FIX_ALL.into())),
        edit: Some(of_document(&document.uri, Some(document.version), edits, &session.client)),
        ..CodeAction::default()
    })
}

/// The edits of the core as those of the protocol. What the document holds is in none of them.
fn text_edits(edits: &[Edit], text: &Text, client: &Client) -> Vec<TextEdit> {
    let edit = |edit: &Edit| TextEdit {
        range: text.range(edit.range(), client.encoding),
        new_text: edit.text().to_owned(),
    };
    edits.iter().map(edit).collect()
}
