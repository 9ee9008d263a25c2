//! The progress bar for files of many documents.

use std::io::{self, IsTerminal};

use indicatif::{ProgressBar, ProgressStyle};

/// A bar that counts bytes, on standard error; one that isn't shown if nobody would see it or findings go to the same
/// terminal.
pub(crate) fn bar(length: Option<u64>, quiet: bool) -> ProgressBar {
    let visible = io::stderr().is_terminal() && (quiet || !io::stdout().is_terminal());
    let Some(length) = length.filter(|_| visible) else { return ProgressBar::hidden() };
    let template = "{bar:40} {bytes}/{total_bytes} ({bytes_per_sec}, {eta} left)";
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(length).with_style(style)
}
