//! The format `rdjson`: the Diagnostic Format of reviewdog, a `DiagnosticResult`.
//!
//! See `proto/rdf` in reviewdog's repository. Columns count bytes of UTF-8, and ends are exclusive.

use std::io::{self, Write};
use std::ops;
use std::sync::Arc;

use chatapps_webhooks::{Applicability, Fix, Level, LevelCounts, Span, docs_url, printable};
use serde::Serialize;

use super::escape::write_json;
use super::one_line::statement;
use super::positions::{Positions, Unit};
use super::report_writer::{Items, Renderer, ReportWriter, Sink, render_json};
use super::summary::Summary;
use crate::input::document::{Document, Shown};
use crate::input::file::File;
use crate::input::reading::Unread;

pub(super) struct Rdjson<W> {
    out: W,
    diagnostics: Items,
    path: String,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Serialize)]
struct Diagnostic<'a> {
    message: String,
    location: Location<'a>,
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<Code>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion<'a>>,
}

#[derive(Serialize)]
struct Suggestion<'a> {
    range: Range,
    text: &'a str,
}

#[derive(Serialize)]
struct Code {
    value: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<Position>,
}

#[derive(Serialize)]
struct Position {
    line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
}

impl<W: Write> Rdjson<W> {
    pub(super) fn new(mut out: W) -> io::Result<Self> {
        let source = Source { name: "chatapps-webhooks", url: docs_url("index.html") };
        out.write_all(b"{\"source\":")?;
        write_json(&mut out, &source)?;
        out.write_all(b",\"diagnostics\":[")?;
        Ok(Self { out, diagnostics: Items::default(), path: String::new() })
    }
}

/// Renders the findings in one file.
struct Diagnostics {
    path: String,
}

impl Diagnostics {
    fn location(&self, document: &Document<'_>, at: &Positions<'_>, span: Option<&Span>) -> Location<'_> {
        let range = match span {
            Some(span) => range(document, at, &span.range),
            None => Range { start: Position { line: document.line(None), column: None }, end: None },
        };
        Location { path: &self.path, range: Some(range) }
    }

    fn diagnostic<'a>(
        &'a self,
        document: &'a Document<'_>,
        at: &Positions<'_>,
        finding: Shown<'a>,
    ) -> Diagnostic<'a> {
        let rule = finding.rule().id();
        Diagnostic {
            message: format!("{}\n{}", printable(&statement(document, &finding)), printable(&finding.help())),
            location: self.location(document, at, finding.span()),
            severity: severity(finding.level()),
            code: Some(Code { value: rule, url: finding.rule().url() }),
            suggestions: Self::suggestions(document, at, finding),
        }
    }

    /// The fixes that are one replacement. Suggestions are alternatives, and to make one of several
    /// replacements, the text between them would have to be shown.
    fn suggestions<'a>(
        document: &Document<'_>,
        at: &Positions<'_>,
        finding: Shown<'a>,
    ) -> Vec<Suggestion<'a>> {
        let made = |fix: &&Fix| fix.applicability() != Applicability::Manual;
        let fixes = finding.fixes.into_iter().flatten().filter(made);
        let single = fixes.filter_map(|fix| match fix.edits() {
            [edit] => Some(edit),
            _ => None,
        });
        single
            .map(|edit| Suggestion { range: range(document, at, edit.range()), text: edit.text() })
            .collect()
    }
}

/// The positions of bytes of a document in its file.
fn range(document: &Document<'_>, at: &Positions<'_>, bytes: &ops::Range<usize>) -> Range {
    let position = |byte| {
        let (line, column) = at.at(byte);
        Position { line: document.start.lines + line, column: Some(column) }
    };
    Range { start: position(bytes.start), end: Some(position(bytes.end)) }
}

impl Renderer for Diagnostics {
    fn render(&self, document: &Document<'_>, out: &mut dyn Sink) -> io::Result<()> {
        let positions = Positions::of(document.text.unwrap_or_default(), Unit::Bytes);
        render_json(document, out, |finding| self.diagnostic(document, &positions, finding))
    }
}

const fn severity(level: Level) -> &'static str {
    match level {
        Level::Error => "ERROR",
        Level::Warning => "WARNING",
        Level::Notice | Level::Off => "INFO",
    }
}

impl<W: Write> ReportWriter for Rdjson<W> {
    fn begin_file(&mut self, file: &File, _: &str) -> io::Result<()> {
        self.path = file.name();
        Ok(())
    }

    fn renderer(&self) -> Arc<dyn Renderer> {
        Arc::new(Diagnostics { path: self.path.clone() })
    }

    fn rendered(&mut self, _: Level, text: &[u8]) -> io::Result<()> {
        self.diagnostics.write(&mut self.out, text)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn end_file(&mut self, _: LevelCounts) -> io::Result<()> {
        Ok(())
    }

    fn unread(&mut self, unread: &Unread) -> io::Result<()> {
        let path = unread.file.name();
        let diagnostic = Diagnostic {
            message: unread.message.clone(),
            location: Location { path: &path, range: None },
            severity: severity(Level::Error),
            code: None,
            suggestions: Vec::new(),
        };
        let mut text = Vec::new();
        write_json(&mut text, &diagnostic)?;
        self.diagnostics.write(&mut self.out, &text)
    }

    fn finish(&mut self, _: &Summary) -> io::Result<()> {
        self.diagnostics.end(&mut self.out)?;
        self.out.write_all(b"}\n")?;
        self.out.flush()
    }
}
