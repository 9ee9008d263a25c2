//! The format `sarif`: SARIF 2.1.0 (OASIS), in the subset that GitHub code scanning reads.
//!
//! No result holds a snippet: the text of a document is full of secrets.

use std::io::{self, Write};

use chatapps_webhooks::{Finding, Level, Model, Rule, RuleInfo, Span};
use serde_json::{Value, json};

use super::escape::write_json;
use super::{Output, Summary};
use crate::document::Document;
use crate::file::File;
use crate::input::Unread;

const INFORMATION: &str = "https://developer.8x8.com/connect/reference";

/// Rules come first, results as they are found, the paths that couldn't be read last.
pub(super) struct Sarif<W> {
    out: W,
    results: usize,
    uri: String,
    unread: Vec<Unread>,
}

impl<W: Write> Sarif<W> {
    pub(super) fn new(mut out: W) -> io::Result<Self> {
        let rules: Vec<_> = Rule::catalogue().iter().map(descriptor).collect();
        let tool = json!({"driver": {
            "name": "chatapps-webhooks",
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "informationUri": INFORMATION,
            "rules": rules,
        }});
        out.write_all(
            b"{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\"tool\":",
        )?;
        write_json(&mut out, &tool)?;
        out.write_all(b",\"columnKind\":\"unicodeCodePoints\",\"results\":[")?;
        Ok(Self { out, results: 0, uri: String::new(), unread: Vec::new() })
    }

    fn location(&self, document: &Document<'_>, pointer: &str, span: Option<&Span>) -> Value {
        let line = document.line(span);
        let region = match span {
            Some(span) => {
                let (end_line, end_column) = document.end(span);
                json!({"startLine": line, "startColumn": span.column, "endLine": end_line, "endColumn": end_column})
            }
            None => json!({"startLine": line}),
        };
        json!({
            "physicalLocation": {"artifactLocation": {"uri": self.uri}, "region": region},
            "logicalLocations": [{"fullyQualifiedName": pointer, "kind": "value"}],
        })
    }

    fn result(&self, document: &Document<'_>, finding: &Finding) -> Value {
        let rule = finding.rule();
        let pointer = finding.pointer().as_str();
        let mut result = json!({
            "ruleId": rule.id(),
            "ruleIndex": Rule::catalogue().iter().position(|info| info.rule == rule),
            "level": level(finding.level()),
            "message": {"text": format!("{}\n{}", finding.message(), finding.help())},
            "locations": [self.location(document, pointer, finding.span())],
            "partialFingerprints": {"place/v1": fingerprint(&[
                &self.uri,
                &document.start.lines.to_string(),
                rule.id(),
                pointer,
                &json!(finding.params()).to_string(),
            ])},
            "properties": {"pointer": pointer, "model": document.report.model().as_str()},
        });
        if let (Some(other), Some(result)) = (finding.other(), result.as_object_mut()) {
            let mut location = self.location(document, other.pointer.as_str(), other.span.as_ref());
            if let Some(location) = location.as_object_mut() {
                location.insert("message".to_owned(), json!({"text": "the other place"}));
            }
            result.insert("relatedLocations".to_owned(), json!([location]));
        }
        result
    }
}

impl<W: Write> Output for Sarif<W> {
    fn begin_file(&mut self, file: &File, _: Model) -> io::Result<()> {
        self.uri = file.uri();
        Ok(())
    }

    fn document(&mut self, document: &Document<'_>) -> io::Result<()> {
        for finding in document.report.findings() {
            self.out.write_all(if self.results > 0 { b",\n" } else { b"\n" })?;
            self.results += 1;
            let result = self.result(document, finding);
            write_json(&mut self.out, &result)?;
        }
        Ok(())
    }

    fn end_file(&mut self, _: bool) -> io::Result<()> {
        Ok(())
    }

    fn unread(&mut self, unread: &Unread) -> io::Result<()> {
        self.unread.push(unread.clone());
        Ok(())
    }

    fn finish(&mut self, _: &Summary) -> io::Result<()> {
        self.out.write_all(if self.results > 0 { b"\n]" } else { b"]" })?;
        let notifications: Vec<_> = self
            .unread
            .iter()
            .map(|unread| json!({"level": "error", "message": {"text": unread.message}}))
            .collect();
        let invocation = json!({
            "executionSuccessful": self.unread.is_empty(),
            "toolExecutionNotifications": notifications,
        });
        self.out.write_all(b",\"invocations\":[")?;
        write_json(&mut self.out, &invocation)?;
        self.out.write_all(b"]}]}\n")?;
        self.out.flush()
    }
}

fn descriptor(info: &RuleInfo) -> Value {
    let markdown = format!(
        "Finds {}.\n\nWhy: {}.\n\nSource: {}.\n\nBad:\n\n```json\n{}\n```\n\nGood:\n\n```json\n{}\n```\n",
        info.finds, info.why, info.source, info.bad, info.good
    );
    json!({
        "id": info.id,
        "shortDescription": {"text": info.finds},
        "fullDescription": {"text": format!("Finds {}: {}.", info.finds, info.why)},
        "help": {"text": format!("Why: {}. Source: {}.", info.why, info.source), "markdown": markdown},
        "defaultConfiguration": {"level": level(info.level), "enabled": info.level != Level::Off},
        "properties": {"tags": [info.group.as_str()]},
    })
}

const fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Notice => "note",
        Level::Off => "none",
    }
}

/// FNV-1a over the parts: the same for the same finding at the same place, from one run to the next. The text of the
/// document stays out of it, for its secrets.
fn fingerprint(parts: &[&str]) -> String {
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0xFF]));
    let hash = bytes.fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3)
    });
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fingerprint_is_stable() {
        assert_eq!(fingerprint(&[]), "cbf29ce484222325");
        assert_eq!(fingerprint(&["a.json", "0", "type", "/0"]), fingerprint(&["a.json", "0", "type", "/0"]));
        assert_ne!(fingerprint(&["ab", "c"]), fingerprint(&["a", "bc"]));
    }
}
