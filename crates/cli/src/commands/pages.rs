//! Pages of the documentation that commands write.

use std::path::Path;
use std::{fs, io};

use chatapps_webhooks::PublishedFile;

use crate::failure::Failure;
use crate::input::file::shown;

/// Writes pages into a directory, which is made if there is none.
pub(crate) fn write_pages(directory: &Path, pages: Vec<PublishedFile>) -> Result<(), Failure> {
    for page in pages {
        let path = directory.join(page.path);
        let failed = |error: io::Error| Failure::Message(format!("cannot write `{}`: {error}", shown(&path)));
        fs::create_dir_all(directory).map_err(failed)?;
        fs::write(&path, page.text).map_err(failed)?;
    }
    Ok(())
}
