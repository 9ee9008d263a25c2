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
            let report = invalid.report();
            Stop::Failed(format!(
                "what the endpoint answered is no list of webhooks (is the base URL right?):\n{report}"
            ))
        })?;
        if !listing.others.is_empty() {
            self.tell_of_others(&listing.others);
        }
        Ok(listing.webhooks)
    }

    /// Says which webhooks this program can't look after.
    fn tell_of_others(&self, others: &[(String, String)]) {
        let shown = |text: &str| printable(&self.redactor.redact(text));
        let names = others.iter().map(|(scope, name)| format!("`{}` `{}`", shown(scope), shown(name)));
        let message =
            format!("left alone, for this program doesn't know their type: {}", names::in_a_line(names));
        stop::say("warning", &message);
    }

    /// Creates and replaces webhooks, all or none.
    pub(super) fn create_or_replace(&mut self, webhooks: &[Webhook]) -> Result<(), Stop> {
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
    pub(super) fn delete(&mut self, targets: &[WebhookTarget]) -> Result<(), Stop> {
        let request = self
            .agent
            .delete(&self.url)
            .header(AUTHORIZATION, &self.authorization)
            .header(ACCEPT, "application/json");
        let sent =
            request.header(CONTENT_TYPE, "application/json").force_send_body().send(&body(targets)?[..]);
        self.changed(sent)
    }

    /// The answer to a request that changes something. Where none came, nobody knows whether it was carried out.
    fn changed(&self, sent: Result<Response<Body>, Error>) -> Result<(), Stop> {
        let may_be_done = matches!(sent, Err(Error::Timeout(_) | Error::Io(_) | Error::Protocol(_)));
        match self.accepted(sent) {
            Err(Stop::Failed(message)) if may_be_done => Err(Stop::Failed(format!(
                "{message}\nit may have been carried out all the same: `plan` tells"
            ))),
            other => other.map(drop),
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
