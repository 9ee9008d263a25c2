//! The connection to an endpoint, and how it answers. The API key goes to the chosen base URL only.

use std::sync::Arc;
use std::time::Duration;

use chatapps_webhooks::{Redactor, Webhook, printable};
use ureq::http::header::{ACCEPT, AUTHORIZATION, HeaderMap, HeaderValue};
use ureq::http::{Response, StatusCode};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Body, Error, RequestBuilder};

use super::arguments::EndpointArguments;
use super::base_url::BaseUrl;
use super::early_answer::patient_agent;
use super::key;
use super::proxy::EnvironmentProxy;
use super::refusal::Refusal;
use super::repeated::without_secrets;
use super::unreachable::{Peer, Reason};
use crate::checking::desired::MAX_BYTES;
use crate::failure::Failure;

/// The size of the largest answer to read, in bytes: enough for tens of thousands of webhooks, or
/// for all findings in a large request. With it, the memory for any answer is bounded.
pub(super) const MAX_ANSWER_BYTES: u32 = MAX_BYTES;

/// Why a request has no answer of use.
pub(super) struct Unanswered {
    pub(super) failure: Failure,
    /// Whether the same request may be answered in a moment.
    pub(super) is_passing: bool,
}

impl From<Unanswered> for Failure {
    fn from(unanswered: Unanswered) -> Self {
        unanswered.failure
    }
}

/// The connection to an endpoint.
pub(super) struct Connection {
    pub(super) agent: Agent,
    pub(super) base: BaseUrl,
    authorization: HeaderValue,
    timeout: u64,
    proxy: Option<EnvironmentProxy>,
    redactor: Redactor,
    /// Whether messages repeat what the endpoint says in its own words.
    pub(super) tells_words: bool,
}

impl Connection {
    /// A connection that is kept open for so many next requests.
    pub(super) fn new(arguments: &EndpointArguments, idle: usize) -> Result<Self, Failure> {
        let base = BaseUrl::of(&arguments.location)?;
        let key = key::find(arguments.api_key_file.as_deref())?;
        let mut redactor = Redactor::default();
        redactor.hide(&key);
        let mut authorization = HeaderValue::try_from(format!("Bearer {}", key.reveal()))
            .map_err(|_| Failure::Message("the API key can't be sent in a header".to_owned()))?;
        authorization.set_sensitive(true);
        // Over plain HTTP, a proxy would see the key.
        let proxy = if base.is_plain() { None } else { EnvironmentProxy::find(base.as_str())? };
        Ok(Self {
            agent: agent(!base.is_plain(), Duration::from_secs(arguments.timeout), proxy.as_ref(), idle),
            base,
            authorization,
            timeout: arguments.timeout,
            proxy,
            redactor,
            tells_words: true,
        })
    }

    /// A request with the API key.
    pub(super) fn authorized<B>(&self, request: RequestBuilder<B>) -> RequestBuilder<B> {
        request.header(AUTHORIZATION, &self.authorization).header(ACCEPT, "application/json")
    }

    /// Hides the secrets of webhooks, wherever the endpoint may repeat them.
    pub(super) fn hide<'w>(&mut self, webhooks: impl IntoIterator<Item = &'w Webhook>) {
        self.redactor.hide_all(webhooks);
    }

    /// A text of the endpoint, safe to print.
    pub(super) fn redacted(&self, text: &str) -> String {
        printable(&without_secrets(&self.redactor, text))
    }

    /// The answer, if it has the expected status. `advice` is what to do about another one, where
    /// that differs from what is common to all requests.
    pub(super) fn accepted(
        &self,
        answer: Result<Response<Body>, Error>,
        expected: StatusCode,
        advice: impl FnOnce(StatusCode) -> Option<&'static str>,
    ) -> Result<Response<Body>, Unanswered> {
        let mut answer =
            answer.map_err(|error| Unanswered { failure: self.failed(&error), is_passing: true })?;
        let status = answer.status();
        if status == expected {
            return Ok(answer);
        }
        let headers: HeaderMap = answer.headers().clone();
        // The status matters even if the body can't be read.
        let text =
            answer.body_mut().with_config().limit(MAX_ANSWER_BYTES.into()).read_to_vec().unwrap_or_default();
        let redactor = &self.redactor;
        let is_platform = self.base.is_region();
        let advice = advice(status);
        let tells_words = self.tells_words;
        let refusal =
            Refusal { status, headers: &headers, text: &text, redactor, is_platform, tells_words, advice };
        Err(Unanswered {
            failure: Failure::Message(refusal.to_string()),
            is_passing: status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS,
        })
    }

    /// The body of an answer.
    pub(super) fn read(&self, answer: &mut Response<Body>) -> Result<Vec<u8>, Failure> {
        let body = answer.body_mut().with_config().limit(MAX_ANSWER_BYTES.into());
        body.read_to_vec().map_err(|error| self.failed(&error))
    }

    /// The failure for a request without an answer, or without all of it.
    fn failed(&self, error: &Error) -> Failure {
        let base = self.base.as_str();
        if let Error::BodyExceedsLimit(limit) = error {
            return Failure::Message(format!(
                "the answer of `{base}` has more than {limit} bytes, which is more than this program reads"
            ));
        }
        let proxy = self.proxy.as_ref();
        let why = Reason::of(error, self.timeout, &Peer::Endpoint { proxy }).map(|text| self.redacted(text));
        let way = proxy.map_or_else(String::new, |proxy| format!(" through {proxy}"));
        Failure::Message(format!("cannot reach `{base}`{way}: {why}"))
    }
}

/// A client that follows no redirects, and trusts the certificate authorities of the system, since
/// many companies have their own.
pub(super) fn agent(
    https_only: bool,
    timeout: Duration,
    proxy: Option<&EnvironmentProxy>,
    idle: usize,
) -> Agent {
    let tls = TlsConfig::builder()
        .root_certs(RootCerts::PlatformVerifier)
        .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .build();
    let config = Agent::config_builder()
        .tls_config(tls)
        .https_only(https_only)
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .timeout_global(Some(timeout))
        .max_idle_connections(idle)
        .user_agent(concat!("chatapps-webhooks/", env!("CARGO_PKG_VERSION")))
        .proxy(proxy.map(EnvironmentProxy::setting));
    patient_agent(config.build())
}
