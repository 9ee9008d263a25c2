//! The webhooks that are wanted: a file, checked like any other.

use chatapps_webhooks::{Checker, Level, Model, Report, Rule, Webhook, WebhookSet};

use super::args::DesiredArguments;
use crate::args::{Color, Format};
use crate::document::{Document, Start};
use crate::file::File;
use crate::input::{self, Text, Unread};
use crate::output::{self, Summary};
use crate::stop::Stop;

/// The set that a file describes; `None` if it has an error, which is told in that format.
pub(super) fn read(arguments: &DesiredArguments, format: Format) -> Result<Option<WebhookSet>, Stop> {
    let checker = checker(arguments)?;
    let file = File::from_argument(&arguments.file);
    let unread = |error| Stop::Failed(Unread::new(file.clone(), &error).message);
    let text = match input::read(&file, &checker, Model::Webhooks).map_err(unread)? {
        Text::Read(text) => text,
        Text::TooLarge(report) => return tell(&file, &report, None, format).map(|()| None),
    };
    match checker.parse::<Vec<Webhook>>(&text) {
        Ok(parsed) => Ok(Some(parsed.value.into_iter().collect())),
        Err(invalid) => tell(&file, invalid.report(), Some(&text), format).map(|()| None),
    }
}

/// Where a mask is wrong the plan knows better: it stands for "as it is".
fn checker(arguments: &DesiredArguments) -> Result<Checker, Stop> {
    let unknown = |error: &dyn std::fmt::Display| Stop::Failed(error.to_string());
    let policy = arguments
        .policy
        .clone()
        .with_level(Rule::MaskedSecret, Level::Off)
        .map_err(|error| unknown(&error))?;
    let policy = arguments
        .rules
        .iter()
        .try_fold(policy, |policy, (rule, level)| policy.with_level(*rule, *level))
        .map_err(|error| unknown(&error))?;
    Ok(Checker::new(policy))
}

fn tell(file: &File, report: &Report, text: Option<&[u8]>, format: Format) -> Result<(), Stop> {
    let mut summary = Summary { files: 1, ..Summary::default() };
    summary.count(report);
    let mut output = output::of_format(format, Color::Auto)?;
    output.begin_file(file, Model::Webhooks)?;
    output.document(&Document { file, report, text, start: Start::default() })?;
    output.end_file(false)?;
    output.finish(&summary)?;
    Ok(())
}
