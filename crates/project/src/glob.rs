//! Patterns of files, relative to a folder.

use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

/// Patterns of files, relative to a folder.
#[derive(Clone, Debug)]
pub(crate) struct Files {
    folder: PathBuf,
    patterns: GlobSet,
}

/// Why a pattern can't be used. It doesn't quote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum InvalidPattern {
    /// It is relative to a folder, and has to be in it.
    Outside,
    /// It isn't one.
    Syntax,
    /// Together they are too large.
    TooLarge,
}

impl InvalidPattern {
    pub(crate) const fn message(self) -> &'static str {
        match self {
            Self::Outside => "expected a pattern relative to this file's folder, without `..`",
            Self::Syntax => "expected a pattern, such as `sandbox/**/*.json`",
            Self::TooLarge => "expected fewer patterns, or shorter ones",
        }
    }
}

impl Files {
    /// The files below a folder that one of the patterns fits.
    pub(crate) fn of(folder: &Path, patterns: &[String]) -> Result<Self, InvalidPattern> {
        let mut set = GlobSetBuilder::new();
        for pattern in patterns {
            let pattern = pattern.strip_prefix("./").unwrap_or(pattern);
            if pattern.is_empty() || pattern.starts_with('/') || pattern.split('/').any(|part| part == "..") {
                return Err(InvalidPattern::Outside);
            }
            let glob = GlobBuilder::new(pattern).literal_separator(true).build();
            set.add(glob.map_err(|_| InvalidPattern::Syntax)?);
        }
        let patterns = set.build().map_err(|_| InvalidPattern::TooLarge)?;
        Ok(Self { folder: folder.to_owned(), patterns })
    }

    /// Whether a file is one of them. The path is absolute, without `.` and `..`.
    pub(crate) fn contain(&self, file: &Path) -> bool {
        file.strip_prefix(&self.folder).is_ok_and(|path| self.patterns.is_match(path))
    }
}
