//! Requests to an endpoint, and what it answers. A key goes where it was meant to go, and nowhere else.

use std::sync::Arc;
use std::time::Duration;

use chatapps_webhooks::{Webhook, WebhookSet, WebhookTarget, printable};
use serde::Serialize;
use ureq::http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue};
use ureq::http::{Response, StatusCode};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Body, Error};

use super::args::EndpointArguments;
use super::endpoint::BaseUrl;
use super::key;
use super::listing::Listing;
use super::names;
use super::no_answer;
use super::redactor::Redactor;
use super::refusal::Refusal;
use crate::stop::{self, Stop};

/// The largest answer that is read, in bytes: hundreds of webhooks for each of a thousand sub-accounts, or all that is wrong with a large
/// request.
const LARGEST: u64 = 64 * 1024 * 1024;

/// A change that was asked for and isn't known to be in force.
pub(super) enum NotDone {
    /// It is not.
    Refused(Stop),
    /// It may be.
    Unknown(Stop),
}

impl From<Stop> for NotDone {
    /// From what was wrong before anything was sent.
    fn from(stop: Stop) -> Self {
        Self::Refused(stop)
    }
}

impl From<NotDone> for Stop {
    fn from(not_done: NotDone) -> Self {
        match not_done {
            NotDone::Unknown(Self::Failed(message)) => {
                Self::Failed(format!("{message}\nit may have been carried out all the same: `plan` tells"))
            }
            NotDone::Refused(stop) | NotDone::Unknown(stop) => stop,
        }
    }
}

/// An account's webhooks at an endpoint.
pub(super) struct Api {
    agent: Agent,
    base: BaseUrl,
    url: String,
    authorization: HeaderValue,
    timeout: u64,
    redactor: Redactor,
}

impl Api {
    pub(super) fn new(arguments: &EndpointArguments) -> Result<Self, Stop> {
        let base = BaseUrl::of(&arguments.place)?;
        let key = key::find(arguments.api_key_file.as_deref())?;
        let mut redactor = Redactor::default();
        redactor.hide(&key);
        let mut authorization = HeaderValue::try_from(format!("Bearer {}", key.reveal()))
            .map_err(|_| Stop::Failed("the API key can't be sent in a header".to_owned()))?;
        authorization.set_sensitive(true);
        Ok(Self {
            agent: agent(&base, Duration::from_secs(arguments.timeout)),
            url: base.webhooks_of(&arguments.account),
            base,
            authorization,
            timeout: arguments.timeout,
            redactor,
        })
    }

    /// The base URL, for people.
    pub(super) fn base(&self) -> &str {
        self.base.as_str()
    }

    /// What the account has, as far as GET shows it.
    pub(super) fn list(&self) -> Result<WebhookSet, Stop> {
        let request = self
            .agent
            .get(&self.url)
            .header(AUTHORIZATION, &self.authorization)
            .header(ACCEPT, "application/json");
        let mut answer = self.accepted(request.call())?;
        let text = answer
            .body_mut()
            .with_config()
            .limit(LARGEST)
            .read_to_vec()
            .map_err(|error| self.failed(&error))?;
        let listing = Listing::read(&text).map_err(|invalid| {
            let faults = invalid.report().findings().iter();
            let faults = faults.map(|fault| match fault.pointer().as_str() {
                "" => fault.message().into_owned(),
                pointer => format!("{} (at `{pointer}`)", fault.message()),
            });
            Stop::Failed(format!(
                "what the endpoint answered is no list of webhooks: is the base URL right? {}",
                printable(&names::in_a_line(faults))
            ))
        })?;
        self.warn(&listing);
        Ok(listing.webhooks)
    }

    /// Tells what is odd in a listing.
    fn warn(&self, listing: &Listing) {
        let shown = |text: &str| printable(&self.redactor.redact(text));
        if !listing.repeated.is_empty() {
            let names = listing.repeated.iter().map(|target| names::target(target, shown));
            let message =
                format!("listed more than once, of which the last one is taken: {}", names::in_a_line(names));
            stop::say("warning", &message);
        }
        if !listing.others.is_empty() {
            let names =
                listing.others.iter().map(|(scope, name)| format!("`{}` `{}`", shown(scope), shown(name)));
            let message = format!(
                "passed over, since this program doesn't know their type: {}",
                names::in_a_line(names)
            );
            stop::say("warning", &message);
        }
    }

