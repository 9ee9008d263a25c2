//! Messages on standard error, one line each. An error in writing them is ignored.

use std::fmt::Display;
use std::io::{self, Write};

pub(crate) fn error(message: impl Display) {
    print("error", &message);
}

#[cfg(any(feature = "client", all(feature = "server", unix)))]
pub(crate) fn warning(message: impl Display) {
    print("warning", &message);
}

pub(crate) fn note(message: impl Display) {
    print("note", &message);
}

fn print(kind: &str, message: &dyn Display) {
    let _ = writeln!(io::stderr(), "{kind}: {message}");
}
