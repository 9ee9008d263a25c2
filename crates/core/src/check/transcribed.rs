//! Documents that another crate has written again as JSON: their findings are those of the JSON,
//! with the positions of the source.
//!
//! Hidden from the documentation: it is there for `chatapps-webhooks-texts`, which reads the
//! formats.

use std::ops::Range;

use super::any::read_model;
use super::checker::{Checker, Ignored, Unreadable, parsed, report_too_large, with_report};
use super::document::sealed::Read;
use super::document::{Document, Parsed};
use super::told::{Told, report_told};
use crate::base::input_format::InputFormat;
use crate::base::level::Level;
use crate::context::context::Mode;
use crate::describe::model::Model;
use crate::finding::finding::Finding;
use crate::finding::params::{Param, Params};
use crate::finding::pointer::Pointer;
use crate::finding::report::{Invalid, Report};
use crate::json::cursor::Cursor;
use crate::json::decode::decode;
use crate::json::locate::Lines;
use crate::json::reader::Reader;
use crate::policy::catalogue::{Rule, wording};
use crate::policy::settings::Settings;
use crate::read::source_fault::{SourceFault, wording_of};

/// A document in another format, and the same in JSON.
#[derive(Clone, Copy)]
pub struct Transcribed<'t> {
    /// The format of the source.
    pub format: InputFormat,
    /// The text in that format.
    pub source: &'t str,
    /// The same document in JSON, without white space between its tokens if `told` isn't empty.
    pub json: &'t str,
    /// The bytes of the source that a name or a value of the JSON text was made of, given the bytes
    /// there.
    pub place: &'t dyn Fn(Range<usize>) -> Range<usize>,
    /// What the format has, and JSON doesn't, in the order of the JSON text.
    pub told: &'t [Told],
}

impl Checker {
    /// The text of a source, if it is one and isn't too large; else the report that says so.
    ///
    /// # Errors
    ///
    /// The report on a text that can't be read.
    #[doc(hidden)]
    pub fn source_text<'t>(
        &self,
        model: Model,
        format: InputFormat,
        bytes: &'t [u8],
    ) -> Result<&'t str, Invalid> {
        if self.is_too_large(model, Some(bytes.len())) {
            return Err(Invalid::of(Unreadable::TooLarge.report(self, model, bytes)));
        }
        // Both of these allow a byte order mark.
        let allows_mark = matches!(format, InputFormat::Yaml | InputFormat::Toml);
        let mark = if allows_mark && bytes.starts_with(MARK) { MARK.len() } else { 0 };
        match decode(bytes.get(mark..).unwrap_or_default()) {
            Ok(text) if mark == 0 => Ok(text),
            Ok(text) => Ok(str::from_utf8(bytes).unwrap_or(text)),
            Err(mut fault) => {
                fault.range = fault.range.start + mark..fault.range.end + mark;
                Err(Invalid::of(Unreadable::NoJson(fault, "").report(self, model, bytes)))
            }
        }
    }

    /// The report on a text that can't be read as its format, or has what JSON can't hold.
    #[doc(hidden)]
    #[must_use]
    pub fn source_fault(model: Model, source: &str, fault: &SourceFault, range: Range<usize>) -> Report {
        let (wording, params) = wording_of(fault);
        let span = Some(Lines::new(source.as_bytes()).span(range));
        let finding = Finding {
            wording,
            level: Level::Error,
            pointer: Pointer::default(),
            params,
            related: None,
            span,
        };
        Report { is_json: false, ..Report::of(Settings::default(), model, vec![finding]) }
    }

    /// All findings of a transcribed document.
    #[doc(hidden)]
    #[must_use]
    pub fn check_transcribed(&self, model: Model, text: &Transcribed<'_>) -> Report {
        let check = |checker: &Self| checker.check_transcribed(model, text);
        if self.0.exceptions.is_some()
            && let Some(report) = self.with_exceptions_of(model, text.json, check)
        {
            return report;
        }
        self.read_transcribed(model, Mode::Check, text, &mut None::<Ignored>)
    }

    /// Parses a transcribed document that has no error.
    ///
    /// # Errors
    ///
    /// [`Invalid`] with all findings.
    #[doc(hidden)]
    pub fn parse_transcribed<T: Document>(&self, text: &Transcribed<'_>) -> Result<Parsed<T>, Invalid> {
        if self.0.exceptions.is_some() {
            let report = self.check_transcribed(T::MODEL, text);
            return with_report(report, || self.contract_only().parse_transcribed(text));
        }
        let mut value = None;
        let report = self.read_transcribed(T::MODEL, Mode::Parse, text, &mut value);
        parsed(value, report)
    }

    fn read_transcribed<T: Read>(
        &self,
        model: Model,
        mode: Mode,
        text: &Transcribed<'_>,
        value: &mut Option<T>,
    ) -> Report {
        let cursor = Cursor::of_text();
        let mut context = self.context(model, mode, &cursor, Some(text.json));
        let (limit, length) = (self.max_bytes(model), text.source.len());
        if length > limit {
            let _ = report_too_large(&mut context, limit, Some(length));
        }
        let mut reader = Reader::new(text.json, 0, &cursor);
        let read = match mode {
            Mode::Parse => T::read(&mut reader, &mut context, value),
            _ => read_model(model, &mut reader, &mut context),
        };
        let read = read.and_then(|_| reader.end());
        let fault = reader.fault().filter(|_| read.is_err());
        let mut report = if let Some(fault) = fault {
            *value = None;
            Unreadable::NoJson(fault, text.json).report(self, model, text.json.as_bytes())
        } else {
            report_told(&mut context, text.json, text.told);
            context.finish()
        };
        move_to_source(&mut report, text);
        report
    }
}

