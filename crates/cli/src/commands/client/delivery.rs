//! Sends events to a receiver as the platform sends them.

use std::env;
use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use chatapps_webhooks::{Checker, Policy, Secret, printable};
use serde_json::json;
use ureq::http::header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HeaderValue};
use ureq::http::{StatusCode, Uri};
use ureq::typestate::WithBody;
use ureq::{Agent, Error, RequestBuilder, SendBody};

use super::api::agent;
use super::delivery_arguments::{DeliveryArguments, DeliveryFormat};
use super::proxy::EnvironmentProxy;
use super::unreachable;
use crate::exit_code::{INVALID, SUCCESS};
use crate::failure::Failure;
use crate::input::file::shown;
use crate::interrupt;
use crate::output::escape::write_json;

/// How long the platform waits for an answer, in seconds.
pub(super) const TIMEOUT: u64 = 5;

/// How long the platform waits, after a failure, before it sends an event again.
const SCHEDULE: [Duration; 4] =
    [Duration::from_secs(1), Duration::from_secs(10), Duration::from_secs(30), Duration::from_secs(90)];

/// By how much `--fast` shortens that.
const FAST: u32 = 100;

const VARIABLE: &str = "CHATAPPS_AUTHORIZATION";

/// More bytes than any header has. The program reads no more, since the argument can name any file.
const MAX_HEADER_BYTES: u64 = 16 * 1024;

/// How a body is put on the wire.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Pace {
    #[default]
    Whole,
    /// In ten pieces, over two seconds.
    Slow,
    /// The first attempt ends in the middle.
    CutOff,
}

/// A body to deliver.
#[derive(Clone, Debug)]
pub(super) struct Parcel {
    pub(super) body: Vec<u8>,
    pub(super) pace: Pace,
}

/// How one attempt ended.
enum Outcome {
    Answered(StatusCode),
    /// There was no answer, for this reason.
    None(String),
}

impl Outcome {
    fn is_taken(&self) -> bool {
        matches!(self, Self::Answered(status) if status.is_success())
    }
}

/// Another receiver, and the way there.
pub(super) struct Destination {
    agent: Agent,
    url: String,
    proxy: Option<EnvironmentProxy>,
    authorization: Option<HeaderValue>,
    timeout: Duration,
}

impl Destination {
    /// The one of an option. Errors don't show the URL, which may contain a secret.
    pub(super) fn new(
        option: &str,
        url: &str,
        authorization: Option<HeaderValue>,
        timeout: Duration,
    ) -> Result<Self, Failure> {
        let failed = |what: &str| Failure::Message(format!("{option}: expected {what}"));
        let uri = url.parse::<Uri>().ok();
        let authority = uri
            .as_ref()
            .filter(|uri| matches!(uri.scheme_str(), Some("http" | "https")))
            .and_then(Uri::authority)
            .filter(|authority| !authority.host().is_empty())
            .ok_or_else(|| failed("a URL such as `http://127.0.0.1:8000/events`"))?;
        let after_host = authority.as_str().rsplit('@').next().unwrap_or_default().len();
        if after_host != authority.host().len() && authority.port_u16().is_none_or(|port| port == 0) {
            return Err(failed("a port from 1 to 65535 after the host"));
        }
        let proxy = EnvironmentProxy::find(url)?;
        // A connection that the receiver closes meanwhile would look like its failure.
        let agent = agent(false, timeout, proxy.as_ref(), 0);
        Ok(Self { agent, url: url.to_owned(), proxy, authorization, timeout })
    }

    /// Posts a body, and returns the status of the answer, or why there is none.
    pub(super) fn post(&self, body: &[u8], pace: Pace, pause: Duration) -> Result<StatusCode, String> {
        let request = self.request(self.authorization.as_ref());
        let sent = match pace {
            Pace::Whole => request.send(body),
            pace => {
                let mut pieces = Pieces { rest: body, all: body.len(), pause, pace };
                request.header(CONTENT_LENGTH, body.len()).send(SendBody::from_reader(&mut pieces))
            }
        };
        match sent {
            Ok(answer) => Ok(answer.status()),
            Err(Error::Io(error)) if pace == Pace::CutOff && error.kind() == CUT_OFF => {
                Err("cut off, as asked for".to_owned())
            }
            Err(error) => Err(self.reason(&error)),
        }
    }

