//! Why a command ends before its work is done.

#[cfg(feature = "server")]
use std::fmt::Display;
use std::io;

/// Why a command ends before its work is done.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The reader of the output closed it. No message is printed.
    ClosedPipe,
    /// The message for standard error.
    Message(String),
}

#[cfg(feature = "server")]
impl Failure {
    /// A failure with the text of an error.
    pub(crate) fn from_error(error: impl Display) -> Self {
        Self::Message(error.to_string())
    }
}

impl From<io::Error> for Failure {
    /// From an error in writing the output.
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::ClosedPipe,
            _ => Self::Message(format!("cannot write the output: {error}")),
        }
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        io::Error::from(error).into()
    }
}
