//! How the program ends when the reader of its output goes away, as `head` does.

use std::io;

use crate::exit_code::COULD_NOT_RUN;

/// Ends the program's own process by SIGPIPE, as other programs end: without a message, and without
/// an exit code that would say something of the documents. Elsewhere it returns the exit code of a
/// command that could not run.
pub(crate) fn end() -> u8 {
    #[cfg(all(unix, feature = "signals"))]
    crate::signals::end_by_closed_pipe();
    COULD_NOT_RUN
}

/// The end of a process whose output can't be written, if no message is to be printed.
pub(crate) fn unwritten(error: &io::Error) -> u8 {
    if error.kind() == io::ErrorKind::BrokenPipe { end() } else { COULD_NOT_RUN }
}
