//! Reports and failures as JavaScript gets them: the classes are JavaScript's, in `lib/report.js`.

use std::fmt::Display;

use chatapps_webhooks::{Finding, Level, Report, printable};
use napi::{Error, Result, Status};
use napi_derive::napi;
use serde::Serialize;

use crate::convert::to_json;

/// What was found, level by level: for each, as JSON, the findings and their numbers among all, from 0. To make objects of it takes longer
/// than to find it, and most of it is never read.
#[napi(object, object_from_js = false)]
pub struct Found {
    /// What makes the document invalid.
    pub errors: String,
    /// What was probably not wanted.
    pub warnings: String,
    /// What is worth knowing.
    pub notices: String,
}

impl Found {
    // As text, and not as a handle: a program that doesn't return to its event loop would never get rid of handles.
    pub(crate) fn new(report: &Report) -> Result<Self> {
        #[derive(Serialize)]
        struct AtLevel<'a> {
            numbers: Vec<usize>,
            findings: Vec<&'a Finding>,
        }
        let at_level = |level: Level| {
            let all = report.findings().iter().enumerate();
            let (numbers, findings) = all.filter(|(_, finding)| finding.level() == level).unzip();
            to_json(&AtLevel { numbers, findings })
        };
        Ok(Self {
            errors: at_level(Level::Error)?,
            warnings: at_level(Level::Warning)?,
            notices: at_level(Level::Notice)?,
        })
    }
}

/// A text with escapes in place of what can't be seen.
#[napi(catch_unwind, js_name = "printable")]
fn printable_text(text: String) -> String {
    printable(&text)
}

/// What a caller asked for and is not there. JavaScript makes a `TypeError` of it.
pub(crate) fn unknown(error: impl Display) -> Error {
    Error::new(Status::InvalidArg, error.to_string())
}

/// What can't happen: the two sides of the border disagree.
pub(crate) fn failed(error: impl Display) -> Error {
    Error::new(Status::GenericFailure, error.to_string())
}
