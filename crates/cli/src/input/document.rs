//! A checked document: its report, its text, and its position in its file.

use std::ops::{Deref, Range};

use chatapps_webhooks::{Finding, Fix, Report, Span};
use chatapps_webhooks_project::CONFIGURATION;
use chatapps_webhooks_texts::Transcript;

use crate::input::file::File;

/// The start of a document in its file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Start {
    /// The number of lines before it.
    pub(crate) lines: usize,
    /// The number of bytes before it.
    pub(crate) bytes: usize,
}

impl Start {
    /// The start that is this many lines and bytes later.
    pub(crate) const fn after(self, lines: usize, bytes: usize) -> Self {
        Self { lines: self.lines + lines, bytes: self.bytes + bytes }
    }
}

/// How the text of a document is written.
#[derive(Clone, Copy, Default)]
pub(crate) enum Written<'a> {
    /// As JSON.
    #[default]
    AsJson,
    /// In another format; with the same in JSON, if it could be read.
    Otherwise(Option<&'a Transcript<'a>>),
    /// As a configuration, whose findings are about names of rules.
    AsConfiguration,
}

/// A checked document.
pub(crate) struct Document<'a> {
    pub(crate) file: &'a File,
    pub(crate) report: &'a Report,
    /// The text; `None` if it was too large to read.
    pub(crate) text: Option<&'a [u8]>,
    pub(crate) start: Start,
    /// The fixes of each finding, if they are to be shown.
    pub(crate) fixes: Option<Vec<Vec<Fix>>>,
    pub(crate) written: Written<'a>,
}

/// A finding that is to be shown, with its fixes if they are, too.
#[derive(Clone, Copy)]
pub(crate) struct Shown<'a> {
    finding: &'a Finding,
    pub(crate) fixes: Option<&'a [Fix]>,
}

impl Deref for Shown<'_> {
    type Target = Finding;

    fn deref(&self) -> &Finding {
        self.finding
    }
}

impl<'a> Document<'a> {
    /// A document in JSON whose fixes are not shown.
    pub(crate) const fn new(
        file: &'a File,
        report: &'a Report,
        text: Option<&'a [u8]>,
        start: Start,
    ) -> Self {
        Self { file, report, text, start, fixes: None, written: Written::AsJson }
    }

    /// What it was checked as.
    pub(crate) const fn model_name(&self) -> &'static str {
        match self.written {
            Written::AsConfiguration => CONFIGURATION,
            _ => self.report.model().as_str(),
        }
    }

    /// Its findings, in document order.
    pub(crate) fn findings(&self) -> impl Iterator<Item = Shown<'_>> {
        self.report.findings().iter().enumerate().map(|(index, finding)| Shown {
            finding,
            fixes: self.fixes.as_ref().map(|fixes| fixes.get(index).map_or(&[][..], Vec::as_slice)),
        })
    }

    /// The line of a finding in the file. Without a span, it is the first line of the document.
    pub(crate) fn line(&self, span: Option<&Span>) -> usize {
        self.start.lines + span.map_or(1, |span| span.line)
    }

    /// Bytes of the document as bytes of the file.
    pub(crate) fn range(&self, range: &Range<usize>) -> Range<usize> {
        range.start + self.start.bytes..range.end + self.start.bytes
    }
}
