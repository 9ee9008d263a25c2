//! Rules on URLs: of the receiver, and of the token endpoint.
//!
//! Never in a finding: user information, query values, fragments.

use std::net::{IpAddr, Ipv6Addr};

use fluent_uri::Uri;
use unicode_security::MixedScript;

use super::host::{reason_of_address, reason_of_name};
use super::placeholder::{check_placeholder, is_documentation_host};
use super::spelling::shortened;
use super::{Rule, wording};
use crate::check::{Pass, Place};
use crate::finding::Params;

/// What a URL is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UrlRole {
    /// Events are sent there.
    Events,
    /// Access tokens come from there.
    Token,
}

/// What the rules on other properties need to know of a URL.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct UrlFacts {
    /// Whether the scheme is `http`.
    pub(crate) is_http: bool,
}

/// The longest URL, in bytes, that is not worth a warning.
const LONGEST: usize = 2048;

/// The rules that look at a URL's host.
const HOST_RULES: [Rule; 4] = [Rule::UrlHost, Rule::PrivateHost, Rule::AmbiguousUrl, Rule::Placeholder];

/// Checks a URL that is a URI.
pub(crate) fn check_url(pass: &mut Pass<'_>, place: &Place<'_>, uri: Uri<&str>, role: UrlRole) -> UrlFacts {
    let scheme = uri.scheme().as_str();
    let is_http = scheme.eq_ignore_ascii_case("http");
    let is_https = scheme.eq_ignore_ascii_case("https");
    match role {
        UrlRole::Events if !is_http && !is_https => pass.report(&wording::URL_SCHEME, place, || {
            Params::default().with("expected", vec!["https", "http"]).with("scheme", shortened(scheme))
        }),
        UrlRole::Events if is_http => pass.report(&wording::INSECURE_URL, place, Params::default),
        UrlRole::Token if !is_https => pass.report(&wording::INSECURE_TOKEN_URL, place, || {
            Params::default().with("expected", vec!["https"]).with("scheme", shortened(scheme))
        }),
        UrlRole::Events | UrlRole::Token => {}
    }
    if uri.authority().is_some_and(|authority| authority.has_userinfo()) {
        pass.report(&wording::URL_CREDENTIALS, place, Params::default);
    }
    if uri.has_fragment() {
        let wording = match role {
            UrlRole::Events => &wording::URL_FRAGMENT,
            UrlRole::Token => &wording::TOKEN_URL_FRAGMENT,
        };
        pass.report(wording, place, Params::default);
    }
    if let Some(query) = uri.query()
        && pass.wants(Rule::UrlSecret)
    {
        check_query(pass, place, query.as_str());
    }
    check_length(pass, place, uri.as_str());
    if (is_http || is_https) && HOST_RULES.iter().any(|rule| pass.wants(*rule)) {
        check_host(pass, place, uri);
    }
    UrlFacts { is_http }
}

/// Checks a text that should be a URL and is no URI: what a WHATWG parser would make of it all the same.
pub(crate) fn check_url_text(pass: &mut Pass<'_>, place: &Place<'_>, text: &str) -> UrlFacts {
    check_placeholder(pass, place, text);
    check_length(pass, place, text);
    let Ok(url) = url::Url::parse(text) else { return UrlFacts::default() };
    let facts = UrlFacts { is_http: url.scheme() == "http" };
    let authority_is_plain = text.is_ascii() && !text.contains('\\');
    if let (false, Some(host), "http" | "https") = (authority_is_plain, url.host_str(), url.scheme()) {
        let in_host = url.domain().is_some_and(|domain| domain.contains("xn--"));
        if in_host {
            report_host(pass, place, &wording::AMBIGUOUS_URL_NON_ASCII, host);
        } else if text.contains('\\') {
            report_host(pass, place, &wording::AMBIGUOUS_URL_HOST, host);
        }
    }
    check_reach(pass, place, url.host().as_ref());
    facts
}

fn check_length(pass: &mut Pass<'_>, place: &Place<'_>, text: &str) {
    if text.len() > LONGEST {
        pass.report(&wording::URL_TOO_LONG, place, || {
            Params::default().with("limit", LONGEST).with("length", text.len())
        });
    }
}

fn report_host(pass: &mut Pass<'_>, place: &Place<'_>, wording: &'static super::Wording, host: &str) {
    pass.report(wording, place, || Params::default().with("host", shortened(host)));
}

/// Checks the host of an http or https URI, as RFC 3986 and a WHATWG parser read it.
fn check_host(pass: &mut Pass<'_>, place: &Place<'_>, uri: Uri<&str>) {
    let text = uri.as_str();
    let authority = uri.authority();
    let host = authority.map_or("", |authority| authority.host());
    if host.is_empty() {
        pass.report(&wording::URL_HOST_MISSING, place, Params::default);
    } else if is_plain(host)
        && authority
            .is_none_or(|authority| has_plain_port(authority.port().map(fluent_uri::pct_enc::EStr::as_str)))
    {
        // A WHATWG parser reads the same host; there is no need to ask one.
        check_name(pass, place, host);
        return;
    }
    let Ok(url) = url::Url::parse(text) else {
        if !host.is_empty() {
            pass.report(&wording::URL_HOST_REFUSED, place, Params::default);
        }
        return;
    };
    if let Some(read) = url.host_str() {
        if !is_same_host(host, read) {
            report_host(pass, place, &wording::AMBIGUOUS_URL_HOST, read);
        } else if pass.wants(Rule::AmbiguousUrl) && mixes_scripts(read) {
            report_host(pass, place, &wording::AMBIGUOUS_URL_SCRIPTS, read);
        }
    }
    check_reach(pass, place, url.host().as_ref());
}