    /// Posts a body with another value of `Authorization`, or with none.
    pub(super) fn post_as(
        &self,
        authorization: Option<&HeaderValue>,
        body: &[u8],
    ) -> Result<StatusCode, Error> {
        self.request(authorization).send(body).map(|answer| answer.status())
    }

    fn request(&self, authorization: Option<&HeaderValue>) -> RequestBuilder<WithBody> {
        let request = self.agent.post(&self.url).header(CONTENT_TYPE, "application/json");
        match authorization {
            Some(authorization) => request.header(AUTHORIZATION, authorization),
            None => request,
        }
    }

    /// Why there is no answer.
    pub(super) fn reason(&self, error: &Error) -> String {
        let reason = unreachable::reason(error, self.timeout.as_secs(), self.proxy.as_ref());
        // They are about the options of the commands for endpoints.
        printable(&reason).replace(" (--timeout)", "").replace("the base URL", "the URL")
    }
}

/// The kind of the error with which a body ends that is to be cut off.
const CUT_OFF: io::ErrorKind = io::ErrorKind::InvalidData;

pub(super) struct Sender<'a> {
    destination: Destination,
    arguments: &'a DeliveryArguments,
}

impl<'a> Sender<'a> {
    pub(super) fn new(arguments: &'a DeliveryArguments) -> Result<Self, Failure> {
        let authorization = authorization(arguments.authorization_file.as_deref())?;
        let timeout = Duration::from_secs(TIMEOUT);
        Ok(Self { destination: Destination::new("--to", &arguments.url, authorization, timeout)?, arguments })
    }

    /// Delivers parcels, and returns the exit code.
    pub(super) fn deliver(
        &self,
        parcels: impl Iterator<Item = Result<Parcel, Failure>> + Send,
    ) -> Result<u8, Failure> {
        let parcels = Mutex::new((parcels, Instant::now()));
        let lost = AtomicUsize::new(0);
        let work = || -> Result<(), Failure> {
            loop {
                interrupt::check()?;
                let Some(parcel) = self.next(&parcels)? else { return Ok(()) };
                if !self.deliver_one(&parcel)? {
                    lost.fetch_add(1, Ordering::Relaxed);
                }
            }
        };
        thread::scope(|scope| {
            let workers: Vec<_> = (1..self.arguments.concurrency).map(|_| scope.spawn(work)).collect();
            let own = work();
            let others = workers.into_iter().map(|worker| {
                worker.join().unwrap_or_else(|_| Err(Failure::Message("a delivery panicked".to_owned())))
            });
            others.fold(own, Result::and)
        })?;
        Ok(if lost.into_inner() == 0 { SUCCESS } else { INVALID })
    }

    /// The next parcel, when it is time.
    fn next<I: Iterator<Item = Result<Parcel, Failure>>>(
        &self,
        parcels: &Mutex<(I, Instant)>,
    ) -> Result<Option<Parcel>, Failure> {
        let mut parcels = parcels.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(parcel) = parcels.0.next().transpose()? else { return Ok(None) };
        if let Some(rate) = self.arguments.rate {
            thread::sleep(parcels.1.saturating_duration_since(Instant::now()));
            parcels.1 = parcels.1.max(Instant::now()) + Duration::from_secs(1) / rate;
        }
        Ok(Some(parcel))
    }

    /// Delivers a parcel, with all attempts that it needs. Whether it was taken.
    fn deliver_one(&self, parcel: &Parcel) -> Result<bool, Failure> {
        let event = Checker::new(Policy::contract()).receive(&parcel.body).value;
        let (kind, key) = (event.kind().as_str(), event.delivery_key());
        for attempt in 0..=self.arguments.retries {
            let pace = if attempt == 0 || parcel.pace == Pace::Slow { parcel.pace } else { Pace::Whole };
            let start = Instant::now();
            let pause = Duration::from_millis(if self.arguments.fast { 20 } else { 200 });
            let outcome = match self.destination.post(&parcel.body, pace, pause) {
                Ok(status) => Outcome::Answered(status),
                Err(reason) => Outcome::None(reason),
            };
            let time = start.elapsed();
            let wait = SCHEDULE
                .get(attempt)
                .filter(|_| !outcome.is_taken() && attempt < self.arguments.retries)
                .map(|wait| if self.arguments.fast { *wait / FAST } else { *wait });
            self.print(kind, &key, attempt + 1, &outcome, time, wait)?;
            if outcome.is_taken() {
                return Ok(true);
            }
            let Some(wait) = wait else { break };
            interrupt::check()?;
            thread::sleep(wait);
        }
        Ok(false)
    }

