//! The progress bar for files with many documents.

use std::io::{self, IsTerminal};

use indicatif::{ProgressBar, ProgressStyle};

/// A bar on standard error that counts steps, hidden if standard error is not a terminal. Clear it
/// before anything else is written.
#[cfg(feature = "client")]
pub(crate) fn steps(length: usize) -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{wide_bar} {pos}/{len}");
    let bar =
        ProgressBar::new(length as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    // The first step may take a while.
    bar.tick();
    bar
}

/// A bar on standard error that counts bytes, hidden if standard error is not a terminal.
///
/// Findings may go to the same terminal, so write them inside [`ProgressBar::suspend`].
/// `ends_lines` says whether the findings always end with a line feed; without one, the bar would
/// share their line and is hidden too.
pub(crate) fn bar(length: Option<u64>, ends_lines: bool) -> ProgressBar {
    let visible = (ends_lines || !io::stdout().is_terminal()) && io::stderr().is_terminal();
    let Some(length) = length.filter(|_| visible) else { return ProgressBar::hidden() };
    let template = "{wide_bar} {bytes}/{total_bytes} ({bytes_per_sec}, {eta} left)";
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(length).with_style(style)
}
