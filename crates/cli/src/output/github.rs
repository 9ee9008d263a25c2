//! The format `github`: workflow commands of GitHub Actions, one for each finding.
//!
//! See "Workflow commands for GitHub Actions" in GitHub's documentation. The escapes follow
//! `command.ts` of its package `@actions/core`.

use std::io::{self, Write};
use std::sync::Arc;

use chatapps_webhooks::{Finding, Level, LevelCounts, Model, printable};

use super::report_writer::{Renderer, ReportWriter, Sink, render_each};
use super::summary::Summary;
use crate::input::document::Document;
use crate::input::file::File;
use crate::input::reading::Unread;

pub(super) struct Github<W> {
    out: W,
}

impl<W: Write> Github<W> {
    pub(super) const fn new(out: W) -> Self {
        Self { out }
    }
}

/// Writes each finding as a command.
struct Commands;

impl Renderer for Commands {
    fn render(&self, document: &Document<'_>, out: &mut dyn Sink) -> io::Result<()> {
        render_each(document, out, |finding, text| write_command(document, finding, text))
    }
}

fn write_command(document: &Document<'_>, finding: &Finding, out: &mut Vec<u8>) -> io::Result<()> {
    let command = match finding.level() {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Notice | Level::Off => "notice",
    };
    write!(out, "::{command} ")?;
    if let File::Path(_) = document.file {
        write!(out, "file={},", property(&document.file.name()))?;
    }
    write!(out, "line={},", document.line(finding.span()))?;
    if let Some(span) = finding.span() {
        write!(out, "col={},", span.column)?;
    }
    let pointer = finding.pointer().as_str();
    let place = if pointer.is_empty() { String::new() } else { format!(" (at {pointer})") };
    let other = finding.related().and_then(|other| other.span.as_ref()).map_or_else(String::new, |span| {
        format!(" (also at line {}, column {})", document.line(Some(span)), span.column)
    });
    let text = format!("{}{place}{other}\nhelp: {}", finding.message(), finding.help());
    writeln!(out, "title={}::{}", property(finding.rule().id()), message(&text))
}

/// The value of a property, with percent signs, line breaks, colons and commas escaped.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

/// A message, with percent signs, line breaks and unprintable characters escaped.
fn message(text: &str) -> String {
    printable(&text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A"))
}

impl<W: Write> ReportWriter for Github<W> {
    fn begin_file(&mut self, _: &File, _: Model) -> io::Result<()> {
        Ok(())
    }

    fn renderer(&self) -> Arc<dyn Renderer> {
        Arc::new(Commands)
    }

    fn rendered(&mut self, _: Level, text: &[u8]) -> io::Result<()> {
        self.out.write_all(text)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn end_file(&mut self, _: LevelCounts) -> io::Result<()> {
        Ok(())
    }

    fn unread(&mut self, unread: &Unread) -> io::Result<()> {
        writeln!(self.out, "::error title=unread::{}", message(&unread.message))
    }

    fn finish(&mut self, summary: &Summary) -> io::Result<()> {
        if let Some(omission) = summary.omission() {
            let command = if summary.omitted.errors > 0 { "error" } else { "warning" };
            writeln!(self.out, "::{command} title=omitted::{}", message(&omission))?;
        }
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_property_or_a_message_is_escaped() {
        assert_eq!(property("a:b,c%\r\n"), "a%3Ab%2Cc%25%0D%0A");
        assert_eq!(message("a:b,c%\r\n\u{1b}::x"), "a:b,c%25%0D%0A\\u{1b}::x");
        assert_eq!(property("##[group]"), "#\\u{23}[group]");
    }
}
