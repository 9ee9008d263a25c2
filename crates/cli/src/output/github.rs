//! The format `github`: workflow commands of GitHub Actions, which annotate files.
//!
//! See "Workflow commands for GitHub Actions" in GitHub's documentation. The escapes follow
//! `command.ts` of its package `@actions/core`. GitHub keeps so many annotations of each level in a
//! step, and drops the others without a word. So those are lines of the log here, and the last
//! annotation counts them.

use std::io::{self, Write};
use std::sync::Arc;

use chatapps_webhooks::{Finding, Level, LevelCounts, printable};

use super::by_level::one;
use super::one_line::{place, statement};
use super::report_writer::{Renderer, ReportWriter, Sink, render_each};
use super::summary::Summary;
use crate::input::document::Document;
use crate::input::file::File;
use crate::input::reading::Unread;
use crate::input::root::Root;

/// The annotations of each level that GitHub keeps in a step.
const KEPT: usize = 10;

/// The variable with the root of the repository in GitHub's jobs.
const ROOT: &str = "GITHUB_WORKSPACE";

pub(super) struct Github<W> {
    out: W,
    root: Root,
    path: Option<String>,
    annotated: LevelCounts,
    left_out: LevelCounts,
}

impl<W: Write> Github<W> {
    pub(super) fn new(out: W) -> Self {
        let (annotated, left_out) = (LevelCounts::default(), LevelCounts::default());
        Self { out, root: Root::named_by(ROOT), path: None, annotated, left_out }
    }

    /// Whether GitHub keeps another annotation of that level. If so, it counts as written. One
    /// notice stays for the last line.
    fn takes(&mut self, level: Level) -> bool {
        let limit = if level == Level::Notice { KEPT - 1 } else { KEPT };
        let is_kept = self.annotated.at(level) < limit;
        *(if is_kept { &mut self.annotated } else { &mut self.left_out }) += one(level);
        is_kept
    }
}

/// Renders each finding twice: as a command, and as a line of the log.
struct Commands {
    path: Option<String>,
}

impl Renderer for Commands {
    fn render(&self, document: &Document<'_>, out: &mut dyn Sink) -> io::Result<()> {
        render_each(document, out, |finding, text| {
            self.command(document, &finding, text)?;
            let place = place(document, &finding, self.path.as_deref().unwrap_or("stdin"));
            let (level, rule, statement) =
                (finding.level(), finding.rule().id(), statement(document, &finding));
            let line = format!("{level}[{rule}] {place}: {statement}; help: {}", finding.help());
            writeln!(text, "{}", printable(&line))
        })
    }
}

impl Commands {
    fn command(&self, document: &Document<'_>, finding: &Finding, out: &mut Vec<u8>) -> io::Result<()> {
        let command = match finding.level() {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Notice | Level::Off => "notice",
        };
        write!(out, "::{command} ")?;
        if let Some(path) = &self.path {
            write!(out, "file={},", property(path))?;
        }
        write!(out, "line={},", document.line(finding.span()))?;
        if let Some(span) = finding.span() {
            write!(out, "col={},", span.column)?;
        }
        let text = format!("{}\nhelp: {}", statement(document, finding), finding.help());
        writeln!(out, "title={}::{}", property(finding.rule().id()), message(&text))
    }
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
    fn begin_file(&mut self, file: &File, _: &str) -> io::Result<()> {
        self.path = matches!(file, File::Path(_)).then(|| self.root.path_of(file));
        Ok(())
    }

    fn renderer(&self) -> Arc<dyn Renderer> {
        Arc::new(Commands { path: self.path.clone() })
    }

    fn rendered(&mut self, level: Level, text: &[u8]) -> io::Result<()> {
        let feed = text.iter().position(|byte| *byte == b'\n').map_or(text.len(), |feed| feed + 1);
        let (command, line) = text.split_at_checked(feed).unwrap_or_default();
        let is_kept = self.takes(level);
        self.out.write_all(if is_kept { command } else { line })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn end_file(&mut self, _: LevelCounts) -> io::Result<()> {
        Ok(())
    }

    /// If GitHub keeps no more errors, the log has the message still: the caller writes it.
    fn unread(&mut self, unread: &Unread) -> io::Result<()> {
        if self.takes(Level::Error) {
            writeln!(self.out, "::error title=unread::{}", message(&unread.message))?;
        }
        Ok(())
    }

    fn finish(&mut self, summary: &Summary) -> io::Result<()> {
        let Self { left_out, .. } = self;
        let unannotated = (left_out.total() > 0).then(|| {
            format!(
                "{left_out} without an annotation, since GitHub keeps {KEPT} of a level in a step; the log has them"
            )
        });
        let texts: Vec<_> = unannotated.into_iter().chain(summary.omission()).collect();
        if !texts.is_empty() {
            writeln!(self.out, "::notice title=omitted::{}", message(&texts.join("\n")))?;
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
