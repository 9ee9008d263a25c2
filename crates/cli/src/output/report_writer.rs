//! The interface of an output format.

use std::io::{self, BufWriter, Write};
use std::sync::Arc;

use chatapps_webhooks::Model;

use super::summary::Summary;
use crate::input::document::Document;
use crate::input::file::File;
use crate::input::reading::Unread;

/// Renders the findings of documents. It keeps no state between documents, so threads can render
/// many at once.
pub(crate) trait Renderer: Send + Sync {
    /// Writes the findings of a document that has some.
    fn render(&self, document: &Document<'_>, out: &mut dyn Write) -> io::Result<()>;
}

/// Writes the reports of a run. The calls come in this order: for each file `begin_file`,
/// `rendered` for its documents and `end_file`; then `finish`. A call of `unread` comes between
/// files or replaces `end_file`.
pub(crate) trait ReportWriter {
    fn begin_file(&mut self, file: &File, model: Model) -> io::Result<()>;

    /// The renderer for the findings in the file.
    fn renderer(&self) -> Arc<dyn Renderer>;

    /// Writes the output of the renderer, or a part of it.
    fn rendered(&mut self, text: &[u8]) -> io::Result<()>;

    /// Passes on all that was written.
    fn flush(&mut self) -> io::Result<()>;

    fn end_file(&mut self, valid: bool) -> io::Result<()>;

    /// Writes that a path could not be read, or only in part. The caller also prints the message on
    /// standard error.
    fn unread(&mut self, unread: &Unread) -> io::Result<()>;

    fn finish(&mut self, summary: &Summary) -> io::Result<()>;
}

impl dyn ReportWriter {
    /// Renders and writes the findings of a document that has some.
    pub(crate) fn document(&mut self, document: &Document<'_>) -> io::Result<()> {
        let renderer = self.renderer();
        let mut out = BufWriter::new(Rendered(self));
        renderer.render(document, &mut out)?;
        out.flush()
    }
}

/// Passes the output of a renderer straight to a writer.
struct Rendered<'a>(&'a mut dyn ReportWriter);

impl Write for Rendered<'_> {
    fn write(&mut self, text: &[u8]) -> io::Result<usize> {
        self.0.rendered(text)?;
        Ok(text.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
