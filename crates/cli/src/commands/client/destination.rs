//! A receiver, and how a body is put on the wire to it.

use std::io::{self, Read};
use std::thread;
use std::time::Duration;

use chatapps_webhooks::printable;
use ureq::http::header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HeaderValue};
use ureq::http::{StatusCode, Uri};
use ureq::typestate::WithBody;
use ureq::{Agent, Error, RequestBuilder, SendBody};

use super::connection::agent;
use super::unreachable::{Peer, Reason};
use crate::failure::Failure;

/// How long the platform waits for an answer.
pub(super) const TIMEOUT: Duration = Duration::from_secs(5);

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

/// A receiver. It is reached directly, as from the endpoint: a proxy of the environment would
/// answer in its place.
pub(super) struct Destination {
    agent: Agent,
    url: String,
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
        check(url).map_err(|wrong| Failure::Message(format!("{option}: {wrong}")))?;
        // A connection that the receiver closes meanwhile would look like its failure.
        let agent = agent(false, timeout, None, 0);
        Ok(Self { agent, url: url.to_owned(), authorization, timeout })
    }

    /// Posts a body, and returns the status of the answer, or why there is none.
    pub(super) fn post(&self, body: &[u8], pace: Pace, pause: Duration) -> Result<StatusCode, Reason> {
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
                Err(Reason::new("cut off, as asked for"))
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
    pub(super) fn reason(&self, error: &Error) -> Reason {
        Reason::of(error, self.timeout.as_secs(), &Peer::Receiver).map(printable)
    }
}

/// Says what is wrong with a URL to which events are to be sent.
fn check(url: &str) -> Result<(), &'static str> {
    const EXPECTED: &str = "expected a URL such as `http://127.0.0.1:8000/events`";
    let Some((scheme, _)) = url.split_once("://") else {
        return Err("expected a URL that begins with `https://` or `http://`, found none of both");
    };
    if !["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        return Err("expected a URL that begins with `https://` or `http://`, found another scheme");
    }
    let uri: Uri = url.parse().map_err(|_| EXPECTED)?;
    let authority = uri.authority().filter(|authority| !authority.host().is_empty()).ok_or(EXPECTED)?;
    if authority.as_str().contains('@') {
        return Err("expected a URL without user information: give the whole value of the header with \
                    --authorization-file or CHATAPPS_AUTHORIZATION");
    }
    let has_port = authority.as_str().len() != authority.host().len();
    if has_port && authority.port_u16().is_none_or(|port| port == 0) {
        return Err("expected a port from 1 to 65535 after the host");
    }
    Ok(())
}

/// The kind of the error with which a body ends that is to be cut off.
const CUT_OFF: io::ErrorKind = io::ErrorKind::InvalidData;

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