/// Whether the host is a name of letters, digits, hyphens and dots that every parser reads as it stands: not a number
/// in disguise, no `xn--` label, no empty one.
fn is_plain(host: &str) -> bool {
    let mut labels = host.split('.');
    let last_starts_with_letter =
        labels.next_back().is_some_and(|label| label.as_bytes().first().is_some_and(u8::is_ascii_alphabetic));
    last_starts_with_letter
        && host.split('.').all(|label| {
            !label.is_empty()
                && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
                && !label.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("xn--"))
        })
}

fn has_plain_port(port: Option<&str>) -> bool {
    port.is_none_or(|port| port.is_empty() || port.parse::<u16>().is_ok())
}

/// Whether a host of RFC 3986 and one of a WHATWG parser are the same but for case and the spelling of an IPv6
/// address.
fn is_same_host(rfc3986: &str, whatwg: &str) -> bool {
    let v6 = |host: &str| host.strip_prefix('[')?.strip_suffix(']')?.parse::<Ipv6Addr>().ok();
    match (v6(rfc3986), v6(whatwg)) {
        (Some(one), Some(other)) => one == other,
        _ => rfc3986.eq_ignore_ascii_case(whatwg),
    }
}

/// Whether a label of the host, decoded, mixes scripts (UTS 39 §5).
fn mixes_scripts(host: &str) -> bool {
    host.contains("xn--") && idna::domain_to_unicode(host).0.split('.').any(|label| !label.is_single_script())
}

/// Checks whether the host, as a WHATWG parser reads it, can be reached.
fn check_reach(pass: &mut Pass<'_>, place: &Place<'_>, host: Option<&url::Host<&str>>) {
    let address: IpAddr = match host {
        None => return,
        Some(url::Host::Domain(name)) => return check_name(pass, place, name),
        Some(url::Host::Ipv4(address)) => (*address).into(),
        Some(url::Host::Ipv6(address)) => (*address).into(),
    };
    if let Some(reason) = reason_of_address(address) {
        report_private(pass, place, &address.to_string(), reason);
    }
}

fn check_name(pass: &mut Pass<'_>, place: &Place<'_>, name: &str) {
    if let Some(reason) = reason_of_name(name) {
        report_private(pass, place, name, reason);
    }
    if pass.wants(Rule::Placeholder) && is_documentation_host(name) {
        report_host(pass, place, &wording::PLACEHOLDER_HOST, name);
    }
}

fn report_private(pass: &mut Pass<'_>, place: &Place<'_>, host: &str, reason: &'static str) {
    pass.report(&wording::PRIVATE_HOST, place, || {
        Params::default().with("host", shortened(host)).with("reason", reason)
    });
}

/// Names of query parameters that hold secrets, without separators and in lower case.
const SECRET_NAMES: [&str; 14] = [
    "key",
    "auth",
    "authorization",
    "bearer",
    "jwt",
    "pwd",
    "passwd",
    "passphrase",
    "sig",
    "hmac",
    "sas",
    "credential",
    "credentials",
    "pin",
];

/// What such names end in.
const SECRET_ENDINGS: [&str; 8] =
    ["token", "secret", "password", "apikey", "accesskey", "privatekey", "signature", "secretkey"];

/// Looks for query parameters that are named like a secret.
fn check_query(pass: &mut Pass<'_>, place: &Place<'_>, query: &str) {
    for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
        let normal: String =
            name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
        let is_secret = SECRET_NAMES.contains(&normal.as_str())
            || SECRET_ENDINGS.iter().any(|ending| normal.ends_with(ending));
        if is_secret && !value.is_empty() {
            // Only the well-known part of the name is shown: the rest of the query may be anything.
            let shown = SECRET_ENDINGS.iter().find(|ending| normal.ends_with(*ending)).copied();
            let shown = shown
                .unwrap_or(SECRET_NAMES.iter().find(|name| **name == normal).copied().unwrap_or_default());
            pass.report(&wording::URL_SECRET, place, || Params::default().with("parameter", shown));
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_hosts_read_the_same_everywhere() {
        for host in ["hooks.onion.example", "a-b.c_d.example", "LOCALHOST", "1.2.3.a4"] {
            assert!(is_plain(host), "{host}");
            let url = url::Url::parse(&format!("https://{host}/")).unwrap();
            assert!(is_same_host(host, url.host_str().unwrap()), "{host}");
        }
        for host in [
            "127.1",
            "0x7f.1",
            "xn--mnchen-3ya.example",
            "a..b",
            "a.b.",
            "%61.example",
            "[::1]",
            "a!.example",
        ] {
            assert!(!is_plain(host), "{host}");
        }
    }

    #[test]
    fn ipv6_addresses_compare_by_value() {
        assert!(is_same_host("[0:0::0:1]", "[::1]"));
        assert!(!is_same_host("2130706433", "127.0.0.1"));
    }

    #[test]
    fn scripts_are_told_apart_by_label() {
        assert!(!mixes_scripts("xn--mnchen-3ya.example"));
        assert!(mixes_scripts("xn--pple-43d.example"));
    }

    #[test]
    fn v4_of_std_is_what_whatwg_reads() {
        let url = url::Url::parse("http://0x7f.1/").unwrap();
        assert_eq!(url.host(), Some(url::Host::Ipv4(std::net::Ipv4Addr::LOCALHOST)));
    }
}
