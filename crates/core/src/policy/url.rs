//! Rules on URLs: of the receiver, and of the token endpoint.
//!
//! A text is taken apart as RFC 3986 appendix B does it, which works for any text, and read by a WHATWG parser, as HTTP clients
//! do. Never in a finding: user information, query values, fragments, nor a host or scheme that might be one of these.

use std::borrow::Cow;
use std::net::{IpAddr, Ipv6Addr};

use unicode_security::MixedScript;
use url::Url;

use super::host::{reason_of_address, reason_of_name};
use super::placeholder::{check_placeholder, is_documentation_host};
use super::rule::Wording;
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

impl UrlRole {
    /// One of two wordings: for the receiver's URL, or for the token endpoint's.
    const fn choose(self, events: &'static Wording, token: &'static Wording) -> &'static Wording {
        match self {
            Self::Events => events,
            Self::Token => token,
        }
    }
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

/// The schemes that may be shown: another word before a colon may be a user's name, or a secret.
const SCHEMES: [&str; 22] = [
    "about",
    "amqp",
    "amqps",
    "blob",
    "data",
    "file",
    "ftp",
    "ftps",
    "http",
    "https",
    "javascript",
    "ldap",
    "mailto",
    "mqtt",
    "redis",
    "sftp",
    "ssh",
    "tcp",
    "tel",
    "urn",
    "ws",
    "wss",
];

/// The parts of a text (RFC 3986 appendix B).
struct Parts<'t> {
    text: &'t str,
    /// `None` where no scheme of RFC 3986 §3.1 is.
    scheme: Option<&'t str>,
    authority: Option<&'t str>,
    query: Option<&'t str>,
    has_fragment: bool,
}

impl<'t> Parts<'t> {
    fn of(text: &'t str) -> Self {
        let (rest, has_fragment) = text.split_once('#').map_or((text, false), |(rest, _)| (rest, true));
        let (rest, query) = rest.split_once('?').map_or((rest, None), |(rest, query)| (rest, Some(query)));
        let (scheme, rest) = rest.split_once(':').map_or((None, rest), |(scheme, rest)| (Some(scheme), rest));
        let authority = rest.strip_prefix("//").and_then(|rest| rest.split('/').next());
        Self { text, scheme: scheme.filter(|scheme| is_scheme(scheme)), authority, query, has_fragment }
    }

    fn has_user_info(&self) -> bool {
        self.authority.is_some_and(|authority| authority.contains('@'))
    }

    /// The host and the port, with its colon.
    fn host_and_port(&self) -> (&'t str, &'t str) {
        let authority = self.authority.unwrap_or_default();
        let place = authority.rsplit_once('@').map_or(authority, |(_, place)| place);
        let end = match place.rfind(']') {
            Some(bracket) => bracket + 1,
            None => place.find(':').unwrap_or(place.len()),
        };
        place.split_at_checked(end).unwrap_or((place, ""))
    }

    /// Whether what is read as the host may have been meant as user information: an `@` follows where the authority is over,
    /// as in `https://user:pass/word@host`.
    fn may_hide_user_info(&self) -> bool {
        let after =
            self.text.split_once(':').map_or(self.text, |(_, rest)| rest).trim_start_matches(['/', '\\']);
        after
            .find(['/', '\\', '?', '#'])
            .and_then(|end| after.get(end..))
            .is_some_and(|rest| rest.contains('@'))
            || (self.authority.is_none() && after.contains('@'))
    }
}

/// Whether the text is a scheme (RFC 3986 §3.1).
fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

