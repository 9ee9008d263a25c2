//! The operations of the API on the webhooks of an account.

use chatapps_webhooks::{Limits, Secret, Webhook, WebhookSet, WebhookTarget, printable, shows_scope};
use serde::Serialize;
use ureq::http::header::{CONTENT_TYPE, ETAG, HeaderMap, HeaderName, HeaderValue, IF_MATCH};
use ureq::http::{Response, StatusCode};
use ureq::typestate::WithBody;
use ureq::{Body, Error, RequestBuilder};

use super::arguments::EndpointArguments;
use super::connection::Connection;
use super::listing::Listing;
use super::names;
use crate::failure::Failure;
use crate::messages;

/// How many connections are kept for the next request.
const IDLE: usize = 1;

/// How many webhooks our own endpoint left out of a listing, because their rows are damaged.
const OMITTED: HeaderName = HeaderName::from_static("x-webhooks-omitted");

/// A requested change that may not be in force.
pub(super) enum NotApplied {
    /// The endpoint did not apply it.
    Refused(Failure),
    /// The endpoint may have applied it.
    Unknown(Failure),
}

impl NotApplied {
    /// The same after some of all were applied.
    fn after(self, sent: usize, all: usize) -> Self {
        let told = |failure| match failure {
            Failure::Message(message) if sent > 0 => {
                Failure::Message(format!("{sent} of {all} were sent, but not the others: {message}"))
            }
            other => other,
        };
        match self {
            Self::Refused(failure) => Self::Refused(told(failure)),
            Self::Unknown(failure) => Self::Unknown(told(failure)),
        }
    }
}

impl From<Failure> for NotApplied {
    /// From a failure before anything was sent.
    fn from(failure: Failure) -> Self {
        Self::Refused(failure)
    }
}

impl From<NotApplied> for Failure {
    fn from(not_applied: NotApplied) -> Self {
        match not_applied {
            NotApplied::Unknown(Self::Message(message)) => {
                Self::Message(format!("{message}\nit may have been applied anyway; run `plan` to find out"))
            }
            NotApplied::Refused(failure) | NotApplied::Unknown(failure) => failure,
        }
    }
}

/// The webhooks of an account at an endpoint.
pub(super) struct Api {
    connection: Connection,
    url: String,
    /// The strong entity tag of what the account had last, if the endpoint gives tags. A change is
    /// made only if nobody else has made one since (RFC 9110 §13.1.1).
    tag: Option<HeaderValue>,
    /// Whether the last listing lacked webhooks that the endpoint can't read.
    is_incomplete: bool,
}

impl Api {
    pub(super) fn new(arguments: &EndpointArguments) -> Result<Self, Failure> {
        let connection = Connection::new(arguments, IDLE)?;
        let url = connection.base.webhooks_of(&arguments.account);
        Ok(Self { connection, url, tag: None, is_incomplete: false })
    }

    /// The base URL, for people.
    pub(super) fn base(&self) -> &str {
        self.connection.base.as_str()
    }

    /// Whether the last listing lacked webhooks that the endpoint can't read.
    pub(super) const fn is_incomplete(&self) -> bool {
        self.is_incomplete
    }

    /// The webhooks of the account, as far as GET shows them. Warns about oddities in the listing.
    pub(super) fn list(&mut self) -> Result<WebhookSet, Failure> {
        let (webhooks, warnings) = self.listed()?;
        warnings.iter().for_each(messages::warning);
        Ok(webhooks)
    }

    /// The same, with what there is to warn about.
    pub(super) fn listed(&mut self) -> Result<(WebhookSet, Vec<String>), Failure> {
        let mut warnings = Vec::new();
        let request = self.connection.authorized(self.connection.agent.get(&self.url));
        let mut answer = self.connection.accepted(request.call(), StatusCode::OK, |_| None)?;
        if let Some(count) = answer.headers().get(OMITTED) {
            let count = printable(&String::from_utf8_lossy(count.as_bytes()));
            let is_told = self.connection.tells_words || count.parse::<u32>().is_ok();
            let count = if is_told { count } else { Secret::MASK.to_owned() };
            warnings.push(format!(
                "the listing is not complete: the endpoint left out webhooks that it can't read ({count}); its log names them; delete them or send them again"
            ));
            self.is_incomplete = true;
        }
        self.tag = strong_tag(answer.headers());
        let text = self.connection.read(&mut answer)?;
        let listing = Listing::read(&text).map_err(|failure| match failure {
            // It has names of properties of the endpoint.
            Failure::Message(_) if !self.connection.tells_words => Failure::Message(
                "the endpoint did not return a list of webhooks that this program can read; check the base URL"
                    .to_owned(),
            ),
            failure => failure,
        })?;
        self.warn(&listing, &mut warnings);
        Ok((listing.webhooks, warnings))
    }

    /// Tells of oddities in a listing.
    fn warn(&self, listing: &Listing, warnings: &mut Vec<String>) {
        let tells_words = self.connection.tells_words;
        let redacted = |text: &str| {
            let is_told = tells_words || shows_scope(text);
            if is_told { self.connection.redacted(text) } else { Secret::MASK.to_owned() }
        };
        if !listing.repeated.is_empty() {
            let names = listing.repeated.in_a_line(|target| names::target(target, redacted));
            warnings.push(format!("listed more than once, using the last entry: {names}"));
        }
        if !listing.others.is_empty() {
            let name = |(scope, name): &(String, String)| {
                let name = if tells_words { redacted(name) } else { Secret::MASK.to_owned() };
                format!("`{}` `{name}`", redacted(scope))
            };
            let names = listing.others.in_a_line(name);
            warnings.push(format!("ignored, because this program doesn't know their type: {names}"));
        }
    }

