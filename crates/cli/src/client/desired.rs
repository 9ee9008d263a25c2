//! The webhooks that are wanted: a file, checked like any other, but that notices are left out: who sends it has read them before.

use chatapps_webhooks::{Checker, Level, Model, Report, Rule, Webhook, WebhookSet};

use super::args::DesiredArguments;
use crate::args::{Color, Format};
use crate::document::{Document, Start};
use crate::file::File;
use crate::input::{self, Text, Unread};
use crate::output::{self, Counts, Summary};
use crate::stop::Stop;

/// The set that a file describes; `None` if it has an error. That is told in the format, and what is no error on standard error.
pub(super) fn read(arguments: &DesiredArguments, format: Format) -> Result<Option<WebhookSet>, Stop> {
    let checker = checker(arguments)?;
    let file = File::from_argument(&arguments.file);
    let unread = |error| Stop::Failed(Unread::new(file.clone(), &error).message);
    let text = match input::read(&file, &checker, Model::Webhooks).map_err(unread)? {
        Text::Read(text) => text,
        Text::TooLarge(report) => return tell(&file, &report, None, format).map(|()| None),
    };
    match checker.parse::<Vec<Webhook>>(&text) {
        Ok(parsed) => {
            if !parsed.report.findings().is_empty() {
                tell(&file, &parsed.report, Some(&text), Format::Human)?;
            }
            Ok(Some(parsed.value.into_iter().collect()))
        }
        Err(invalid) => tell(&file, invalid.report(), Some(&text), format).map(|()| None),
    }
}

/// Where a mask is wrong the plan knows better: it stands for "as it is".
fn checker(arguments: &DesiredArguments) -> Result<Checker, Stop> {
    let rules = Rule::catalogue().iter().map(|row| row.rule);
    let notices = rules.filter(|rule| arguments.policy.level(*rule) == Level::Notice);
    let off = notices.chain([Rule::MaskedSecret]).map(|rule| (rule, Level::Off));
    let policy = off
        .chain(arguments.rules.iter().copied())
        .try_fold(arguments.policy.clone(), |policy, (rule, level)| policy.with_level(rule, level))
        .map_err(|error| Stop::Failed(error.to_string()))?;
    Ok(Checker::new(policy))
}

fn tell(file: &File, report: &Report, text: Option<&[u8]>, format: Format) -> Result<(), Stop> {
    let summary = Summary { files: 1, found: Counts::of(report), ..Summary::default() };
    let mut output = match format {
        Format::Human => output::human_on_stderr(),
        format => output::of_format(format, Color::Auto)?,
    };
    output.begin_file(file, Model::Webhooks)?;
    output.document(&Document { file, report, text, start: Start::default() })?;
    output.end_file(false)?;
    if !report.is_valid() {
        output.finish(&summary)?;
    }
    Ok(())
}
