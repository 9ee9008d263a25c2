//! A finding as JSON: as the library serializes it, but with positions in the file instead of the
//! document, and with the address of the rule's page.
//!
//! It is written without serde, which looks at each byte twice, and escapes the names of members,
//! too. To write all findings of 800,000 lines takes 0.49 s instead of 0.67.

use std::io;
use std::ops::Range;

use chatapps_webhooks::{Fix, Param, Span};
use serde::Serialize;

use super::escape::{write_json, write_text};
use crate::input::document::{Document, Shown};

/// The name of a member as it is written. None has anything to escape.
macro_rules! name {
    ($name:literal) => {
        concat!("\"", $name, "\":")
    };
}
pub(super) use name;

/// Writes a finding; its fixes only where they are wanted.
pub(super) fn write_finding(
    document: &Document<'_>,
    finding: Shown<'_>,
    with_fixes: bool,
    out: &mut Vec<u8>,
) -> io::Result<()> {
    let mut members = Members::new(out);
    write_members(document, finding, with_fixes, &mut members)?;
    members.end();
    Ok(())
}

/// Writes the members of a finding.
pub(super) fn write_members(
    document: &Document<'_>,
    finding: Shown<'_>,
    with_fixes: bool,
    members: &mut Members<'_>,
) -> io::Result<()> {
    members.text(name!("rule"), finding.rule().id())?;
    members.text(name!("level"), finding.level().as_str())?;
    members.text(name!("pointer"), finding.pointer().as_str())?;
    members.text(name!("message"), &finding.message())?;
    members.text(name!("help"), &finding.help())?;
    if let Some(url) = finding.rule().url() {
        members.text(name!("url"), &url)?;
    }
    members.object(name!("params"), |params| write_params(document, finding, params))?;
    write_position(document, finding.span(), members)?;
    if let Some(fixes) = finding.fixes.filter(|_| with_fixes) {
        members.array(name!("fixes"), fixes, |fix, members| write_fix(document, fix, members))?;
    }
    Ok(())
}

fn write_params(document: &Document<'_>, finding: Shown<'_>, params: &mut Members<'_>) -> io::Result<()> {
    for (name, value) in finding.params().iter() {
        params.key(name)?;
        match value {
            Param::Text(text) => write_text(params.0, text)?,
            value => write_json(params.0, value)?,
        }
        params.0.push(b',');
    }
    match finding.related() {
        Some(related) => params.object(name!("related"), |members| {
            members.text(name!("pointer"), related.pointer.as_str())?;
            write_position(document, related.span.as_ref(), members)
        }),
        None => Ok(()),
    }
}

fn write_position(document: &Document<'_>, span: Option<&Span>, members: &mut Members<'_>) -> io::Result<()> {
    members.value(name!("line"), &document.line(span))?;
    if let Some(span) = span {
        members.value(name!("column"), &span.column)?;
        members.range(name!("range"), &document.range(&span.range))?;
    }
    Ok(())
}

fn write_fix(document: &Document<'_>, fix: &Fix, members: &mut Members<'_>) -> io::Result<()> {
    members.text(name!("title"), fix.title())?;
    members.text(name!("applicability"), fix.applicability().as_str())?;
    members.array(name!("edits"), fix.edits(), |edit, members| {
        members.range(name!("range"), &document.range(edit.range()))?;
        members.text(name!("text"), edit.text())
    })
}

/// Writes the members of an object, each with a comma behind it.
pub(super) struct Members<'o>(&'o mut Vec<u8>);

impl<'o> Members<'o> {
    pub(super) fn new(out: &'o mut Vec<u8>) -> Self {
        out.push(b'{');
        Self(out)
    }

    pub(super) fn text(&mut self, name: &'static str, text: &str) -> io::Result<()> {
        self.0.extend_from_slice(name.as_bytes());
        write_text(self.0, text)?;
        self.0.push(b',');
        Ok(())
    }

    /// Writes a name that is not known here.
    fn key(&mut self, name: &str) -> io::Result<()> {
        write_text(self.0, name)?;
        self.0.push(b':');
        Ok(())
    }

    pub(super) fn end(self) {
        close(self.0, b'}');
    }

