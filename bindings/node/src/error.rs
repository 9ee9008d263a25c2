//! Reports and failures as JavaScript gets them: the classes are JavaScript's, in `lib/report.js`.

use std::fmt::Display;

use chatapps_webhooks::Report;
use napi::{Error, Result, Status};
use serde::Serialize;

use crate::convert::to_json;

/// A report as JSON, with the form that people read.
pub(crate) fn to_report(report: &Report) -> Result<String> {
    #[derive(Serialize)]
    struct Both<'a> {
        report: &'a Report,
        text: String,
    }
    to_json(&Both { report, text: report.to_string() })
}

/// What a caller asked for and is not there. JavaScript makes a `TypeError` of it.
pub(crate) fn unknown(error: impl Display) -> Error {
    Error::new(Status::InvalidArg, error.to_string())
}

/// What can't happen: the two sides of the border disagree.
pub(crate) fn failed(error: impl Display) -> Error {
    Error::new(Status::GenericFailure, error.to_string())
}
