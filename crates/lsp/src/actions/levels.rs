//! Actions that set the level of a rule in the configuration of the project.

use std::path::{Path, PathBuf};

use chatapps_webhooks::{EntryTarget, Exceptions, Finding, Group, Level, Model, Rule};
use chatapps_webhooks_project::{Given, NAMES, Project, Sources};
use gen_lsp_types::{CodeAction, CodeActionKind, WorkspaceEdit};

use super::place::Place;
use super::{set_in_json, set_in_toml};
use crate::checking::Checked;
use crate::configuration::way;
use crate::diagnostics::of_finding;
use crate::document::Document;
use crate::edits::{between, of_document, of_new_file, with_line_ends_of};
use crate::session::{Ours, Session};
use crate::text::Text;

/// The levels that are offered.
const LEVELS: [Level; 4] = [Level::Off, Level::Notice, Level::Warning, Level::Error];

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
    checked: &Checked,
    findings: &[Finding],
) -> Vec<CodeAction> {
    let mut rules: Vec<Rule> = Vec::new();
    let mut actions = Vec::new();
    if findings.is_empty() {
        return actions;
    }
    let Some(configuration) = configuration(session, document, ours) else { return actions };
    let targets = checked.targets(document.text.as_str());
    for finding in findings {
        let rule = finding.rule();
        if rules.contains(&rule) || matches!(rule.info().group, Group::Contract | Group::Project) {
            continue;
        }
        rules.push(rule);
        let target = targets.of_finding(finding);
        let of_target = target.filter(|_| Exceptions::may_except(rule)).and_then(Place::of_target);
        let folder = configuration.file.parent().unwrap_or(Path::new(""));
        let file = document.path.as_deref().and_then(|file| Place::of_file(file, folder));
        for place in of_target.into_iter().chain(file).chain([Place::Project]) {
            for level in LEVELS.into_iter().filter(|level| *level != finding.level()) {
                if checked.is_desired && level == Level::Notice {
                    // There are none in desired state.
                    continue;
                }
                let wanted = Wanted { rule, target, place: &place, level };
                let Some(edit) = edit(session, document, ours.model, &configuration, &wanted) else {
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

/// The configuration of a document, or the one that it would have.
fn configuration(session: &Session, document: &Document, ours: &Ours) -> Option<Configuration> {
    let open = |path: &Path| session.documents.configuration_text(path);
    if let Some(found) = &ours.found {
        let file = found.project.file().to_owned();
        if session.documents.of_path(&file).is_some_and(|document| document.is_lost) {
            return None;
        }
        let text = Sources::with_open(&open).text(&file)?;
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

/// What a level is to be set for.
struct Wanted<'a> {
    rule: Rule,
    target: Option<&'a EntryTarget>,
    place: &'a Place,
    level: Level,
}

/// The edit that sets a level, if the finding has it then.
fn edit(
    session: &Session,
    document: &Document,
    model: Model,
    configuration: &Configuration,
    wanted: &Wanted<'_>,
) -> Option<WorkspaceEdit> {
    let file = &configuration.file;
    let text = configuration.text.as_deref().unwrap_or_default();
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let (place, level) = (wanted.place, (wanted.rule, wanted.level));
    let set = |may_reuse| {
        let new = match name {
            "package.json" => set_in_json::set(text, way(file), place, level, may_reuse),
            _ => set_in_toml::set(text, way(file), place, level, may_reuse),
        };
        // Neither knows of line ends but line feeds.
        new.map(|new| with_line_ends_of(text, &new))
    };
    let has_effect =
        |new: &String| level_under(session, document, model, (file, new), wanted) == Some(wanted.level);
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

/// The level that the finding has under another configuration; `None` if that can't be used.
fn level_under(
    session: &Session,
    document: &Document,
    model: Model,
    (file, configuration): (&Path, &str),
    wanted: &Wanted<'_>,
) -> Option<Level> {
    let open = |path: &Path| {
        if path == file { Some(configuration.to_owned()) } else { session.documents.configuration_text(path) }
    };
    let project = Project::read_among(Sources::with_open(&open), file).ok()?;
    let settings = project.settings(document.path.as_deref(), &Given::default());
    let exceptions =
        if Exceptions::may_except(wanted.rule) { settings.exceptions } else { Exceptions::default() };
    Some(exceptions.level_under(&settings.policy, model, wanted.rule, wanted.target))
}
