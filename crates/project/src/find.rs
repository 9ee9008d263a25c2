//! Which file has the configuration.

use std::path::{Path, PathBuf};

use chatapps_webhooks::InputFormat;

use crate::invalid::InvalidConfiguration;
use crate::node::{Node, Text};
use crate::sources::Sources;

/// The names of the files that may have a configuration; of those in one folder, the first that has
/// one counts.
pub const NAMES: [&str; 3] = ["chatapps-webhooks.toml", "pyproject.toml", "package.json"];

/// The name of our table.
const TABLE: &str = "chatapps-webhooks";

/// The closest configuration to a folder: in it, or in one of those around it, up to the root of
/// the repository. `folder` is absolute.
///
/// # Errors
///
/// [`InvalidConfiguration`] if a file that could have it can't be read.
pub fn find(folder: &Path) -> Result<Option<PathBuf>, InvalidConfiguration> {
    find_among(Sources::DISK, folder)
}

/// The same with the texts of some sources.
pub(crate) fn find_among(
    sources: Sources<'_>,
    folder: &Path,
) -> Result<Option<PathBuf>, InvalidConfiguration> {
    for folder in folder.ancestors() {
        for name in NAMES {
            let file = folder.join(name);
            if sources.has(&file) && has_configuration(sources, &file)? {
                return Ok(Some(file));
            }
        }
        if folder.join(".git").exists() {
            break;
        }
    }
    Ok(None)
}

/// Whether a file has our table. One that can't be read as its format has none, unless it seems to:
/// it may belong to others, and name us as what they depend on.
fn has_configuration(sources: Sources<'_>, file: &Path) -> Result<bool, InvalidConfiguration> {
    if is_ours(file) {
        return Ok(true);
    }
    let text = sources.text_of(file)?;
    if !text.contains(TABLE) {
        return Ok(false);
    }
    with_table(file, &text, |table| Ok(table.is_some()))
        .or_else(|invalid| if seems_to_have_table(&text) { Err(invalid) } else { Ok(false) })
}

/// Whether there is what looks like the beginning of our table, in TOML or in JSON.
fn seems_to_have_table(text: &str) -> bool {
    text.split(TABLE).zip(text.split(TABLE).skip(1)).any(|(before, after)| {
        let is_header = before.trim_end().ends_with("tool.");
        let value = after.strip_prefix('"').and_then(|rest| rest.trim_start().strip_prefix(':'));
        is_header || value.is_some_and(|value| value.trim_start().starts_with('{'))
    })
}

/// Whether all of a file is the configuration.
fn is_ours(file: &Path) -> bool {
    !NAMES.iter().skip(1).any(|name| file.file_name().is_some_and(|its| its == *name))
}

/// Hands over our table of a file; `None` if there is none.
pub(crate) fn with_table<T>(
    file: &Path,
    text: &str,
    take: impl FnOnce(Option<Node<'_>>) -> Result<T, InvalidConfiguration>,
) -> Result<T, InvalidConfiguration> {
    let is_json = file.extension().is_some_and(|extension| extension == "json");
    let format = if is_json { InputFormat::Json } else { InputFormat::Toml };
    let Some(read) = Text::read(file, format, text)? else { return take(None) };
    let root = read.root();
    if is_ours(file) {
        return take(Some(root));
    }
    let mut node = Some(root);
    let path: &[&str] = if is_json { &[TABLE] } else { &["tool", TABLE] };
    for name in path {
        node = node.map(|table| table.member(name)).transpose()?.flatten();
    }
    take(node)
}
