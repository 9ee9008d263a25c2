//! The format `human`: findings as compilers print them, for a terminal or a log.

mod source;

use std::io::{self, Write};
use std::sync::Arc;

use annotate_snippets::renderer::Renderer as Snippets;
use annotate_snippets::{Group, Level as Title};
use chatapps_webhooks::{Finding, Level, LevelCounts, Rule, printable};

use supports_hyperlinks::Stream;

use self::source::Source;
use super::report_writer::{Renderer, ReportWriter, Sink, render_each};
use super::summary::Summary;
use crate::input::document::Document;
use crate::input::file::File;
use crate::input::reading::Unread;

/// Writes findings as paragraphs with their line, then a summary line.
pub(super) struct Human<W> {
    out: W,
    paragraphs: Paragraphs,
}

impl<W: Write> Human<W> {
    pub(super) const fn new(out: W, color: bool) -> Self {
        let snippets = if color { Snippets::styled() } else { Snippets::plain() };
        Self { out, paragraphs: Paragraphs { snippets, page: |_| None } }
    }

    /// The same with a link at each rule, for a stream that shows links.
    pub(super) fn linked(self, stream: Stream) -> Self {
        if supports_hyperlinks::on(stream) { self.with_pages(Rule::url) } else { self }
    }

    const fn with_pages(mut self, page: fn(Rule) -> Option<String>) -> Self {
        self.paragraphs.page = page;
        self
    }
}

/// Writes each finding as a paragraph.
#[derive(Clone)]
struct Paragraphs {
    snippets: Snippets,
    /// The address of the page of a rule, which its id leads to.
    page: fn(Rule) -> Option<String>,
}

impl Paragraphs {
    fn finding(&self, source: &Source<'_>, finding: &Finding) -> String {
        let level = match finding.level() {
            Level::Error => Title::ERROR,
            Level::Warning => Title::WARNING,
            Level::Notice | Level::Off => Title::NOTE.with_name("notice"),
        };
        let pointer = finding.pointer().as_str();
        let place = (!pointer.is_empty()).then(|| Title::NOTE.message(format!("at {}", printable(pointer))));
        let mut title = level.primary_title(printable(&finding.message())).id(finding.rule().id());
        if let Some(url) = (self.page)(finding.rule()) {
            title = title.id_url(url);
        }
        let group = Group::with_title(title)
            .elements(source.elements(finding))
            .elements(place)
            .element(Title::HELP.message(printable(&finding.help())));
        source.with_positions(&self.snippets.render(&[group]), finding)
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
        Arc::new(self.paragraphs.clone())
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

#[cfg(test)]
mod tests {
    use chatapps_webhooks::{Checker, Model};

    use super::*;
    use crate::input::document::Start;

    fn shown(color: bool) -> String {
        let text = b"[{}]";
        let report = Checker::default().check(Model::Webhooks, text);
        let file = File::from_argument(std::path::Path::new("-"));
        let document = Document::new(&file, &report, Some(text), Start::default());
        let page = |rule: Rule| Some(format!("https://docs.onion.example/rules/{rule}.html"));
        let human = Human::new(Vec::new(), color).with_pages(page);
        let source = Source::of(&document);
        report.findings().iter().map(|finding| human.paragraphs.finding(&source, finding)).collect()
    }

    #[test]
    fn a_rule_leads_to_its_page() {
        let link = "\x1b]8;;https://docs.onion.example/rules/required.html\x1b\\required\x1b]8;;\x1b\\";
        assert!(shown(true).contains(link), "{:?}", shown(true));
        assert!(!shown(false).contains("docs.onion.example"), "{}", shown(false));
    }
}
