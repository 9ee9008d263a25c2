//! The command `schema`: the published documents, printed, written, checked, compared.

#[cfg(feature = "schema-diff")]
mod diff;
#[cfg(feature = "schema-diff")]
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

/// What commands write as JSON, which the library doesn't know. `$id` follows the base.
struct OutputSchema {
    name: &'static str,
    summary: &'static str,
    text: &'static str,
}

const OUTPUTS: [OutputSchema; 2] = [
    OutputSchema {
        name: "plan-output",
        summary: "the output of `plan --format json`",
        text: include_str!("schema/plan-output.schema.json"),
    },
    OutputSchema {
        name: "validate-output",
        summary: "the output of `validate --format json`",
        text: include_str!("schema/validate-output.schema.json"),
    },
];

impl OutputSchema {
    fn schema(&self, base: &str) -> Result<Value, Stop> {
        let mut schema: Value = serde_json::from_str(self.text)?;
        let id = SchemaOf::id(self.name, Draft::Draft202012, base);
        if let Some(members) = schema.as_object_mut() {
            members.insert("$id".to_owned(), id.into());
        }
        Ok(schema)
    }
}

/// Does what was asked for.
pub(crate) fn run(command: &SchemaCommand) -> Result<u8, Stop> {
    match command {
        SchemaCommand::List => list(),
        SchemaCommand::Print { name, draft, base_url } => print(name, *draft, base_url),
        SchemaCommand::Write { directory, base_url } => write(directory, base_url),
        SchemaCommand::Check { directory, base_url } => check(directory, base_url),
        #[cfg(feature = "schema-diff")]
        SchemaCommand::Diff { old, new, direction } => diff::run(old, new, *direction),
    }
}

/// The names that `print` takes.
pub(crate) fn names() -> Vec<&'static str> {
    SchemaOf::ALL.map(SchemaOf::as_str).into_iter().chain(OUTPUTS.map(|output| output.name)).collect()
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
    for output in OUTPUTS {
        writeln!(out, "{:width$}  {}", output.name, output.summary)?;
    }
    out.flush()?;
    Ok(SUCCESS)
}

fn print(name: &str, draft: Draft, base: &str) -> Result<u8, Stop> {
    let schema = if let Some(output) = OUTPUTS.iter().find(|output| output.name == name) {
        if draft != Draft::Draft202012 {
            return Err(Stop::Failed(format!("`{name}` is published in draft 2020-12 only")));
        }
        output.schema(base)?
    } else {
        let schema: SchemaOf = name.parse().map_err(|error| Stop::Failed(format!("{error}")))?;
        schema.schema(draft, base)
    };
    let mut out = io::stdout().lock();
    writeln!(out, "{}", serde_json::to_string_pretty(&schema)?)?;
    out.flush()?;
    Ok(SUCCESS)
}

/// A path for people.
fn shown(path: &Path) -> String {
    printable(&path.to_string_lossy())
}

/// Every published file: the library's, and those of this program.
fn files(base: &str) -> Result<Vec<PublishedFile>, Stop> {
    let mut files = published_files(base);
    for output in OUTPUTS {
        let text = serde_json::to_string_pretty(&output.schema(base)?)? + "\n";
        files.push(PublishedFile { path: format!("v1/{}.schema.json", output.name), text });
    }
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
