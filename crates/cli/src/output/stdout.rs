//! Writers for standard output.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

use anstream::{AutoStream, ColorChoice};

use super::format::{Color, Format};
use super::github::Github;
use super::human::Human;
use super::json::Json;
use super::report_writer::ReportWriter;
use super::sarif::Sarif;
use super::silent::Silent;

/// The writer of a format; one that writes nothing if `quiet`.
pub(crate) fn writer(format: Format, color: Color, quiet: bool) -> io::Result<Box<dyn ReportWriter>> {
    if quiet {
        return Ok(Box::new(Silent));
    }
    let stdout = io::stdout().lock();
    Ok(match format {
        Format::Human => {
            let choice = match color {
                Color::Auto => AutoStream::choice(&stdout),
                Color::Always => ColorChoice::Always,
                Color::Never => ColorChoice::Never,
            };
            let stream: AutoStream<StdoutLock<'static>> = AutoStream::new(stdout, choice);
            Box::new(Human::new(lines(stream), choice != ColorChoice::Never))
        }
        Format::Json => Box::new(Json::new(BufWriter::new(stdout))?),
        Format::Sarif => Box::new(Sarif::new(BufWriter::new(stdout))?),
        Format::Github => Box::new(Github::new(lines(stdout))),
    })
}

/// Shows each line on a terminal at once, so that the progress bar stays below it; buffers the
/// output otherwise.
fn lines(stdout: impl Write + 'static) -> Box<dyn Write> {
    // Standard output itself buffers up to the end of a line.
    if io::stdout().is_terminal() { Box::new(stdout) } else { Box::new(BufWriter::new(stdout)) }
}
