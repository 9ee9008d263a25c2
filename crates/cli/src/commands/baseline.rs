//! The command `baseline`: counts what is found today, so that only what is new is reported.

pub(crate) mod arguments;

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use chatapps_webhooks::{EntryTargets, Group, InputFormat, Limits, Report, Rule};
use chatapps_webhooks_project::{Baseline, Given, Project, Raised};
use chatapps_webhooks_texts::transcribe;
use tempfile::NamedTempFile;

use self::arguments::{BaselineCommand, Checked};
use crate::checking::configuration::{Configurations, counted, from_here, told};
use crate::checking::document_check::DocumentCheck;
use crate::exit_code::{COULD_NOT_RUN, INVALID, SUCCESS};
use crate::failure::Failure;
use crate::input::file::{File, shown};
use crate::input::reading::{self, Text, Unread};
use crate::messages;

/// Runs the command.
pub(crate) fn run(command: &BaselineCommand) -> Result<u8, Failure> {
    let checked = match command {
        BaselineCommand::Write { checked, .. } | BaselineCommand::Prune { checked } => checked,
    };
    let Some(counted) = count(checked)? else { return Ok(COULD_NOT_RUN) };
    let mut code = SUCCESS;
    for (path, now) in counted {
        let before = Baseline::read(&path).map_err(told)?;
        let file = shown(from_here(&path));
        let written = match (command, before) {
            (BaselineCommand::Prune { .. }, None) => {
                return Err(Failure::Message(format!("`{file}` does not exist: `baseline write` writes it")));
            }
            (BaselineCommand::Prune { .. }, Some(before)) => before.pruned(&now),
            (BaselineCommand::Write { force: false, .. }, Some(before)) => match now.no_more_than(&before) {
                Ok(now) => now,
                Err(Raised { findings }) => {
                    let plural = if findings == 1 { "" } else { "s" };
                    messages::error(format_args!(
                        "`{file}` would grow by {findings} finding{plural}: put them right, or pass --force; `baseline prune` only takes off"
                    ));
                    code = INVALID;
                    continue;
                }
            },
            (BaselineCommand::Write { .. }, _) => now,
        };
        replace(&path, &written.to_json()).map_err(|error| {
            // The path in the error is that of a temporary file.
            Failure::Message(format!("cannot write `{file}`: {}", error.kind()))
        })?;
        let total = written.total();
        let mut out = io::stdout().lock();
        writeln!(out, "{file}: {total} finding{}", if total == 1 { "" } else { "s" })?;
        out.flush()?;
    }
    Ok(code)
}

/// What is found, by the file of the baseline. `None` if something could not be read.
fn count(checked: &Checked) -> Result<Option<BTreeMap<PathBuf, Baseline>>, Failure> {
    let given = Given { findings: Some(Limits::MAX_FINDINGS), ..Given::default() };
    let mut configurations = Configurations::of(&checked.configuration, given, None)?;
    let mut baselines: BTreeMap<PathBuf, Baseline> = BTreeMap::new();
    let mut is_complete = true;
    for file in reading::files(&checked.paths) {
        let file = match file {
            Ok(file) => file,
            Err(unread) => {
                messages::error(&unread.message);
                is_complete = false;
                continue;
            }
        };
        let (run, settings) = configurations.settings(&file)?;
        let Some(run) = run else {
            return Err(Failure::Message(format!(
                "no configuration for `{file}`: make a file `chatapps-webhooks.toml`, which may be empty"
            )));
        };
        let baseline = baselines.entry(run.project.baseline()).or_default();
        if file.is_lines() {
            continue;
        }
        let check = DocumentCheck::of(&settings, None);
        match reading::read(&file, &check.checker, check.model) {
            Ok(Text::Read(text)) => {
                let format = file.format(checked.input_format);
                if let Err(rule) = add(baseline, &run.project, &check, &file, format, &text) {
                    messages::error(unchecked(&file, rule));
                    is_complete = false;
                }
            }
            Ok(Text::TooLarge(_)) => {
                messages::error(unchecked(&file, Rule::BodyTooLarge));
                is_complete = false;
            }
            Err(error) => {
                messages::error(Unread::new(file, &error).message);
                is_complete = false;
            }
        }
    }
    Ok(is_complete.then_some(baselines))
}

/// A document has to be checked whole: what isn't looked at would seem to be mended.
fn unchecked(file: &File, rule: Rule) -> String {
    format!("`{file}` can't be checked whole (`{rule}`): mend it first; the baseline stays as it is")
}

/// Adds the findings of a document.
///
/// # Errors
///
/// A rule that kept the document from being checked whole.
fn add(
    baseline: &mut Baseline,
    project: &Project,
    check: &DocumentCheck,
    file: &File,
    format: InputFormat,
    text: &[u8],
) -> Result<(), Rule> {
    let DocumentCheck { checker, model, .. } = check;
    let mut add = |report: &Report, json: &str| {
        let hides = |rule: Rule| rule == Rule::Syntax || rule.info().group == Group::Limit;
        if let Some(finding) = report.findings().iter().find(|finding| hides(finding.rule())) {
            return Err(finding.rule());
        }
        let targets = EntryTargets::of(*model, json);
        for finding in report.findings() {
            if let Some(counted) = counted(project, finding, &targets, file) {
                baseline.add(counted);
            }
        }
        Ok(())
    };
    if format == InputFormat::Json {
        return add(&checker.check(*model, text), str::from_utf8(text).unwrap_or_default());
    }
    match transcribe(checker, *model, format, text) {
        Ok(transcript) => add(&transcript.check(checker, *model), transcript.json()),
        Err(invalid) => add(invalid.report(), ""),
    }
}

/// Replaces a file at once, or makes it.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut file = NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    // A temporary file is for its owner alone; a baseline is for all who read the project.
    match fs::metadata(path) {
        Ok(metadata) => file.as_file().set_permissions(metadata.permissions())?,
        Err(_) => make_readable(file.as_file())?,
    }
    file.persist(path)?;
    Ok(())
}

#[cfg(unix)]
fn make_readable(file: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn make_readable(_: &fs::File) -> io::Result<()> {
    Ok(())
}
