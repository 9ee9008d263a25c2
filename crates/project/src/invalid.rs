//! What is wrong with a configuration, and where.

use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};

use chatapps_webhooks::printable;

/// What is wrong with a configuration, and where. It names keys, rules and the like, and no other
/// value of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidConfiguration {
    file: PathBuf,
    /// The line and the column, from 1; the column in code points.
    position: Option<(usize, usize)>,
    /// The bytes that it is about.
    range: Option<Range<usize>>,
    message: String,
}

impl InvalidConfiguration {
    /// About a file as a whole.
    pub(crate) fn whole(file: &Path, message: impl Into<String>) -> Self {
        Self { file: file.to_owned(), position: None, range: None, message: message.into() }
    }

    /// About some bytes of a text.
    pub(crate) fn at(file: &Path, text: &str, range: &Range<usize>, message: impl Into<String>) -> Self {
        let position = Some(position(text, range.start));
        Self { position, range: Some(range.clone()), ..Self::whole(file, message) }
    }

    /// About a place whose line and column are known.
    pub(crate) fn placed(file: &Path, position: (usize, usize), message: impl Into<String>) -> Self {
        Self { position: Some(position), ..Self::whole(file, message) }
    }

    /// The file.
    #[must_use]
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// The line and the column, from 1; `None` if it is about the file as a whole.
    #[must_use]
    pub const fn position(&self) -> Option<(usize, usize)> {
        self.position
    }

    /// The bytes of the file that it is about; `None` if they aren't known.
    #[must_use]
    pub fn range(&self) -> Option<Range<usize>> {
        self.range.clone()
    }

    /// What is wrong: one line.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for InvalidConfiguration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&printable(&self.file.to_string_lossy()))?;
        if let Some((line, column)) = self.position {
            write!(f, ":{line}:{column}")?;
        }
        write!(f, ": {}", self.message)
    }
}

impl std::error::Error for InvalidConfiguration {}

/// The line and the column of a byte.
pub(crate) fn position(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let start = before.rfind('\n').map_or(0, |feed| feed + 1);
    let column = before.get(start..).unwrap_or_default().chars().count() + 1;
    (before.matches('\n').count() + 1, column)
}