/// Checks a URL. `is_uri` tells whether it is one by RFC 3986.
pub(crate) fn check_url(
    pass: &mut Pass<'_>,
    place: &Place<'_>,
    text: &str,
    is_uri: bool,
    role: UrlRole,
) -> UrlFacts {
    let parts = Parts::of(text);
    if !is_uri {
        check_placeholder(pass, place, text);
    }
    if parts.has_user_info() {
        let wording = role.choose(&wording::URL_CREDENTIALS, &wording::TOKEN_URL_CREDENTIALS);
        pass.report(wording, place, Params::default);
    }
    if parts.has_fragment {
        let wording = role.choose(&wording::URL_FRAGMENT, &wording::TOKEN_URL_FRAGMENT);
        pass.report(wording, place, Params::default);
    }
    if let Some(query) = parts.query
        && pass.wants(Rule::UrlSecret)
    {
        check_query(pass, place, query, role);
    }
    if text.len() > LONGEST {
        pass.report(&wording::URL_TOO_LONG, place, || {
            Params::default().with("limit", LONGEST).with("length", text.len())
        });
    }
    let scheme = scheme_of(&parts);
    if let Some(scheme) = &scheme {
        check_scheme(pass, place, scheme, role);
    }
    if HOST_RULES.iter().any(|rule| pass.wants(*rule)) {
        check_host(pass, place, &parts, is_uri);
    }
    UrlFacts { is_http: scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case("http")) }
}

/// The scheme: that of RFC 3986, or what a WHATWG parser reads where there is none.
fn scheme_of<'t>(parts: &Parts<'t>) -> Option<Cow<'t, str>> {
    match parts.scheme {
        Some(scheme) => Some(scheme.into()),
        None => Url::parse(parts.text).ok().map(|url| url.scheme().to_owned().into()),
    }
}

fn check_scheme(pass: &mut Pass<'_>, place: &Place<'_>, scheme: &str, role: UrlRole) {
    let known = SCHEMES.iter().find(|known| scheme.eq_ignore_ascii_case(known)).copied();
    let found = || Params::default().with("found", known.unwrap_or_default());
    match (role, known) {
        (_, Some("https")) => {}
        (UrlRole::Events, Some("http")) => pass.report(&wording::INSECURE_URL, place, Params::default),
        (UrlRole::Events, Some(_)) => pass.report(&wording::URL_SCHEME, place, found),
        (UrlRole::Events, None) => pass.report(&wording::URL_SCHEME_OTHER, place, Params::default),
        (UrlRole::Token, Some(_)) => pass.report(&wording::INSECURE_TOKEN_URL, place, found),
        (UrlRole::Token, None) => pass.report(&wording::INSECURE_TOKEN_URL_OTHER, place, Params::default),
    }
}

/// Checks the host, as RFC 3986 and a WHATWG parser read it.
fn check_host(pass: &mut Pass<'_>, place: &Place<'_>, parts: &Parts<'_>, is_uri: bool) {
    let (host, port) = parts.host_and_port();
    let is_web = parts
        .scheme
        .is_some_and(|scheme| scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http"));
    let shown = if parts.may_hide_user_info() { Shown::Hidden } else { Shown::AsRead };
    if is_uri && is_web && is_plain(host) && is_plain_port(port) {
        // A WHATWG parser reads the same host; there is no need to ask one.
        return check_name(pass, place, host, shown);
    }
    if host.is_empty() && parts.scheme.is_some() {
        pass.report(&wording::URL_HOST_MISSING, place, Params::default);
    }
    let Ok(url) = Url::parse(parts.text) else {
        if !host.is_empty() && parts.scheme.is_some() {
            pass.report(&wording::URL_HOST_REFUSED, place, Params::default);
        }
        return;
    };
    if !parts.scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case(url.scheme()))
        && parts.text.contains("://")
    {
        pass.report(&wording::AMBIGUOUS_URL_SCHEME, place, || Params::default().with("found", url.scheme()));
    }
    if !matches!(url.scheme(), "http" | "https" | "ws" | "wss" | "ftp") {
        // To a WHATWG parser the host of another scheme is just text.
        return;
    }
    if let Some(read) = url.host_str() {
        if !host.is_ascii() {
            report_host(pass, place, &wording::AMBIGUOUS_URL_NON_ASCII, read, shown);
        } else if !is_same_host(host, read) {
            report_host(pass, place, &wording::AMBIGUOUS_URL_HOST, read, shown);
        } else if pass.wants(Rule::AmbiguousUrl) && mixes_scripts(read) {
            report_host(pass, place, &wording::AMBIGUOUS_URL_SCRIPTS, read, shown);
        }
    }
    check_reach(pass, place, url.host().as_ref(), shown);
}

/// Whether a host may be shown.
#[derive(Clone, Copy)]
enum Shown {
    AsRead,
    Hidden,
}

