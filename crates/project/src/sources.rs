//! Where the texts of configurations come from.

use std::path::Path;

use crate::unread::{Unread, text_of};

/// Where the texts of configurations come from: the disk, or an editor for the files that it has
/// open.
#[derive(Clone, Copy)]
pub struct Sources<'o> {
    open: &'o dyn Fn(&Path) -> Option<String>,
}

impl<'o> Sources<'o> {
    /// All texts come from the disk.
    pub const DISK: Sources<'static> = Sources { open: &|_| None };

    /// The text of a file is what a function says, if it says something.
    #[must_use]
    pub const fn with_open(open: &'o dyn Fn(&Path) -> Option<String>) -> Self {
        Self { open }
    }

    /// The text of a file that is open.
    pub(crate) fn open(&self, file: &Path) -> Option<String> {
        (self.open)(file)
    }

    /// The text of a file.
    pub(crate) fn text_of(&self, file: &Path) -> Result<String, Unread> {
        self.open(file).map_or_else(|| text_of(file), Ok)
    }

    /// The text of a file; `None` if it can't be read.
    #[must_use]
    pub fn text(&self, file: &Path) -> Option<String> {
        self.text_of(file).ok()
    }
}
