//! The format `sarif`: the subset of SARIF 2.1.0 (OASIS) that GitHub code scanning reads.
//!
//! Results have no snippets, since documents contain secrets.

mod limits;

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use chatapps_webhooks::{Applicability, Edit, Fix, Level, LevelCounts, Rule, RuleInfo, Span, docs_url};
use serde_json::{Value, json};

use self::limits::Limits;
use super::escape::write_json;
use super::fingerprint::Fingerprints;
use super::positions::{Positions, Unit};
use super::report_writer::{Items, Renderer, ReportWriter, Sink, render_json};
use super::summary::Summary;
use crate::input::document::{Document, Shown};
use crate::input::file::File;
use crate::input::reading::Unread;

/// Writes errors as they come, then the other results, and last the unreadable paths and the tool,
/// with the rules that results have: by then they are known.
pub(super) struct Sarif<W> {
    out: W,
    results: Items,
    limits: Limits,
    uri: String,
    unread: Vec<Unread>,
    rules: FoundRules,
}

/// The rules of all results, from whichever thread.
type FoundRules = Arc<Mutex<BTreeSet<Rule>>>;

impl<W: Write> Sarif<W> {
    pub(super) fn new(mut out: W) -> io::Result<Self> {
        out.write_all(
            b"{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\"columnKind\":\"unicodeCodePoints\",\"results\":[",
        )?;
        let (results, limits, rules) = (Items::default(), Limits::default(), FoundRules::default());
        Ok(Self { out, results, limits, uri: String::new(), unread: Vec::new(), rules })
    }

    fn tool(&self) -> Value {
        let rules = self.rules.lock().unwrap_or_else(PoisonError::into_inner);
        let rules: Vec<_> = rules.iter().map(|rule| descriptor(rule.info())).collect();
        let mut driver = json!({
            "name": "chatapps-webhooks",
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": rules,
        });
        add_link(&mut driver, "informationUri", docs_url("index.html"));
        json!({ "driver": driver })
    }
}

/// The results of one document.
struct Results<'a> {
    document: &'a Document<'a>,
    uri: &'a str,
    positions: Positions<'a>,
    fingerprints: Fingerprints,
}

impl<'a> Results<'a> {
    fn of(document: &'a Document<'a>, uri: &'a str) -> Self {
        let positions = Positions::of(document.text.unwrap_or_default(), Unit::CodePoints);
        Self { document, uri, positions, fingerprints: Fingerprints::default() }
    }

    fn result(&mut self, finding: Shown<'_>) -> Value {
        let rule = finding.rule();
        let pointer = finding.pointer().as_str();
        let mut result = json!({
            "ruleId": rule.id(),
            "level": level(finding.level()),
            "message": {"text": format!("{}\n{}", finding.message(), finding.help())},
            "locations": [self.location(pointer, finding.span())],
            "partialFingerprints": {"place/v1": self.fingerprints.next(self.uri, self.document, &finding)},
            "properties": {"pointer": pointer, "model": self.document.model_name()},
        });
        if let (Some(other), Some(result)) = (finding.related(), result.as_object_mut()) {
            let mut location = self.location(other.pointer.as_str(), other.span.as_ref());
            if let Some(location) = location.as_object_mut() {
                location.insert("message".to_owned(), json!({"text": "the other place"}));
            }
            result.insert("relatedLocations".to_owned(), json!([location]));
        }
        // A manual one is only a place.
        let made = |fix: &&Fix| fix.applicability() != Applicability::Manual;
        let fixes: Vec<_> =
            finding.fixes.into_iter().flatten().filter(made).map(|fix| self.fix(fix)).collect();
        if let (false, Some(result)) = (fixes.is_empty(), result.as_object_mut()) {
            result.insert("fixes".to_owned(), fixes.into());
        }
        result
    }

