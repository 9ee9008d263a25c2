//! OAuth 2.0 client credentials of a webhook.

use super::field::{ClientId, ClientSecret, OAuthScope, OneOfOpen, Text, TokenUrl};
use super::packed::packed_object;
use crate::context::context::Context;
use crate::context::verdict::Verdict;
use crate::finding::params::Params;
use crate::policy::catalogue::wording;
use crate::read::members::Members;
use crate::values::credentials_location::CredentialsLocation;
use crate::values::open_value::OpenValue;
use crate::values::secret::Secret;
use crate::values::uri::Uri;

packed_object! {
    /// OAuth 2.0 client credentials (RFC 6749 §4.4), with which the platform obtains an access
    /// token.
    pub struct OAuthClientCredentials<'a>, PartialOAuth, OAuthProperties, Index;
    title "OAuth client credentials";
    doc "OAuth 2.0 client credentials (RFC 6749 section 4.4), with which the platform obtains an access token for its webhook requests.";
    direction ToPlatform;
    legacy &[];
    required {
        /// The token endpoint.
        url: Text<TokenUrl> => Uri<'a> = "url" [.sensitive().help("the URL of the token endpoint").aliases(&[
            "uri", "webhookurl", "hookurl", "callbackurl", "endpoint", "callback", "targeturl", "address", "tokenurl",
            "tokenendpoint", "tokenuri",
        ])];
        /// The client's id.
        client_id: Text<ClientId> => &'a str = "clientId" [
            .help("the client's id, as the authorization server issued it")
            .aliases(&["client"])
            .examples(&["chat-apps"])
        ];
        /// The client's secret.
        client_secret: Text<ClientSecret> => Secret<'a> = "clientSecret" [
            .secret()
            .help("the client's secret, as the authorization server issued it")
            .aliases(&["secret"])
            .examples(&["my-client-secret"])
        ];
        /// Where the platform puts the client's credentials: `header` for HTTP Basic, `body` for
        /// the form body.
        credentials_location: OneOfOpen<CredentialsLocation> => OpenValue<'a, CredentialsLocation> = "credentialsLocation" [
            .help("`header` (HTTP Basic) or `body` (form body)").aliases(&["location"])
        ];
    }
    optional {
        /// The scopes to ask for, separated by spaces (RFC 6749 §3.3).
        scope, with_scope(&'a str): Text<OAuthScope> => &'a str = "scope" [
            .help("the scopes, separated by single spaces").aliases(&["scopes"]).examples(&["events.write audit"])
        ];
    }
    check check;
}

impl OAuthClientCredentials {
    /// The same credentials as GET shows them: with [`Secret::MASK`] in place of the client's
    /// secret.
    #[must_use]
    pub fn masked(&self) -> Self {
        let index = super::packed::string_index(PROPERTIES, Index::client_secret as usize);
        Self { strings: self.strings.with(index, Some(Secret::MASK)), ..self.clone() }
    }
}

/// The policy rule on where the credentials are.
fn check(object: &PartialOAuth<'_>, context: &mut Context<'_>, members: &Members<'_>) -> Verdict {
    match (object.credentials_location.listed(), members.location_of(Index::credentials_location as usize)) {
        (Some(CredentialsLocation::Body), Some(location)) => {
            context.report(&wording::CREDENTIALS_IN_BODY, &location, Params::default)
        }
        _ => Verdict::VALID,
    }
}
