//! A checked document: its report, its text, and its position in its file.

use std::ops::Range;

use chatapps_webhooks::{Finding, Report, Span};
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
}

/// A checked document.
pub(crate) struct Document<'a> {
    pub(crate) file: &'a File,
    pub(crate) report: &'a Report,
    /// The text; `None` if it was too large to read.
    pub(crate) text: Option<&'a [u8]>,
    pub(crate) start: Start,
    pub(crate) written: Written<'a>,
}

impl Document<'_> {
    /// The line of a finding in the file. Without a span, it is the first line of the document.
    pub(crate) fn line(&self, span: Option<&Span>) -> usize {
        self.start.lines + span.map_or(1, |span| span.line)
    }

    fn range(&self, span: &Span) -> Range<usize> {
        span.range.start + self.start.bytes..span.range.end + self.start.bytes
    }

    /// A finding as the library serializes it, but with positions in the file instead of the
    /// document.
    pub(crate) fn located<'a>(&'a self, finding: &'a Finding) -> impl Serialize + 'a {
        Located { document: self, finding }
    }
}

struct Located<'a> {
    document: &'a Document<'a>,
    finding: &'a Finding,
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
        map.serialize_entry("params", &LocatedParams(self))?;
        self.serialize_position(finding.span(), &mut map)?;
        map.end()
    }
}

impl Located<'_> {
    fn serialize_position<M: SerializeMap>(&self, span: Option<&Span>, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("line", &self.document.line(span))?;
        if let Some(span) = span {
            map.serialize_entry("column", &span.column)?;
            map.serialize_entry("range", &self.document.range(span))?;
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
    use chatapps_webhooks::{Checker, Model, Policy};
    use serde_json::{Value, json, to_value};

    use super::*;

    const TEXT: &str = r#"[{"subAccountId": "a", "url": "http://x.y", "url": "http://x.y"}]"#;

    fn findings(start: Start) -> (Vec<Value>, Vec<Value>) {
        let report = Checker::new(Policy::recommended()).check(Model::Webhooks, TEXT);
        let text = Some(TEXT.as_bytes());
        let written = Written::AsJson;
        let document = Document { file: &File::Stdin, report: &report, text, start, written };
        report
            .findings()
            .iter()
            .map(|finding| (to_value(finding).unwrap(), to_value(document.located(finding)).unwrap()))
            .unzip()
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
    }
}