    fn fix(&self, fix: &Fix) -> Value {
        let replacement = |edit: &Edit| {
            let (start, end) = (edit.range().start, edit.range().end);
            let ((start_line, start_column), (end_line, end_column)) =
                (self.positions.at(start), self.positions.at(end));
            let region = json!({
                "startLine": self.document.start.lines + start_line,
                "startColumn": start_column,
                "endLine": self.document.start.lines + end_line,
                "endColumn": end_column,
            });
            json!({"deletedRegion": region, "insertedContent": {"text": edit.text()}})
        };
        let replacements: Vec<_> = fix.edits().iter().map(replacement).collect();
        json!({
            "description": {"text": fix.title()},
            "artifactChanges": [{"artifactLocation": {"uri": self.uri}, "replacements": replacements}],
            "properties": {"applicability": fix.applicability()},
        })
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
}

/// Renders the findings in one file as results.
struct ResultsRenderer {
    uri: String,
    rules: FoundRules,
}

impl Renderer for ResultsRenderer {
    fn render(&self, document: &Document<'_>, out: &mut dyn Sink) -> io::Result<()> {
        let mut results = Results::of(document, &self.uri);
        let rules: BTreeSet<_> = document.findings().map(|finding| finding.rule()).collect();
        self.rules.lock().unwrap_or_else(PoisonError::into_inner).extend(rules);
        render_json(document, out, |finding| results.result(finding))
    }
}

impl<W: Write> ReportWriter for Sarif<W> {
    fn begin_file(&mut self, file: &File, _: &str) -> io::Result<()> {
        self.uri = file.uri();
        Ok(())
    }

    fn renderer(&self) -> Arc<dyn Renderer> {
        Arc::new(ResultsRenderer { uri: self.uri.clone(), rules: self.rules.clone() })
    }

    fn rendered(&mut self, level: Level, text: &[u8]) -> io::Result<()> {
        if self.limits.take(level, text) { self.results.write(&mut self.out, text) } else { Ok(()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn end_file(&mut self, _: LevelCounts) -> io::Result<()> {
        Ok(())
    }

    fn unread(&mut self, unread: &Unread) -> io::Result<()> {
        self.unread.push(unread.clone());
        Ok(())
    }

    fn finish(&mut self, summary: &Summary) -> io::Result<()> {
        let Self { out, results, limits, .. } = self;
        limits.release(|text| results.write(out, &text))?;
        results.end(out)?;
        let notification = |level, text: &str| json!({"level": level, "message": {"text": text}});
        let unread = self.unread.iter().map(|unread| notification("error", &unread.message));
        let omissions = summary.omission().into_iter().chain(self.limits.notification());
        let omissions = omissions.map(|omission| notification("warning", &omission));
        let notifications: Vec<_> = unread.chain(omissions).collect();
        let invocation = json!({
            "executionSuccessful": self.unread.is_empty(),
            "toolExecutionNotifications": notifications,
        });
        self.out.write_all(b",\"invocations\":[")?;
        write_json(&mut self.out, &invocation)?;
        self.out.write_all(b"],\"tool\":")?;
        let tool = self.tool();
        write_json(&mut self.out, &tool)?;
        self.out.write_all(b"}]}\n")?;
        self.out.flush()
    }
}

/// Adds the address of a page of ours, if there is one.
fn add_link(value: &mut Value, member: &str, url: Option<String>) {
    if let (Some(url), Some(members)) = (url, value.as_object_mut()) {
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
    add_link(&mut descriptor, "helpUri", info.rule.url());
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

#[cfg(test)]
mod tests {
    use chatapps_webhooks::{Checker, Model, Policy};

    use super::*;
    use crate::input::document::Start;

    #[test]
    fn a_span_ends_after_its_last_character() {
        let text = "[\n {\"subAccountId\": \"ü\"}, 7]";
        let report = Checker::new(Policy::contract()).check(Model::Webhooks, text);
        let start = Start { lines: 2, bytes: 9 };
        let document = Document::new(&File::Stdin, &report, Some(text.as_bytes()), start);
        let results = Results::of(&document, "");
        let ends = report.findings().iter().map(|finding| {
            let location = results.location("", finding.span());
            ["endLine", "endColumn"].map(|end| location["physicalLocation"]["region"][end].as_u64().unwrap())
        });
        assert_eq!(ends.collect::<Vec<_>>(), [[4, 23], [4, 26]]);
    }
}
