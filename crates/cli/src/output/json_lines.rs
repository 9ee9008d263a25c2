//! The format `json-lines`: each finding as an object on its own line, described by
//! `schema/v1/validate-line.schema.json`.

use std::io::{self, Write};
use std::sync::Arc;

use chatapps_webhooks::{Level, LevelCounts};

use super::finding_json::{Members, name, write_members};
use super::report_writer::{Renderer, ReportWriter, Sink, render_each};
use super::summary::Summary;
use crate::input::document::Document;
use crate::input::file::File;
use crate::input::reading::Unread;

pub(super) struct JsonLines<W> {
    out: W,
    path: String,
    with_fixes: bool,
}

impl<W: Write> JsonLines<W> {
    pub(super) const fn new(out: W, with_fixes: bool) -> Self {
        Self { out, path: String::new(), with_fixes }
    }
}

/// Renders the findings in one file.
struct Lines {
    path: String,
    with_fixes: bool,
}

impl Renderer for Lines {
    fn render(&self, document: &Document<'_>, out: &mut dyn Sink) -> io::Result<()> {
        let model = document.model_name();
        render_each(document, out, |finding, text| {
            let mut members = Members::new(text);
            members.text(name!("path"), &self.path)?;
            members.text(name!("model"), model)?;
            write_members(document, finding, self.with_fixes, &mut members)?;
            members.end();
            text.push(b'\n');
            Ok(())
        })
    }
}

impl<W: Write> ReportWriter for JsonLines<W> {
    fn begin_file(&mut self, file: &File, _: &str) -> io::Result<()> {
        self.path = file.name();
        Ok(())
    }

    fn renderer(&self) -> Arc<dyn Renderer> {
        Arc::new(Lines { path: self.path.clone(), with_fixes: self.with_fixes })
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

    fn unread(&mut self, _: &Unread) -> io::Result<()> {
        Ok(())
    }

    fn finish(&mut self, _: &Summary) -> io::Result<()> {
        self.out.flush()
    }
}