    /// Prints how an attempt ended, and what the platform does next.
    fn print(
        &self,
        kind: &str,
        key: &str,
        attempt: usize,
        outcome: &Outcome,
        time: Duration,
        wait: Option<Duration>,
    ) -> Result<(), Failure> {
        let next = match (outcome.is_taken(), wait) {
            (true, _) => "delivered",
            (false, Some(_)) => "retry",
            (false, None) => "dropped",
        };
        let mut out = io::stdout().lock();
        if self.arguments.output == DeliveryFormat::Json {
            let (status, error) = match outcome {
                Outcome::Answered(status) => (Some(status.as_u16()), None),
                Outcome::None(reason) => (None, Some(reason)),
            };
            let line = json!({
                "kind": kind,
                "key": key,
                "attempt": attempt,
                "status": status,
                "error": error,
                "milliseconds": u64::try_from(time.as_millis()).unwrap_or(u64::MAX),
                "next": next,
                "retryAfterMilliseconds": wait.map(|wait| u64::try_from(wait.as_millis()).unwrap_or(u64::MAX)),
            });
            write_json(&mut out, &line)?;
            writeln!(out)?;
            return Ok(out.flush()?);
        }
        let answer = match outcome {
            Outcome::Answered(status) if status.is_redirection() => format!("{status}, not followed"),
            Outcome::Answered(status) => status.to_string(),
            Outcome::None(reason) => reason.clone(),
        };
        let next = match wait {
            _ if outcome.is_taken() => "delivered".to_owned(),
            Some(wait) => format!("sent again in {wait:?}"),
            None if self.arguments.retries < SCHEDULE.len() => "not delivered".to_owned(),
            None => "not delivered: the platform drops the event".to_owned(),
        };
        writeln!(out, "{kind} {}: {answer} after {} ms; {next}", shown_key(key), time.as_millis())?;
        Ok(out.flush()?)
    }
}

/// A key for people. An id in it can be as long as a body.
pub(super) fn shown_key(key: &str) -> String {
    const MOST: usize = 200;
    let shown = printable(key);
    match shown.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", shown.get(..end).unwrap_or_default()),
        None => shown,
    }
}

/// A body that is sent in pieces.
struct Pieces<'b> {
    rest: &'b [u8],
    all: usize,
    pause: Duration,
    pace: Pace,
}

impl Read for Pieces<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.pace == Pace::CutOff && self.rest.len() <= self.all / 2 {
            return Err(CUT_OFF.into());
        }
        if self.rest.len() < self.all {
            thread::sleep(self.pause);
        }
        let length = self.all.div_ceil(10).min(self.rest.len()).min(buffer.len());
        let (piece, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, &[]));
        self.rest = rest;
        piece.as_ref().read(buffer)
    }
}

/// The value of `Authorization`, from the file, or else from the environment. `None` if neither has
/// it.
pub(super) fn authorization(file: Option<&Path>) -> Result<Option<HeaderValue>, Failure> {
    let (text, origin) = match file {
        Some(path) => {
            let name = shown(path);
            let failed = |error: io::Error| {
                Failure::Message(format!("cannot read the authorization in `{name}`: {error}"))
            };
            let mut text = String::new();
            let file = std::fs::File::open(path).map_err(failed)?;
            file.take(MAX_HEADER_BYTES).read_to_string(&mut text).map_err(failed)?;
            (Secret::from(text), format!("`{name}`"))
        }
        None => match env::var(VARIABLE) {
            Ok(text) => (text.into(), VARIABLE.to_owned()),
            Err(env::VarError::NotPresent) => return Ok(None),
            Err(env::VarError::NotUnicode(_)) => return Err(unusable(VARIABLE)),
        },
    };
    let value = text.reveal().trim();
    let is_usable = !value.is_empty()
        && (value.len() as u64) < MAX_HEADER_BYTES
        && value.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if !is_usable {
        return Err(unusable(&origin));
    }
    let mut value = HeaderValue::try_from(value).map_err(|_| unusable(&origin))?;
    value.set_sensitive(true);
    Ok(Some(value))
}

fn unusable(origin: &str) -> Failure {
    Failure::Message(format!(
        "{origin} does not contain a value for `Authorization`: expected one line of visible ASCII characters, such as `Bearer …`"
    ))
}
