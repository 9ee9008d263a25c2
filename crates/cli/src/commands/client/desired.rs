//! Reads the desired webhooks: a file, checked like any other, but without notices, and the secrets
//! that it refers to.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use chatapps_webhooks::{
    Checker, InputFormat, Invalid, Level, Model, Parsed, Report, SecretReference, SecretSource, Webhook,
    WebhookSet,
};
use chatapps_webhooks_project::Given;
use chatapps_webhooks_texts::{Transcript, transcribe};

use super::arguments::DesiredArguments;
use super::secret_values::{References, Values};
use crate::checking::configuration::Configurations;
use crate::checking::desired;
use crate::failure::Failure;
use crate::input::document::{Document, Start, Written};
use crate::input::file::File;
use crate::input::reading::{self, Text, Unread};
use crate::messages;
use crate::output::format::{Color, Format};
use crate::output::stderr;
use crate::output::summary::Summary;
use crate::output::writers::{self, WriterOptions};

/// What an account should have.
pub(super) struct Desired {
    pub(super) webhooks: WebhookSet,
    /// What to do about each secret that could not be read. A variable that nobody filled in is in
    /// its place.
    missing: Vec<String>,
}

impl Desired {
    /// Whether it lacks secrets. Says which, on standard error.
    pub(super) fn lacks_secrets(&self) -> bool {
        self.missing.iter().for_each(messages::error);
        !self.missing.is_empty()
    }
}

/// What a file says; `None` if it has an error. Writes errors in the format, and other findings on
/// standard error.
pub(super) fn read(arguments: &DesiredArguments, format: Format) -> Result<Option<Desired>, Failure> {
    let file = File::from_argument(&arguments.file);
    let checker = checker(arguments, &file)?;
    let unread = |error| Failure::Message(Unread::new(file.clone(), &error).message);
    let text = match reading::read(&file, &checker, Model::Webhooks).map_err(unread)? {
        Text::Read(text) => text,
        Text::TooLarge(report) => {
            return write_report(&file, &report, None, Written::AsJson, format).map(|()| None);
        }
    };
    let input = file.format(arguments.input_format);
    let transcript = match transcribe(&checker, Model::Webhooks, input, &text) {
        _ if input == InputFormat::Json => None,
        Ok(transcript) => Some(transcript),
        Err(invalid) => {
            let written = Written::Otherwise(None);
            return write_report(&file, invalid.report(), Some(&text), written, format).map(|()| None);
        }
    };
    let written = transcript.as_ref().map_or(Written::AsJson, |it| Written::Otherwise(Some(it)));
    match parse(&checker, transcript.as_ref(), &text, |references| {
        Values::read(references, folder_of(&file), None)
    }) {
        Ok((parsed, missing)) => {
            if !parsed.report.findings().is_empty() {
                write_report(&file, &parsed.report, Some(&text), written, Format::Human)?;
            }
            Ok(Some(Desired { webhooks: parsed.value.into_iter().collect(), missing }))
        }
        Err(invalid) => write_report(&file, invalid.report(), Some(&text), written, format).map(|()| None),
    }
}

/// Parses a text by the names of its references, and only if that has no error, again with their
/// values, which a function reads. Returns what to do about those without a value, too.
pub(super) fn parse(
    checker: &Checker,
    transcript: Option<&Transcript<'_>>,
    text: &[u8],
    values: impl FnOnce(BTreeSet<SecretReference>) -> (Values, Vec<String>),
) -> Result<(Parsed<Vec<Webhook>>, Vec<String>), Invalid> {
    let parse = |source: Arc<dyn SecretSource>| {
        let checker = checker.clone().with_secrets(source);
        match transcript {
            None => checker.parse::<Vec<Webhook>>(text),
            Some(transcript) => transcript.parse(&checker),
        }
    };
    let names = Arc::new(References::default());
    let parsed = parse(Arc::clone(&names) as _)?;
    let references = names.take();
    if references.is_empty() {
        return Ok((parsed, Vec::new()));
    }
    let (values, missing) = values(references);
    parse(Arc::new(values)).map(|parsed| (parsed, missing))
}

/// The webhooks of a text, what was found in it, and how many secrets it refers to: none of them is
/// read.
///
/// # Errors
///
/// The report, if it has an error.
#[cfg(feature = "console")]
pub(crate) fn of_text(checker: &Checker, text: &[u8]) -> Result<(WebhookSet, Report, usize), Box<Report>> {
    let unread = |references: BTreeSet<SecretReference>| {
        (Values::default(), references.iter().map(|_| String::new()).collect())
    };
    let (parsed, missing) =
        parse(checker, None, text, unread).map_err(|invalid| Box::new(invalid.into_report()))?;
    Ok((parsed.value.into_iter().collect(), parsed.report, missing.len()))
}

/// The folder of a file: paths in it begin there. For standard input, that is the current one.
fn folder_of(file: &File) -> &Path {
    match file {
        File::Path(path) => path.parent().unwrap_or_else(|| Path::new("")),
        File::Stdin => Path::new(""),
    }
}

/// The checker for the file. Its limits are not those of the configuration, which are for other
/// documents. What is sent is checked whole: no baseline counts.
fn checker(arguments: &DesiredArguments, file: &File) -> Result<Checker, Failure> {
    let given =
        Given { policy: arguments.policy.clone(), rules: arguments.rules.clone(), ..Given::default() };
    let (_, settings) = Configurations::of(&arguments.configuration, given, None)?.settings(file)?;
    Ok(desired::checker(&settings, &arguments.rules, desired::LIMITS))
}

fn write_report(
    file: &File,
    report: &Report,
    text: Option<&[u8]>,
    written: Written<'_>,
    format: Format,
) -> Result<(), Failure> {
    let summary =
        Summary { files: 1, found: report.counts(), omitted: report.omitted(), ..Summary::default() };
    let mut output = match format {
        Format::Human => stderr::writer(),
        format => {
            let options = WriterOptions { fail_on: Level::Error, with_fixes: false };
            writers::stdout(format, Color::Auto, false, options)?
        }
    };
    output.begin_file(file, Model::Webhooks.as_str())?;
    output.document(&Document { written, ..Document::new(file, report, text, Start::default()) })?;
    output.end_file(report.counts())?;
    if !report.is_valid() {
        output.finish(&summary)?;
    }
    Ok(())
}
