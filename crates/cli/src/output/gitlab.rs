//! The format `gitlab`: a code quality report of GitLab.
//!
//! See "Code Quality report format" in GitLab's documentation. GitLab shows the first of two
//! findings with the same fingerprint, and links paths from the root of the repository. It shows no
//! `check_name`, so the description begins with it. A description is one line.

use std::cell::RefCell;
use std::io::{self, Write};
use std::sync::Arc;

use chatapps_webhooks::{Finding, Level, LevelCounts, printable};
use serde_json::{Value, json};

use super::escape::write_json;
use super::fingerprint::{Fingerprints, of_path};
use super::one_line::statement;
use super::positions::{Positions, Unit};
use super::report_writer::{Items, Renderer, ReportWriter, Sink, render_json};
use super::summary::Summary;
use crate::input::document::Document;
use crate::input::file::File;
use crate::input::reading::Unread;
use crate::input::root::Root;

/// The variable with the root of the repository in GitLab's jobs.
const ROOT: &str = "CI_PROJECT_DIR";

pub(super) struct Gitlab<W> {
    out: W,
    issues: Items,
    root: Root,
    path: String,
}

impl<W: Write> Gitlab<W> {
    pub(super) fn new(mut out: W) -> io::Result<Self> {
        out.write_all(b"[")?;
        let root = Root::named_or_found(ROOT);
        Ok(Self { out, issues: Items::default(), root, path: String::new() })
    }
}

/// Renders the findings in one file as issues.
struct Issues {
    path: String,
}

impl Issues {
    fn issue(
        &self,
        document: &Document<'_>,
        positions: &Positions<'_>,
        finding: &Finding,
        fingerprint: &str,
    ) -> Value {
        let begin = document.line(finding.span());
        let end = finding.span().map_or(begin, |span| document.start.lines + positions.at(span.range.end).0);
        let rule = finding.rule().id();
        json!({
            "description": printable(&format!("{rule}: {}; {}", statement(document, finding), finding.help())),
            "check_name": rule,
            "fingerprint": fingerprint,
            "severity": severity(finding.level()),
            "location": {"path": self.path, "lines": {"begin": begin, "end": end}},
        })
    }
}

impl Renderer for Issues {
    fn render(&self, document: &Document<'_>, out: &mut dyn Sink) -> io::Result<()> {
        let positions = Positions::of(document.text.unwrap_or_default(), Unit::CodePoints);
        let fingerprints = RefCell::new(Fingerprints::default());
        render_json(document, out, |finding| {
            let fingerprint = fingerprints.borrow_mut().next(&self.path, document, &finding);
            self.issue(document, &positions, &finding, &fingerprint)
        })
    }
}

/// The severities of GitLab are `info`, `minor`, `major`, `critical` and `blocker`.
const fn severity(level: Level) -> &'static str {
    match level {
        Level::Error => "major",
        Level::Warning => "minor",
        Level::Notice | Level::Off => "info",
    }
}

impl<W: Write> ReportWriter for Gitlab<W> {
    fn begin_file(&mut self, file: &File, _: &str) -> io::Result<()> {
        self.path = self.root.path_of(file);
        Ok(())
    }

    fn renderer(&self) -> Arc<dyn Renderer> {
        Arc::new(Issues { path: self.path.clone() })
    }

    fn rendered(&mut self, _: Level, text: &[u8]) -> io::Result<()> {
        self.issues.write(&mut self.out, text)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn end_file(&mut self, _: LevelCounts) -> io::Result<()> {
        Ok(())
    }

    /// Nothing else in the report could say that the check is incomplete.
    fn unread(&mut self, unread: &Unread) -> io::Result<()> {
        let path = self.root.path_of(&unread.file);
        let mut text = Vec::new();
        write_json(
            &mut text,
            &json!({
                "description": unread.message,
                "check_name": "unread",
                "fingerprint": of_path(&path, "unread"),
                "severity": "blocker",
                "location": {"path": path, "lines": {"begin": 1}},
            }),
        )?;
        self.issues.write(&mut self.out, &text)
    }

    fn finish(&mut self, _: &Summary) -> io::Result<()> {
        self.issues.end(&mut self.out)?;
        self.out.write_all(b"\n")?;
        self.out.flush()
    }
}
