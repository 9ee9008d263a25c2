//! The format `sarif`: the subset of SARIF 2.1.0 (OASIS) that GitHub code scanning reads.
//!
//! Results have no snippets, since documents contain secrets.

use std::collections::HashMap;
use std::io::{self, Write};
use std::mem;
use std::sync::Arc;

use chatapps_webhooks::{Finding, Level, Model, Rule, RuleInfo, Span, docs_url};
use serde_json::{Value, json};

use super::escape::{without_comma, write_items, write_json};
use super::positions::Positions;
use super::report_writer::{Renderer, ReportWriter};
use super::summary::Summary;
use crate::input::document::Document;
use crate::input::file::File;
use crate::input::reading::Unread;

/// Writes the rules first, then results as they come, and the unreadable paths last.
pub(super) struct Sarif<W> {
    out: W,
    has_results: bool,
    uri: String,
    unread: Vec<Unread>,
}

impl<W: Write> Sarif<W> {
    pub(super) fn new(mut out: W) -> io::Result<Self> {
        let rules: Vec<_> = Rule::catalogue().iter().map(descriptor).collect();
        let mut driver = json!({
            "name": "chatapps-webhooks",
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": rules,
        });
        add_link(&mut driver, "informationUri", "README.md");
        let tool = json!({ "driver": driver });
        out.write_all(
            b"{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\"tool\":",
        )?;
        write_json(&mut out, &tool)?;
        out.write_all(b",\"columnKind\":\"unicodeCodePoints\",\"results\":[")?;
        Ok(Self { out, has_results: false, uri: String::new(), unread: Vec::new() })
    }
}

/// The results of one document.
struct Results<'a> {
    document: &'a Document<'a>,
    uri: &'a str,
    positions: Positions<'a>,
    /// The number of findings with each fingerprint.
    given: HashMap<u64, usize>,
}

impl<'a> Results<'a> {
    fn of(document: &'a Document<'a>, uri: &'a str) -> Self {
        let positions = Positions::of(document.text.unwrap_or_default());
        Self { document, uri, positions, given: HashMap::new() }
    }

    fn result(&mut self, finding: &Finding) -> Value {
        let rule = finding.rule();
        let pointer = finding.pointer().as_str();
        let mut result = json!({
            "ruleId": rule.id(),
            "ruleIndex": Rule::catalogue().iter().position(|info| info.rule == rule),
            "level": level(finding.level()),
            "message": {"text": format!("{}\n{}", finding.message(), finding.help())},
            "locations": [self.location(pointer, finding.span())],
            "partialFingerprints": {"place/v1": self.fingerprint(finding)},
            "properties": {"pointer": pointer, "model": self.document.report.model().as_str()},
        });
        if let (Some(other), Some(result)) = (finding.related(), result.as_object_mut()) {
            let mut location = self.location(other.pointer.as_str(), other.span.as_ref());
            if let Some(location) = location.as_object_mut() {
                location.insert("message".to_owned(), json!({"text": "the other place"}));
            }
            result.insert("relatedLocations".to_owned(), json!([location]));
        }
        result
    }

    fn location(&self, pointer: &str, span: Option<&Span>) -> Value {
        let region = match span {
            Some(span) => {
                let (end_line, end_column) = self.positions.at(span.range.end);
                json!({
                    "startLine": self.document.line(Some(span)),
                    "startColumn": span.column,
                    "endLine": self.document.start.lines + end_line,
                    "endColumn": end_column,
                })
            }
            None => json!({"startLine": self.document.line(None)}),
        };
        json!({
            "physicalLocation": {"artifactLocation": {"uri": self.uri}, "region": region},
            "logicalLocations": [{"fullyQualifiedName": pointer, "kind": "value"}],
        })
    }

    /// A fingerprint that stays the same from one run to the next. Findings that differ in nothing
    /// else, such as those of a key repeated many times, are numbered. The text of the document is
    /// not part of it, because of its secrets.
    fn fingerprint(&mut self, finding: &Finding) -> String {
        let hash = hash(&[
            self.uri,
            &self.document.start.lines.to_string(),
            finding.rule().id(),
            finding.pointer().as_str(),
            &json!(finding.params()).to_string(),
        ]);
        let given = self.given.entry(hash).or_default();
        *given += 1;
        format!("{hash:016x}:{given}")
    }
}

