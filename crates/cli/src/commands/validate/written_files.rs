//! The files that findings are written to: none may be a file that is read, or another one of them.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use chatapps_webhooks_project::{BASELINE_NAME, NAMES};

use super::arguments::ValidateArguments;
use crate::failure::Failure;
use crate::input::file::{File, shown};
use crate::input::reading;

/// Refuses to write where something would be lost.
pub(super) fn check(arguments: &ValidateArguments) -> Result<(), Failure> {
    let outputs = arguments.outputs.iter().map(|output| output.file.as_path());
    let written: Vec<_> = outputs.chain(arguments.github_summary.as_deref()).collect();
    if written.is_empty() {
        return Ok(());
    }
    let told = |path: &Path, why: &str| Err(Failure::Message(format!("`{}` {why}", shown(path))));
    let mut places: Vec<PathBuf> = Vec::new();
    for path in &written {
        let place = place(path);
        if path.as_os_str() == "-" {
            return told(path, "is standard output, which `--format` is for: name a file");
        }
        if NAMES.iter().chain([&BASELINE_NAME]).any(|name| path.file_name() == Some(OsStr::new(name))) {
            return told(
                path,
                "is the name of a configuration or a baseline: name another file for the findings",
            );
        }
        if places.contains(&place) {
            return told(path, "would get findings twice: name another file");
        }
        places.push(place);
    }
    let inputs = reading::files(&arguments.paths).filter_map(Result::ok);
    let paths = inputs.filter_map(|file| match file {
        File::Path(path) => Some(path),
        File::Stdin => None,
    });
    for path in paths.chain(arguments.configuration.config.clone()) {
        if let Some(at) = places.iter().position(|written| *written == place(&path)) {
            let written = written.get(at).copied().unwrap_or(&path);
            return told(written, "is read in this run: name another file for the findings");
        }
    }
    Ok(())
}

/// A path without links, as far as there is something.
fn place(path: &Path) -> PathBuf {
    let of_folder = || {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Some(folder.canonicalize().ok()?.join(path.file_name()?))
    };
    path.canonicalize().ok().or_else(of_folder).unwrap_or_else(|| path.to_owned())
}
