//! A folder with files.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

pub(crate) struct Workspace(TempDir);

impl Workspace {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        // No configuration around it counts.
        fs::create_dir(folder.path().join(".git")).unwrap();
        Self(folder)
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// Writes a file, and the folders above it.
    pub(crate) fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    pub(crate) fn uri(&self, name: &str) -> String {
        uri_of(&self.path().join(name))
    }
}

/// The address of a file.
pub(crate) fn uri_of(path: &Path) -> String {
    url::Url::from_file_path(path).unwrap().into()
}
