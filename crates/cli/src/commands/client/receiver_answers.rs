//! How a receiver answers what it is sent, and when it isn't worth going on.

use std::io;
use std::time::{Duration, Instant};

use chatapps_webhooks::{ProbeCredentials, ProbeFailure};
use serde::Serialize;
use ureq::Error;
use ureq::http::header::HeaderValue;

use super::destination::Destination;
use super::early_answer::is_closed;
use super::probes::{OPENING, Probe};
use super::unreachable::tls_error;
use crate::checking::progress;
use crate::failure::Failure;
use crate::interrupt;

/// After so many bad times of one kind in a row, the other events aren't sent.
const MOST_BAD: usize = OPENING;

/// An answer that takes longer is a slow one, in milliseconds.
const SLOW: u64 = 4_000;

/// After this time, no event is sent any more.
pub(super) const LONGEST: Duration = Duration::from_mins(1);

/// The receiver that is checked.
pub(super) struct Receiver {
    pub(super) destination: Destination,
    pub(super) right: Option<HeaderValue>,
    pub(super) wrong: HeaderValue,
}

/// A probe, and how it was answered: an element of the transcript.
#[derive(Serialize)]
pub(super) struct Answer {
    probe: &'static str,
    // What findings are about comes first: people see the start of a line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) status: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) failure: Option<&'static str>,
    pub(super) milliseconds: u64,
    credentials: &'static str,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<i64>,
    #[serde(skip_serializing_if = "is_zero")]
    alike: usize,
    /// Why there is none, if that says more than the kind of the failure.
    #[serde(skip)]
    pub(super) reason: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "it is what the attribute of a field asks for")]
const fn is_zero(number: &usize) -> bool {
    *number == 0
}

/// How an answer counts. Those that count alike have one cause.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Accepted,
    Unauthorized,
    /// The first digit of the status.
    Refused(u16),
    Slow,
    None(&'static str),
}

/// What came of a check.
pub(super) struct Answers {
    pub(super) transcript: Vec<Answer>,
    /// How many events were sent.
    pub(super) sent: usize,
    /// How long the slowest answer took, in milliseconds.
    pub(super) slowest: u64,
    /// Why others weren't sent.
    pub(super) stopped: Option<String>,
}

impl Answer {
    fn outcome(&self) -> Outcome {
        match (self.failure, self.status) {
            (None, Some(_)) if self.milliseconds > SLOW => Outcome::Slow,
            (None, Some(200..=299)) => Outcome::Accepted,
            (None, Some(401 | 403)) => Outcome::Unauthorized,
            (None, Some(status)) => Outcome::Refused(status / 100),
            (failure, _) => Outcome::None(failure.unwrap_or_default()),
        }
    }

    /// What all that were answered like this have in common.
    fn in_common(&self) -> String {
        match (self.outcome(), self.status) {
            (Outcome::Slow, _) => format!("were answered after more than {} seconds", SLOW / 1000),
            (Outcome::None(_), _) => "had no answer".to_owned(),
            (Outcome::Refused(class), _) => format!("were answered with {class}XX"),
            (_, status) => format!("were answered with {}", status.unwrap_or_default()),
        }
    }
}

