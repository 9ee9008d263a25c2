//! One attempt to deliver an event.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chatapps_webhooks::Webhook;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use reqwest::redirect::Policy;
use reqwest::{Client, StatusCode, Url};
use tokio::time::timeout_at;
use url::Host;
use zeroize::Zeroizing;

use super::answer::beginning;
use super::networks::AllowedNetworks;
use super::outcome::Outcome;
use super::resolver::{CheckedResolver, Lookup, is_refused};
use super::schedule::TIMEOUT;
use super::tokens::Tokens;

/// How much of an answer is kept, in bytes.
const KEPT_BYTES: usize = 1024;

/// How long an unused connection to a receiver stays open, and how many of one receiver.
const IDLE_TIMEOUT: Duration = Duration::from_secs(10);
const IDLE_CONNECTIONS: usize = 32;

/// Makes attempts.
pub(super) struct Attempter {
    client: Client,
    networks: AllowedNetworks,
    tokens: Tokens,
}

impl fmt::Debug for Attempter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Attempter").field("networks", &self.networks).finish_non_exhaustive()
    }
}

/// How an attempt ended.
#[derive(Debug)]
pub(super) struct Attempted {
    pub(super) outcome: Outcome,
    pub(super) status: Option<u16>,
    /// The beginning of the answer.
    pub(super) answer: Option<Zeroizing<Vec<u8>>>,
    pub(super) took: Duration,
}

impl Attempter {
    /// # Errors
    ///
    /// [`reqwest::Error`] if there are no root certificates.
    pub(super) fn new(networks: AllowedNetworks, lookup: Lookup) -> Result<Self, reqwest::Error> {
        // It stays as it is if the program has chosen one.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .user_agent(concat!("chatapps-webhooks/", env!("CARGO_PKG_VERSION")))
            .redirect(Policy::none())
            .no_proxy()
            .http1_only()
            .dns_resolver(Arc::new(CheckedResolver { networks: networks.clone(), lookup }))
            .connect_timeout(TIMEOUT)
            .pool_idle_timeout(IDLE_TIMEOUT)
            .pool_max_idle_per_host(IDLE_CONNECTIONS)
            .build()?;
        Ok(Self { client, networks, tokens: Tokens::default() })
    }

    /// Posts a body to a webhook, whose seal has this nonce. A token is fetched first, which has a
    /// time of its own.
    pub(super) async fn post(&self, webhook: &Webhook, nonce: &[u8], body: Vec<u8>) -> Attempted {
        let started = Instant::now();
        let ended = |outcome| Attempted { outcome, status: None, answer: None, took: started.elapsed() };
        let Ok(url) = Url::parse(webhook.url().as_str()) else { return ended(Outcome::Unusable) };
        if let Err(outcome) = self.check(&url) {
            return ended(outcome);
        }
        let authorization = match webhook.oauth() {
            Some(credentials) => match self.token(nonce, credentials).await {
                Ok(token) => Some(token),
                Err(outcome) => return ended(outcome),
            },
            None => match webhook.http_authorization().filter(|value| !value.reveal().is_empty()) {
                Some(value) => match header(value.reveal()) {
                    Some(value) => Some(value),
                    None => return ended(Outcome::Unusable),
                },
                None => None,
            },
        };
        let mut request = self.client.post(url).header(CONTENT_TYPE, "application/json").body(body);
        if let Some(value) = &authorization {
            request = request.header(AUTHORIZATION, value);
        }
        let end = tokio::time::Instant::now() + TIMEOUT;
        let mut response = match timeout_at(end, request.send()).await {
            Err(_) => return ended(Outcome::Timeout),
            Ok(Err(error)) => return ended(outcome_of(&error)),
            Ok(Ok(response)) => response,
        };
        let status = response.status();
        if let (StatusCode::UNAUTHORIZED, Some(_), Some(token)) = (status, webhook.oauth(), &authorization) {
            // It was revoked, perhaps: the next attempt has another one.
            self.tokens.forget(nonce, token);
        }
        // The status decides. What follows it may be cut off or endless.
        let reading = async { beginning(&mut response, KEPT_BYTES).await.0 };
        let answer = timeout_at(end, reading).await.ok().filter(|answer| !answer.is_empty());
        let outcome = match status {
            status if status.is_success() => Outcome::Accepted,
            status if status.is_redirection() => Outcome::Redirected,
            _ => Outcome::Rejected,
        };
        Attempted { outcome, status: Some(status.as_u16()), answer, took: started.elapsed() }
    }

    async fn token(
        &self,
        nonce: &[u8],
        credentials: &chatapps_webhooks::OAuthClientCredentials,
    ) -> Result<HeaderValue, Outcome> {
        let url = Url::parse(credentials.url().as_str()).map_err(|_| Outcome::TokenFailed)?;
        self.check(&url)?;
        self.tokens.get(&self.client, nonce, credentials).await
    }

    /// Checks what the resolver never sees: a host that is an address.
    fn check(&self, url: &Url) -> Result<(), Outcome> {
        let address = match url.host() {
            Some(Host::Ipv4(address)) => address.into(),
            Some(Host::Ipv6(address)) => address.into(),
            Some(Host::Domain(_)) => return Ok(()),
            None => return Err(Outcome::Unusable),
        };
        if self.networks.refuses(address).is_some() { Err(Outcome::AddressRefused) } else { Ok(()) }
    }
}

fn header(text: &str) -> Option<HeaderValue> {
    let mut value = HeaderValue::try_from(text).ok()?;
    value.set_sensitive(true);
    Some(value)
}

fn outcome_of(error: &reqwest::Error) -> Outcome {
    if is_refused(error) {
        Outcome::AddressRefused
    } else if error.is_timeout() {
        Outcome::Timeout
    } else if error.is_connect() {
        Outcome::Unreachable
    } else if error.is_builder() {
        Outcome::Unusable
    } else {
        Outcome::Broken
    }
}
