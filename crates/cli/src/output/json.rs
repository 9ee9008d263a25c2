//! The format `json`: one document, described by `schema/v1/validate-output.schema.json`.

use std::io::{self, Write};

use chatapps_webhooks::Model;
use serde_json::json;

use super::escape::write_json;
use super::{Output, Summary};
use crate::document::Document;
use crate::file::File;
use crate::input::Unread;

/// Members come in the order in which they are known: `valid` after the findings, `summary` last.
pub(super) struct Json<W> {
    out: W,
    files: usize,
    /// The findings of the file that is being written; `None` between files.
    findings: Option<usize>,
    unread: Vec<Unread>,
}

impl<W: Write> Json<W> {
    pub(super) fn new(mut out: W) -> io::Result<Self> {
        out.write_all(b"{\"files\":[")?;
        Ok(Self { out, files: 0, findings: None, unread: Vec::new() })
    }

    fn close_findings(&mut self, valid: bool) -> io::Result<()> {
        match self.findings.take() {
            Some(findings) => {
                self.out.write_all(if findings > 0 { b"\n]" } else { b"]" })?;
                write!(self.out, ",\"valid\":{valid}}}")
            }
            None => Ok(()),
        }
    }
}

impl<W: Write> Output for Json<W> {
    fn begin_file(&mut self, file: &File, model: Model) -> io::Result<()> {
        self.out.write_all(if self.files > 0 { b",\n" } else { b"\n" })?;
        self.out.write_all(b"{\"path\":")?;
        write_json(&mut self.out, &file.name())?;
        write!(self.out, ",\"model\":\"{model}\",\"findings\":[")?;
        self.files += 1;
        self.findings = Some(0);
        Ok(())
    }

    fn document(&mut self, document: &Document<'_>) -> io::Result<()> {
        for finding in document.report.findings() {
            let written = self.findings.get_or_insert(0);
            self.out.write_all(if *written > 0 { b",\n" } else { b"\n" })?;
            *written += 1;
            write_json(&mut self.out, &document.located(finding))?;
        }
        Ok(())
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
        writeln!(
            self.out,
            ",\"valid\":{},\"summary\":{{\"files\":{},\"valid\":{},\"errors\":{},\"warnings\":{},\"notices\":{}}}}}",
            summary.is_valid(),
            summary.files,
            summary.valid,
            summary.errors,
            summary.warnings,
            summary.notices
        )?;
        self.out.flush()
    }
}
