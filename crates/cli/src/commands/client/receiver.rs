//! The command `receiver check`: sends test events to a receiver, and judges its answers.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use chatapps_webhooks::{Checker, Limits, Model, ProbeCredentials, ProbeFailure, Report};
use serde::Serialize;
use ureq::Error;
use ureq::http::header::HeaderValue;

use super::authorization::{authorization, wrong};
use super::destination::{Destination, TIMEOUT};
use super::probes::{Probe, probes};
use super::receiver_arguments::{CheckArguments, ReceiverCommand};
use crate::checking::progress;
use crate::commands::sample;
use crate::exit_code::{INVALID, SUCCESS};
use crate::failure::Failure;
use crate::input::document::{Document, Start};
use crate::input::file::{File, shown};
use crate::interrupt;
use crate::messages;
use crate::output::stdout;
use crate::output::summary::Summary;
use crate::policy::with_levels;

/// What the transcript is called if it isn't written to a file.
const UNRECORDED: &str = "receiver-transcript.json";

/// After so many requests without an answer, one after the other, the others aren't sent.
const MOST_UNANSWERED: usize = 3;

/// Runs the command.
pub(super) fn run(command: &ReceiverCommand) -> Result<u8, Failure> {
    match command {
        ReceiverCommand::Check(arguments) => check(arguments),
    }
}

/// Sends all probes, and prints what is wrong with the answers.
fn check(arguments: &CheckArguments) -> Result<u8, Failure> {
    let policy = with_levels(&arguments.policy, arguments.rules.iter().copied())?;
    let right = authorization(arguments.authorization_file.as_deref())?;
    let destination = Destination::new("URL", &arguments.url, None, TIMEOUT)?;
    let probes = probes(arguments.seed.unwrap_or_else(any_seed)).map_err(sample::failure)?;
    let record = arguments.record.as_deref().map(Record::create).transpose()?;
    let receiver = Receiver { destination, wrong: wrong(right.as_ref()), right };
    let answers = receiver.answers(&probes)?;
    let transcript = transcript(&answers)?;
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

/// The receiver that is checked.
struct Receiver {
    destination: Destination,
    right: Option<HeaderValue>,
    wrong: HeaderValue,
}

/// A probe, and how it was answered: an element of the transcript.
#[derive(Serialize)]
struct Answer {
    probe: &'static str,
    // What findings are about comes first: people see the start of a line.
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    failure: Option<&'static str>,
    milliseconds: u64,
    credentials: &'static str,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<i64>,
}

impl Receiver {
    /// Sends probes, one after the other, until it isn't worth going on.
    fn answers(&self, probes: &[Probe]) -> Result<Vec<Answer>, Failure> {
        let bar = progress::steps(probes.len());
        let mut answers: Vec<Answer> = Vec::new();
        for probe in probes {
            interrupt::check()?;
            let answer = self.answer(probe, answers.is_empty())?;
            bar.inc(1);
            let is_refused = answers.is_empty() && matches!(answer.status, Some(401 | 403));
            answers.push(answer);
            let unanswered = answers.iter().rev().take_while(|answer| answer.failure.is_some()).count();
            if is_refused || unanswered == MOST_UNANSWERED {
                break;
            }
        }
        bar.finish_and_clear();
        Ok(answers)
    }

    /// Sends a probe. That nobody is there to answer the first one is a failure of the check.
    fn answer(&self, probe: &Probe, is_first: bool) -> Result<Answer, Failure> {
        let authorization = match probe.credentials {
            ProbeCredentials::Right => self.right.as_ref(),
            ProbeCredentials::Wrong => Some(&self.wrong),
            ProbeCredentials::Missing => None,
        };
        let start = Instant::now();
        let sent = self.destination.post_as(authorization, probe.body.as_bytes());
        let time = start.elapsed();
        let (status, failure) = match sent {
            Ok(status) if is_first && self.right.is_none() && matches!(status.as_u16(), 401 | 403) => {
                return Err(Failure::Message(format!(
                    "the receiver answers {status}: set CHATAPPS_AUTHORIZATION, or name a file with --authorization-file"
                )));
            }
            Ok(status) => (Some(status.as_u16()), None),
            Err(error) if is_first && is_nobody_there(&error) => {
                let reason = self.destination.reason(&error);
                return Err(Failure::Message(format!("cannot reach the receiver: {reason}")));
            }
            Err(error) => (None, Some(failure(&error).as_str())),
        };
        Ok(Answer {
            probe: probe.what.as_str(),
            status,
            failure,
            milliseconds: u64::try_from(time.as_millis()).unwrap_or(u64::MAX),
            credentials: probe.credentials.as_str(),
            kind: probe.kind.as_str(),
            detail: probe.detail,
            format: probe.format,
        })
    }
}

/// Whether there was no receiver to give an answer, or none that may be asked.
fn is_nobody_there(error: &Error) -> bool {
    match error {
        Error::Io(error) => matches!(failure_of_io(error), ProbeFailure::Refused | ProbeFailure::Other),
        Error::HostNotFound
        | Error::ConnectionFailed
        | Error::ConnectProxyFailed(_)
        | Error::Rustls(_)
        | Error::Tls(_) => true,
        _ => false,
    }
}

fn failure(error: &Error) -> ProbeFailure {
    match error {
        Error::Timeout(_) => ProbeFailure::Timeout,
        Error::Io(error) => failure_of_io(error),
        _ => ProbeFailure::Other,
    }
}

fn failure_of_io(error: &io::Error) -> ProbeFailure {
    match error.kind() {
        io::ErrorKind::ConnectionRefused => ProbeFailure::Refused,
        io::ErrorKind::TimedOut => ProbeFailure::Timeout,
        io::ErrorKind::ConnectionReset
        | io::ErrorKind::ConnectionAborted
        | io::ErrorKind::BrokenPipe
        | io::ErrorKind::UnexpectedEof => ProbeFailure::Closed,
        _ => ProbeFailure::Other,
    }
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
    let mut output = stdout::writer(arguments.format, arguments.color, arguments.quiet)?;
    output.begin_file(file, Model::ReceiverTranscript)?;
    if !report.findings().is_empty() {
        let text = Some(transcript.as_bytes());
        output.document(&Document { file, report, text, start: Start::default() })?;
    }
    output.end_file(report.is_valid())?;
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
fn summarize(answers: &[Answer], probes: usize, is_authorized: bool) {
    let slowest = answers.iter().map(|answer| answer.milliseconds).max().unwrap_or_default();
    let sent = answers.len();
    messages::note(format_args!("{sent} of {probes} events were sent; the slowest answer took {slowest} ms"));
    let stopped_by = |status: &Answer| {
        if status.failure.is_some() {
            format!("{MOST_UNANSWERED} events in a row had no answer")
        } else {
            "the first one was not authorized".to_owned()
        }
    };
    if let Some(last) = answers.last().filter(|_| sent < probes) {
        messages::note(format_args!("the others were not sent, because {}", stopped_by(last)));
    }
    let nowhere = |answer: &Answer| matches!(answer.status, Some(404 | 405));
    if answers.iter().all(nowhere) {
        messages::note("every event was answered with 404 or 405: look at the path of the URL");
    }
    if !is_authorized {
        messages::note("no authorization was given: set CHATAPPS_AUTHORIZATION to send it");
    }
}