impl Receiver {
    /// Sends probes, one after the other, until it isn't worth going on.
    pub(super) fn answers(&self, probes: &[Probe]) -> Result<Answers, Failure> {
        let bar = progress::steps(probes.len());
        let start = Instant::now();
        let mut answers = Answers { transcript: Vec::new(), sent: 0, slowest: 0, stopped: None };
        // Whether each was accepted, in the order of the probes.
        let mut accepted: Vec<bool> = Vec::new();
        for probe in probes {
            interrupt::check()?;
            bar.inc(1);
            let is_first = accepted.is_empty();
            let is_moot = probe.follows.is_some_and(|index| accepted.get(index) != Some(&true));
            if is_moot || answers.has_unanswered_strangers(probe.credentials) {
                accepted.push(false);
                continue;
            }
            if start.elapsed() > LONGEST {
                answers.stopped = Some(format!("a check ends after {} seconds", LONGEST.as_secs()));
                break;
            }
            let answer = self.answer(probe, is_first)?;
            accepted.push(answer.outcome() == Outcome::Accepted);
            answers.add(answer);
            if answers.stopped.is_some() {
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
        let (status, failure, reason) = match sent {
            Ok(status) if is_first && self.right.is_none() && matches!(status.as_u16(), 401 | 403) => {
                return Err(Failure::Message(format!(
                    "the receiver answers {status}: set CHATAPPS_AUTHORIZATION, or name a file with --authorization-file"
                )));
            }
            Ok(status) => (Some(status.as_u16()), None, None),
            Err(error) => {
                let reason = self.destination.reason(&error);
                let failure = failure(&error);
                if is_first && matches!(failure, ProbeFailure::Refused | ProbeFailure::Other) {
                    return Err(Failure::Message(format!("cannot reach the receiver: {reason}")));
                }
                let says_more = matches!(failure, ProbeFailure::Tls | ProbeFailure::Unreadable);
                (None, Some(failure.as_str()), says_more.then(|| reason.to_string()))
            }
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
            alike: 0,
            reason,
        })
    }
}

impl Answers {
    /// Whether one with such credentials, which aren't the right ones, has had no answer: others
    /// would have none either, and each may take five seconds.
    fn has_unanswered_strangers(&self, credentials: ProbeCredentials) -> bool {
        let of_them = |answer: &&Answer| answer.credentials == credentials.as_str();
        let is_stranger = credentials != ProbeCredentials::Right;
        is_stranger && self.transcript.iter().filter(of_them).any(|answer| answer.failure.is_some())
    }

    /// Adds an answer. One cause has one entry if it shows at once, or among strangers.
    fn add(&mut self, answer: Answer) {
        self.sent += 1;
        self.slowest = self.slowest.max(answer.milliseconds);
        let is_right = answer.credentials == ProbeCredentials::Right.as_str();
        let outcome = answer.outcome();
        let is_alike = |known: &&mut Answer| {
            known.credentials == answer.credentials
                && known.outcome() == outcome
                // It has no finding, as 403 has.
                && known.status != Some(401)
                && answer.status != Some(401)
        };
        if !is_right && let Some(known) = self.transcript.iter_mut().find(is_alike) {
            known.alike += 1;
            return;
        }
        self.transcript.push(answer);
        if is_right {
            self.stop_if_hopeless(outcome);
        }
    }

    /// Stops if all of the first events were answered alike and badly, or if several in a row were
    /// slow or had no answer.
    fn stop_if_hopeless(&mut self, outcome: Outcome) {
        let is_opening = self.sent == OPENING;
        let costs_time = matches!(outcome, Outcome::Slow | Outcome::None(_));
        if outcome == Outcome::Accepted || !is_opening && !costs_time {
            return;
        }
        let right = |answer: &&Answer| answer.credentials == ProbeCredentials::Right.as_str();
        let in_a_row =
            self.transcript.iter().rev().filter(right).take_while(|answer| answer.outcome() == outcome);
        if in_a_row.count() < MOST_BAD {
            return;
        }
        let Some(last) = self.transcript.last() else { return };
        let which = if is_opening { "the first" } else { "the last" };
        self.stopped = Some(format!("{which} {MOST_BAD} events {}", last.in_common()));
        if is_opening {
            self.transcript.truncate(1);
            self.transcript.iter_mut().for_each(|first| first.alike = OPENING - 1);
        }
    }
}

/// Why there is no answer, as a transcript says it.
fn failure(error: &Error) -> ProbeFailure {
    match error {
        Error::Timeout(_) => ProbeFailure::Timeout,
        Error::Io(error) if tls_error(error).is_some() => ProbeFailure::Tls,
        Error::Io(error) if is_closed(error) => ProbeFailure::Closed,
        Error::Io(error) => match error.kind() {
            io::ErrorKind::ConnectionRefused => ProbeFailure::Refused,
            io::ErrorKind::TimedOut => ProbeFailure::Timeout,
            _ => ProbeFailure::Other,
        },
        Error::Rustls(_) | Error::Tls(_) => ProbeFailure::Tls,
        Error::Protocol(_) | Error::Http(_) | Error::LargeResponseHeader(..) => ProbeFailure::Unreadable,
        _ => ProbeFailure::Other,
    }
}
