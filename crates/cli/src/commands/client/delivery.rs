//! Sends events to one receiver, as the platform sends them.

use std::env;
use std::io::{self, Read};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use chatapps_webhooks::{Secret, printable};
use ureq::http::header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HeaderValue};
use ureq::http::{StatusCode, Uri};
use ureq::typestate::WithBody;
use ureq::{Agent, Error, RequestBuilder, SendBody};

use super::attempt_output::{Attempt, Label, Next, Outcome};
use super::connection::agent;
use super::delivery_arguments::{DirectArguments, FlowArguments};
use super::dispatch::dispatch;
use super::proxy::EnvironmentProxy;
use super::unreachable;
use crate::failure::Failure;
use crate::input::file::shown;
use crate::interrupt;

/// How long the platform waits for an answer, in seconds.
pub(super) const TIMEOUT: u64 = 5;

/// How long the platform waits, after a failure, before it sends an event again.
pub(super) const SCHEDULE: [Duration; 4] =
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

/// Sends events to one receiver.
pub(super) struct Sender<'a> {
    destination: Destination,
    direct: &'a DirectArguments,
    flow: &'a FlowArguments,
}

impl<'a> Sender<'a> {
    pub(super) fn new(
        url: &str,
        direct: &'a DirectArguments,
        flow: &'a FlowArguments,
    ) -> Result<Self, Failure> {
        let authorization = authorization(direct.authorization_file.as_deref())?;
        let timeout = Duration::from_secs(TIMEOUT);
        Ok(Self { destination: Destination::new("--to", url, authorization, timeout)?, direct, flow })
    }

    /// Delivers parcels, and returns the exit code.
    pub(super) fn deliver(
        &self,
        parcels: impl Iterator<Item = Result<Parcel, Failure>> + Send,
    ) -> Result<u8, Failure> {
        dispatch(self.flow, parcels, |parcel| self.deliver_one(parcel))
    }

    /// Delivers a parcel, with all attempts that it needs. Whether it was taken.
    fn deliver_one(&self, parcel: &Parcel) -> Result<bool, Failure> {
        let label = Label::of(&parcel.body);
        for attempt in 0..=self.direct.retries {
            let pace = if attempt == 0 || parcel.pace == Pace::Slow { parcel.pace } else { Pace::Whole };
            let start = Instant::now();
            let pause = Duration::from_millis(if self.direct.fast { 20 } else { 200 });
            let outcome = match self.destination.post(&parcel.body, pace, pause) {
                Ok(status) => Outcome::Answered(status),
                Err(reason) => Outcome::None(reason),
            };
            let (time, is_taken) = (Some(start.elapsed()), outcome.is_taken());
            let wait = SCHEDULE
                .get(attempt)
                .filter(|_| attempt < self.direct.retries)
                .map(|wait| if self.direct.fast { *wait / FAST } else { *wait });
            let next = match wait {
                _ if is_taken => Next::Delivered,
                Some(_) => Next::Retry(wait),
                None if attempt < SCHEDULE.len() => Next::GivenUp,
                None => Next::Dropped,
            };
            let attempt = Attempt { label: &label, mailing: None, number: attempt + 1, outcome, time, next };
            attempt.print(self.flow.output)?;
            if is_taken {
                return Ok(true);
            }
            let Some(wait) = wait else { break };
            interrupt::check()?;
            thread::sleep(wait);
        }
        Ok(false)
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
        let (mut piece, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, &[]));
        self.rest = rest;
        piece.read(buffer)
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
