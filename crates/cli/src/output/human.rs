//! The format `human`: findings as compilers print them, for a terminal or a log.

mod source;

use std::io::{self, Write};
use std::sync::Arc;

use annotate_snippets::renderer::Renderer as Snippets;
use annotate_snippets::{Group, Level as Title};
use chatapps_webhooks::{Finding, Level, LevelCounts, Model, printable};

use self::source::Source;
use super::report_writer::{Renderer, ReportWriter};
use super::summary::Summary;
use crate::input::document::Document;
use crate::input::file::File;
use crate::input::reading::Unread;
use crate::interrupt;

/// Writes findings as paragraphs with their line, then a summary line.
pub(super) struct Human<W> {
    out: W,
    snippets: Snippets,
}

impl<W: Write> Human<W> {
    pub(super) const fn new(out: W, color: bool) -> Self {
        Self { out, snippets: if color { Snippets::styled() } else { Snippets::plain() } }
    }
}

/// Writes each finding as a paragraph.
struct Paragraphs(Snippets);

impl Paragraphs {
    fn finding(&self, source: &Source<'_>, finding: &Finding) -> String {
        let level = match finding.level() {
            Level::Error => Title::ERROR,
            Level::Warning => Title::WARNING,
            Level::Notice | Level::Off => Title::NOTE.with_name("notice"),
        };
        let pointer = finding.pointer().as_str();
        let place = (!pointer.is_empty()).then(|| Title::NOTE.message(format!("at {}", printable(pointer))));
        let group =
            Group::with_title(level.primary_title(printable(&finding.message())).id(finding.rule().id()))
                .elements(source.elements(finding))
                .elements(place)
                .element(Title::HELP.message(printable(&finding.help())));
        source.with_positions(&self.0.render(&[group]), finding)
    }
}

impl Renderer for Paragraphs {
    fn render(&self, document: &Document<'_>, out: &mut dyn Write) -> io::Result<()> {
        let source = Source::of(document);
        document.report.findings().iter().try_for_each(|finding| {
            interrupt::check()?;
            writeln!(out, "{}\n", self.finding(&source, finding))
        })
    }
}

impl<W: Write> ReportWriter for Human<W> {
    fn begin_file(&mut self, _: &File, _: Model) -> io::Result<()> {
        Ok(())
    }

    fn renderer(&self) -> Arc<dyn Renderer> {
        Arc::new(Paragraphs(self.snippets.clone()))
    }

    fn rendered(&mut self, text: &[u8]) -> io::Result<()> {
        self.out.write_all(text)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn end_file(&mut self, _: bool) -> io::Result<()> {
        self.out.flush()
    }

    fn unread(&mut self, _: &Unread) -> io::Result<()> {
        self.out.flush()
    }

    fn finish(&mut self, summary: &Summary) -> io::Result<()> {
        writeln!(self.out, "{}", sentence(summary))?;
        self.out.flush()
    }
}

/// The summary line.
fn sentence(summary: &Summary) -> String {
    let LevelCounts { errors, warnings, notices } = summary.found;
    let counts = [(errors, "error"), (warnings, "warning"), (notices, "notice")];
    let found: Vec<_> =
        counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, name)| plural(count, name)).collect();
    let verdict = if summary.is_valid() { "valid: " } else { "" };
    let found = if found.is_empty() { "nothing found".to_owned() } else { found.join(", ") };
    let found = format!("{verdict}{found} in {}", plural(summary.files, summary.unit.unwrap_or("file")));
    let unread = format!("{} could not be read", plural(summary.unread, "path"));
    let verb = if summary.empty == 1 { "has" } else { "have" };
    let empty = format!("{} {verb} no file to check", plural(summary.empty, "directory"));
    [(summary.files, found), (summary.unread, unread), (summary.empty, empty)]
        .into_iter()
        .filter_map(|(count, part)| (count > 0).then_some(part))
        .collect::<Vec<_>>()
        .join("; ")
}

fn plural(count: usize, name: &str) -> String {
    match name.strip_suffix('y') {
        _ if count == 1 => format!("1 {name}"),
        Some(stem) => format!("{count} {stem}ies"),
        None => format!("{count} {name}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_has_real_plurals() {
        let summary = Summary { files: 1, valid: 1, ..Summary::default() };
        assert_eq!(sentence(&summary), "valid: nothing found in 1 file");
        assert_eq!(
            sentence(&Summary {
                found: LevelCounts { warnings: 1, ..LevelCounts::default() },
                ..summary.clone()
            }),
            "valid: 1 warning in 1 file"
        );
        assert_eq!(
            sentence(&Summary {
                found: LevelCounts { errors: 2, warnings: 1, notices: 3 },
                ..summary.clone()
            }),
            "2 errors, 1 warning, 3 notices in 1 file"
        );
        assert_eq!(
            sentence(&Summary { unread: 2, ..summary.clone() }),
            "nothing found in 1 file; 2 paths could not be read"
        );
        let summary = Summary { files: 0, ..summary };
        assert_eq!(sentence(&Summary { unread: 1, ..summary.clone() }), "1 path could not be read");
        assert_eq!(sentence(&Summary { empty: 1, ..summary.clone() }), "1 directory has no file to check");
        assert_eq!(
            sentence(&Summary { unread: 1, empty: 2, ..summary }),
            "1 path could not be read; 2 directories have no file to check"
        );
    }
}
