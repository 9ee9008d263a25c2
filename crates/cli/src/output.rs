//! The formats in which findings are written to standard output.
//!
//! Each is written as the findings come: nothing is kept of a file that was checked, but counts.

mod escape;
mod github;
mod human;
mod json;
mod sarif;

#[cfg(feature = "client")]
pub(crate) use self::escape::json_pretty;
#[cfg(any(feature = "client", feature = "schema-diff"))]
pub(crate) use self::escape::json_text;

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::ops::AddAssign;
use std::sync::Arc;

use anstream::{AutoStream, ColorChoice};
use chatapps_webhooks::{Level, Model, Report};

use crate::args::{Color, Format, ValidateArguments};
use crate::document::Document;
use crate::file::File;
use crate::input::Unread;

/// How many findings there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
    pub(crate) notices: usize,
}

impl Counts {
    pub(crate) fn of(report: &Report) -> Self {
        let mut counts = Self::default();
        for finding in report.findings() {
            match finding.level() {
                Level::Error => counts.errors += 1,
                Level::Warning => counts.warnings += 1,
                Level::Notice => counts.notices += 1,
                Level::Off => {}
            }
        }
        counts
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.notices += other.notices;
    }
}

/// What was found, in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Summary {
    pub(crate) files: usize,
    /// The files without an error.
    pub(crate) valid: usize,
    pub(crate) found: Counts,
    /// The files and directories that could not be read.
    pub(crate) unread: usize,
    /// The directories in which there is nothing to check.
    pub(crate) empty: usize,
}

impl Summary {
    /// Whether everything that was named could be checked.
    pub(crate) const fn is_complete(&self) -> bool {
        self.unread == 0 && self.empty == 0
    }

    /// Whether everything could be checked and nothing in it is an error.
    pub(crate) const fn is_valid(&self) -> bool {
        self.found.errors == 0 && self.is_complete()
    }
}

/// Words the findings of documents. It minds nothing that was written before, so that many documents can be worded at once.
pub(crate) trait Renderer: Send + Sync {
    /// Writes the findings of one document; there are some.
    fn render(&self, document: &Document<'_>, out: &mut dyn Write) -> io::Result<()>;
}

/// A format. The calls come in this order: for each file `begin_file`, what the renderer wrote of its documents, `end_file`; then
/// `finish`. Paths that can't be read come between files or in place of `end_file`.
pub(crate) trait Output {
    fn begin_file(&mut self, file: &File, model: Model) -> io::Result<()>;

    /// What words the findings in the file.
    fn renderer(&self) -> Arc<dyn Renderer>;

    /// Takes what the renderer wrote, or a part of it.
    fn rendered(&mut self, text: &[u8]) -> io::Result<()>;

    fn end_file(&mut self, valid: bool) -> io::Result<()>;

    /// A path that could not be read, or not to its end. People are told of it on standard error.
    fn unread(&mut self, unread: &Unread) -> io::Result<()>;

    fn finish(&mut self, summary: &Summary) -> io::Result<()>;
}

impl dyn Output {
    /// Writes the findings of one document; there are some.
    pub(crate) fn document(&mut self, document: &Document<'_>) -> io::Result<()> {
        let renderer = self.renderer();
        let mut out = BufWriter::new(Rendered(self));
        renderer.render(document, &mut out)?;
        out.flush()
    }
}

/// Where a renderer writes to hand it on at once.
struct Rendered<'a>(&'a mut dyn Output);

impl Write for Rendered<'_> {
    fn write(&mut self, text: &[u8]) -> io::Result<usize> {
        self.0.rendered(text)?;
        Ok(text.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The format that was asked for, on standard output.
pub(crate) fn to_stdout(arguments: &ValidateArguments) -> io::Result<Box<dyn Output>> {
    if arguments.quiet {
        return Ok(Box::new(Silent));
    }
    of_format(arguments.format, arguments.color)
}

/// A format, on standard output.
pub(crate) fn of_format(format: Format, color: Color) -> io::Result<Box<dyn Output>> {
    let stdout = io::stdout().lock();
    Ok(match format {
        Format::Human => {
            let choice = match color {
                Color::Auto => AutoStream::choice(&stdout),
                Color::Always => ColorChoice::Always,
                Color::Never => ColorChoice::Never,
            };
            let stream: AutoStream<StdoutLock<'static>> = AutoStream::new(stdout, choice);
            Box::new(human::Human::new(lines(stream), choice != ColorChoice::Never))
        }
        Format::Json => Box::new(json::Json::new(BufWriter::new(stdout))?),
        Format::Sarif => Box::new(sarif::Sarif::new(BufWriter::new(stdout))?),
        Format::Github => Box::new(github::Github::new(lines(stdout))),
    })
}

/// The format `human`, on standard error.
#[cfg(feature = "client")]
pub(crate) fn human_on_stderr() -> Box<dyn Output> {
    let stream = AutoStream::auto(io::stderr().lock());
    let color = stream.current_choice() != ColorChoice::Never;
    Box::new(human::Human::new(stream, color))
}

/// Shows each line on a terminal at once, for the progress bar to stay below; gathers them otherwise.
fn lines(stdout: impl Write + 'static) -> Box<dyn Write> {
    // Standard output itself gathers to the end of a line.
    if io::stdout().is_terminal() { Box::new(stdout) } else { Box::new(BufWriter::new(stdout)) }
}

/// Writes nothing.
struct Silent;

impl Renderer for Silent {
    fn render(&self, _: &Document<'_>, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

impl Output for Silent {
    fn begin_file(&mut self, _: &File, _: Model) -> io::Result<()> {
        Ok(())
    }

    fn renderer(&self) -> Arc<dyn Renderer> {
        Arc::new(Self)
    }

    fn rendered(&mut self, _: &[u8]) -> io::Result<()> {
        Ok(())
    }

    fn end_file(&mut self, _: bool) -> io::Result<()> {
        Ok(())
    }

    fn unread(&mut self, _: &Unread) -> io::Result<()> {
        Ok(())
    }

    fn finish(&mut self, _: &Summary) -> io::Result<()> {
        Ok(())
    }
}