    /// Keeps back what the endpoint says in its own words, for readers that follow what they read.
    /// The status, documented codes, and sub-accounts that look like some are told.
    #[cfg(feature = "mcp")]
    pub(super) const fn keep_words_back(&mut self) {
        self.connection.tells_words = false;
    }

    /// Hides the secrets of webhooks, wherever the endpoint may repeat them.
    pub(super) fn hide(&mut self, webhooks: &WebhookSet) {
        self.connection.hide(webhooks);
    }

    /// Creates and replaces webhooks: all or none, as far as one request has room for them.
    pub(super) fn create_or_replace(&mut self, webhooks: &[Webhook]) -> Result<(), NotApplied> {
        in_parts(webhooks, |body| {
            self.changed(self.change(self.connection.agent.post(&self.url)).send(&body[..]))
        })
    }

    /// Deletes webhooks.
    pub(super) fn delete(&mut self, targets: &[WebhookTarget]) -> Result<(), NotApplied> {
        in_parts(targets, |body| {
            let request = self.change(self.connection.agent.delete(&self.url).force_send_body());
            self.changed(request.send(&body[..]))
        })
    }

    /// A request for a change, which is made only if nobody else has made one since.
    fn change(&self, request: RequestBuilder<WithBody>) -> RequestBuilder<WithBody> {
        let request = self.connection.authorized(request).header(CONTENT_TYPE, "application/json");
        match &self.tag {
            Some(tag) => request.header(IF_MATCH, tag),
            None => request,
        }
    }

    /// Checks the answer to a change: 200 with an empty body. After certain other answers, or
    /// without one, the change may or may not be in force.
    fn changed(&mut self, sent: Result<Response<Body>, Error>) -> Result<(), NotApplied> {
        let is_unknown = match &sent {
            Ok(answer) => {
                let status = answer.status();
                status.is_success() || status.is_server_error() || status == StatusCode::REQUEST_TIMEOUT
            }
            Err(error) => matches!(error, Error::Timeout(_) | Error::Io(_) | Error::Protocol(_)),
        };
        let failed =
            |failure| if is_unknown { NotApplied::Unknown(failure) } else { NotApplied::Refused(failure) };
        let accepted = self.connection.accepted(sent, StatusCode::OK, |_| None);
        let mut answer = accepted.map_err(|unanswered| failed(unanswered.failure))?;
        self.tag = strong_tag(answer.headers());
        match self.connection.read(&mut answer) {
            Ok(text) if text.trim_ascii().is_empty() => Ok(()),
            _ => Err(failed(Failure::Message(
                "the endpoint answered 200 OK with a body, which the API never does; check the base URL"
                    .to_owned(),
            ))),
        }
    }
}

/// The entity tag of an answer, unless it is weak.
fn strong_tag(headers: &HeaderMap) -> Option<HeaderValue> {
    headers.get(ETAG).filter(|tag| tag.as_bytes().starts_with(b"\"")).cloned()
}

/// Sends values in as many requests as they need: an endpoint takes a body of [`Limits::DEFAULT`].
fn in_parts<T: Serialize>(
    values: &[T],
    mut send: impl FnMut(Vec<u8>) -> Result<(), NotApplied>,
) -> Result<(), NotApplied> {
    let mut rest = values;
    while !rest.is_empty() {
        let before = values.len() - rest.len();
        let (body, count) = first_part(rest)?;
        send(body).map_err(|not_applied| not_applied.after(before, values.len()))?;
        rest = rest.get(count..).unwrap_or_default();
    }
    Ok(())
}

/// The body of a request with the first of some values, and how many there are in it.
fn first_part(values: &[impl Serialize]) -> Result<(Vec<u8>, usize), Failure> {
    let Limits { bytes, entries, .. } = Limits::DEFAULT;
    let (mut body, mut count) = (b"[".to_vec(), 0);
    for value in values.iter().take(entries) {
        let text = serde_json::to_vec(value)?;
        if count > 0 && body.len() + text.len() + 2 > bytes {
            break;
        }
        if count > 0 {
            body.push(b',');
        }
        body.extend(text);
        count += 1;
    }
    body.push(b']');
    Ok((body, count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_request_has_no_room_for_comes_in_parts() {
        for (values, expected) in [
            (vec![1; 25_000], vec![10_000, 10_000, 5_000]),
            (vec![0; 10_000], vec![10_000]),
            (vec![], vec![]),
        ] {
            let mut counts = Vec::new();
            let sent = in_parts(&values, |body| {
                counts.push(serde_json::from_slice::<Vec<u8>>(&body).unwrap().len());
                Ok(())
            });
            assert!(sent.is_ok() && counts == expected);
        }
        let texts = vec!["x".repeat(300_000); 7];
        let mut lengths = Vec::new();
        let sent = in_parts(&texts, |body| {
            lengths.push(body.len());
            Ok(())
        });
        assert!(sent.is_ok() && lengths == [900_010, 900_010, 300_004], "{lengths:?}");
        // What no request has room for is sent as it is: the endpoint says what it thinks of it.
        let mut count = 0;
        let failed = in_parts(&["y".repeat(1 << 20), "z".to_owned()], |_| {
            count += 1;
            if count == 2 { Err(Failure::Message("no".to_owned()).into()) } else { Ok(()) }
        });
        let Err(NotApplied::Refused(Failure::Message(message))) = failed else { panic!("it is sent") };
        assert_eq!(message, "1 of 2 were sent, but not the others: no");
    }
}
