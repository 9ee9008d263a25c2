//! A checked document: its report, its text, and its position in its file.

use std::ops::{Deref, Range};

use chatapps_webhooks::{Edit, Finding, Fix, Report, Span};
use chatapps_webhooks_project::CONFIGURATION;
use chatapps_webhooks_texts::Transcript;
use serde::ser::{Serialize, SerializeMap, Serializer};

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
    fn range(&self, range: &Range<usize>) -> Range<usize> {
        range.start + self.start.bytes..range.end + self.start.bytes
    }

    /// A finding as the library serializes it, but with positions in the file instead of the
    /// document, and the address of the rule's page; its fixes only where they are wanted.
    pub(crate) fn located<'s>(&'s self, finding: Shown<'s>, with_fixes: bool) -> impl Serialize + 's {
        let fixes = finding.fixes.filter(|_| with_fixes);
        Located { document: self, finding: Shown { fixes, ..finding } }
    }
}

struct Located<'a> {
    document: &'a Document<'a>,
    finding: Shown<'a>,
}

impl Serialize for Located<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let finding = self.finding;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("rule", finding.rule().id())?;
        map.serialize_entry("level", finding.level().as_str())?;
        map.serialize_entry("pointer", finding.pointer().as_str())?;
        map.serialize_entry("message", &finding.message())?;
        map.serialize_entry("help", &finding.help())?;
        if let Some(url) = finding.rule().url() {
            map.serialize_entry("url", &url)?;
        }
        map.serialize_entry("params", &LocatedParams(self))?;
        self.serialize_position(finding.span(), &mut map)?;
        if let Some(fixes) = finding.fixes {
            let fixes: Vec<_> = fixes.iter().map(|fix| LocatedFix(self.document, fix)).collect();
            map.serialize_entry("fixes", &fixes)?;
        }
        map.end()
    }
}

struct LocatedFix<'a>(&'a Document<'a>, &'a Fix);

impl Serialize for LocatedFix<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(document, fix) = self;
        let edits: Vec<_> = fix.edits().iter().map(|edit| LocatedEdit(document, edit)).collect();
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("title", fix.title())?;
        map.serialize_entry("applicability", &fix.applicability())?;
        map.serialize_entry("edits", &edits)?;
        map.end()
    }
}

struct LocatedEdit<'a>(&'a Document<'a>, &'a Edit);

impl Serialize for LocatedEdit<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(document, edit) = self;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("range", &document.range(edit.range()))?;
        map.serialize_entry("text", edit.text())?;
        map.end()
    }
}

impl Located<'_> {
    fn serialize_position<M: SerializeMap>(&self, span: Option<&Span>, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("line", &self.document.line(span))?;
        if let Some(span) = span {
            map.serialize_entry("column", &span.column)?;
            map.serialize_entry("range", &self.document.range(&span.range))?;
        }
        Ok(())
    }
}

struct LocatedParams<'a>(&'a Located<'a>);

impl Serialize for LocatedParams<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in self.0.finding.params().iter() {
            map.serialize_entry(name, value)?;
        }
        if self.0.finding.related().is_some() {
            map.serialize_entry("related", &LocatedOther(self.0))?;
        }
        map.end()
    }
}

struct LocatedOther<'a>(&'a Located<'a>);

impl Serialize for LocatedOther<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(other) = self.0.finding.related() {
            map.serialize_entry("pointer", other.pointer.as_str())?;
            self.0.serialize_position(other.span.as_ref(), &mut map)?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use chatapps_webhooks::{Checker, FixableReport, Model, Policy};
    use serde_json::{Value, json, to_value};

    use super::*;

    const TEXT: &str = r#"[{"subAccountId": "a", "url": "http://x.y", "url": "http://x.y"}]"#;

    fn findings(start: Start) -> (Vec<Value>, Vec<Value>) {
        let report = Checker::new(Policy::recommended()).check(Model::Webhooks, TEXT);
        let fixes = report.fixes(TEXT);
        let expected = to_value(FixableReport { report: &report, fixes: &fixes }).unwrap();
        let document = Document {
            fixes: Some(fixes),
            ..Document::new(&File::Stdin, &report, Some(TEXT.as_bytes()), start)
        };
        let found =
            document.findings().map(|finding| to_value(document.located(finding, true)).unwrap()).collect();
        (expected["findings"].as_array().unwrap().clone(), found)
    }

    #[test]
    fn a_finding_is_serialized_as_the_library_does() {
        let (expected, found) = findings(Start::default());
        assert_eq!(found, expected);
        assert!(expected.iter().any(|finding| finding["params"]["related"]["line"] == 1), "{expected:?}");
    }

    #[test]
    fn positions_are_relative_to_the_file() {
        let (_, found) = findings(Start { lines: 4, bytes: 100 });
        let duplicate = found.iter().find(|finding| finding["rule"] == "duplicate_key").unwrap();
        let (first, second) = (TEXT.find("\"url\"").unwrap(), TEXT.rfind("\"url\"").unwrap());
        assert_eq!(duplicate["line"], 5);
        assert_eq!(duplicate["column"], second + 1);
        assert_eq!(duplicate["range"], json!({"start": second + 100, "end": second + 105}));
        assert_eq!(duplicate["params"]["related"]["range"]["start"], first + 100);
        let edit = &duplicate["fixes"][0]["edits"][0];
        assert_eq!(edit["range"]["end"], TEXT.rfind("}]").unwrap() + 100);
    }
}
