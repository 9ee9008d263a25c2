//! Which file has the configuration.

use std::fs;
use std::path::{Path, PathBuf};

use crate::invalid::InvalidConfiguration;
use crate::node::{Node, Text};
use crate::sources::Sources;
use crate::unread::{as_text, bytes_of};

/// The names of the files that may have a configuration; of those in one folder, the first that has
/// one counts.
pub const NAMES: [&str; 3] = ["chatapps-webhooks.toml", "pyproject.toml", "package.json"];

/// The name of our table.
const TABLE: &str = "chatapps-webhooks";

/// The name of the Python package, which people write for that of our table.
const MISSPELLED: &str = "chatapps_webhooks";

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
            if has_configuration(sources, &file)? {
                return Ok(Some(file));
            }
        }
        if folder.join(".git").exists() {
            break;
        }
    }
    Ok(None)
}

/// Whether there is a file that has our table. What bears our name has, even if it turns out to be
/// a folder, or a link to nothing. A file of others has none if it doesn't name us, whatever it
/// holds; one that names us has to be readable.
fn has_configuration(sources: Sources<'_>, file: &Path) -> Result<bool, InvalidConfiguration> {
    if let Some(text) = sources.open(file) {
        return Ok(is_ours(file) || with_table(file, &text, |table| Ok(table.is_some()))?);
    }
    if is_ours(file) {
        return Ok(fs::symlink_metadata(file).is_ok());
    }
    if !file.is_file() {
        return Ok(false);
    }
    let bytes = bytes_of(file).map_err(|unread| unread.of(file))?;
    if !bytes.windows(TABLE.len()).any(|part| [TABLE, MISSPELLED].map(str::as_bytes).contains(&part)) {
        return Ok(false);
    }
    let text = as_text(bytes).map_err(|unread| unread.of(file))?;
    with_table(file, &text, |table| Ok(table.is_some()))
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
    if file.extension().is_some_and(|extension| extension == "json") {
        let text = Text::json(file, text)?;
        let root = text.root();
        if is_ours(file) {
            return take(Some(root));
        }
        return match root.member(TABLE)? {
            Some(table) => take(Some(table)),
            None => root.member(MISSPELLED)?.map_or_else(|| take(None), |table| Err(misspelled(&table, ""))),
        };
    }
    if is_ours(file) {
        return take(Text::toml(file, text, &[])?.as_ref().map(Text::root));
    }
    if let Some(text) = Text::toml(file, text, &["tool", TABLE])? {
        return take(Some(text.root()));
    }
    Text::toml(file, text, &["tool", MISSPELLED])?
        .map_or_else(|| take(None), |text| Err(misspelled(&text.root(), "tool.")))
}

/// What stands where our table may be meant. The prefix is what the names have before them.
fn misspelled(table: &Node<'_>, prefix: &str) -> InvalidConfiguration {
    table.invalid(format!("expected `{prefix}{TABLE}`, found `{prefix}{MISSPELLED}`: rename it"))
}
