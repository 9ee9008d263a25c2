//! The format `json`: one document, described by `schema/v1/validate-output.schema.json`.

use std::io::{self, Write};
use std::sync::Arc;

use chatapps_webhooks::{Level, LevelCounts};
use serde_json::json;

use super::escape::write_json;
use super::finding_json::write_finding;
use super::report_writer::{Items, Renderer, ReportWriter, Sink, render_each};
use super::summary::Summary;
use crate::input::document::Document;
use crate::input::file::File;
use crate::input::reading::Unread;

/// Writes members as soon as their values are known: `valid` after the findings, `summary` last.
pub(super) struct Json<W> {
    out: W,
    files: usize,
    /// The findings of the current file; `None` between files.
    findings: Option<Items>,
    unread: Vec<Unread>,
    with_fixes: bool,
}

impl<W: Write> Json<W> {
    pub(super) fn new(mut out: W, with_fixes: bool) -> io::Result<Self> {
        out.write_all(b"{\"files\":[")?;
        Ok(Self { out, files: 0, findings: None, unread: Vec::new(), with_fixes })
    }

    fn close_findings(&mut self, valid: bool) -> io::Result<()> {
        match self.findings.take() {
            Some(findings) => {
                findings.end(&mut self.out)?;
                write!(self.out, ",\"valid\":{valid}}}")
            }
            None => Ok(()),
        }
    }
}

/// Renders each finding as an item of an array.
struct Findings {
    with_fixes: bool,
}

impl Renderer for Findings {
    fn render(&self, document: &Document<'_>, out: &mut dyn Sink) -> io::Result<()> {
        render_each(document, out, |finding, text| write_finding(document, finding, self.with_fixes, text))
    }
}

impl<W: Write> ReportWriter for Json<W> {
    fn begin_file(&mut self, file: &File, model: &str) -> io::Result<()> {
        self.out.write_all(if self.files > 0 { b",\n" } else { b"\n" })?;
        self.out.write_all(b"{\"path\":")?;
        write_json(&mut self.out, &file.name())?;
        write!(self.out, ",\"model\":\"{model}\",\"findings\":[")?;
        self.files += 1;
        self.findings = Some(Items::default());
        Ok(())
    }

    fn renderer(&self) -> Arc<dyn Renderer> {
        Arc::new(Findings { with_fixes: self.with_fixes })
    }

    fn rendered(&mut self, _: Level, text: &[u8]) -> io::Result<()> {
        self.findings.get_or_insert_default().write(&mut self.out, text)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn end_file(&mut self, found: LevelCounts) -> io::Result<()> {
        self.close_findings(found.errors == 0)
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
        let Summary { suppressed, in_baseline, .. } = summary;
        writeln!(self.out, ",\"suppressed\":{suppressed},\"inBaseline\":{in_baseline}}}}}")?;
        self.out.flush()
    }
}