const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Gives the findings the positions of the source, and the help of its format.
fn move_to_source(report: &mut Report, text: &Transcribed<'_>) {
    report.is_json = false;
    let mut spans = Vec::with_capacity(report.findings.len());
    for finding in &mut report.findings {
        if finding.rule() == Rule::Type && is_read_without_quotes(text.format, finding.params()) {
            finding.wording = &wording::TYPE_UNQUOTED;
        }
        if text.format == InputFormat::Toml && is_one_entry(finding) {
            finding.wording = &wording::TYPE_ONE_TABLE;
        }
        let wording = finding.wording;
        if let Some(span) = &mut finding.span {
            let told = Told::find(text.told, wording, span.range.start);
            span.range = told.map_or_else(|| (text.place)(span.range.clone()), |told| told.source.clone());
            spans.push(span);
        }
        if let Some(span) = finding.related.as_mut().and_then(|related| related.span.as_mut()) {
            span.range = (text.place)(span.range.clone());
            spans.push(span);
        }
    }
    // Lines and columns are counted once through the text: what an alias stands for is before it.
    spans.sort_unstable_by_key(|span| span.range.start);
    let mut lines = Lines::new(text.source.as_bytes());
    for span in spans {
        *span = lines.span(span.range.clone());
    }
}

/// Whether a document is an object in place of a list.
fn is_one_entry(finding: &Finding) -> bool {
    [&raw const wording::TYPE_ONE_ENTRY, &raw const wording::TYPE_ENVELOPE]
        .into_iter()
        .any(|wording| std::ptr::eq(finding.wording, wording))
}

/// Whether a value would be a string if it had quotes.
fn is_read_without_quotes(format: InputFormat, params: &Params) -> bool {
    let is = |name, text: &str| matches!(params.get(name), Some(Param::Text(found)) if found == text);
    let found = ["boolean", "integer", "number"].into_iter().any(|found| is("found", found));
    matches!(format, InputFormat::Yaml | InputFormat::Toml) && is("expected", "string") && found
}
