//! Reads the desired webhooks: a file, checked like any other, but without notices.

use chatapps_webhooks::{Checker, InputFormat, Level, Limits, Model, Report, Rule, Webhook, WebhookSet};
use chatapps_webhooks_project::Given;
use chatapps_webhooks_texts::transcribe;

use super::arguments::DesiredArguments;
use super::connection::MAX_ANSWER_BYTES;
use super::listing::MAX_ENTRIES;
use crate::checking::configuration::Configurations;
use crate::failure::Failure;
use crate::input::document::{Document, Start, Written};
use crate::input::file::File;
use crate::input::reading::{self, Text, Unread};
use crate::output::format::{Color, Format};
use crate::output::summary::Summary;
use crate::output::{stderr, stdout};
use crate::policy::with_levels;

/// The set in a file; `None` if it has an error. Writes errors in the format, and other findings on
/// standard error.
pub(super) fn read(arguments: &DesiredArguments, format: Format) -> Result<Option<WebhookSet>, Failure> {
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
    let (parsed, written) = match &transcript {
        None => (checker.parse::<Vec<Webhook>>(&text), Written::AsJson),
        Some(transcript) => (transcript.parse(&checker), Written::Otherwise(Some(transcript))),
    };
    match parsed {
        Ok(parsed) => {
            if !parsed.report.findings().is_empty() {
                write_report(&file, &parsed.report, Some(&text), written, Format::Human)?;
            }
            Ok(Some(parsed.value.into_iter().collect()))
        }
        Err(invalid) => write_report(&file, invalid.report(), Some(&text), written, format).map(|()| None),
    }
}

/// The checker for the file. It accepts masks: in a plan, a mask stands for the current secret. And
/// it accepts whatever `pull` can print, which may be more than one request has room for: the
/// limits of the configuration are for other documents. What is sent is checked whole: no baseline
/// counts.
fn checker(arguments: &DesiredArguments, file: &File) -> Result<Checker, Failure> {
    let given =
        Given { policy: arguments.policy.clone(), rules: arguments.rules.clone(), ..Given::default() };
    let (_, settings) = Configurations::of(&arguments.configuration, given, None)?.settings(file)?;
    let given = |rule| arguments.rules.iter().any(|(its, _)| *its == rule);
    // Notices are worth knowing when a file is written, not each time that it is sent.
    let is_off = |rule, level| !given(rule) && (level == Level::Notice || rule == Rule::MaskedSecret);
    let rules = Rule::catalogue().iter().map(|row| row.rule);
    let off = rules.filter(|rule| is_off(*rule, settings.policy.level(*rule)));
    let policy = with_levels(&settings.policy, off.map(|rule| (rule, Level::Off)))?;
    let mut exceptions = settings.exceptions;
    for (_, rule, level) in &mut exceptions.levels {
        if is_off(*rule, *level) {
            *level = Level::Off;
        }
    }
    let limits = Limits { bytes: MAX_ANSWER_BYTES as usize, entries: MAX_ENTRIES, ..Limits::DEFAULT };
    Ok(Checker::new(policy).with_limits(limits).with_exceptions(exceptions))
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
        format => stdout::writer(format, Color::Auto, false, Level::Error)?,
    };
    output.begin_file(file, Model::Webhooks.as_str())?;
    output.document(&Document { written, ..Document::new(file, report, text, Start::default()) })?;
    output.end_file(report.counts())?;
    if !report.is_valid() {
        output.finish(&summary)?;
    }
    Ok(())
}
