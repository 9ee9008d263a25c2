//! What the attempts at one webhook share.

use std::fmt;

use chatapps_webhooks::{OAuthClientCredentials, Redactor, Webhook};
use reqwest::Url;
use reqwest::header::HeaderValue;

/// A webhook as attempts use it. It is made once for all that is claimed at once.
pub(super) struct Target {
    pub(super) url: Url,
    /// Host and port.
    pub(super) host: String,
    pub(super) authorization: Authorization,
    /// That of the webhook's seal, which no other has.
    pub(super) nonce: Vec<u8>,
    /// What its receiver may repeat.
    pub(super) redactor: Redactor,
}

/// How requests are authorized.
pub(super) enum Authorization {
    /// By what the URL has, if anything.
    Url,
    /// By a value.
    Header(HeaderValue),
    /// By a token.
    OAuth(Box<OAuthClientCredentials>),
}

impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Target").finish_non_exhaustive()
    }
}

impl Target {
    /// That of a webhook, unless its URL or its authorization can't be used.
    pub(super) fn new(webhook: &Webhook, nonce: &[u8]) -> Option<Self> {
        let mut url = Url::parse(webhook.url().as_str()).ok()?;
        let host = format!("{}:{}", url.host_str()?, url.port_or_known_default()?);
        let value = webhook.http_authorization().filter(|value| !value.reveal().is_empty());
        let authorization = match (webhook.oauth(), value) {
            (Some(credentials), _) => Authorization::OAuth(Box::new(credentials.clone())),
            (None, Some(value)) => Authorization::Header(header(value.reveal())?),
            (None, None) => Authorization::Url,
        };
        if !matches!(authorization, Authorization::Url) {
            // The client would make a second header of it. A URL that has it can lack it.
            let _ = url.set_username("").and_then(|()| url.set_password(None));
        }
        let mut redactor = Redactor::default();
        redactor.hide_all([webhook]);
        Some(Self { url, host, authorization, nonce: nonce.to_vec(), redactor })
    }
}

fn header(text: &str) -> Option<HeaderValue> {
    let mut value = HeaderValue::try_from(text).ok()?;
    value.set_sensitive(true);
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_not_shown() {
        assert_eq!(format!("{:?}", header("Bearer rw4Kd0b2u")), "Some(Sensitive)");
    }
}
