//! The command `schema`: the published documents, printed, written, checked, compared.

mod diff;
mod sample;

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use chatapps_webhooks::{Draft, PublishedFile, SchemaOf, published_files};
use serde_json::Value;
use walkdir::WalkDir;

use crate::args::SchemaCommand;
use crate::stop::{INVALID, SUCCESS, Stop};
use chatapps_webhooks::printable;

/// The output of `validate --format json`, which the library doesn't know; `$id` follows the base.
const VALIDATE_OUTPUT: &str = include_str!("schema/validate-output.schema.json");
const VALIDATE_OUTPUT_NAME: &str = "validate-output";

/// Does what was asked for.
pub(crate) fn run(command: &SchemaCommand) -> Result<u8, Stop> {
    match command {
        SchemaCommand::List => list(),
        SchemaCommand::Print { name, draft, base_url } => print(name, *draft, base_url),
        SchemaCommand::Write { directory, base_url } => write(directory, base_url),
        SchemaCommand::Check { directory, base_url } => check(directory, base_url),
        SchemaCommand::Diff { old, new, direction } => diff::run(old, new, *direction),
    }
}

/// The names that `print` takes.
pub(crate) fn names() -> Vec<&'static str> {
    SchemaOf::ALL.map(SchemaOf::as_str).into_iter().chain([VALIDATE_OUTPUT_NAME]).collect()
}

fn list() -> Result<u8, Stop> {
    let mut out = io::stdout().lock();
    let width = names().iter().map(|name| name.len()).max().unwrap_or_default();
    for schema in SchemaOf::ALL {
        let summary = match schema {
            SchemaOf::Model(model) => model.summary(),
            SchemaOf::Report => "a report, as the library and the bindings give it",
        };
        writeln!(out, "{:width$}  {summary}", schema.as_str())?;
    }
    writeln!(out, "{VALIDATE_OUTPUT_NAME:width$}  the output of `validate --format json`")?;
    out.flush()?;
    Ok(SUCCESS)
}

fn print(name: &str, draft: Draft, base: &str) -> Result<u8, Stop> {
    let schema = if name == VALIDATE_OUTPUT_NAME {
        if draft != Draft::Draft202012 {
            let message = format!("`{VALIDATE_OUTPUT_NAME}` is published in draft 2020-12 only");
            return Err(Stop::Failed(message));
        }
        validate_output(base)?
    } else {
        let schema: SchemaOf = name.parse().map_err(|error| Stop::Failed(format!("{error}")))?;
        schema.schema(draft, base)
    };
    let mut out = io::stdout().lock();
    writeln!(out, "{}", serde_json::to_string_pretty(&schema)?)?;
    out.flush()?;
    Ok(SUCCESS)
}

fn validate_output(base: &str) -> Result<Value, Stop> {
    let mut schema: Value = serde_json::from_str(VALIDATE_OUTPUT)?;
    let id = SchemaOf::id(VALIDATE_OUTPUT_NAME, Draft::Draft202012, base);
    if let Some(members) = schema.as_object_mut() {
        members.insert("$id".to_owned(), id.into());
    }
    Ok(schema)
}

/// A path for people.
fn shown(path: &Path) -> String {
    printable(&path.to_string_lossy())
}

/// Every published file: the library's, and the one of this program.
fn files(base: &str) -> Result<Vec<PublishedFile>, Stop> {
    let mut files = published_files(base);
    let text = serde_json::to_string_pretty(&validate_output(base)?)? + "\n";
    files.push(PublishedFile { path: format!("v1/{VALIDATE_OUTPUT_NAME}.schema.json"), text });
    Ok(files)
}

fn write(directory: &Path, base: &str) -> Result<u8, Stop> {
    for file in files(base)? {
        let path = directory.join(&file.path);
        let failed = |error: io::Error| Stop::Failed(format!("cannot write `{}`: {error}", shown(&path)));
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(failed)?;
        }
        fs::write(&path, &file.text).map_err(failed)?;
    }
    Ok(SUCCESS)
}

/// Compares byte by byte. Files that are not published by us are left over from another version, but for the README.
fn check(directory: &Path, base: &str) -> Result<u8, Stop> {
    if !directory.is_dir() {
        return Err(Stop::Failed(format!("no such directory: `{}`", shown(directory))));
    }
    let mut faults = Vec::new();
    let mut known = BTreeSet::new();
    for file in files(base)? {
        let path = directory.join(&file.path);
        match fs::read(&path) {
            Ok(bytes) if bytes == file.text.as_bytes() => {}
            Ok(_) => faults.push(format!("`{}` is out of date", shown(&path))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                faults.push(format!("`{}` is missing", shown(&path)));
            }
            Err(error) => return Err(Stop::Failed(format!("cannot read `{}`: {error}", shown(&path)))),
        }
        known.insert(path);
    }
    let left_over = left_over(directory, &known)?;
    for path in &left_over {
        faults.push(format!("`{}` is not published any more", shown(path)));
    }
    if faults.is_empty() {
        return Ok(SUCCESS);
    }
    let mut out = io::stdout().lock();
    for fault in &faults {
        writeln!(out, "{fault}")?;
    }
    let rest = if left_over.is_empty() { "" } else { ", and remove what is left over" };
    let option =
        if base == chatapps_webhooks::DEFAULT_BASE { String::new() } else { format!(" --base-url {base}") };
    writeln!(out, "run `chatapps-webhooks schema write {}{option}`{rest}", shown(directory))?;
    out.flush()?;
    Ok(INVALID)
}

fn left_over(directory: &Path, known: &BTreeSet<PathBuf>) -> Result<Vec<PathBuf>, Stop> {
    let mut out = Vec::new();
    for entry in WalkDir::new(directory).sort_by_file_name() {
        let entry = entry.map_err(|error| Stop::Failed(format!("cannot read the directory: {error}")))?;
        let is_readme = entry.file_name() == "README.md";
        if entry.file_type().is_file() && !is_readme && !known.contains(entry.path()) {
            out.push(entry.into_path());
        }
    }
    Ok(out)
}
