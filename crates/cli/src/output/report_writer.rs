//! The interface of an output format.

use std::io::{self, Write};
use std::sync::Arc;

use chatapps_webhooks::{Level, LevelCounts};
use serde::Serialize;

use super::escape::write_json;
use super::summary::Summary;
use crate::input::document::{Document, Shown};
use crate::input::file::File;
use crate::input::reading::Unread;
use crate::interrupt;

/// Renders the findings of documents. It keeps no state between documents, so threads can render
/// many at once.
pub(crate) trait Renderer: Send + Sync {
    /// Passes on the findings of a document that has some, one after the other.
    fn render(&self, document: &Document<'_>, out: &mut dyn Sink) -> io::Result<()>;
}

/// Takes rendered findings.
pub(crate) trait Sink {
    fn take(&mut self, level: Level, text: &[u8]) -> io::Result<()>;
}

/// Writes the reports of a run. The calls come in this order: for each file `begin_file`,
/// `rendered` for its findings and `end_file`; then `finish`. A call of `unread` comes between
/// files or replaces `end_file`.
pub(crate) trait ReportWriter {
    /// Begins a file that is checked as a model of that name.
    fn begin_file(&mut self, file: &File, model: &str) -> io::Result<()>;

    /// The renderer for the findings in the file.
    fn renderer(&self) -> Arc<dyn Renderer>;

    /// Writes a finding of that level as the renderer rendered it, or leaves it out.
    fn rendered(&mut self, level: Level, text: &[u8]) -> io::Result<()>;

    /// Passes on all that was written.
    fn flush(&mut self) -> io::Result<()>;

    /// Ends a file. The numbers are those of all findings in it.
    fn end_file(&mut self, found: LevelCounts) -> io::Result<()>;

    /// Writes that a path could not be read, or only in part. The caller also prints the message on
    /// standard error.
    fn unread(&mut self, unread: &Unread) -> io::Result<()>;

    fn finish(&mut self, summary: &Summary) -> io::Result<()>;
}

impl dyn ReportWriter {
    /// Renders and writes the findings of a document that has some.
    pub(crate) fn document(&mut self, document: &Document<'_>) -> io::Result<()> {
        let renderer = self.renderer();
        renderer.render(document, &mut Straight(self))
    }
}

/// Passes rendered findings straight to a writer.
struct Straight<'a>(&'a mut dyn ReportWriter);

impl Sink for Straight<'_> {
    fn take(&mut self, level: Level, text: &[u8]) -> io::Result<()> {
        self.0.rendered(level, text)
    }
}

/// The usual size of a rendered finding, in bytes.
const FINDING_BYTES: usize = 512;

/// Passes on what a function writes for each finding of a document.
pub(super) fn render_each<'a>(
    document: &'a Document<'_>,
    out: &mut dyn Sink,
    mut write: impl FnMut(Shown<'a>, &mut Vec<u8>) -> io::Result<()>,
) -> io::Result<()> {
    let mut text = Vec::with_capacity(FINDING_BYTES);
    for finding in document.findings() {
        interrupt::check()?;
        text.clear();
        write(finding, &mut text)?;
        out.take(finding.level(), &text)?;
    }
    Ok(())
}

/// Passes on each finding of a document as JSON.
pub(super) fn render_json<'a, T: Serialize>(
    document: &'a Document<'_>,
    out: &mut dyn Sink,
    mut value: impl FnMut(Shown<'a>) -> T,
) -> io::Result<()> {
    render_each(document, out, |finding, text| write_json(text, &value(finding)))
}

/// Writes the items of a JSON array as they come, each on its own line.
#[derive(Default)]
pub(super) struct Items {
    are_some: bool,
}

impl Items {
    pub(super) fn write(&mut self, out: &mut impl Write, item: &[u8]) -> io::Result<()> {
        out.write_all(if self.are_some { b",\n" } else { b"\n" })?;
        self.are_some = true;
        out.write_all(item)
    }

    /// Ends the array.
    pub(super) fn end(&self, out: &mut impl Write) -> io::Result<()> {
        out.write_all(if self.are_some { b"\n]" } else { b"]" })
    }
}
