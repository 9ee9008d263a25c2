//! The log on standard error, for people or for programs.

use std::io;

use tracing::Level;

use super::arguments::LogFormat;

/// Starts the log.
pub(super) fn start(format: LogFormat) {
    let log = tracing_subscriber::fmt()
        .with_max_level(Level::INFO)
        .with_writer(io::stderr)
        .with_ansi(false)
        // On a full disk, the log can't be written; reporting that on standard error would end the
        // request.
        .log_internal_errors(false);
    // Serve even if another log is already set up.
    let _ = match format {
        LogFormat::Text => log.with_target(false).try_init(),
        LogFormat::Json => log.json().flatten_event(true).with_span_list(false).try_init(),
    };
}
