//! The format `json`: one document, described by `schema/v1/validate-output.schema.json`.

use std::io::{self, Write};
use std::sync::Arc;

use chatapps_webhooks::Model;
use serde_json::json;

use super::escape::{without_comma, write_items, write_json};
use super::report_writer::{Renderer, ReportWriter};
use super::summary::Summary;
use crate::input::document::Document;
use crate::input::file::File;
use crate::input::reading::Unread;

/// Writes members as soon as their values are known: `valid` after the findings, `summary` last.
pub(super) struct Json<W> {
    out: W,
    files: usize,
    /// Whether the current file has findings; `None` between files.
    has_findings: Option<bool>,
    unread: Vec<Unread>,
}

impl<W: Write> Json<W> {
    pub(super) fn new(mut out: W) -> io::Result<Self> {
        out.write_all(b"{\"files\":[")?;
        Ok(Self { out, files: 0, has_findings: None, unread: Vec::new() })
    }

    fn close_findings(&mut self, valid: bool) -> io::Result<()> {
        match self.has_findings.take() {
            Some(has_findings) => {
                self.out.write_all(if has_findings { b"\n]" } else { b"]" })?;
                write!(self.out, ",\"valid\":{valid}}}")
            }
            None => Ok(()),
        }
    }
}

/// Writes each finding with a comma in front.
struct Findings;

impl Renderer for Findings {
    fn render(&self, document: &Document<'_>, out: &mut dyn Write) -> io::Result<()> {
        write_items(document.report.findings().iter().map(|finding| document.located(finding)), out)
    }
}

impl<W: Write> ReportWriter for Json<W> {
    fn begin_file(&mut self, file: &File, model: Model) -> io::Result<()> {
        self.out.write_all(if self.files > 0 { b",\n" } else { b"\n" })?;
        self.out.write_all(b"{\"path\":")?;
        write_json(&mut self.out, &file.name())?;
        write!(self.out, ",\"model\":\"{model}\",\"findings\":[")?;
        self.files += 1;
        self.has_findings = Some(false);
        Ok(())
    }

    fn renderer(&self) -> Arc<dyn Renderer> {
        Arc::new(Findings)
    }

    fn rendered(&mut self, text: &[u8]) -> io::Result<()> {
        let is_first = self.has_findings.replace(true) == Some(false);
        self.out.write_all(if is_first { without_comma(text) } else { text })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn end_file(&mut self, valid: bool) -> io::Result<()> {
        self.close_findings(valid)
    }

    fn unread(&mut self, unread: &Unread) -> io::Result<()> {
        self.unread.push(unread.clone());
        self.close_findings(false)
    }

    fn finish(&mut self, summary: &Summary) -> io::Result<()> {
        self.out.write_all(if self.files > 0 { b"\n]" } else { b"]" })?;
        let unread: Vec<_> = self
            .unread
            .iter()
            .map(|unread| json!({"path": unread.file.name(), "message": unread.message}))
            .collect();
        self.out.write_all(b",\"unread\":")?;
        write_json(&mut self.out, &unread)?;
        write!(
            self.out,
            ",\"valid\":{},\"summary\":{{\"files\":{},\"valid\":{},\"errors\":{},\"warnings\":{},\"notices\":{},\"omitted\":",
            summary.is_valid(),
            summary.files,
            summary.valid,
            summary.found.errors,
            summary.found.warnings,
            summary.found.notices
        )?;
        write_json(&mut self.out, &summary.omitted)?;
        self.out.write_all(b"}}\n")?;
        self.out.flush()
    }
}
