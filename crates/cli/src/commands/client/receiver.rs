//! The command `receiver check`: sends test events to a receiver, and judges its answers.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use chatapps_webhooks::{Checker, Group, Level, Limits, Model, Policy, Report, Rule};

use super::authorization::{authorization, wrong};
use super::destination::{Destination, TIMEOUT};
use super::probes::probes;
use super::receiver_answers::{Answer, Answers, Receiver};
use super::receiver_arguments::{CheckArguments, ReceiverCommand};
use crate::commands::sample;
use crate::exit_code::{INVALID, SUCCESS};
use crate::failure::Failure;
use crate::input::document::{Document, Start};
use crate::input::file::{File, shown};
use crate::messages;
use crate::output::summary::Summary;
use crate::output::writers::{self, WriterOptions};
use crate::policy::with_levels;

/// What the transcript is called if it isn't written to a file.
const UNRECORDED: &str = "receiver-transcript.json";

/// Runs the command.
pub(super) fn run(command: &ReceiverCommand) -> Result<u8, Failure> {
    match command {
        ReceiverCommand::Check(arguments) => check(arguments),
    }
}

/// Sends all probes, and prints what is wrong with the answers.
fn check(arguments: &CheckArguments) -> Result<u8, Failure> {
    let policy = with_levels(&arguments.policy, arguments.rules.iter().copied())?;
    check_policy(&policy)?;
    let right = authorization(arguments.authorization_file.as_deref())?;
    let destination = Destination::new("URL", &arguments.url, None, TIMEOUT)?;
    let probes = probes(arguments.seed.unwrap_or_else(any_seed)).map_err(sample::failure)?;
    let record = arguments.record.as_deref().map(Record::create).transpose()?;
    let receiver = Receiver { destination, wrong: wrong(right.as_ref()), right };
    let answers = receiver.answers(&probes)?;
    let transcript = transcript(&answers.transcript)?;
    if let Some(record) = record {
        record.write(&transcript)?;
    }
    // Each probe has two findings at most, and all of them are of interest.
    let checker = Checker::new(policy).with_limits(Limits { bytes: usize::MAX, ..Limits::DEFAULT });
    let report = checker.check(Model::ReceiverTranscript, &transcript);
    let name = arguments.record.clone().unwrap_or_else(|| PathBuf::from(UNRECORDED));
    print(arguments, &File::Path(name), &report, &transcript)?;
    if !arguments.quiet {
        summarize(&answers, probes.len(), receiver.right.is_some());
    }
    Ok(if report.counts().reaches(arguments.fail_on) { INVALID } else { SUCCESS })
}

/// A number that no check before had.
fn any_seed() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    now.as_secs().wrapping_mul(1_000_000).wrapping_add(now.subsec_micros().into())
}

/// The transcript as JSON, with a line for each probe.
fn transcript(answers: &[Answer]) -> Result<String, Failure> {
    let lines = answers.iter().map(serde_json::to_string).collect::<Result<Vec<_>, _>>()?;
    Ok(format!("{{\"probes\": [\n{}\n]}}\n", lines.join(",\n")))
}

/// The file of a transcript. It is opened before anything is sent, and keeps what it has until
/// there is something to write.
struct Record {
    file: fs::File,
    name: String,
}

impl Record {
    fn create(path: &Path) -> Result<Self, Failure> {
        let name = shown(path);
        let failed = |error| Failure::Message(format!("cannot write `{name}`: {error}"));
        let file = fs::OpenOptions::new().write(true).create(true).truncate(false).open(path);
        Ok(Self { file: file.map_err(failed)?, name })
    }

    fn write(mut self, transcript: &str) -> Result<(), Failure> {
        // Pipes and devices have no length.
        let _ = self.file.set_len(0);
        let written = self.file.write_all(transcript.as_bytes());
        written.map_err(|error| Failure::Message(format!("cannot write `{}`: {error}", self.name)))
    }
}

/// Prints the report on a transcript.
fn print(arguments: &CheckArguments, file: &File, report: &Report, transcript: &str) -> Result<(), Failure> {
    let options = WriterOptions { fail_on: arguments.fail_on, with_fixes: false };
    let mut output = writers::stdout(arguments.format, arguments.color, arguments.quiet, options)?;
    output.begin_file(file, Model::ReceiverTranscript.as_str())?;
    if !report.findings().is_empty() {
        let text = Some(transcript.as_bytes());
        output.document(&Document::new(file, report, text, Start::default()))?;
    }
    output.end_file(report.counts())?;
    let summary = Summary {
        files: 1,
        unit: Some("receiver"),
        valid: usize::from(report.is_valid()),
        found: report.counts(),
        ..Summary::default()
    };
    Ok(output.finish(&summary)?)
}

/// Notes how far the check came.
fn summarize(answers: &Answers, probes: usize, is_authorized: bool) {
    let (sent, slowest) = (answers.sent, answers.slowest);
    let were = if sent == 1 { "was" } else { "were" };
    messages::note(format_args!(
        "{sent} of {probes} events {were} sent; the slowest answer took {slowest} ms"
    ));
    if let Some(why) = &answers.stopped {
        messages::note(format_args!("the others were not sent, because {why}"));
    } else if sent < probes {
        messages::note(
            "the others were not sent, because similar events before them were refused or had no answer",
        );
    }
    if let Some(reason) = answers.transcript.iter().find_map(|answer| answer.reason.as_deref()) {
        messages::note(reason);
    }
    let nowhere = |answer: &Answer| matches!(answer.status, Some(404 | 405));
    if answers.transcript.iter().all(nowhere) {
        messages::note("every event was answered with 404 or 405: check the path of the URL");
    }
    if !is_authorized {
        messages::note("no authorization was given: set CHATAPPS_AUTHORIZATION to send it");
    }
}

/// Refuses a policy under which there is nothing to find.
fn check_policy(policy: &Policy) -> Result<(), Failure> {
    let mut of_receivers = Rule::catalogue().iter().filter(|info| info.group == Group::Receiver);
    if of_receivers.any(|info| policy.level(info.rule) != Level::Off) {
        return Ok(());
    }
    Err(Failure::Message(
        "all rules on receivers are off, so nothing would be found: use another policy than `contract`, or set the level of a rule with --rule"
            .to_owned(),
    ))
}