fn report_host(pass: &mut Pass<'_>, place: &Place<'_>, wording: &'static Wording, host: &str, shown: Shown) {
    pass.report(wording, place, || with_host(host, shown));
}

fn with_host(host: &str, shown: Shown) -> Params {
    let host = match shown {
        Shown::AsRead => shortened(host),
        Shown::Hidden => "***".to_owned(),
    };
    Params::default().with("host", host)
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

/// Whether what follows the host, with its colon, is no port or one that fits.
fn is_plain_port(port: &str) -> bool {
    matches!(port, "" | ":") || port.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok())
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
fn check_reach(pass: &mut Pass<'_>, place: &Place<'_>, host: Option<&url::Host<&str>>, shown: Shown) {
    let address: IpAddr = match host {
        None => return,
        Some(url::Host::Domain(name)) => return check_name(pass, place, name, shown),
        Some(url::Host::Ipv4(address)) => (*address).into(),
        Some(url::Host::Ipv6(address)) => (*address).into(),
    };
    if let Some(reason) = reason_of_address(address) {
        pass.report(&wording::PRIVATE_HOST, place, || {
            with_host(&address.to_string(), shown).with("reason", reason)
        });
    }
}

fn check_name(pass: &mut Pass<'_>, place: &Place<'_>, name: &str, shown: Shown) {
    if let Some(reason) = reason_of_name(name) {
        pass.report(&wording::PRIVATE_HOST, place, || with_host(name, shown).with("reason", reason));
    }
    if pass.wants(Rule::Placeholder) && is_documentation_host(name) {
        report_host(pass, place, &wording::PLACEHOLDER_HOST, name, shown);
    }
}

/// Names of query parameters that hold secrets, in lower case and without separators, as they are shown.
const SECRET_NAMES: [&str; 30] = [
    "key",
    "auth",
    "authorization",
    "bearer",
    "jwt",
    "otp",
    "pass",
    "passcode",
    "passphrase",
    "passwd",
    "pw",
    "pwd",
    "sig",
    "hmac",
    "sas",
    "credential",
    "credentials",
    "session",
    "sessionid",
    "sid",
    "sharedkey",
    "authkey",
    "signingkey",
    "encryptionkey",
    "subscriptionkey",
    "functionskey",
    "xfunctionskey",
    "masterkey",
    "amzcredential",
    "xamzcredential",
];

/// What such names end in.
const SECRET_ENDINGS: [&str; 10] = [
    "token",
    "tokens",
    "secret",
    "password",
    "apikey",
    "accesskey",
    "privatekey",
    "secretkey",
    "signature",
    "accesstoken",
];

/// Names that end so and hold no secret: places in a list.
const HARMLESS: [&str; 5] = ["pagetoken", "nextpagetoken", "nexttoken", "continuationtoken", "synctoken"];

/// Looks for query parameters that are named like a secret.
fn check_query(pass: &mut Pass<'_>, place: &Place<'_>, query: &str, role: UrlRole) {
    let mut found: Vec<&'static str> = Vec::new();
    for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
        let normal: String =
            name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
        if value.is_empty() || HARMLESS.contains(&normal.as_str()) {
            continue;
        }
        // Only words of these lists are shown: what else is in a query may be anything.
        let known = SECRET_NAMES.iter().find(|known| **known == normal);
        let ending = SECRET_ENDINGS
            .iter()
            .filter(|ending| normal.ends_with(**ending))
            .max_by_key(|ending| ending.len());
        if let Some(shown) = known.or(ending)
            && !found.contains(shown)
        {
            found.push(shown);
        }
    }
    if !found.is_empty() {
        let wording = role.choose(&wording::URL_SECRET, &wording::TOKEN_URL_SECRET);
        pass.report(wording, place, || Params::default().with("parameters", found));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_hosts_read_the_same_everywhere() {
        for host in ["hooks.onion.example", "a-b.c_d.example", "LOCALHOST", "1.2.3.a4"] {
            assert!(is_plain(host), "{host}");
            let url = Url::parse(&format!("https://{host}/")).unwrap();
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
        let url = Url::parse("http://0x7f.1/").unwrap();
        assert_eq!(url.host(), Some(url::Host::Ipv4(std::net::Ipv4Addr::LOCALHOST)));
    }
}
