//! The log on standard error, for people or for programs.

use std::io;
use std::panic;
use std::sync::OnceLock;

use tracing::{Level, error};
use tracing_appender::non_blocking::{ErrorCounter, NonBlockingBuilder, WorkerGuard};

use super::arguments::LogFormat;

/// The number of lines that wait to be written. If nobody reads them, later ones are lost.
const LINES: usize = 8 * 1024;

static LOST: OnceLock<ErrorCounter> = OnceLock::new();

/// Starts the log. A thread of its own writes the lines, since a pipe that nobody reads would stop
/// every thread that writes to it. When the guard is dropped, it writes those that wait.
pub(super) fn start(format: LogFormat) -> WorkerGuard {
    let (writer, guard) = NonBlockingBuilder::default()
        .buffered_lines_limit(LINES)
        .lossy(true)
        .thread_name("log")
        .finish(io::stderr());
    let _ = LOST.set(writer.error_counter());
    let log = tracing_subscriber::fmt()
        .with_max_level(Level::INFO)
        .with_writer(writer)
        .with_ansi(false)
        // On a full disk, the log can't be written; reporting that on standard error would end the
        // request.
        .log_internal_errors(false);
    // Serve even if another log is already set up.
    let _ = match format {
        LogFormat::Text => log.with_target(false).try_init(),
        LogFormat::Json => log.json().flatten_event(true).with_span_list(false).try_init(),
    };
    // Without what it says, in which there may be a value.
    panic::set_hook(Box::new(|panic| {
        let location = panic.location().map(ToString::to_string).unwrap_or_default();
        error!(location, "panic");
    }));
    guard
}

/// The number of lines that were lost.
pub(super) fn lost() -> usize {
    LOST.get().map_or(0, ErrorCounter::dropped_lines)
}
