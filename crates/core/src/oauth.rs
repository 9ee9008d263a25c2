//! OAuth 2.0 client credentials of a webhook.

use std::fmt;

use schemars::JsonSchema;
use serde::Serialize;
use serde::ser::Serializer;

use crate::check::Enumeration;
use crate::secret::Secret;
use crate::texts::{Texts, shaped};
use crate::uri::Uri;

/// OAuth 2.0 client credentials (RFC 6749 §4.4), with which the platform obtains an access token.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct OAuthClientCredentials {
    pub(crate) texts: OAuthTexts,
    pub(crate) credentials_location: CredentialsLocation,
}

/// `url`, `clientId`, `clientSecret`, `scope`.
pub(crate) type OAuthTexts = Texts<4, CLIENT_SECRET>;

const URL: usize = 0;
const CLIENT_ID: usize = 1;
const CLIENT_SECRET: usize = 2;
const SCOPE: usize = 3;

impl OAuthClientCredentials {
    /// Credentials without scopes.
    #[must_use]
    pub fn new<'a>(
        url: &Uri<'_>,
        client_id: &str,
        client_secret: impl Into<Secret<'a>>,
        credentials_location: CredentialsLocation,
    ) -> Self {
        let client_secret = client_secret.into();
        let texts = Texts::new([Some(url.as_str()), Some(client_id), Some(client_secret.reveal()), None]);
        Self { texts, credentials_location }
    }

    /// The same credentials with scopes, separated by spaces.
    #[must_use]
    pub fn with_scope(self, scope: &str) -> Self {
        Self { texts: self.texts.with(SCOPE, scope), ..self }
    }

    /// The token endpoint.
    #[must_use]
    pub fn url(&self) -> Uri<'_> {
        Uri::new_unchecked(self.texts.get(URL).unwrap_or_default())
    }

    /// The client's id.
    #[must_use]
    pub fn client_id(&self) -> &str {
        self.texts.get(CLIENT_ID).unwrap_or_default()
    }

    /// The client's secret.
    #[must_use]
    pub fn client_secret(&self) -> Secret<'_> {
        self.texts.get(CLIENT_SECRET).unwrap_or_default().into()
    }

    /// Where the platform puts the client's credentials.
    #[must_use]
    pub const fn credentials_location(&self) -> CredentialsLocation {
        self.credentials_location
    }

    /// The scopes to ask for, separated by spaces (RFC 6749 §3.3).
    #[must_use]
    pub fn scope(&self) -> Option<&str> {
        self.texts.get(SCOPE)
    }

    /// The same credentials as GET shows them: with [`Secret::MASK`] in place of the client's secret.
    #[must_use]
    pub fn masked(&self) -> Self {
        Self { texts: self.texts.with(CLIENT_SECRET, Secret::MASK), ..self.clone() }
    }

    fn shape(&self) -> shape::OAuthClientCredentials<'_> {
        shape::OAuthClientCredentials {
            url: self.url(),
            client_id: self.client_id(),
            client_secret: self.client_secret(),
            credentials_location: self.credentials_location,
            scope: self.scope(),
        }
    }
}

shaped!(OAuthClientCredentials);

mod shape {
    use super::{CredentialsLocation, JsonSchema, Secret, Serialize, Uri};

    #[derive(Debug, Serialize, JsonSchema)]
    #[serde(rename_all = "camelCase")]
    #[schemars(
        title = "OAuth client credentials",
        description = "OAuth 2.0 client credentials (RFC 6749 section 4.4), with which the platform obtains an access token for its webhook requests."
    )]
    pub(super) struct OAuthClientCredentials<'a> {
        /// The token endpoint.
        pub(super) url: Uri<'a>,
        /// The client's id.
        #[schemars(example = "chat-apps")]
        pub(super) client_id: &'a str,
        /// The client's secret.
        #[schemars(example = "my-client-secret")]
        pub(super) client_secret: Secret<'a>,
        /// Where the platform puts the client's credentials: `header` for HTTP Basic, `body` for the form body.
        pub(super) credentials_location: CredentialsLocation,
        /// The scopes to ask for, separated by spaces (RFC 6749 §3.3).
        #[serde(skip_serializing_if = "Option::is_none")]
        #[schemars(example = "events.write audit")]
        pub(super) scope: Option<&'a str>,
    }
}

/// Where the client's credentials stand in a token request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CredentialsLocation {
    /// `header`: HTTP Basic.
    Header,
    /// `body`: the form body.
    Body,
}

impl CredentialsLocation {
    /// Both places, in the order of the reference.
    pub const ALL: [Self; 2] = [Self::Header, Self::Body];

    /// The spelling of the contract.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Header => "header",
            Self::Body => "body",
        }
    }
}

impl Enumeration for CredentialsLocation {
    const VALUES: &'static [(&'static str, Self)] =
        &[(Self::Header.as_str(), Self::Header), (Self::Body.as_str(), Self::Body)];
}

impl fmt::Display for CredentialsLocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for CredentialsLocation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
