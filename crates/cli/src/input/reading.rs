//! Finds the files that arguments name, and reads their text.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use chatapps_webhooks::{Checker, Model, Report, printable};
use chatapps_webhooks_project::BASELINE_NAME;
use walkdir::{DirEntry, WalkDir};

use super::file::{File, has_extension};
use crate::messages;

/// A file to check, or a path that could not be read.
pub(crate) type FileOrUnread = Result<File, Unread>;

/// A path that could not be read, and the message for the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unread {
    pub(crate) file: File,
    pub(crate) message: String,
    /// Whether the path is a directory without a file to check.
    pub(crate) is_empty: bool,
}

impl Unread {
    pub(crate) fn new(file: File, error: &io::Error) -> Self {
        let message = match error.kind() {
            io::ErrorKind::NotFound => format!("`{file}` does not exist: check the path"),
            io::ErrorKind::PermissionDenied => {
                format!("no permission to read `{file}`: check its permissions")
            }
            _ => format!("cannot read `{file}`: {}", printable(&error.to_string())),
        };
        Self { file, message, is_empty: false }
    }
}

/// The files that the arguments name, in a fixed order.
pub(crate) fn files(paths: &[PathBuf]) -> impl Iterator<Item = FileOrUnread> {
    let stdin = paths.is_empty().then_some(Ok(File::Stdin));
    stdin.into_iter().chain(paths.iter().flat_map(|path| files_of(path)))
}

fn files_of(path: &Path) -> Box<dyn Iterator<Item = FileOrUnread>> {
    let file = File::from_argument(path);
    if file == File::Stdin || !path.is_dir() {
        return Box::new(std::iter::once(Ok(file)));
    }
    let mut entries = WalkDir::new(path)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name()))
        .filter_map(entry_file)
        .peekable();
    if entries.peek().is_none() {
        let message =
            format!("directory `{file}` has no `.json`, `.ndjson` or `.jsonl` file: name the files to check");
        return Box::new(std::iter::once(Err(Unread { file, message, is_empty: true })));
    }
    Box::new(entries)
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

/// The file of a directory entry, if it is one to check. A link to a file counts; so does a
/// dangling link, which is reported when it is read.
fn entry_file(entry: walkdir::Result<DirEntry>) -> Option<FileOrUnread> {
    match entry {
        Ok(entry) => {
            let leads_to_file = || entry.path().metadata().map_or(true, |target| target.is_file());
            let is_file = entry.file_type().is_file() || (entry.path_is_symlink() && leads_to_file());
            let is_json = has_extension(entry.path(), &["json", "ndjson", "jsonl"]);
            // A baseline is no document, and has a name of its own.
            let is_baseline = entry.file_name() == BASELINE_NAME;
            (is_file && is_json && !is_baseline).then(|| Ok(File::Path(entry.into_path())))
        }
        Err(error) => {
            let file = File::Path(error.path().unwrap_or_else(|| Path::new("?")).to_owned());
            Some(Err(Unread::new(file, &error.into())))
        }
    }
}

/// The text of a document, or the report on a document that is too large to read.
pub(crate) enum Text {
    Read(Vec<u8>),
    TooLarge(Report),
}

impl Text {
    /// The text, if it was read.
    pub(crate) fn read(&self) -> Option<&[u8]> {
        match self {
            Self::Read(text) => Some(text),
            Self::TooLarge(_) => None,
        }
    }
}

/// Reads a file that is one document, up to the limit of the policy.
pub(crate) fn read(file: &File, checker: &Checker, model: Model) -> io::Result<Text> {
    match file {
        File::Stdin => {
            let stdin = io::stdin();
            if stdin.is_terminal() {
                messages::note("reading a document from standard input; end it with Ctrl-D");
            }
            read_up_to_limit(stdin.lock(), 0, checker, model)
        }
        File::Path(path) => {
            let input = fs::File::open(path)?;
            let metadata = input.metadata()?;
            if metadata.is_dir() {
                return Err(io::ErrorKind::IsADirectory.into());
            }
            let length =
                if metadata.is_file() { usize::try_from(metadata.len()).unwrap_or(usize::MAX) } else { 0 };
            match checker.too_large(model, Some(length)) {
                Some(report) => Ok(Text::TooLarge(report)),
                None => read_up_to_limit(input, length, checker, model),
            }
        }
    }
}

/// Reads at most one byte more than the limit, if there is one.
fn read_up_to_limit(
    mut input: impl Read,
    length: usize,
    checker: &Checker,
    model: Model,
) -> io::Result<Text> {
    let mut text = Vec::new();
    let limit = checker.max_bytes(model);
    text.try_reserve(length)?;
    if let Some(report) = checker.too_large(model, None) {
        input.by_ref().take((limit as u64).saturating_add(1)).read_to_end(&mut text)?;
        return Ok(if text.len() > limit { Text::TooLarge(report) } else { Text::Read(text) });
    }
    input.read_to_end(&mut text)?;
    Ok(Text::Read(text))
}
