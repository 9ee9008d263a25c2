//! OAuth 2.0 client credentials of a webhook.

use chatapps_webhooks as core;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyType};

use super::{Names, Secret, member, properties, read, set};
use crate::convert::{to_json, to_python};

const OAUTH: Names = &[
    ("url", "url"),
    ("client_id", "clientId"),
    ("client_secret", "clientSecret"),
    ("credentials_location", "credentialsLocation"),
    ("scope", "scope"),
];

class! {
    /// OAuth 2.0 client credentials (RFC 6749 section 4.4), with which the platform obtains an access token.
    ///
    /// Args:
    ///     url: The token endpoint: a URI with a scheme (RFC 3986).
    ///     client_id: The client's id.
    ///     client_secret: The client's secret.
    ///     credentials_location: Where the platform puts the client's credentials.
    ///     scope: The scopes to ask for, separated by spaces (RFC 6749 section 3.3).
    ///
    /// Raises:
    ///     ValidationError: If the values break the contract. Pointers are those of the webhook that the credentials are for,
    ///         such as `/oauth/clientId`.
    ///     TypeError: If a value is of a type that JSON doesn't have.
    OAuthClientCredentials, OAUTH, read_oauth, {
        #[new]
        #[pyo3(signature = (*, url, client_id, client_secret, credentials_location, scope=None))]
        fn new<'py>(
            py: Python<'py>,
            url: Bound<'py, PyAny>,
            client_id: Bound<'py, PyAny>,
            client_secret: Bound<'py, PyAny>,
            credentials_location: Bound<'py, PyAny>,
            scope: Option<Bound<'py, PyAny>>,
        ) -> PyResult<Self> {
            let values = [Some(url), Some(client_id), Some(client_secret), Some(credentials_location), scope];
            read_oauth(&properties(py, OAUTH, values)?).map(Self)
        }

        #[classattr]
        fn __match_args__() -> (&'static str, &'static str, &'static str, &'static str, &'static str) {
            ("url", "client_id", "client_secret", "credentials_location", "scope")
        }

        /// The token endpoint, as it was given.
        #[getter]
        fn url(&self) -> String {
            self.0.url().as_str().to_owned()
        }

        /// The client's id.
        #[getter]
        fn client_id(&self) -> &str {
            self.0.client_id()
        }

        /// The client's secret.
        #[getter]
        fn client_secret(&self) -> Secret {
            Secret(self.0.client_secret().into_owned())
        }

        /// Where the platform puts the client's credentials.
        #[getter]
        fn credentials_location<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
            member(py, "CredentialsLocation", self.0.credentials_location().as_str())
        }

        /// The scopes to ask for, separated by spaces.
        #[getter]
        fn scope(&self) -> Option<&str> {
            self.0.scope()
        }

        /// The same credentials as GET shows them: with `***` in place of the client's secret.
        fn masked(&self) -> Self {
            Self(self.0.masked())
        }
    }
}

impl OAuthClientCredentials {
    fn shown(&self, name: &str) -> Option<String> {
        (name == "url").then(|| format!("'{}'", self.0.url().redacted()))
    }
}

/// Reads credentials where they stand, in a webhook, so that a failure has all findings.
fn read_oauth(data: &Bound<'_, PyAny>) -> PyResult<core::OAuthClientCredentials> {
    let webhook = PyDict::new(data.py());
    webhook.set_item("subAccountId", "*")?;
    webhook.set_item("url", "https://hooks.onion.example/")?;
    webhook.set_item("oauth", data)?;
    let webhook: core::Webhook = read(&webhook)?;
    webhook.oauth().cloned().ok_or_else(|| PyTypeError::new_err("expected credentials"))
}
