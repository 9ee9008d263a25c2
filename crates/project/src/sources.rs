//! Where the texts of configurations come from.

use std::path::Path;

use crate::unread::{Unread, text_of};

/// Where the texts of configurations come from: the disk, or an editor for the files that it has
/// open.
#[derive(Clone, Copy)]
pub struct Sources<'o> {
    open: &'o dyn Fn(&Path) -> Option<String>,
    /// The folder below which files of the disk may be read.
    below: Option<&'o Path>,
}

impl<'o> Sources<'o> {
    /// All texts come from the disk.
    pub const DISK: Sources<'static> = Sources { open: &|_| None, below: None };

    /// The text of a file is what a function says, if it says something.
    #[must_use]
    pub const fn with_open(open: &'o dyn Fn(&Path) -> Option<String>) -> Self {
        Self { open, below: None }
    }

    /// The same with files of the disk below a folder alone.
    pub(crate) const fn below(self, folder: &'o Path) -> Self {
        Self { below: Some(folder), ..self }
    }

    /// The text of a file that is open.
    pub(crate) fn open(&self, file: &Path) -> Option<String> {
        (self.open)(file)
    }

    /// The text of a file.
    pub(crate) fn text_of(&self, file: &Path) -> Result<String, Unread> {
        if let Some(text) = self.open(file) {
            return Ok(text);
        }
        match self.below {
            Some(folder) if !file.canonicalize()?.starts_with(folder) => Err(Unread::Outside),
            _ => text_of(file),
        }
    }

    /// The text of a file; `None` if it can't be read.
    #[must_use]
    pub fn text(&self, file: &Path) -> Option<String> {
        self.text_of(file).ok()
    }
}
