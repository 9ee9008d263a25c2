//! The writer for standard error.

use std::io;

use anstream::{AutoStream, ColorChoice};

use supports_hyperlinks::Stream;

use super::human::Human;
use super::report_writer::ReportWriter;

/// A writer of the format `human`.
pub(crate) fn writer() -> Box<dyn ReportWriter> {
    let stream = AutoStream::auto(io::stderr().lock());
    let color = stream.current_choice() != ColorChoice::Never;
    Box::new(Human::new(stream, color).linked(Stream::Stderr))
}
