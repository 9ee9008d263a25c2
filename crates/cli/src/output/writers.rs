//! Writers for standard output and for files.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::path::Path;

use anstream::{AutoStream, ColorChoice};
use chatapps_webhooks::Level;
use supports_hyperlinks::Stream;

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
use crate::failure::Failure;
use crate::input::file::shown;

/// What writers need to know.
#[derive(Clone, Copy)]
pub(crate) struct WriterOptions {
    /// The level of a finding that makes the check fail.
    pub(crate) fail_on: Level,
    /// Whether JSON has the fixes that are known.
    pub(crate) with_fixes: bool,
}

/// The writer of a format for standard output; one that writes nothing if `quiet`.
pub(crate) fn stdout(
    format: Format,
    color: Color,
    quiet: bool,
    options: WriterOptions,
) -> io::Result<Box<dyn ReportWriter>> {
    if quiet {
        return Ok(Box::new(Silent));
    }
    let stdout = io::stdout().lock();
    if format == Format::Human {
        let choice = match color {
            Color::Auto => AutoStream::choice(&stdout),
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        let stream: AutoStream<StdoutLock<'static>> = AutoStream::new(stdout, choice);
        let human = Human::new(lines(stream), choice != ColorChoice::Never);
        return Ok(Box::new(if choice == ColorChoice::Never { human } else { human.linked(Stream::Stdout) }));
    }
    if format.ends_lines() {
        writer(format, lines(stdout), options)
    } else {
        writer(format, BufWriter::new(stdout), options)
    }
}

/// The writer of a format for a file, which is made or emptied, so that a mistake in its name is
/// told before anything is checked.
pub(crate) fn file(
    format: Format,
    path: &Path,
    options: WriterOptions,
) -> Result<Box<dyn ReportWriter>, Failure> {
    let failed = |error| Failure::Message(format!("cannot write `{}`: {error}", shown(path)));
    let out = BufWriter::new(File::create(path).map_err(failed)?);
    writer(format, out, options).map_err(failed)
}

fn writer(
    format: Format,
    out: impl Write + 'static,
    options: WriterOptions,
) -> io::Result<Box<dyn ReportWriter>> {
    let WriterOptions { fail_on, with_fixes } = options;
    Ok(match format {
        Format::Human => Box::new(Human::new(out, false)),
        Format::Json => Box::new(Json::new(out, with_fixes)?),
        Format::JsonLines => Box::new(JsonLines::new(out, with_fixes)),
        Format::Sarif => Box::new(Sarif::new(out)?),
        Format::Github => Box::new(Github::new(out)),
        Format::Gitlab => Box::new(Gitlab::new(out)?),
        Format::Junit => Box::new(Junit::new(out, fail_on)?),
        Format::Rdjson => Box::new(Rdjson::new(out)?),
    })
}

/// Shows each line on a terminal at once, so that the progress bar stays below it; buffers the
/// output otherwise.
fn lines(stdout: impl Write + 'static) -> Box<dyn Write> {
    // Standard output itself buffers up to the end of a line.
    if io::stdout().is_terminal() { Box::new(stdout) } else { Box::new(BufWriter::new(stdout)) }
}
