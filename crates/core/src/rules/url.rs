//! Rules on URLs: of the receiver, and of the token endpoint.
//!
//! A text is taken apart as RFC 3986 appendix B does it, which works for any text, and read by a
//! WHATWG parser, as HTTP clients do. Never in a finding: user information, query values,
//! fragments, nor a host or scheme that might be one of these.

mod host;
mod query;
pub(super) mod role;

use std::borrow::Cow;

use url::Url;

use self::host::{check_host, check_plain_name, is_plain, is_plain_port};
use self::query::check_query;
use self::role::UrlRole;
use super::stand_in::check_stand_in;
use crate::context::context::Context;
use crate::context::location::Location;
use crate::context::verdict::Verdict;
use crate::finding::params::Params;
use crate::policy::catalogue::{Rule, wording};
use crate::values::stand_in::Holder;
use crate::values::uri::parts::Parts;
use crate::values::uri::plain::PlainUrl;

/// The longest URL, in bytes, without a warning.
const MAX_URL_BYTES: usize = 2048;

/// The longest URL that an account of the endpoint may hold, in bytes.
const LIMIT_URL_BYTES: usize = 8192;

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

/// Checks a URL that is one by RFC 3986 if `is_uri`, and `plain` if it has the plain shape. The
/// verdict, and whether the scheme is `http`.
pub(super) fn check_url(
    context: &mut Context<'_>,
    location: &Location<'_>,
    text: &str,
    (plain, is_uri): (Option<PlainUrl<'_>>, bool),
    role: UrlRole,
) -> (Verdict, bool) {
    match plain {
        Some(plain) if is_common(&plain) => {
            let mut verdict = Verdict::VALID;
            if context.wants(Rule::UrlSecret)
                && let Some(query) = plain.query()
            {
                verdict |= check_query(context, location, query, role);
            }
            (verdict | check_plain_name(context, location, || plain.host()), false)
        }
        Some(plain) => check_parts(context, location, &Parts::of_plain(plain), is_uri, role),
        None => check_parts(context, location, &Parts::of_other(text), is_uri, role),
    }
}

/// Whether nothing in a URL is worth a look but its query and the name of its host, as in nearly
/// all of them.
fn is_common(url: &PlainUrl<'_>) -> bool {
    url.is_https()
        && url.text().len() <= MAX_URL_BYTES
        && is_plain(url.host_bytes())
        && (!url.has_port() || is_plain_port(url.port()))
}

fn check_parts(
    context: &mut Context<'_>,
    location: &Location<'_>,
    parts: &Parts<'_>,
    is_uri: bool,
    role: UrlRole,
) -> (Verdict, bool) {
    let text = parts.text;
    let mut verdict = Verdict::VALID;
    // Of what a variable needs, a URI can only have `$(…)`.
    if !is_uri || text.contains("$(") {
        verdict |= check_stand_in(context, location, text, Holder::Other).verdict;
    }
    if parts.has_user_info() {
        let wording = role.choose(&wording::URL_CREDENTIALS, &wording::TOKEN_URL_CREDENTIALS);
        verdict |= context.report(wording, location, Params::default);
    }
    if parts.has_fragment {
        let wording = role.choose(&wording::URL_FRAGMENT, &wording::TOKEN_URL_FRAGMENT);
        verdict |= context.report(wording, location, Params::default);
    }
    if let Some(query) = parts.query {
        verdict |= check_query(context, location, query, role);
    }
    for (limit, wording) in
        [(MAX_URL_BYTES, &wording::URL_TOO_LONG), (LIMIT_URL_BYTES, &wording::URL_TOO_LARGE)]
    {
        if text.len() > limit {
            verdict |= context.report(wording, location, || {
                Params::default().with("limit", limit).with("length", text.len())
            });
        }
    }
    let scheme = scheme_of(parts);
    if let Some(scheme) = &scheme {
        verdict |= check_scheme(context, location, scheme, parts, role);
    }
    verdict |= check_host(context, location, parts);
    (verdict, scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case("http")))
}

/// Whether a text could be the number of a port.
fn is_port(text: &str) -> bool {
    text.parse::<u16>().is_ok_and(|port| port > 0)
}

/// The scheme: that of RFC 3986, or what a WHATWG parser reads where there is none.
fn scheme_of<'t>(parts: &Parts<'t>) -> Option<Cow<'t, str>> {
    match parts.scheme {
        Some(scheme) => Some(scheme.into()),
        None => Url::parse(parts.text).ok().map(|url| url.scheme().to_owned().into()),
    }
}

fn check_scheme(
    context: &mut Context<'_>,
    location: &Location<'_>,
    scheme: &str,
    parts: &Parts<'_>,
    role: UrlRole,
) -> Verdict {
    if scheme == "https" {
        return Verdict::VALID;
    }
    let known = SCHEMES.iter().find(|known| scheme.eq_ignore_ascii_case(known)).copied();
    let found = || Params::default().with("found", known.unwrap_or_default());
    match (role, known) {
        (_, Some("https")) => Verdict::VALID,
        (UrlRole::Events, Some("http")) => {
            let ends_in_port =
                parts.port.is_empty() && parts.path.rsplit_once(':').is_some_and(|(_, end)| is_port(end));
            let wording = if ends_in_port { &wording::INSECURE_URL_PORT } else { &wording::INSECURE_URL };
            context.report(wording, location, Params::default)
        }
        (UrlRole::Events, Some(_)) => context.report(&wording::URL_SCHEME, location, found),
        (UrlRole::Events, None) => {
            let behind = parts.path.split('/').next().unwrap_or_default();
            let has_port = !parts.has_authority && is_port(behind);
            let wording = if has_port { &wording::URL_SCHEME_MISSING } else { &wording::URL_SCHEME_OTHER };
            context.report(wording, location, Params::default)
        }
        (UrlRole::Token, Some(_)) => context.report(&wording::INSECURE_TOKEN_URL, location, found),
        (UrlRole::Token, None) => {
            context.report(&wording::INSECURE_TOKEN_URL_OTHER, location, Params::default)
        }
    }
}