    fn value(&mut self, name: &'static str, value: &impl Serialize) -> io::Result<()> {
        self.0.extend_from_slice(name.as_bytes());
        write_json(self.0, value)?;
        self.0.push(b',');
        Ok(())
    }

    fn range(&mut self, name: &'static str, range: &Range<usize>) -> io::Result<()> {
        self.object(name, |members| {
            members.value(name!("start"), &range.start)?;
            members.value(name!("end"), &range.end)
        })
    }

    fn object(
        &mut self,
        name: &'static str,
        write: impl FnOnce(&mut Members<'_>) -> io::Result<()>,
    ) -> io::Result<()> {
        self.0.extend_from_slice(name.as_bytes());
        let mut members = Members::new(self.0);
        write(&mut members)?;
        members.end();
        self.0.push(b',');
        Ok(())
    }

    fn array<T>(
        &mut self,
        name: &'static str,
        items: &[T],
        mut write: impl FnMut(&T, &mut Members<'_>) -> io::Result<()>,
    ) -> io::Result<()> {
        self.0.extend_from_slice(name.as_bytes());
        self.0.push(b'[');
        for item in items {
            let mut members = Members::new(self.0);
            write(item, &mut members)?;
            members.end();
            self.0.push(b',');
        }
        close(self.0, b']');
        self.0.push(b',');
        Ok(())
    }
}

/// Ends an object or an array: without the comma behind its last member, if it has any.
fn close(out: &mut Vec<u8>, bracket: u8) {
    match out.last_mut() {
        Some(last) if *last == b',' => *last = bracket,
        _ => out.push(bracket),
    }
}

#[cfg(test)]
mod tests {
    use chatapps_webhooks::{Checker, FixableReport, Model, Policy};
    use serde_json::{Value, json};

    use super::*;
    use crate::input::document::Start;
    use crate::input::file::File;

    const TEXT: &str = r#"[{"subAccountId": "a", "url": "http://x.y", "url": "http://x.y", "é\"": 1}]"#;

    /// The report as the library serializes it, and its findings as they are written here.
    fn written(start: Start) -> (String, Vec<String>) {
        let report = Checker::new(Policy::recommended()).check(Model::Webhooks, TEXT);
        let fixes = report.fixes(TEXT);
        let mut expected = Vec::new();
        write_json(&mut expected, &FixableReport { report: &report, fixes: &fixes }).unwrap();
        let document = Document {
            fixes: Some(fixes),
            ..Document::new(&File::Stdin, &report, Some(TEXT.as_bytes()), start)
        };
        let written = |finding: Shown<'_>| {
            let mut out = Vec::new();
            write_finding(&document, finding, true, &mut out).unwrap();
            String::from_utf8(out).unwrap()
        };
        let found = document.findings().map(written).collect();
        (String::from_utf8(expected).unwrap(), found)
    }

    #[test]
    fn a_finding_is_written_as_the_library_serializes_it() {
        let (expected, found) = written(Start::default());
        let findings = format!("\"findings\":[{}]", found.join(","));
        assert!(expected.contains(&findings), "{expected}\n{findings}");
        assert!(expected.contains(r#""related":{"pointer":""#), "{expected}");
        assert!(expected.contains(r#""property":"é\"""#), "{expected}");
    }

    #[test]
    fn positions_are_relative_to_the_file() {
        let (_, found) = written(Start { lines: 4, bytes: 100 });
        let found: Vec<Value> = found.iter().map(|finding| serde_json::from_str(finding).unwrap()).collect();
        let duplicate = found.iter().find(|finding| finding["rule"] == "duplicate_key").unwrap();
        let (first, second) = (TEXT.find("\"url\"").unwrap(), TEXT.rfind("\"url\"").unwrap());
        assert_eq!(duplicate["line"], 5);
        assert_eq!(duplicate["column"], second + 1);
        assert_eq!(duplicate["range"], json!({"start": second + 100, "end": second + 105}));
        assert_eq!(duplicate["params"]["related"]["range"]["start"], first + 100);
        let edit = &duplicate["fixes"][0]["edits"][0];
        assert_eq!(edit["range"]["end"], TEXT.find("\"é").unwrap() + 100);
    }
}