    /// Creates and replaces webhooks, all or none.
    pub(super) fn create_or_replace(&mut self, webhooks: &[Webhook]) -> Result<(), NotDone> {
        self.redactor.hide_all(webhooks);
        let request = self
            .agent
            .post(&self.url)
            .header(AUTHORIZATION, &self.authorization)
            .header(ACCEPT, "application/json");
        let sent = request.header(CONTENT_TYPE, "application/json").send(&body(webhooks)?[..]);
        self.changed(sent)
    }

    /// Deletes webhooks.
    pub(super) fn delete(&mut self, targets: &[WebhookTarget]) -> Result<(), NotDone> {
        let request = self
            .agent
            .delete(&self.url)
            .header(AUTHORIZATION, &self.authorization)
            .header(ACCEPT, "application/json");
        let sent =
            request.header(CONTENT_TYPE, "application/json").force_send_body().send(&body(targets)?[..]);
        self.changed(sent)
    }

    /// The answer to a request that changes something: 200 with an empty body. Where another one came, or none, nobody knows whether it was
    /// carried out.
    fn changed(&self, sent: Result<Response<Body>, Error>) -> Result<(), NotDone> {
        let is_unknown = match &sent {
            Ok(answer) => {
                let status = answer.status();
                status.is_success() || status.is_server_error() || status == StatusCode::REQUEST_TIMEOUT
            }
            Err(error) => matches!(error, Error::Timeout(_) | Error::Io(_) | Error::Protocol(_)),
        };
        let failed = |stop| if is_unknown { NotDone::Unknown(stop) } else { NotDone::Refused(stop) };
        let mut answer = self.accepted(sent).map_err(failed)?;
        match answer.body_mut().with_config().limit(LARGEST).read_to_vec() {
            Ok(text) if text.trim_ascii().is_empty() => Ok(()),
            _ => Err(failed(Stop::Failed(
                "the endpoint answered 200 OK with something in it, which the API doesn't: is the base URL right?".to_owned(),
            ))),
        }
    }

    fn accepted(&self, answer: Result<Response<Body>, Error>) -> Result<Response<Body>, Stop> {
        let mut answer = answer.map_err(|error| self.failed(&error))?;
        if answer.status() == StatusCode::OK {
            return Ok(answer);
        }
        let (status, headers): (_, HeaderMap) = (answer.status(), answer.headers().clone());
        // A body that can't be read is no reason not to tell the status.
        let text = answer.body_mut().with_config().limit(LARGEST).read_to_vec().unwrap_or_default();
        let refusal = Refusal { status, headers: &headers, text: &text, redactor: &self.redactor };
        Err(Stop::Failed(refusal.to_string()))
    }

    /// Why there is no answer.
    fn failed(&self, error: &Error) -> Stop {
        let base = self.base.as_str();
        let why = printable(&self.redactor.redact(&no_answer::reason(error, self.timeout)));
        Stop::Failed(format!("cannot ask `{base}`: {why}"))
    }
}

/// A client that follows no redirect, and trusts whom the machine trusts: many companies have a certificate authority of their own.
fn agent(base: &BaseUrl, timeout: Duration) -> Agent {
    let tls = TlsConfig::builder()
        .root_certs(RootCerts::PlatformVerifier)
        .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .build();
    let config = Agent::config_builder()
        .tls_config(tls)
        .https_only(!base.is_plain())
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .timeout_global(Some(timeout))
        .user_agent(concat!("chatapps-webhooks/", env!("CARGO_PKG_VERSION")));
    // Over plain HTTP, a proxy of the environment would see the key.
    let config = if base.is_plain() { config.proxy(None) } else { config };
    config.build().into()
}

fn body(values: &[impl Serialize]) -> Result<Vec<u8>, Stop> {
    Ok(serde_json::to_vec(values)?)
}
