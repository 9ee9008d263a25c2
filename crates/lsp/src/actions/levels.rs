//! Actions that set the level of a rule in the configuration of the project.

use std::path::{Path, PathBuf};

use chatapps_webhooks::{EntryTargets, Exceptions, Finding, Group, InputFormat, Level, Rule};
use chatapps_webhooks_project::{NAMES, Project, Sources};
use chatapps_webhooks_texts::transcribe;
use gen_lsp_types::{CodeAction, CodeActionKind, WorkspaceEdit};

use super::place::Place;
use super::{set_in_json, set_in_toml};
use crate::checking::{check, settings};
use crate::diagnostics::{of_finding, range_of};
use crate::document::Document;
use crate::edits::{between, of_document, of_new_file};
use crate::projects::Found;
use crate::session::{Ours, Session};
use crate::text::Text;

/// The levels that are offered. An error is the level that people get rid of.
const LEVELS: [Level; 3] = [Level::Off, Level::Notice, Level::Warning];

/// The configuration that is changed.
struct Configuration {
    file: PathBuf,
    /// Its text; `None` if there is no such file yet.
    text: Option<String>,
}

/// The actions for some findings: each level, for the target, the file and the project. One that
/// would not have the effect is left out.
pub(super) fn actions(
    session: &Session,
    document: &Document,
    ours: &Ours,
    findings: &[Finding],
) -> Vec<CodeAction> {
    let mut rules: Vec<Rule> = Vec::new();
    let mut actions = Vec::new();
    let Some(configuration) = configuration(session, document, ours) else { return actions };
    let targets = targets(document, ours);
    for finding in findings {
        let rule = finding.rule();
        if rules.contains(&rule) || matches!(rule.info().group, Group::Contract | Group::Project) {
            continue;
        }
        rules.push(rule);
        let target =
            targets.of_finding(finding).filter(|_| Exceptions::may_except(rule)).and_then(Place::of_target);
        let folder = configuration.file.parent().unwrap_or(Path::new(""));
        let file = document.path.as_deref().and_then(|file| Place::of_file(file, folder));
        for place in target.into_iter().chain(file).chain([Place::Project]) {
            for level in LEVELS.into_iter().filter(|level| *level != finding.level()) {
                let Some(edit) = edit(session, document, ours, &configuration, &place, finding, level) else {
                    continue;
                };
                actions.push(CodeAction {
                    title: format!("set `{rule}` to `{level}` {}", place.title()),
                    kind: Some(CodeActionKind::QuickFix),
                    diagnostics: Some(vec![of_finding(
                        finding,
                        &document.text,
                        &document.uri,
                        &session.client,
                    )]),
                    edit: Some(edit),
                    ..CodeAction::default()
                });
            }
        }
    }
    actions
}

/// The targets of the entries of a document.
fn targets(document: &Document, ours: &Ours) -> EntryTargets {
    let text = document.text.as_str();
    if ours.format == InputFormat::Json {
        return EntryTargets::of(ours.model, text);
    }
    let checker = ours.settings.checker(ours.settings.limits);
    match transcribe(&checker, ours.model, ours.format, text.as_bytes()) {
        Ok(transcript) => EntryTargets::of(ours.model, transcript.json()),
        Err(_) => EntryTargets::default(),
    }
}

/// The configuration of a document, or the one that it would have.
fn configuration(session: &Session, document: &Document, ours: &Ours) -> Option<Configuration> {
    let open = |path: &Path| session.documents.configuration_text(path);
    if let Some(found) = &ours.found {
        let file = found.project.file().to_owned();
        let text = Sources::with_open(&open).text_of(&file).ok()?;
        return Some(Configuration { file, text: Some(text) });
    }
    let folder = document.path.as_deref().and_then(Path::parent);
    let is_around = |root: &&PathBuf| folder.is_none_or(|folder| folder.starts_with(root));
    let mut roots: Vec<_> = session.client.folders.iter().filter(is_around).collect();
    roots.sort_by_key(|root| root.components().count());
    let repository = || folder?.ancestors().find(|folder| folder.join(".git").exists());
    let folder = roots.last().map(|root| root.as_path()).or_else(repository).or(folder)?;
    let [name, ..] = NAMES;
    let file = folder.join(name);
    // One that is there, and isn't found, can't be read.
    (!file.exists()).then_some(Configuration { file, text: None })
}

/// The edit that sets a level, if the finding has it then.
fn edit(
    session: &Session,
    document: &Document,
    ours: &Ours,
    configuration: &Configuration,
    place: &Place,
    finding: &Finding,
    level: Level,
) -> Option<WorkspaceEdit> {
    let file = &configuration.file;
    let text = configuration.text.as_deref().unwrap_or_default();
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let set = |may_reuse| match name {
        "package.json" => {
            set_in_json::set(text, &["chatapps-webhooks"], place, (finding.rule(), level), may_reuse)
        }
        "pyproject.toml" => {
            set_in_toml::set(text, &["tool", "chatapps-webhooks"], place, (finding.rule(), level), may_reuse)
        }
        _ => set_in_toml::set(text, &[], place, (finding.rule(), level), may_reuse),
    };
    let has_effect = |new: &String| level_under(session, document, ours, file, new, finding) == Some(level);
    let new = set(true).filter(has_effect).or_else(|| set(false).filter(has_effect))?;
    let client = &session.client;
    let uri = session.uri_of(file)?;
    if configuration.text.is_none() {
        return of_new_file(&uri, new, client);
    }
    let version = session.documents.of_path(file).map(|document| document.version);
    let edits = between(&Text::new(text.to_owned()), &new, client.encoding);
    Some(of_document(&uri, version, edits, client))
}

/// The level that a finding has under another configuration; `None` if that can't be used.
fn level_under(
    session: &Session,
    document: &Document,
    ours: &Ours,
    file: &Path,
    configuration: &str,
    finding: &Finding,
) -> Option<Level> {
    let open = |path: &Path| {
        if path == file { Some(configuration.to_owned()) } else { session.documents.configuration_text(path) }
    };
    let project = Project::read_among(Sources::with_open(&open), file).ok()?;
    let found = Found { project, baseline: None };
    let path = document.path.as_deref();
    let settings = settings(Some(&found), path);
    let text = (ours.format, document.text.as_str());
    let checked = check(text, (ours.model, path), Some(&found), &settings);
    let is_it = |its: &&Finding| its.rule() == finding.rule() && range_of(its) == range_of(finding);
    let level = checked.report.findings().iter().find(is_it).map(Finding::level);
    Some(level.unwrap_or(Level::Off))
}
