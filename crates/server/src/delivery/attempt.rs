//! One attempt to deliver an event.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chatapps_webhooks::Redactor;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use reqwest::redirect::Policy;
use reqwest::{Client, StatusCode, Url};
use rustls_platform_verifier::ConfigVerifierExt;
use tokio::time::timeout_at;
use tracing::warn;
use url::Host;
use zeroize::Zeroizing;

use super::answer::{Beginning, beginning};
use super::networks::AllowedNetworks;
use super::outcome::Outcome;
use super::resolver::{CheckedResolver, Lookup, is_refused};
use super::schedule::TIMEOUT;
use super::target::{Authorization, Target};
use super::tokens::Tokens;

/// The type of bodies.
const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// How much of an answer is kept, in bytes.
const KEPT_BYTES: usize = 1024;

/// How long what follows the status is read.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(1);

/// How long an unused connection to a receiver stays open, and how many there are of one webhook.
/// Node.js closes its side after five seconds; whoever sends at that moment gets no answer.
const IDLE_TIMEOUT: Duration = Duration::from_secs(4);
pub(super) const IDLE_CONNECTIONS: usize = 32;

/// Makes clients, whose connections go to allowed addresses only.
#[derive(Clone)]
pub(super) struct Clients {
    resolver: Arc<CheckedResolver>,
    tls: rustls::ClientConfig,
}

impl Clients {
    pub(super) fn new(networks: AllowedNetworks, lookup: Lookup) -> Self {
        // It stays as it is if the program has chosen one.
        let _ = rustls::crypto::ring::default_provider().install_default();
        // A container may have no certificates. What else the server does needs none.
        let tls = rustls::ClientConfig::with_platform_verifier().unwrap_or_else(|_| {
            warn!("the system has no root certificates: no event can be delivered over https");
            rustls::ClientConfig::builder()
                .with_root_certificates(rustls::RootCertStore::empty())
                .with_no_client_auth()
        });
        Self { resolver: Arc::new(CheckedResolver { networks, lookup }), tls }
    }

    /// A client that keeps so many unused connections.
    pub(super) fn client(&self, idle: usize) -> Client {
        Client::builder()
            .user_agent(concat!("chatapps-webhooks/", env!("CARGO_PKG_VERSION")))
            .redirect(Policy::none())
            .no_proxy()
            .http1_only()
            .dns_resolver(Arc::clone(&self.resolver))
            .connect_timeout(TIMEOUT)
            .pool_idle_timeout(IDLE_TIMEOUT)
            .pool_max_idle_per_host(idle)
            .tls_backend_preconfigured(self.tls.clone())
            .build()
            // Only a TLS backend that can't be made is an error, and this one is there.
            .unwrap_or_default()
    }
}

/// Makes attempts.
pub(super) struct Attempter {
    /// For token endpoints, each request on a connection of its own.
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
    /// The beginning of the answer, without what was sent to authorize the request.
    pub(super) answer: Option<Zeroizing<Vec<u8>>>,
    pub(super) took: Duration,
}

impl Attempter {
    pub(super) fn new(networks: AllowedNetworks, clients: &Clients) -> Self {
        Self { client: clients.client(0), networks, tokens: Tokens::default() }
    }

    /// Posts a body to a webhook. A token is fetched first, which has a time of its own.
    pub(super) async fn post(&self, client: &Client, target: &Target, body: Vec<u8>) -> Attempted {
        let started = Instant::now();
        let ended = |outcome| Attempted { outcome, status: None, answer: None, took: started.elapsed() };
        if let Err(outcome) = self.check(&target.url) {
            return ended(outcome);
        }
        let mut token = None;
        let mut request = client.post(target.url.clone()).header(CONTENT_TYPE, JSON).body(body);
        match &target.authorization {
            Authorization::Url => {}
            Authorization::Header(value) => request = request.header(AUTHORIZATION, value),
            Authorization::OAuth(credentials) => match self.token(&target.nonce, credentials).await {
                Ok(value) => request = request.header(AUTHORIZATION, &*token.insert(value)),
                Err(outcome) => return ended(outcome),
            },
        }
        let end = tokio::time::Instant::now() + TIMEOUT;
        let mut response = match timeout_at(end, request.send()).await {
            Err(_) => return ended(Outcome::Timeout),
            Ok(Err(error)) => return ended(outcome_of(&error)),
            Ok(Ok(response)) => response,
        };
        let status = response.status();
        if let (StatusCode::UNAUTHORIZED, Some(token)) = (status, &token) {
            // It was revoked, perhaps: the next attempt has another one.
            self.tokens.forget(&target.nonce, token);
        }
        // The status decides. What follows it may be cut off or endless.
        let mut answer = Zeroizing::new(Vec::new());
        let end = end.min(tokio::time::Instant::now() + ANSWER_TIMEOUT);
        let read = timeout_at(end, beginning(&mut response, KEPT_BYTES, &mut answer)).await;
        if let Some(redacted) =
            redactor_of(target, token.as_ref()).redact(&answer, read != Ok(Beginning::Whole))
        {
            answer = redacted;
        }
        answer.truncate(KEPT_BYTES);
        let answer = Some(answer).filter(|answer| !answer.is_empty());
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

/// What removes all that an attempt sent, its token included.
fn redactor_of<'t>(target: &'t Target, token: Option<&HeaderValue>) -> Cow<'t, Redactor> {
    let Some(value) = token.and_then(|token| token.to_str().ok()) else {
        return Cow::Borrowed(&target.redactor);
    };
    let mut redactor = target.redactor.clone();
    redactor.hide(&value.into());
    Cow::Owned(redactor)
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

#[cfg(test)]
mod tests {
    use std::net::IpAddr;
    use std::sync::Mutex;

