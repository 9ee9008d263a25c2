//! Writers for standard output.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

use anstream::{AutoStream, ColorChoice};

use chatapps_webhooks::Level;

use super::format::{Color, Format};
use super::github::Github;
use super::gitlab::Gitlab;
use super::human::Human;
use super::json::Json;
use super::json_lines::JsonLines;
use super::junit::Junit;
use super::rdjson::Rdjson;
use super::report_writer::ReportWriter;
use super::sarif::Sarif;
use super::silent::Silent;

/// The writer of a format; one that writes nothing if `quiet`. A finding of the level `fail_on` makes
/// the check fail.
pub(crate) fn writer(
    format: Format,
    color: Color,
    quiet: bool,
    fail_on: Level,
) -> io::Result<Box<dyn ReportWriter>> {
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
        Format::JsonLines => Box::new(JsonLines::new(lines(stdout))),
        Format::Sarif => Box::new(Sarif::new(BufWriter::new(stdout))?),
        Format::Github => Box::new(Github::new(lines(stdout))),
        Format::Gitlab => Box::new(Gitlab::new(BufWriter::new(stdout))?),
        Format::Junit => Box::new(Junit::new(BufWriter::new(stdout), fail_on)?),
        Format::Rdjson => Box::new(Rdjson::new(BufWriter::new(stdout))?),
    })
}

/// Shows each line on a terminal at once, so that the progress bar stays below it; buffers the
/// output otherwise.
fn lines(stdout: impl Write + 'static) -> Box<dyn Write> {
    // Standard output itself buffers up to the end of a line.
    if io::stdout().is_terminal() { Box::new(stdout) } else { Box::new(BufWriter::new(stdout)) }
}
