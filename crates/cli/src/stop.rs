//! Why the program ends early, what it says then, and its exit codes.

use std::fmt::Display;
use std::io::{self, Write};

/// No finding is an error.
pub(crate) const SUCCESS: u8 = 0;

/// At least one finding is an error.
pub(crate) const INVALID: u8 = 1;

/// The program could not do what it was asked to.
pub(crate) const COULD_NOT_RUN: u8 = 2;

/// Why the program ends before its work is done.
#[derive(Debug)]
pub(crate) enum Stop {
    /// Nobody reads the output any more. Nothing needs to be said.
    ClosedPipe,
    Failed(String),
}

impl From<io::Error> for Stop {
    /// From an error of writing the output.
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::ClosedPipe,
            _ => Self::Failed(format!("cannot write the output: {error}")),
        }
    }
}

impl From<serde_json::Error> for Stop {
    fn from(error: serde_json::Error) -> Self {
        io::Error::from(error).into()
    }
}

/// One line on standard error. That it can't be written is no reason to fail.
pub(crate) fn say(kind: &str, message: &dyn Display) {
    let _ = writeln!(io::stderr(), "{kind}: {message}");
}

/// Prints what clap has to say: help and version on standard output, mistakes on standard error.
pub(crate) fn usage(error: &clap::Error) -> u8 {
    match (error.print(), error.use_stderr()) {
        (Ok(()), false) => SUCCESS,
        _ => COULD_NOT_RUN,
    }
}