    use chatapps_webhooks::{Uri, Webhook};
    use futures_util::FutureExt;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    use super::*;
    use crate::delivery::networks::AllowedNetwork;

    /// The address that stands for a public one, and the one that deliveries may not go to.
    const ALLOWED: [u8; 4] = [127, 0, 0, 2];
    const REFUSED: [u8; 4] = [127, 0, 0, 1];

    /// Takes a request at each of two addresses with one port, and closes the connection. Returns
    /// the port and the addresses that got one.
    async fn receivers() -> (u16, Arc<Mutex<Vec<IpAddr>>>) {
        let got: Arc<Mutex<Vec<IpAddr>>> = Arc::default();
        let allowed = TcpListener::bind((IpAddr::from(ALLOWED), 0)).await.unwrap();
        let port = allowed.local_addr().unwrap().port();
        let refused = TcpListener::bind((IpAddr::from(REFUSED), port)).await.unwrap();
        for listener in [allowed, refused] {
            let got = Arc::clone(&got);
            tokio::spawn(async move {
                while let Ok((mut stream, _)) = listener.accept().await {
                    got.lock().unwrap().push(stream.local_addr().unwrap().ip());
                    let _ = stream.read(&mut [0; 4096]).await;
                    let answer = b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";
                    stream.write_all(answer).await.unwrap();
                }
            });
        }
        (port, got)
    }

    /// What attempts at `hooks.example` lead to if its name server answers so, one after the other.
    async fn outcomes(answers: Vec<Vec<[u8; 4]>>) -> (Vec<Outcome>, Vec<IpAddr>) {
        let (port, got) = receivers().await;
        let count = answers.len();
        let answers = Mutex::new(answers.into_iter());
        let lookup: Lookup = Arc::new(move |name| {
            assert_eq!(name, "hooks.example");
            let next = answers.lock().unwrap().next().unwrap();
            async move { Ok(next.into_iter().map(IpAddr::from).collect()) }.boxed()
        });
        let networks =
            ["127.0.0.2"].map(|text| text.parse::<AllowedNetwork>().unwrap()).into_iter().collect();
        let networks: AllowedNetworks = networks;
        let clients = Clients::new(networks.clone(), lookup);
        let (attempter, client) = (Attempter::new(networks, &clients), clients.client(1));
        let url = format!("http://hooks.example:{port}/events");
        let target = Target::new(&Webhook::new("*", Uri::new(&url).unwrap()), b"").unwrap();
        let mut outcomes = Vec::new();
        for _ in 0..count {
            outcomes.push(attempter.post(&client, &target, b"{}".to_vec()).await.outcome);
        }
        let got = got.lock().unwrap().clone();
        (outcomes, got)
    }

    #[tokio::test]
    async fn a_name_that_leads_elsewhere_the_next_time_is_refused() {
        let (outcomes, got) = outcomes(vec![vec![ALLOWED], vec![REFUSED], vec![ALLOWED]]).await;
        assert_eq!(outcomes, [Outcome::Accepted, Outcome::AddressRefused, Outcome::Accepted]);
        assert_eq!(got, [IpAddr::from(ALLOWED); 2]);
    }

    #[tokio::test]
    async fn of_several_addresses_only_the_allowed_ones_are_connected_to() {
        let (outcomes, got) = outcomes(vec![vec![REFUSED, ALLOWED], vec![ALLOWED, REFUSED]]).await;
        assert_eq!(outcomes, [Outcome::Accepted; 2]);
        assert_eq!(got, [IpAddr::from(ALLOWED); 2]);
    }

    #[tokio::test]
    async fn a_name_without_an_address_is_unreachable() {
        assert_eq!(outcomes(vec![vec![]]).await.0, [Outcome::Unreachable]);
    }

    #[tokio::test]
    async fn urls_are_not_shown() {
        let clients = Clients::new(AllowedNetworks::loopback(), crate::delivery::resolver::system());
        let attempter = Attempter::new(AllowedNetworks::loopback(), &clients);
        assert!(!format!("{attempter:?}").contains("client"));
    }
}
