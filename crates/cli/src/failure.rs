//! Why a command ends before its work is done.

#[cfg(feature = "server")]
use std::fmt::Display;
use std::io;

/// Why a command ends before its work is done.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The reader of the output closed it. No message is printed.
    ClosedPipe,
    /// A signal asked the process to end. No message is printed.
    Interrupted,
    /// The message for standard error.
    Message(String),
}

impl Failure {
    /// Standard input is named more than once. The second time, nothing would be left to read.
    pub(crate) fn stdin_twice() -> Self {
        Self::Message(
            "standard input is named more than once, but can be read only once: name it once".to_owned(),
        )
    }
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
            io::ErrorKind::Interrupted => Self::Interrupted,
            _ => Self::Message(format!("cannot write the output: {error}")),
        }
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        io::Error::from(error).into()
    }
}
