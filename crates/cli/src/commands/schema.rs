//! The command `schema`: prints, writes, checks and compares the published schemas.

pub(crate) mod arguments;
mod desired;
#[cfg(feature = "schema-diff")]
mod diff;
pub(crate) mod published;
#[cfg(feature = "schema-diff")]
mod sample;

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use chatapps_webhooks::{Draft, SchemaOf};
use walkdir::WalkDir;

use self::arguments::SchemaCommand;
use self::published::{OUTPUTS, files, names};
use crate::exit_code::{INVALID, SUCCESS};
use crate::failure::Failure;
use crate::input::file::shown;

/// Runs the command.
pub(crate) fn run(command: &SchemaCommand) -> Result<u8, Failure> {
    match command {
        SchemaCommand::List => list(),
        SchemaCommand::Print { name, draft, base_url } => print(name, *draft, base_url),
        SchemaCommand::Write { directory, base_url } => write(directory, base_url),
        SchemaCommand::Check { directory, base_url } => check(directory, base_url),
        #[cfg(feature = "schema-diff")]
        SchemaCommand::Diff { old, new, direction } => diff::run(old, new, *direction),
    }
}

fn list() -> Result<u8, Failure> {
    let mut out = io::stdout().lock();
    let width = names().iter().map(|name| name.len()).max().unwrap_or_default();
    for schema in SchemaOf::all() {
        writeln!(out, "{:width$}  {}", schema.as_str(), schema.summary())?;
    }
    writeln!(out, "{:width$}  {}", desired::NAME, desired::SUMMARY)?;
    for output in OUTPUTS {
        writeln!(out, "{:width$}  {}", output.name, output.summary)?;
    }
    out.flush()?;
    Ok(SUCCESS)
}

fn print(name: &str, draft: Draft, base: &str) -> Result<u8, Failure> {
    let schema = if let Some(output) = OUTPUTS.iter().find(|output| output.name == name) {
        if draft != Draft::Draft202012 && !output.is_input {
            return Err(Failure::Message(format!("`{name}` is published in draft 2020-12 only")));
        }
        output.schema(draft, base)?
    } else if name == desired::NAME {
        desired::schema(draft, base)
    } else {
        let schema: SchemaOf = name.parse().map_err(|error| Failure::Message(format!("{error}")))?;
        schema.schema(draft, base)
    };
    let mut out = io::stdout().lock();
    writeln!(out, "{}", serde_json::to_string_pretty(&schema)?)?;
    out.flush()?;
    Ok(SUCCESS)
}

fn write(directory: &Path, base: &str) -> Result<u8, Failure> {
    for file in files(base)? {
        let path = directory.join(&file.path);
        let failed = |error: io::Error| Failure::Message(format!("cannot write `{}`: {error}", shown(&path)));
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(failed)?;
        }
        fs::write(&path, &file.text).map_err(failed)?;
    }
    Ok(SUCCESS)
}

/// Compares all files byte by byte. Other files, except the README, are left over from another
/// version.
fn check(directory: &Path, base: &str) -> Result<u8, Failure> {
    if !directory.is_dir() {
        return Err(Failure::Message(format!("no such directory: `{}`", shown(directory))));
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
            Err(error) => return Err(Failure::Message(format!("cannot read `{}`: {error}", shown(&path)))),
        }
        known.insert(path);
    }
    let left_over = left_over(directory, &known)?;
    for path in &left_over {
        faults.push(format!("`{}` is no longer published", shown(path)));
    }
    if faults.is_empty() {
        return Ok(SUCCESS);
    }
    let mut out = io::stdout().lock();
    for fault in &faults {
        writeln!(out, "{fault}")?;
    }
    let rest = if left_over.is_empty() { "" } else { ", and remove the files that are no longer published" };
    let option =
        if base == chatapps_webhooks::DEFAULT_BASE { String::new() } else { format!(" --base-url {base}") };
    writeln!(out, "run `chatapps-webhooks schema write {}{option}`{rest}", shown(directory))?;
    out.flush()?;
    Ok(INVALID)
}

fn left_over(directory: &Path, known: &BTreeSet<PathBuf>) -> Result<Vec<PathBuf>, Failure> {
    let mut out = Vec::new();
    for entry in WalkDir::new(directory).sort_by_file_name() {
        let entry = entry.map_err(|error| Failure::Message(format!("cannot read the directory: {error}")))?;
        let is_readme = entry.file_name() == "README.md";
        if entry.file_type().is_file() && !is_readme && !known.contains(entry.path()) {
            out.push(entry.into_path());
        }
    }
    Ok(out)
}
