//! Findings and failures as JavaScript gets them. The classes are JavaScript's, in `lib/report.js`.

use std::fmt::Display;

use chatapps_webhooks::{Level, Report};
use napi::{Error, Result};
use serde::Serialize;

/// For each level, the most severe first, a line of JSON with the findings and their numbers among
/// all; then a line with how many were left out. JavaScript parses only what is asked for.
pub(crate) fn found(report: &Report) -> Result<String> {
    let at = |level: Level| {
        let all = report.findings().iter().enumerate().filter(|(_, finding)| finding.level() == level);
        let (numbers, findings): (Vec<_>, Vec<_>) = all.unzip();
        to_json(&(findings, numbers))
    };
    let lines = [at(Level::Error)?, at(Level::Warning)?, at(Level::Notice)?, to_json(&report.omitted())?];
    Ok(lines.join("\n"))
}

/// A value as compact JSON.
pub(crate) fn to_json(value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(failed)
}

/// A caller's mistake, such as an unknown name; or a bug: the two sides of the border disagree.
pub(crate) fn failed(error: impl Display) -> Error {
    Error::from_reason(error.to_string())
}
