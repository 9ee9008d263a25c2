//! The folder that a service takes paths to be relative to: the root of the repository.

use std::env;
use std::path::{Path, PathBuf};

use chatapps_webhooks_project::absolute;

use super::file::{File, name_of};

/// The root of a repository, and the current directory.
#[derive(Clone, Debug)]
pub(crate) struct Root {
    root: PathBuf,
    here: PathBuf,
}

impl Root {
    /// The folder that an environment variable names, as a service sets it in its jobs. Without it,
    /// the current directory.
    pub(crate) fn named_by(variable: &str) -> Self {
        let here = env::current_dir().unwrap_or_default();
        let named = env::var_os(variable).map(PathBuf::from).filter(|named| named.is_absolute());
        // Links above the folder are no part of the names below it.
        let root = named.map_or_else(|| here.clone(), |named| named.canonicalize().unwrap_or(named));
        Self { root, here }
    }

    /// The same, but without the variable the closest folder with a `.git`, if there is one.
    pub(crate) fn named_or_found(variable: &str) -> Self {
        let root = Self::named_by(variable);
        match root.here.ancestors().find(|folder| folder.join(".git").exists()) {
            Some(found) if env::var_os(variable).is_none() => Self { root: found.to_owned(), ..root },
            _ => root,
        }
    }

    /// The path of a file from the root, with `/` between its parts: without `.` and `..`, and as
    /// it was given if the file is elsewhere. Standard input is `stdin`.
    pub(crate) fn path_of(&self, file: &File) -> String {
        let File::Path(given) = file else { return "stdin".to_owned() };
        let whole = absolute(&self.here.join(given));
        let path = whole.strip_prefix(&self.root).ok().filter(|path| path.components().next().is_some());
        slashed(path.unwrap_or(given))
    }
}

/// The path with slashes, whatever the system has.
fn slashed(path: &Path) -> String {
    let name = name_of(path);
    if std::path::is_separator('\\') { name.replace('\\', "/") } else { name }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn paths_begin_at_the_root() {
        let root = Root { root: "/repo".into(), here: "/repo/team".into() };
        for (given, expected) in [
            ("a.json", "team/a.json"),
            ("./b/../a.json", "team/a.json"),
            ("../a.json", "a.json"),
            ("/repo/x/a.json", "x/a.json"),
            ("/elsewhere/a.json", "/elsewhere/a.json"),
            ("../../a.json", "../../a.json"),
            ("..", ".."),
            ("a\\b.json", "team/a\\b.json"),
            ("-", "stdin"),
        ] {
            assert_eq!(root.path_of(&File::from_argument(Path::new(given))), expected, "{given}");
        }
    }
}
