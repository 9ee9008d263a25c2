//! Rules on URLs: of the receiver, and of the token endpoint.
//!
//! A text is taken apart as RFC 3986 appendix B does it, which works for any text, and read by a WHATWG parser, as HTTP clients
//! do. Never in a finding: user information, query values, fragments, nor a host or scheme that might be one of these.

mod host;
mod query;

use std::borrow::Cow;

use url::Url;

use self::host::{check_host, check_plain_name, is_plain, is_plain_port};
use self::query::check_query;
use super::placeholder::check_placeholder;
use super::rule::Wording;
use super::{Rule, wording};
use crate::check::{Pass, Place};
use crate::finding::Params;
use crate::uri::{Parts, PlainUrl};

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

/// Checks a URL. `plain` is what it is if it has the plain shape, `is_uri` tells whether it is one by RFC 3986.
pub(crate) fn check_url(
    pass: &mut Pass<'_>,
    place: &Place<'_>,
    text: &str,
    plain: Option<PlainUrl<'_>>,
    is_uri: bool,
    role: UrlRole,
) -> UrlFacts {
    match plain {
        Some(plain) if is_usual(&plain) => {
            if pass.wants(Rule::UrlSecret)
                && let Some(query) = plain.query()
            {
                check_query(pass, place, query, role);
            }
            check_plain_name(pass, place, plain.host());
            UrlFacts::default()
        }
        Some(plain) => check_parts(pass, place, &Parts::of_plain(plain), is_uri, role),
        None => check_parts(pass, place, &Parts::of_other(text), is_uri, role),
    }
}

/// Whether nothing in a URL is worth a look but its query and the name of its host, as in nearly all of them.
fn is_usual(url: &PlainUrl<'_>) -> bool {
    url.is_https()
        && url.text().len() <= LONGEST
        && is_plain(url.host_bytes())
        && (!url.has_port() || is_plain_port(url.port()))
}

fn check_parts(
    pass: &mut Pass<'_>,
    place: &Place<'_>,
    parts: &Parts<'_>,
    is_uri: bool,
    role: UrlRole,
) -> UrlFacts {
    let text = parts.text;
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
    if let Some(query) = parts.query {
        check_query(pass, place, query, role);
    }
    if text.len() > LONGEST {
        pass.report(&wording::URL_TOO_LONG, place, || {
            Params::default().with("limit", LONGEST).with("length", text.len())
        });
    }
    let scheme = scheme_of(parts);
    if let Some(scheme) = &scheme {
        check_scheme(pass, place, scheme, role);
    }
    check_host(pass, place, parts);
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
    if scheme == "https" {
        return;
    }
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
