//! One webhook.

use chatapps_webhooks as core;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyType};

use super::{Names, OAuthClientCredentials, Secret, WebhookTarget, member, properties, read, set};
use crate::convert::{to_json, to_python};

const WEBHOOK: Names = &[
    ("sub_account_id", "subAccountId"),
    ("url", "url"),
    ("http_authorization", "httpAuthorization"),
    ("enabled", "enabled"),
    ("type", "type"),
    ("oauth", "oauth"),
];

class! {
    /// One webhook: where events of a scope and type are sent, and with what credentials.
    ///
    /// Args:
    ///     sub_account_id: The sub-account whose events it receives, or `*` for all of the account.
    ///     url: Where the platform sends events: a URI with a scheme (RFC 3986).
    ///     http_authorization: The value of the `Authorization` header of every webhook request.
    ///     enabled: Whether events are sent. Absent: they are.
    ///     type: The type of the events. Absent: delivery receipts and inbound messages.
    ///     oauth: OAuth 2.0 client credentials, with which the platform obtains an access token.
    ///
    /// Raises:
    ///     ValidationError: If the values break the contract. Policy rules are for `check`.
    ///     TypeError: If a value is of a type that JSON doesn't have.
    Webhook, WEBHOOK, read, {
        #[new]
        #[pyo3(signature = (*, sub_account_id, url, http_authorization=None, enabled=None, r#type=None, oauth=None))]
        fn new<'py>(
            py: Python<'py>,
            sub_account_id: Bound<'py, PyAny>,
            url: Bound<'py, PyAny>,
            http_authorization: Option<Bound<'py, PyAny>>,
            enabled: Option<Bound<'py, PyAny>>,
            r#type: Option<Bound<'py, PyAny>>,
            oauth: Option<Bound<'py, PyAny>>,
        ) -> PyResult<Self> {
            let values = [Some(sub_account_id), Some(url), http_authorization, enabled, r#type, oauth];
            read(&properties(py, WEBHOOK, values)?).map(Self)
        }

        #[classattr]
        fn __match_args__() -> (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str) {
            ("sub_account_id", "url", "http_authorization", "enabled", "type", "oauth")
        }

        /// The sub-account whose events it receives, or `*` for all of the account.
        #[getter]
        fn sub_account_id(&self) -> String {
            self.0.sub_account_id().as_str().to_owned()
        }

        /// Where the platform sends events, as it was given.
        #[getter]
        fn url(&self) -> String {
            self.0.url().as_str().to_owned()
        }

        /// The value of the `Authorization` header of every webhook request.
        #[getter]
        fn http_authorization(&self) -> Option<Secret> {
            self.0.http_authorization().map(|secret| Secret(secret.into_owned()))
        }

        /// Whether events are sent, if it says so.
        #[getter]
        fn enabled(&self) -> Option<bool> {
            self.0.enabled()
        }

        /// Whether events are sent: `True` unless it says otherwise.
        #[getter]
        fn is_enabled(&self) -> bool {
            self.0.is_enabled()
        }

        /// The type of the events. `None`: delivery receipts and inbound messages.
        #[getter]
        fn r#type<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
            self.0.webhook_type().map(|value| member(py, "WebhookType", value.as_str())).transpose()
        }

        /// OAuth 2.0 client credentials, with which the platform obtains an access token.
        #[getter]
        fn oauth(&self) -> Option<OAuthClientCredentials> {
            self.0.oauth().cloned().map(OAuthClientCredentials)
        }

        /// The same webhook as GET shows it: with `***` in place of secrets. An empty `http_authorization` has nothing to mask.
        fn masked(&self) -> Self {
            Self(self.0.masked())
        }

        /// The targets that it stands for: one for each type.
        fn targets(&self) -> Vec<WebhookTarget> {
            self.0.targets().map(WebhookTarget).collect()
        }
    }
}

impl Webhook {
    fn shown(&self, name: &str) -> Option<String> {
        (name == "url").then(|| format!("'{}'", self.0.url().redacted()))
    }
}
