//! The format `junit`: JUnit XML, with a test case for each file.
//!
//! A test that is named after a finding would vanish when it is fixed, and never pass. Services
//! that compare runs know a test by its name: a file passes, fails, and passes again. They show the
//! first failure of a test, so there is one, with all findings.

mod xml;

use std::io::{self, Write};
use std::sync::Arc;

use chatapps_webhooks::{Level, LevelCounts};

use self::xml::escaped;
use super::by_level::Kept;
use super::one_line::{place, statement};
use super::report_writer::{Renderer, ReportWriter, Sink, render_each};
use super::summary::Summary;
use crate::input::document::Document;
use crate::input::file::File;
use crate::input::reading::Unread;

/// The most findings of a file to show.
const SHOWN: usize = 100;

/// The most bytes of findings in all files. GitLab reads no report of more than 30 MB.
const MAX_BYTES: usize = 20_000_000;

pub(super) struct Junit<W> {
    out: W,
    /// The lowest level of a finding that makes a test fail.
    fail_on: Level,
    file: Option<Case>,
    bytes: usize,
}

/// The test case of the current file.
struct Case {
    path: String,
    findings: Kept,
}

/// How a test ended.
enum Outcome<'a> {
    Passed,
    Failed(&'a str),
    /// The test could not be run, or not to its end.
    Broken(&'a str),
}

impl<W: Write> Junit<W> {
    pub(super) fn new(mut out: W, fail_on: Level) -> io::Result<Self> {
        out.write_all(
            b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"chatapps-webhooks\">\n",
        )?;
        Ok(Self { out, fail_on, file: None, bytes: MAX_BYTES })
    }

    /// Writes a suite of one test. Suites have the numbers that some readers need in front, and the
    /// whole run does not, since they would be known too late.
    fn case(&mut self, path: &str, outcome: &Outcome<'_>, findings: &[u8]) -> io::Result<()> {
        let path = escaped(path);
        let (failures, errors) = match outcome {
            Outcome::Passed => (0, 0),
            Outcome::Failed(_) => (1, 0),
            Outcome::Broken(_) => (0, 1),
        };
        write!(
            self.out,
            "<testsuite name=\"{path}\" tests=\"1\" failures=\"{failures}\" errors=\"{errors}\" skipped=\"0\">\n\
             <testcase classname=\"chatapps-webhooks.check\" name=\"{path}\" file=\"{path}\">\n"
        )?;
        let element = match outcome {
            Outcome::Passed if findings.is_empty() => None,
            Outcome::Passed => Some(("system-out", String::new())),
            Outcome::Failed(why) => {
                Some(("failure", format!(" type=\"error\" message=\"{}\"", escaped(why))))
            }
            Outcome::Broken(why) => Some(("error", format!(" type=\"unread\" message=\"{}\"", escaped(why)))),
        };
        if let Some((name, attributes)) = element {
            write!(self.out, "<{name}{attributes}>")?;
            self.out.write_all(findings)?;
            writeln!(self.out, "</{name}>")?;
        }
        self.out.write_all(b"</testcase>\n</testsuite>\n")
    }

    /// The rendered findings of a file, as many as there is room for, and a line on the others.
    fn text(&mut self, findings: Kept, found: usize) -> Vec<u8> {
        let (mut text, shown) = findings.within(self.bytes);
        self.bytes -= text.len();
        if found > shown {
            text.extend(format!("{} not shown\n", found - shown).bytes());
        }
        text
    }
}

/// Renders each finding as text in an element.
struct Texts {
    path: String,
}

impl Renderer for Texts {
    fn render(&self, document: &Document<'_>, out: &mut dyn Sink) -> io::Result<()> {
        render_each(document, out, |finding, text| {
            let (level, rule) = (finding.level().as_str(), finding.rule().id());
            let place = place(document, &finding, &self.path);
            let first = format!("{place}: {level}[{rule}]: {}", statement(document, &finding));
            writeln!(text, "{}\n  help: {}", escaped(&first), escaped(&finding.help()))
        })
    }
}

impl<W: Write> ReportWriter for Junit<W> {
    fn begin_file(&mut self, file: &File, _: &str) -> io::Result<()> {
        self.file = Some(Case { path: file.name(), findings: Kept::up_to(SHOWN) });
        Ok(())
    }

    fn renderer(&self) -> Arc<dyn Renderer> {
        Arc::new(Texts { path: self.file.as_ref().map(|case| case.path.clone()).unwrap_or_default() })
    }

    fn rendered(&mut self, level: Level, text: &[u8]) -> io::Result<()> {
        if let Some(case) = &mut self.file {
            case.findings.add(level, text);
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn end_file(&mut self, found: LevelCounts) -> io::Result<()> {
        let Some(Case { path, findings }) = self.file.take() else { return Ok(()) };
        let text = self.text(findings, found.total());
        let why = found.to_string();
        let outcome = if found.reaches(self.fail_on) { Outcome::Failed(&why) } else { Outcome::Passed };
        self.case(&path, &outcome, &text)
    }

    fn unread(&mut self, unread: &Unread) -> io::Result<()> {
        // Some readers show the message, and others the text.
        let mut text = format!("{}\n", escaped(&unread.message)).into_bytes();
        let path = match self.file.take() {
            Some(Case { path, findings }) => {
                text.extend(self.text(findings, 0));
                path
            }
            None => unread.file.name(),
        };
        self.case(&path, &Outcome::Broken(&unread.message), &text)
    }

    fn finish(&mut self, _: &Summary) -> io::Result<()> {
        self.out.write_all(b"</testsuites>\n")?;
        self.out.flush()
    }
}
