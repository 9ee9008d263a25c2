//! Paths as they are compared.

use std::path::{Component, Path, PathBuf};

/// A path from the root, without `.` and `..`. Links are not followed.
#[must_use]
pub fn absolute(path: &Path) -> PathBuf {
    let whole = std::env::current_dir().unwrap_or_default().join(path);
    let mut plain = PathBuf::new();
    for component in whole.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain
}
