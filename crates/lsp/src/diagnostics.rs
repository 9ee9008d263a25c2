//! Findings as diagnostics.

use std::ops::Range;
use std::path::Path;

use chatapps_webhooks::{Finding, Level, Report, Rule, docs_url, printable};
use chatapps_webhooks_project::{InvalidConfiguration, Mistake};
use gen_lsp_types::{
    Code, CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag,
    Location, Message, Position, Uri,
};

use crate::client::Client;
use crate::encoding::Encoding;
use crate::text::Text;

/// The name of what finds them.
pub(crate) const SOURCE: &str = "chatapps-webhooks";

/// The code of a mistake in a configuration, which no rule finds.
const INVALID_CONFIGURATION: &str = "invalid_configuration";

/// The diagnostics of a report on a text.
pub(crate) fn of_report(report: &Report, text: &Text, uri: &Uri, client: &Client) -> Vec<Diagnostic> {
    let findings = report.findings().iter().map(|finding| of_finding(finding, text, uri, client));
    let mut diagnostics: Vec<_> = findings.collect();
    let omitted = report.omitted();
    if omitted.total() > 0 {
        let shown = diagnostics.len();
        let message = format!("left out: {omitted}; only {shown} findings are shown");
        diagnostics.insert(0, plain(text, &(0..0), DiagnosticSeverity::Information, message, client));
    }
    diagnostics
}

/// The diagnostic of a finding.
pub(crate) fn of_finding(finding: &Finding, text: &Text, uri: &Uri, client: &Client) -> Diagnostic {
    let rule = finding.rule();
    let severity = match finding.level() {
        Level::Error => DiagnosticSeverity::Error,
        Level::Warning => DiagnosticSeverity::Warning,
        _ => DiagnosticSeverity::Information,
    };
    let message = format!("{}\nhelp: {}", finding.message(), finding.help());
    let related = finding.related().and_then(|related| related.span.as_ref()).filter(|_| client.relates);
    let related = related.map(|span| {
        let location = Location { uri: uri.clone(), range: text.range(&span.range, client.encoding) };
        vec![DiagnosticRelatedInformation { location, message: relation(rule).to_owned() }]
    });
    let tags = (is_unnecessary(rule) && client.tags.contains(&1)).then(|| vec![DiagnosticTag::Unnecessary]);
    Diagnostic {
        related_information: related,
        tags,
        ..coded(plain(text, &range_of(finding), severity, message, client), rule.id(), rule.url(), client)
    }
}

/// A diagnostic with a code, and with a link to the page of that if the build knows where pages
/// are.
fn coded(diagnostic: Diagnostic, code: &str, page: Option<String>, client: &Client) -> Diagnostic {
    let link = page.filter(|_| client.links_codes);
    Diagnostic {
        code: Some(Code::String(code.to_owned())),
        code_description: link.map(|href| CodeDescription { href: Uri(href) }),
        ..diagnostic
    }
}

/// An error in a configuration.
fn of_configuration(diagnostic: Diagnostic, client: &Client) -> Diagnostic {
    coded(diagnostic, INVALID_CONFIGURATION, docs_url("configuration.html"), client)
}

/// The bytes of a finding.
pub(crate) fn range_of(finding: &Finding) -> Range<usize> {
    finding.span().map_or(0..0, |span| span.range.clone())
}

fn plain(
    text: &Text,
    range: &Range<usize>,
    severity: DiagnosticSeverity,
    message: String,
    client: &Client,
) -> Diagnostic {
    Diagnostic {
        range: text.range(range, client.encoding),
        severity: Some(severity),
        code: None,
        code_description: None,
        source: Some(SOURCE.to_owned()),
        message: Message::String(message),
        tags: None,
        related_information: None,
        data: None,
    }
}

/// What the other place of a finding is.
fn relation(rule: Rule) -> &'static str {
    match rule {
        Rule::DuplicateKey => "the other one is here",
        Rule::AuthConflict => "this is there, too",
        _ => "it is about this, too",
    }
}

/// Whether what a rule finds could as well be missing.
fn is_unnecessary(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::UnknownProperty
            | Rule::RepeatedTarget
            | Rule::UrlFragment
            | Rule::UnusedSuppression
            | Rule::ExpiredSuppression
    )
}

/// What is wrong with a configuration, in its text.
pub(crate) fn of_invalid(invalid: &InvalidConfiguration, text: &Text, client: &Client) -> Vec<Diagnostic> {
    let of_mistake = |mistake: &Mistake| {
        let range = mistake.range().unwrap_or_else(|| place_of(mistake, text));
        let message = mistake.message().to_owned();
        of_configuration(plain(text, &range, DiagnosticSeverity::Error, message, client), client)
    };
    invalid.mistakes().map(of_mistake).collect()
}

/// The place of a mistake that has no bytes: what is at its line and column.
pub(crate) fn place_of(mistake: &Mistake, text: &Text) -> Range<usize> {
    let Some((line, column)) = mistake.position() else { return 0..0 };
    let number = |number: usize| u32::try_from(number.saturating_sub(1)).unwrap_or(u32::MAX);
    let start = Position { line: number(line), character: number(column) };
    let start = text.offset(start, Encoding::Utf32);
    start..start
}

/// That something can't be done because of a configuration. `place` is where the mistake is.
pub(crate) fn of_invalid_elsewhere(
    invalid: &InvalidConfiguration,
    what: &str,
    place: Option<Location>,
    text: &Text,
    client: &Client,
) -> Diagnostic {
    let name = printable(&name(invalid.file()));
    let position = invalid.position().map_or_else(String::new, |(line, column)| format!(":{line}:{column}"));
    let message = format!("{what}: {name}{position}: {}", invalid.message());
    let related = place.filter(|_| client.relates).map(|location| {
        vec![DiagnosticRelatedInformation { location, message: invalid.message().to_owned() }]
    });
    let diagnostic =
        of_configuration(plain(text, &(0..0), DiagnosticSeverity::Error, message, client), client);
    Diagnostic { related_information: related, ..diagnostic }
}

fn name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
