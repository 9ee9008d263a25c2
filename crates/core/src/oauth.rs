//! OAuth 2.0 client credentials of a webhook.

use std::fmt;

use schemars::JsonSchema;
use serde::Serialize;
use serde::ser::Serializer;

use crate::check::Enumeration;
use crate::secret::Secret;
use crate::uri::Uri;

/// OAuth 2.0 client credentials (RFC 6749 §4.4), with which the platform obtains an access token.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(
    title = "OAuth client credentials",
    description = "OAuth 2.0 client credentials (RFC 6749 section 4.4), with which the platform obtains an access token for its webhook requests."
)]
#[non_exhaustive]
pub struct OAuthClientCredentials {
    /// The token endpoint.
    pub url: Uri,
    /// The client's id.
    #[schemars(example = "chat-apps")]
    pub client_id: String,
    /// The client's secret.
    #[schemars(example = "my-client-secret")]
    pub client_secret: Secret,
    /// Where the platform puts the client's credentials: `header` for HTTP Basic, `body` for the form body.
    pub credentials_location: CredentialsLocation,
    /// The scopes to ask for, separated by spaces (RFC 6749 §3.3).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(example = "events.write audit")]
    pub scope: Option<String>,
}

impl OAuthClientCredentials {
    /// Credentials without scopes.
    #[must_use]
    pub fn new(
        url: Uri,
        client_id: impl Into<String>,
        client_secret: impl Into<Secret>,
        credentials_location: CredentialsLocation,
    ) -> Self {
        Self {
            url,
            client_id: client_id.into(),
            client_secret: client_secret.into(),
            credentials_location,
            scope: None,
        }
    }

    /// The same credentials with scopes, separated by spaces.
    #[must_use]
    pub fn with_scope(mut self, scope: impl Into<String>) -> Self {
        self.scope = Some(scope.into());
        self
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
