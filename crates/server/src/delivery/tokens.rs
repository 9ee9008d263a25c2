//! The access tokens of webhooks with OAuth (RFC 6749 §4.4), fetched once for all deliveries that
//! need one.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chatapps_webhooks::{CredentialsLocation, OAuthClientCredentials};
use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared};
use reqwest::Client;
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use serde::Deserialize;
use tokio::time::timeout;
use url::form_urlencoded;
use zeroize::{Zeroize, Zeroizing};

use super::answer::beginning;
use super::outcome::Outcome;
use super::resolver::is_refused;
use super::schedule::TIMEOUT;

/// The longest answer of a token endpoint, in bytes.
const MAX_ANSWER_BYTES: usize = 64 * 1024;

/// How long a token is used whose endpoint doesn't say how long it lives.
const DEFAULT_LIFETIME: Duration = Duration::from_mins(5);

/// How long a token is used at most: a lifetime of years is a mistake or an attack.
const MAX_LIFETIME: Duration = Duration::from_hours(24);

/// How long before its end a token isn't used any more.
const MARGIN: Duration = Duration::from_secs(30);

/// From this number of tokens on, those that have ended are forgotten.
const FORGET_ABOVE: usize = 1_000;

type Fetching = Shared<BoxFuture<'static, Result<Token, Outcome>>>;

/// A token, as the value of `Authorization`.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) authorization: HeaderValue,
    until: Instant,
}

/// The tokens that are in use or being fetched.
#[derive(Debug, Default)]
pub(super) struct Tokens(Mutex<HashMap<Vec<u8>, Fetching>>);

impl Tokens {
    /// The token of a webhook, which has a nonce of its own each time it is written.
    pub(super) async fn get(
        &self,
        client: &Client,
        nonce: &[u8],
        credentials: &OAuthClientCredentials,
    ) -> Result<HeaderValue, Outcome> {
        let fetching = {
            let mut tokens = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let known = tokens.get(nonce).filter(|known| match known.peek() {
                None => true,
                Some(Ok(token)) => Instant::now() < token.until,
                Some(Err(_)) => false,
            });
            if let Some(known) = known {
                known.clone()
            } else {
                if tokens.len() >= FORGET_ABOVE {
                    let now = Instant::now();
                    let lives = |fetching: &Fetching| match fetching.peek() {
                        None => true,
                        Some(fetched) => fetched.as_ref().is_ok_and(|token| now < token.until),
                    };
                    tokens.retain(|_, fetching| lives(fetching));
                }
                let request = TokenRequest::new(credentials);
                let client = client.clone();
                let fetching = async move { fetch(&client, request).await }.boxed().shared();
                tokens.insert(nonce.to_vec(), fetching.clone());
                fetching
            }
        };
        fetching.await.map(|token| token.authorization)
    }

    /// Forgets the token of a webhook, unless another one has taken its place.
    pub(super) fn forget(&self, nonce: &[u8], authorization: &HeaderValue) {
        let mut tokens = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_refused = |fetching: &Fetching| {
            fetching.peek().is_some_and(|fetched| {
                fetched.as_ref().is_ok_and(|token| token.authorization == *authorization)
            })
        };
        if tokens.get(nonce).is_some_and(is_refused) {
            tokens.remove(nonce);
        }
    }
}

/// What is asked of a token endpoint.
struct TokenRequest {
    url: String,
    authorization: Option<HeaderValue>,
    form: Zeroizing<String>,
}

impl TokenRequest {
    fn new(credentials: &OAuthClientCredentials) -> Self {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair("grant_type", "client_credentials");
        if let Some(scope) = credentials.scope() {
            form.append_pair("scope", scope);
        }
        let (id, secret) = (credentials.client_id(), credentials.client_secret());
        let in_body = credentials.credentials_location().known() == Some(CredentialsLocation::Body);
        let authorization = if in_body {
            form.append_pair("client_id", id).append_pair("client_secret", secret.reveal());
            None
        } else {
            basic(id, secret.reveal())
        };
        let url = credentials.url().as_str().to_owned();
        Self { url, authorization, form: Zeroizing::new(form.finish()) }
    }
}

/// HTTP Basic, with both parts form-encoded first (RFC 6749 §2.3.1).
fn basic(id: &str, secret: &str) -> Option<HeaderValue> {
    let encoded = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    let pair = Zeroizing::new(format!("{}:{}", encoded(id), encoded(secret)));
    let mut value = HeaderValue::try_from(format!("Basic {}", STANDARD.encode(&*pair))).ok()?;
    value.set_sensitive(true);
    Some(value)
}

