//! The format `human`: findings as compilers print them, for a terminal or a log.

mod source;

use std::io::{self, Write};
use std::sync::Arc;

use annotate_snippets::renderer::Renderer as Snippets;
use annotate_snippets::{Group, Level as Title};
use chatapps_webhooks::{Finding, Level, LevelCounts, printable};

use self::source::Source;
use super::report_writer::{Renderer, ReportWriter, Sink, render_each};
use super::summary::Summary;
use crate::input::document::Document;
use crate::input::file::File;
use crate::input::reading::Unread;

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
    fn render(&self, document: &Document<'_>, out: &mut dyn Sink) -> io::Result<()> {
        let source = Source::of(document);
        render_each(document, out, |finding, text| writeln!(text, "{}\n", self.finding(&source, &finding)))
    }
}

impl<W: Write> ReportWriter for Human<W> {
    fn begin_file(&mut self, _: &File, _: &str) -> io::Result<()> {
        Ok(())
    }

    fn renderer(&self) -> Arc<dyn Renderer> {
        Arc::new(Paragraphs(self.snippets.clone()))
    }

    fn rendered(&mut self, _: Level, text: &[u8]) -> io::Result<()> {
        self.out.write_all(text)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn end_file(&mut self, _: LevelCounts) -> io::Result<()> {
        self.out.flush()
    }

    fn unread(&mut self, _: &Unread) -> io::Result<()> {
        self.out.flush()
    }

    fn finish(&mut self, summary: &Summary) -> io::Result<()> {
        writeln!(self.out, "{}", summary.sentence())?;
        if let Some(left_out) = summary.left_out() {
            writeln!(self.out, "{left_out}")?;
        }
        if let Some(fixable) = summary.fixable.sentence() {
            writeln!(self.out, "{fixable}")?;
        }
        self.out.flush()
    }
}
