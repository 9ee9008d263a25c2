//! All outputs of a run, each in its own format.

use std::io;
use std::sync::Arc;

use chatapps_webhooks::{Level, LevelCounts};

use super::report_writer::{Renderer, ReportWriter, Sink};
use super::summary::Summary;
use crate::input::document::Document;
use crate::input::file::File;
use crate::input::reading::Unread;

/// The writers of a run.
pub(crate) struct Outputs(pub(crate) Vec<Box<dyn ReportWriter>>);

/// A renderer for each writer.
pub(crate) struct Renderers(Vec<Arc<dyn Renderer>>);

/// Rendered findings that wait for a writer.
#[derive(Default)]
struct Waiting {
    text: Vec<u8>,
    /// The level of each, and where it ends in the text.
    ends: Vec<(Level, usize)>,
}

/// The findings of some documents, as rendered for each writer.
#[derive(Default)]
pub(crate) struct Rendered(Vec<Waiting>);

impl Sink for Waiting {
    fn take(&mut self, level: Level, text: &[u8]) -> io::Result<()> {
        self.text.extend_from_slice(text);
        self.ends.push((level, self.text.len()));
        Ok(())
    }
}

impl Renderers {
    /// Renders the findings of a document behind what is already there.
    pub(crate) fn render(&self, document: &Document<'_>, out: &mut Rendered) -> io::Result<()> {
        out.0.resize_with(self.0.len(), Waiting::default);
        self.0.iter().zip(&mut out.0).try_for_each(|(renderer, waiting)| renderer.render(document, waiting))
    }
}

impl Outputs {
    pub(crate) fn renderers(&self) -> Renderers {
        Renderers(self.0.iter().map(|writer| writer.renderer()).collect())
    }

    pub(crate) fn document(&mut self, document: &Document<'_>) -> io::Result<()> {
        self.each(|writer| writer.document(document))
    }

    pub(crate) fn rendered(&mut self, rendered: &Rendered) -> io::Result<()> {
        for (writer, Waiting { text, ends }) in self.0.iter_mut().zip(&rendered.0) {
            let mut start = 0;
            for (level, end) in ends {
                writer.rendered(*level, text.get(start..*end).unwrap_or_default())?;
                start = *end;
            }
        }
        Ok(())
    }

    pub(crate) fn begin_file(&mut self, file: &File, model: &str) -> io::Result<()> {
        self.each(|writer| writer.begin_file(file, model))
    }

    pub(crate) fn end_file(&mut self, found: LevelCounts) -> io::Result<()> {
        self.each(|writer| writer.end_file(found))
    }

    pub(crate) fn unread(&mut self, unread: &Unread) -> io::Result<()> {
        self.each(|writer| writer.unread(unread))
    }

    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.each(ReportWriter::flush)
    }

    pub(crate) fn finish(&mut self, summary: &Summary) -> io::Result<()> {
        self.each(|writer| writer.finish(summary))
    }

    fn each(
        &mut self,
        mut work: impl FnMut(&mut (dyn ReportWriter + 'static)) -> io::Result<()>,
    ) -> io::Result<()> {
        self.0.iter_mut().try_for_each(|writer| work(writer.as_mut()))
    }
}
