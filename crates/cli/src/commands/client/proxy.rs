//! The proxy that the environment names.

use std::env;
use std::fmt;

use chatapps_webhooks::printable;
use ureq::http::Uri;
use ureq::{Proxy, ProxyProtocol};

use crate::failure::Failure;

/// The variables that may name a proxy, in the order in which the HTTP client asks for them.
const VARIABLES: [&str; 6] =
    ["ALL_PROXY", "all_proxy", "HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"];

/// The proxy that the environment names. `Display` doesn't show its credentials.
pub(super) struct EnvironmentProxy {
    proxy: Proxy,
    variable: &'static str,
}

impl EnvironmentProxy {
    /// The proxy for a URL; `None` if requests go there directly.
    ///
    /// # Errors
    ///
    /// [`Failure`] if the HTTP client can't use it.
    pub(super) fn find(url: &str) -> Result<Option<Self>, Failure> {
        let is_direct = |proxy: &Proxy| url.parse::<Uri>().is_ok_and(|url| proxy.is_no_proxy(&url));
        let Some(proxy) = Proxy::try_from_env().filter(|proxy| !is_direct(proxy)) else { return Ok(None) };
        let names_it = |name: &&str| env::var(name).is_ok_and(|value| Proxy::new(&value).is_ok());
        let variable = VARIABLES.into_iter().find(names_it).unwrap_or("ALL_PROXY");
        if !matches!(proxy.protocol(), ProxyProtocol::Http | ProxyProtocol::Https) {
            return Err(Failure::Message(format!(
                "{variable} names a SOCKS proxy, which this program can't use: name an HTTP proxy, or set NO_PROXY"
            )));
        }
        Ok(Some(Self { proxy, variable }))
    }

    /// The setting for the HTTP client.
    pub(super) fn setting(&self) -> Proxy {
        self.proxy.clone()
    }

    /// The variable that names it.
    pub(super) const fn variable(&self) -> &'static str {
        self.variable
    }
}

impl fmt::Display for EnvironmentProxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let host = printable(self.proxy.host());
        write!(f, "the proxy `{host}:{}` of {}", self.proxy.port(), self.variable)
    }
}
