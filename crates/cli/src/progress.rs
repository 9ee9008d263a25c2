//! The progress bar for files of many documents.

use std::io::{self, IsTerminal};

use indicatif::{ProgressBar, ProgressStyle};

use crate::args::{Format, ValidateArguments};

/// A bar that counts bytes, on standard error; one that isn't shown if nobody would see it.
///
/// Findings may go to the same terminal: they are to be written inside of [`ProgressBar::suspend`]. Those of `json` and
/// `sarif` don't end with their line, so that a bar would have no line of its own.
pub(crate) fn bar(length: Option<u64>, arguments: &ValidateArguments) -> ProgressBar {
    let fits = arguments.quiet
        || matches!(arguments.format, Format::Human | Format::Github)
        || !io::stdout().is_terminal();
    let visible = fits && io::stderr().is_terminal();
    let Some(length) = length.filter(|_| visible) else { return ProgressBar::hidden() };
    let template = "{wide_bar} {bytes}/{total_bytes} ({bytes_per_sec}, {eta} left)";
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(length).with_style(style)
}
