//! The log: on standard error, for people or for programs.

use std::io;

use tracing::Level;

use super::args::LogFormat;

/// Writes what happens from now on.
pub(super) fn start(format: LogFormat) {
    let log = tracing_subscriber::fmt()
        .with_max_level(Level::INFO)
        .with_writer(io::stderr)
        .with_ansi(false)
        // A log that can't be written, on a full disk, is no reason not to answer: to complain of it there would end the request.
        .log_internal_errors(false);
    // That there is one already is no reason not to serve.
    let _ = match format {
        LogFormat::Text => log.with_target(false).try_init(),
        LogFormat::Json => log.json().flatten_event(true).with_span_list(false).try_init(),
    };
}
