//! The configurations of the documents, and what is kept of them while one is being typed.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use chatapps_webhooks_project::{Baseline, InvalidConfiguration, Project, Sources, absolute};

/// A configuration, and its baseline.
pub(crate) struct Found {
    pub(crate) project: Project,
    pub(crate) baseline: Option<Baseline>,
}

/// What counts for a document.
pub(crate) struct Configured {
    /// The configuration; `None` without one.
    pub(crate) found: Option<Rc<Found>>,
    /// Why the configuration that is there now can't be used. If there was a usable one before,
    /// that counts.
    pub(crate) invalid: Option<InvalidConfiguration>,
    /// Whether there is nothing to check by.
    pub(crate) is_unknown: bool,
}

/// The configurations that could be used last, by folder. They are read again each time: that takes
/// less than the check of a document, and a client that watches no files needs nothing else.
#[derive(Default)]
pub(crate) struct Projects {
    last: HashMap<PathBuf, Option<Rc<Found>>>,
}

impl Projects {
    /// Whether a file is the baseline of a configuration.
    pub(crate) fn has_baseline(&self, file: &Path) -> bool {
        self.last.values().flatten().any(|found| absolute(&found.project.baseline()) == file)
    }

    /// The configuration that is closest to a folder.
    pub(crate) fn closest(&mut self, sources: Sources<'_>, folder: Option<&Path>) -> Configured {
        let Some(folder) = folder else {
            return Configured { found: None, invalid: None, is_unknown: false };
        };
        match read(sources, folder) {
            Ok(found) => {
                let found = found.map(Rc::new);
                self.last.insert(folder.to_owned(), found.clone());
                Configured { found, invalid: None, is_unknown: false }
            }
            Err(invalid) => {
                let last = self.last.get(folder);
                Configured {
                    found: last.cloned().flatten(),
                    invalid: Some(invalid),
                    is_unknown: last.is_none(),
                }
            }
        }
    }
}

fn read(sources: Sources<'_>, folder: &Path) -> Result<Option<Found>, InvalidConfiguration> {
    let Some(project) = Project::find_among(sources, folder)? else { return Ok(None) };
    let baseline = Baseline::read(&project.baseline())?;
    Ok(Some(Found { project, baseline }))
}
