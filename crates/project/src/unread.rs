//! Texts of configurations, and why one can't be read.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::invalid::{InvalidConfiguration, position};

/// The largest configuration, in bytes. A `package.json` may be large for other reasons.
const MAX_BYTES: u64 = 4 << 20;

/// Why a file can't be read.
#[derive(Debug)]
pub(crate) enum Unread {
    /// There is none.
    Missing,
    /// It is a folder.
    Folder,
    /// It is too large, or doesn't end.
    TooLarge,
    /// It is where no files may be read.
    Outside,
    /// It isn't UTF-8. The bytes before that are.
    Encoding(String),
    /// The system says so.
    Other(io::Error),
}

impl Unread {
    /// What was found, and what to do: what comes behind "expected a file with a configuration".
    pub(crate) fn found(&self) -> String {
        match self {
            Self::Missing => "found none of this name: check the path".to_owned(),
            Self::Folder => "found a folder: name the file in it".to_owned(),
            Self::TooLarge => format!("found one of more than {MAX_BYTES} bytes"),
            Self::Outside => "found one outside of the folder that may be read".to_owned(),
            Self::Encoding(_) => "found one that isn't UTF-8: save it as UTF-8".to_owned(),
            Self::Other(error) => format!("found one that can't be read: {error}"),
        }
    }

    /// About the file itself.
    pub(crate) fn of(self, file: &Path) -> InvalidConfiguration {
        let message = format!("expected a file with a configuration, {}", self.found());
        match self {
            Self::Encoding(before) => {
                InvalidConfiguration::placed(file, position(&before, before.len()), message)
            }
            _ => InvalidConfiguration::whole(file, message),
        }
    }
}

impl From<io::Error> for Unread {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Missing,
            io::ErrorKind::IsADirectory => Self::Folder,
            _ => Self::Other(error),
        }
    }
}

/// The bytes of a file. Devices and pipes are read like any other, and need not end.
pub(crate) fn bytes_of(file: &Path) -> Result<Vec<u8>, Unread> {
    if file.is_dir() {
        // Not every system opens one to say so.
        return Err(Unread::Folder);
    }
    let mut bytes = Vec::new();
    File::open(file)?.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_BYTES { Err(Unread::TooLarge) } else { Ok(bytes) }
}

/// The text of a file.
pub(crate) fn text_of(file: &Path) -> Result<String, Unread> {
    as_text(bytes_of(file)?)
}

/// The text of some bytes.
pub(crate) fn as_text(bytes: Vec<u8>) -> Result<String, Unread> {
    String::from_utf8(bytes).map_err(|error| {
        let length = error.utf8_error().valid_up_to();
        let before = error.as_bytes().get(..length).unwrap_or_default();
        Unread::Encoding(String::from_utf8_lossy(before).into_owned())
    })
}
