//! A file that is to be replaced, and only if nobody else changed it meanwhile.

use std::fs::{self, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use tempfile::NamedTempFile;

/// A file as it was before it was read.
pub(crate) struct Original {
    /// The file itself, where a link leads.
    path: PathBuf,
    metadata: Metadata,
}

impl Original {
    /// Looks at a file that is about to be read.
    pub(crate) fn of(path: &Path) -> io::Result<Self> {
        let path = fs::canonicalize(path)?;
        let metadata = fs::metadata(&path)?;
        Ok(Self { path, metadata })
    }

    /// A new file beside it, with its permissions. Unless it replaces the file, it is removed when
    /// it is dropped.
    ///
    /// # Errors
    ///
    /// If the file may not be replaced: it is no regular file, or may not be written to.
    pub(crate) fn replacement(&self) -> io::Result<NamedTempFile> {
        if !self.metadata.is_file() {
            return Err(io::Error::other("only regular files can be fixed"));
        }
        if self.metadata.permissions().readonly() {
            return Err(io::Error::other("it is read-only"));
        }
        let folder = self.path.parent().unwrap_or_else(|| Path::new("."));
        let file = tempfile::Builder::new().prefix(".chatapps-webhooks-").tempfile_in(folder)?;
        file.as_file().set_permissions(self.metadata.permissions())?;
        Ok(file)
    }

    /// Puts the replacement in its place, in one step.
    ///
    /// # Errors
    ///
    /// If the file was changed meanwhile, or the replacement can't be written. Then the file stays
    /// as it is.
    pub(crate) fn replace(&self, replacement: NamedTempFile) -> io::Result<()> {
        replacement.as_file().sync_all()?;
        let now = fs::metadata(&self.path).ok();
        let same = now.filter(|now| signature(now) == signature(&self.metadata)).ok_or_else(changed)?;
        replacement.as_file().set_permissions(same.permissions())?;
        replacement.persist(&self.path).map_err(|error| error.error)?;
        Ok(())
    }

    /// Replaces the content, if it is still `before`.
    pub(crate) fn rewrite(&self, before: &[u8], after: &[u8]) -> io::Result<()> {
        let mut replacement = self.replacement()?;
        replacement.write_all(after)?;
        if fs::read(&self.path).ok().as_deref() != Some(before) {
            return Err(changed());
        }
        self.replace(replacement)
    }
}

fn changed() -> io::Error {
    io::Error::other("it was changed meanwhile; nothing was written")
}

/// What tells that a file is still the same, and has the same content.
fn signature(metadata: &Metadata) -> (u64, Option<SystemTime>, [u64; 2]) {
    #[cfg(unix)]
    let identity = {
        use std::os::unix::fs::MetadataExt;
        [metadata.dev(), metadata.ino()]
    };
    #[cfg(not(unix))]
    let identity = [0; 2];
    (metadata.len(), metadata.modified().ok(), identity)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(folder: &Path, text: &str) -> PathBuf {
        let path = folder.join("request.json");
        fs::write(&path, text).unwrap();
        path
    }

    fn names(folder: &Path) -> usize {
        fs::read_dir(folder).unwrap().count()
    }

    #[test]
    fn a_file_that_was_changed_meanwhile_stays_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = file(folder.path(), "[1]");
        for changed in ["[22]", "[2]"] {
            let original = Original::of(&path).unwrap();
            fs::write(&path, changed).unwrap();
            let error = original.rewrite(b"[1]", b"[3]").unwrap_err();
            assert_eq!(error.to_string(), "it was changed meanwhile; nothing was written");
            assert_eq!((fs::read_to_string(&path).unwrap().as_str(), names(folder.path())), (changed, 1));
            fs::write(&path, "[1]").unwrap();
        }
        let original = Original::of(&path).unwrap();
        let replacement = original.replacement().unwrap();
        fs::remove_file(&path).unwrap();
        fs::write(&path, "[1]").unwrap();
        assert!(original.replace(replacement).is_err());
        let original = Original::of(&path).unwrap();
        fs::remove_file(&path).unwrap();
        let error = original.rewrite(b"[1]", b"[3]").unwrap_err();
        assert_eq!(error.to_string(), "it was changed meanwhile; nothing was written");
    }

    #[cfg(unix)]
    #[test]
    fn a_file_keeps_its_mode_and_a_link_its_target() {
        use std::os::unix::fs::{PermissionsExt, symlink};

        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (file(folder.path(), "[1]"), folder.path().join("link.json"));
        symlink(&path, &link).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        Original::of(&link).unwrap().rewrite(b"[1]", b"[2]").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "[2]");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        assert_eq!(names(folder.path()), 2);

        let original = Original::of(&path).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        original.rewrite(b"[2]", b"[3]").unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn what_may_not_be_replaced_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = file(folder.path(), "[1]");
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        let refusal = |path: &Path| Original::of(path).unwrap().replacement().unwrap_err().to_string();
        assert_eq!(refusal(&path), "it is read-only");
        assert_eq!(refusal(folder.path()), "only regular files can be fixed");
    }
}
