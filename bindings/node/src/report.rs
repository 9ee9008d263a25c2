//! Reports as JavaScript gets them: the classes are JavaScript's, in `lib/report.js`.

use chatapps_webhooks::{Finding, Level, Report};
use napi::Result;
use napi_derive::napi;
use serde::Serialize;

use crate::error::to_json;

/// The findings of a report, as JSON: for each level its findings, and their numbers among all, from 0. Making objects of them takes
/// longer than finding them, and most are never read. Text, not a handle: a program that doesn't return to its event loop would
/// never get rid of handles.
#[napi(object, object_from_js = false)]
pub(crate) struct Found {
    /// What makes the document invalid.
    pub errors: String,
    /// What was probably not wanted.
    pub warnings: String,
    /// What is worth knowing.
    pub notices: String,
}

#[derive(Serialize)]
struct AtLevel<'a> {
    numbers: Vec<usize>,
    findings: Vec<&'a Finding>,
}

impl Found {
    pub(crate) fn new(report: &Report) -> Result<Self> {
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
