//! Base URLs to which an API key may be sent.

use std::net::{IpAddr, Ipv6Addr};
use std::str::FromStr;

use chatapps_webhooks::AccountId;
use ureq::http::Uri;
use ureq::http::uri::Scheme;

use super::arguments::Location;
use crate::api_path;
use crate::failure::Failure;

/// A base URL to which an API key may be sent: `https`, or `http` on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BaseUrl {
    /// The URL without a slash at its end.
    text: String,
    is_plain: bool,
    /// Whether it is one of the platform's regions.
    is_region: bool,
}

impl BaseUrl {
    /// The chosen base URL. The argument parser doesn't parse it, because its messages show the
    /// values of arguments.
    pub(super) fn of(location: &Location) -> Result<Self, Failure> {
        if let Some(region) = location.region {
            return Ok(Self { text: region.to_owned(), is_plain: false, is_region: true });
        }
        let url = location.base_url.as_deref().unwrap_or_default();
        url.parse().map_err(|error| Failure::Message(format!("--base-url: {error}")))
    }

    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether requests go over plain HTTP, to this machine.
    pub(super) const fn is_plain(&self) -> bool {
        self.is_plain
    }

    /// Whether it is the platform's own.
    pub(super) const fn is_region(&self) -> bool {
        self.is_region
    }

    /// The URL of an account's webhooks.
    pub(super) fn webhooks_of(&self, account: &AccountId) -> String {
        format!("{}{}", self.text, api_path::webhooks(account))
    }

    /// The URLs of an account's events and deliveries, at an endpoint of ours.
    pub(super) fn events_and_deliveries_of(&self, account: &AccountId) -> [String; 2] {
        [api_path::events(account), api_path::deliveries(account)].map(|path| format!("{}{path}", self.text))
    }
}

impl FromStr for BaseUrl {
    type Err = String;

    /// Parses the text as the HTTP client does. Errors don't show the text, which may contain a
    /// password.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const EXPECTED: &str =
            "expected a URL such as `https://chatapps.onion.example` or `http://127.0.0.1:8088`";
        let uri: Uri = text.parse().map_err(|_| EXPECTED.to_owned())?;
        let host = uri.host().filter(|host| !host.is_empty()).ok_or(EXPECTED)?;
        if text.contains(['@', '?', '#', '\\']) {
            return Err(format!("{EXPECTED}, without user information, query and fragment"));
        }
        if uri
            .authority()
            .is_some_and(|authority| authority.as_str() != authority.host() && authority.port_u16().is_none())
        {
            return Err("expected a port from 0 to 65535 after the host".to_owned());
        }
        let is_plain = uri.scheme() == Some(&Scheme::HTTP);
        if !is_plain && uri.scheme() != Some(&Scheme::HTTPS) {
            return Err(EXPECTED.to_owned());
        }
        if is_plain && !is_loopback(host) {
            return Err("plain `http` would reveal the API key on the network: expected `https`, or `http` to `localhost`, \
                        `127.0.0.1` or `[::1]`"
                .to_owned());
        }
        Ok(Self { text: text.trim_end_matches('/').to_owned(), is_plain, is_region: false })
    }
}

/// Whether a host is this machine. Names that end in `.localhost` should resolve to it too (RFC
/// 6761 §6.3), but not every resolver does that.
fn is_loopback(host: &str) -> bool {
    let address = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    match address {
        Some(address) => address.parse::<Ipv6Addr>().is_ok_and(|address| address.is_loopback()),
        None => {
            host.eq_ignore_ascii_case("localhost")
                || host.parse::<IpAddr>().is_ok_and(|address| address.is_ipv4() && address.is_loopback())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_goes_over_tls_or_stays_on_the_machine() {
        for text in ["https://chatapps.onion.example", "https://10.0.0.1:8443/base/", "HTTPS://h"] {
            assert_eq!(text.parse::<BaseUrl>().map(|url| url.is_plain()), Ok(false), "{text}");
        }
        for text in [
            "http://127.0.0.1:8088",
            "http://localhost",
            "http://LOCALHOST:1/",
            "http://[::1]:8088",
            "http://127.1.2.3",
        ] {
            assert_eq!(text.parse::<BaseUrl>().map(|url| url.is_plain()), Ok(true), "{text}");
        }
        for text in [
            "http://chatapps.8x8.com",
            "http://0.0.0.0",
            "http://10.0.0.1",
            "http://localhost.onion.example",
            "http://127.0.0.1.onion.example",
            "http://[::2]",
            "http://[::ffff:10.0.0.1]",
            "http://2130706433",
            "http://127.1",
        ] {
            assert!(text.parse::<BaseUrl>().unwrap_err().starts_with("plain `http`"), "{text}");
        }
    }

    #[test]
    fn an_invalid_base_url_is_rejected_without_being_shown() {
        for text in [
            "",
            "chatapps.onion.example",
            "//h",
            "/p",
            "ftp://h",
            "file:///etc",
            "https://",
            "https://u:hunter2@h",
            "http://127.0.0.1@hunter2",
            "http://localhost\\@hunter2",
            "https://h?hunter2",
            "https://h#hunter2",
            "https://h /hunter2",
        ] {
            let error = text.parse::<BaseUrl>().unwrap_err();
            assert!(error.starts_with("expected a URL") && !error.contains("hunter2"), "{text}: {error}");
        }
    }

    #[test]
    fn a_port_is_a_number_in_range() {
        for text in ["http://127.0.0.1:99999", "https://h:", "https://[::1]:x"] {
            assert!(text.parse::<BaseUrl>().is_err(), "{text}");
        }
    }

    #[test]
    fn the_path_is_the_one_of_the_api() {
        let account = AccountId::new("5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a").unwrap();
        let path = "/api/v1/accounts/5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a/webhooks";
        let base: BaseUrl = "http://127.0.0.1:8088/base//".parse().unwrap();
        assert_eq!(base.webhooks_of(&account), format!("http://127.0.0.1:8088/base{path}"));
        let europe =
            BaseUrl::of(&Location { region: Some("https://chatapps.8x8.uk"), base_url: None }).unwrap();
        assert_eq!(europe.webhooks_of(&account), format!("https://chatapps.8x8.uk{path}"));
    }
}