/// Writes each result of the documents of one file with a comma in front.
struct ResultsRenderer {
    uri: String,
}

impl Renderer for ResultsRenderer {
    fn render(&self, document: &Document<'_>, out: &mut dyn Write) -> io::Result<()> {
        let mut results = Results::of(document, &self.uri);
        write_items(document.report.findings().iter().map(|finding| results.result(finding)), out)
    }
}

impl<W: Write> ReportWriter for Sarif<W> {
    fn begin_file(&mut self, file: &File, _: Model) -> io::Result<()> {
        self.uri = file.uri();
        Ok(())
    }

    fn renderer(&self) -> Arc<dyn Renderer> {
        Arc::new(ResultsRenderer { uri: self.uri.clone() })
    }

    fn rendered(&mut self, text: &[u8]) -> io::Result<()> {
        let is_first = !mem::replace(&mut self.has_results, true);
        self.out.write_all(if is_first { without_comma(text) } else { text })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn end_file(&mut self, _: bool) -> io::Result<()> {
        Ok(())
    }

    fn unread(&mut self, unread: &Unread) -> io::Result<()> {
        self.unread.push(unread.clone());
        Ok(())
    }

    fn finish(&mut self, summary: &Summary) -> io::Result<()> {
        self.out.write_all(if self.has_results { b"\n]" } else { b"]" })?;
        let notification = |level, text: &str| json!({"level": level, "message": {"text": text}});
        let unread = self.unread.iter().map(|unread| notification("error", &unread.message));
        let omission = summary.omission().map(|omission| notification("warning", &omission));
        let notifications: Vec<_> = unread.chain(omission).collect();
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

/// Adds the address of a file of ours, if there is one.
fn add_link(value: &mut Value, member: &str, file: &str) {
    if let (Some(url), Some(members)) = (docs_url(file), value.as_object_mut()) {
        members.insert(member.to_owned(), url.into());
    }
}

fn descriptor(info: &RuleInfo) -> Value {
    let markdown = format!(
        "Finds {}.\n\nWhy: {}.\n\nSource: {}.\n\nBad:\n\n```{input}\n{}\n```\n\nGood:\n\n```{input}\n{}\n```\n",
        info.finds,
        info.why,
        info.source,
        info.bad.trim_end(),
        info.good.trim_end(),
        input = info.input
    );
    let mut descriptor = json!({
        "id": info.id,
        "shortDescription": {"text": info.finds},
        "fullDescription": {"text": format!("Finds {}: {}.", info.finds, info.why)},
        "help": {"text": format!("Why: {}. Source: {}.", info.why, info.source), "markdown": markdown},
        "defaultConfiguration": {"level": level(info.level), "enabled": info.level != Level::Off},
        "properties": {"tags": [info.group.as_str()]},
    });
    add_link(&mut descriptor, "helpUri", &format!("docs/rules.md#{}", info.id));
    descriptor
}

const fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Notice => "note",
        Level::Off => "none",
    }
}

/// FNV-1a over the parts.
fn hash(parts: &[&str]) -> u64 {
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0xFF]));
    bytes.fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3)
    })
}

#[cfg(test)]
mod tests {
    use chatapps_webhooks::{Checker, Policy};

    use super::*;
    use crate::input::document::{Start, Written};

    #[test]
    fn the_hash_is_stable_and_separates_parts() {
        assert_eq!(hash(&[]), 0xCBF2_9CE4_8422_2325);
        assert_eq!(hash(&["a"]), 0x089B_C907_B544_C769);
        assert_ne!(hash(&["ab", "c"]), hash(&["a", "bc"]));
    }

    #[test]
    fn a_span_ends_after_its_last_character() {
        let text = "[\n {\"subAccountId\": \"ü\"}, 7]";
        let report = Checker::new(Policy::contract()).check(Model::Webhooks, text);
        let start = Start { lines: 2, bytes: 9 };
        let (text, written) = (Some(text.as_bytes()), Written::AsJson);
        let document = Document { file: &File::Stdin, report: &report, text, start, written };
        let results = Results::of(&document, "");
        let ends = report.findings().iter().map(|finding| {
            let location = results.location("", finding.span());
            ["endLine", "endColumn"].map(|end| location["physicalLocation"]["region"][end].as_u64().unwrap())
        });
        assert_eq!(ends.collect::<Vec<_>>(), [[4, 23], [4, 26]]);
    }
}
