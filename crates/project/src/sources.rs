//! Where the texts of configurations come from.

use std::fs;
use std::io;
use std::path::Path;

use crate::invalid::InvalidConfiguration;

/// Where the texts of configurations come from: the disk, or an editor for the files that it has
/// open.
#[derive(Clone, Copy)]
pub struct Sources<'o> {
    open: &'o dyn Fn(&Path) -> Option<String>,
}

/// The largest configuration, in bytes. A `package.json` may be large for other reasons.
const MAX_BYTES: u64 = 4 << 20;

impl<'o> Sources<'o> {
    /// All texts come from the disk.
    pub const DISK: Sources<'static> = Sources { open: &|_| None };

    /// The text of a file is what a function says, if it says something.
    #[must_use]
    pub const fn with_open(open: &'o dyn Fn(&Path) -> Option<String>) -> Self {
        Self { open }
    }

    /// Whether there is such a file.
    pub(crate) fn has(&self, file: &Path) -> bool {
        file.is_file() || (self.open)(file).is_some()
    }

    /// The text of a file.
    ///
    /// # Errors
    ///
    /// [`InvalidConfiguration`] if it can't be read.
    pub fn text_of(&self, file: &Path) -> Result<String, InvalidConfiguration> {
        if let Some(text) = (self.open)(file) {
            return Ok(text);
        }
        let unread = |error: io::Error| InvalidConfiguration::whole(file, format!("can't be read: {error}"));
        if fs::metadata(file).map_err(unread)?.len() > MAX_BYTES {
            return Err(InvalidConfiguration::whole(file, format!("expected at most {MAX_BYTES} bytes")));
        }
        fs::read_to_string(file).map_err(unread)
    }
}