/// The answer of a token endpoint (RFC 6749 §5.1).
#[derive(Deserialize)]
struct TokenAnswer {
    access_token: String,
    #[serde(default)]
    token_type: Option<String>,
    /// Seconds. Some endpoints send a text.
    #[serde(default)]
    expires_in: Option<serde_json::Value>,
}

async fn fetch(client: &Client, request: TokenRequest) -> Result<Token, Outcome> {
    let asked = Instant::now();
    timeout(TIMEOUT, answer(client, request, asked)).await.unwrap_or(Err(Outcome::TokenFailed))
}

async fn answer(client: &Client, request: TokenRequest, asked: Instant) -> Result<Token, Outcome> {
    let mut post = client
        .post(&request.url)
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(ACCEPT, "application/json")
        .body(request.form.as_bytes().to_vec());
    if let Some(authorization) = request.authorization {
        post = post.header(AUTHORIZATION, authorization);
    }
    let failed = |error: reqwest::Error| {
        if is_refused(&error) { Outcome::AddressRefused } else { Outcome::TokenFailed }
    };
    let mut response = post.send().await.map_err(failed)?;
    if !response.status().is_success() {
        return Err(Outcome::TokenFailed);
    }
    let mut text = Zeroizing::new(Vec::new());
    beginning(&mut response, MAX_ANSWER_BYTES, &mut text).await;
    let mut answer: TokenAnswer = serde_json::from_slice(&text).map_err(|_| Outcome::TokenFailed)?;
    let token = token(&answer, asked);
    answer.access_token.zeroize();
    token.ok_or(Outcome::TokenFailed)
}

/// The token of an answer; `None` if it can't be used as a bearer token.
fn token(answer: &TokenAnswer, asked: Instant) -> Option<Token> {
    if answer.token_type.as_ref().is_some_and(|name| !name.eq_ignore_ascii_case("bearer")) {
        return None;
    }
    let token = &answer.access_token;
    if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
        return None;
    }
    let mut authorization = HeaderValue::try_from(format!("Bearer {token}")).ok()?;
    authorization.set_sensitive(true);
    let lifetime = match &answer.expires_in {
        None | Some(serde_json::Value::Null) => DEFAULT_LIFETIME,
        Some(value) => {
            let seconds = value.as_f64().or_else(|| value.as_str()?.trim().parse().ok())?;
            Duration::try_from_secs_f64(seconds.max(0.0)).unwrap_or(MAX_LIFETIME).min(MAX_LIFETIME)
        }
    };
    Some(Token { authorization, until: asked + lifetime.saturating_sub(MARGIN) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, u64)> {
        let asked = Instant::now();
        let answer: TokenAnswer = serde_json::from_str(text).ok()?;
        let token = token(&answer, asked)?;
        let value = token.authorization.to_str().unwrap().to_owned();
        Some((value, token.until.duration_since(asked).as_secs()))
    }

    #[test]
    fn a_token_is_used_until_shortly_before_its_end() {
        let bearer = |seconds| Some(("Bearer t0k".to_owned(), seconds));
        assert_eq!(
            read(r#"{"access_token": "t0k", "token_type": "Bearer", "expires_in": 3600}"#),
            bearer(3570)
        );
        assert_eq!(
            read(r#"{"access_token": "t0k", "token_type": "bearer", "expires_in": "90"}"#),
            bearer(60)
        );
        assert_eq!(read(r#"{"access_token": "t0k"}"#), bearer(270));
        assert_eq!(read(r#"{"access_token": "t0k", "expires_in": null}"#), bearer(270));
        assert_eq!(read(r#"{"access_token": "t0k", "expires_in": 3}"#), bearer(0));
        assert_eq!(read(r#"{"access_token": "t0k", "expires_in": -1}"#), bearer(0));
        assert_eq!(read(r#"{"access_token": "t0k", "expires_in": 1e300}"#), bearer(24 * 3600 - 30));
    }

    #[test]
    fn what_is_no_bearer_token_is_not_used() {
        for text in [
            r#"{"access_token": "", "token_type": "Bearer"}"#,
            r#"{"access_token": "a b"}"#,
            r#"{"access_token": "a\r\nX-Injected: 1"}"#,
            r#"{"access_token": "t0k", "token_type": "mac"}"#,
            r#"{"access_token": "t0k", "expires_in": "soon"}"#,
            r#"{"token": "t0k"}"#,
            "[]",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn id_and_secret_are_form_encoded_before_basic() {
        let value = basic("chat:apps", "hV7 +%é").unwrap();
        let text = STANDARD.decode(value.to_str().unwrap().strip_prefix("Basic ").unwrap()).unwrap();
        assert_eq!(String::from_utf8(text).unwrap(), "chat%3Aapps:hV7+%2B%25%C3%A9");
        assert!(value.is_sensitive());
    }
}
