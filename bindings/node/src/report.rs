//! Findings and failures as JavaScript gets them. The classes are JavaScript's, in `lib/report.js`.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Display;

use chatapps_webhooks::{Finding, Level, Report, Span};
use foldhash::fast::RandomState;
use napi::{Error, Result};
use serde::Serialize;

/// The findings of a report as JavaScript gets them; nothing if there are none.
pub(crate) type Found = Option<String>;

/// Lines of JSON, of which JavaScript parses those that it needs: all texts that findings have in
/// common, such as ids of rules, once each; for each level, the most severe first, the findings;
/// how many were left out.
pub(crate) fn found(report: &Report) -> Result<Found> {
    if report.counts().total() == 0 {
        return Ok(None);
    }
    let mut texts = Texts::default();
    let mut levels = [Level::Error, Level::Warning, Level::Notice].map(|level| (level, Vec::new()));
    for (number, finding) in report.findings().iter().enumerate() {
        let row = texts.row(number, finding);
        if let Some((_, rows)) = levels.iter_mut().find(|(level, _)| *level == finding.level()) {
            rows.push(row);
        }
    }
    let mut lines = vec![to_json(&texts.all)?];
    for (_, rows) in &levels {
        lines.push(to_json(rows)?);
    }
    lines.push(to_json(&report.omitted())?);
    Ok(Some(lines.join("\n")))
}

/// Texts in the order of their first use, and the place of each.
#[derive(Default)]
struct Texts {
    all: Vec<Cow<'static, str>>,
    places: HashMap<Cow<'static, str>, usize, RandomState>,
}

impl Texts {
    fn place(&mut self, text: Cow<'static, str>) -> usize {
        if let Some(place) = self.places.get(&text) {
            return *place;
        }
        let place = self.all.len();
        self.all.push(text.clone());
        self.places.insert(text, place);
        place
    }

    /// A finding: its number among all; the places of its rule, message and help among the texts;
    /// its pointer; its parameters, if it has any; where it is, if text was checked: the line, the
    /// column, and the range.
    fn row<'r>(&mut self, number: usize, finding: &'r Finding) -> impl Serialize + use<'r> {
        let texts = [finding.rule().id().into(), finding.message(), finding.help()];
        let position = |span: &Span| (span.line, span.column, span.range.start, span.range.end);
        (
            number,
            texts.map(|text| self.place(text)),
            finding.pointer().as_str(),
            finding.details(),
            finding.span().map(position),
        )
    }
}

/// A value as compact JSON.
pub(crate) fn to_json(value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(failed)
}

/// A caller's mistake, such as an unknown name; or a bug: the two sides of the border disagree.
pub(crate) fn failed(error: impl Display) -> Error {
    Error::from_reason(error.to_string())
}
