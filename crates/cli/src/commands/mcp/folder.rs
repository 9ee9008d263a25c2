//! The folder below which files may be read, and the configuration that counts in it.

use std::env;
use std::io;
use std::path::{Path, PathBuf};

use chatapps_webhooks_project::{Project, Run, find};

use super::answer::Refusal;
use crate::checking::configuration::{ConfigurationArguments, told};
use crate::checking::desired::MAX_BYTES;
use crate::failure::Failure;

/// A folder below which files may be read.
pub(super) struct Folder {
    /// Its path, without links.
    root: PathBuf,
    configuration: ConfigurationArguments,
}

impl Folder {
    /// The folder that was given, or the current one. Fails if a configuration that was given can't
    /// be used.
    pub(super) fn of(given: Option<&Path>, configuration: ConfigurationArguments) -> Result<Self, Failure> {
        let root = match given {
            Some(folder) => folder_of(folder)
                .map_err(|error| Failure::Message(format!("cannot use the folder of --root: {error}")))?,
            None => env::current_dir()
                .and_then(|folder| folder_of(&folder))
                .map_err(|error| Failure::Message(format!("cannot find the current folder: {error}")))?,
        };
        if given.is_none() && root.parent().is_none() {
            return Err(Failure::Message(
                "the current folder is the root of all files, which nobody means to be read: give the folder of your project with --root"
                    .to_owned(),
            ));
        }
        if let Some(named) = &configuration.config {
            Project::read(named).and_then(Run::of).map_err(told)?;
        }
        Ok(Self { root, configuration })
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// The file of a path, if it is below the folder, wherever links lead. Nobody learns what else
    /// there is.
    pub(super) fn file(&self, path: &Path) -> Result<PathBuf, Refusal> {
        let file = self.root.join(path).canonicalize().map_err(|_| no_file())?;
        let metadata = file.metadata().map_err(|_| no_file())?;
        if !file.starts_with(&self.root) || !metadata.is_file() {
            return Err(no_file());
        }
        // A client may set the rule to `off` by which a document has a size.
        if metadata.len() > MAX_BYTES.into() {
            return Err(Refusal::new(format!(
                "the file has more than {MAX_BYTES} bytes, which is more than this server reads: `chatapps-webhooks validate` reads it"
            )));
        }
        Ok(file)
    }

    /// The configuration that counts for a file, or for a text that is in none.
    pub(super) fn project(&self, file: Option<&Path>) -> Result<Option<Project>, Refusal> {
        match &self.configuration.config {
            Some(named) => Ok(Some(Project::read(named).map_err(told)?)),
            None if self.configuration.no_config => Ok(None),
            None => self.found(file.and_then(Path::parent).unwrap_or(&self.root)),
        }
    }

    /// The configuration closest to a folder. An assistant may have written it, so what it names
    /// has to be below the folder of the server; or below its own, if that is around the one of the
    /// server.
    fn found(&self, folder: &Path) -> Result<Option<Project>, Refusal> {
        let Some(file) = find(folder).map_err(told)? else { return Ok(None) };
        let own = file.parent().filter(|own| self.root.starts_with(own));
        let bound = own.unwrap_or(&self.root);
        let project = Project::read_below(&file, bound).map_err(told)?;
        let baseline = project.baseline();
        // Where there is none, nothing is read.
        if baseline.canonicalize().is_ok_and(|baseline| !baseline.starts_with(bound)) {
            return Err(Refusal::new(
                "the configuration names a baseline outside of the folder of the server: start it with --config, or move the baseline",
            ));
        }
        Ok(Some(project))
    }
}

/// The path of a folder, without links.
fn folder_of(path: &Path) -> io::Result<PathBuf> {
    let path = path.canonicalize()?;
    if path.is_dir() { Ok(path) } else { Err(io::ErrorKind::NotADirectory.into()) }
}

/// There is no such file, or none that may be read.
pub(super) fn no_file() -> Refusal {
    Refusal::new(
        "`path` names no file below the folder of the server that can be read: check it, or give the `text`",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn only_files_below_the_folder_are_read_wherever_links_lead() {
        use std::fs;
        use std::os::unix::fs::symlink;

        let parent = tempfile::tempdir().unwrap();
        let outside = parent.path().join("outside.json");
        let root = parent.path().join("root");
        fs::create_dir_all(root.join("inner")).unwrap();
        fs::write(&outside, "[]").unwrap();
        fs::write(root.join("inner/a.json"), "[]").unwrap();
        symlink(&outside, root.join("link.json")).unwrap();
        symlink(parent.path(), root.join("up")).unwrap();
        symlink(root.join("inner/a.json"), root.join("near.json")).unwrap();
        let root = root.canonicalize().unwrap();
        let inner = root.join("inner/a.json");
        let folder = Folder { root, configuration: ConfigurationArguments::default() };
        for path in ["inner/a.json", "./inner/../inner/a.json", "near.json"] {
            assert_eq!(folder.file(Path::new(path)).unwrap(), inner, "{path}");
        }
        let absolute = outside.to_str().unwrap();
        for path in [
            "link.json",
            "up/outside.json",
            "../outside.json",
            "inner",
            "absent.json",
            "",
            absolute,
            "/dev/zero",
        ] {
            let refused = format!("{:?}", folder.file(Path::new(path)).unwrap_err());
            assert!(refused.contains("names no file below"), "{path}: {refused}");
        }
        let large = fs::File::create(folder.root().join("large.json")).unwrap();
        large.set_len(u64::from(MAX_BYTES) + 1).unwrap();
        let refused = format!("{:?}", folder.file(Path::new("large.json")).unwrap_err());
        assert!(refused.contains("more than 16777216 bytes"), "{refused}");
    }
}
