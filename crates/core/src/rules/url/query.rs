//! Secrets in the query of a URL, found by the names of its parameters.

use std::borrow::Cow;

use url::form_urlencoded;

use super::role::UrlRole;
use crate::context::context::Context;
use crate::context::location::Location;
use crate::context::verdict::Verdict;
use crate::finding::params::Params;
use crate::policy::catalogue::{Rule, wording};

/// Names of query parameters that hold secrets, in lower case and without separators, as they are
/// shown.
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
pub(super) fn check_query(
    context: &mut Context<'_>,
    location: &Location<'_>,
    query: &str,
    role: UrlRole,
) -> Verdict {
    if !context.wants(Rule::UrlSecret) {
        return Verdict::VALID;
    }
    let mut found: Vec<&'static str> = Vec::new();
    let mut normal = Vec::new();
    for (name, value) in query.split('&').filter_map(|parameter| parameter.split_once('=')) {
        normal.clear();
        normal.extend(decoded(name).bytes().filter(u8::is_ascii_alphanumeric));
        normal.make_ascii_lowercase();
        if let Some(shown) = secret_name(&normal)
            && !value.is_empty()
            && !HARMLESS.iter().any(|harmless| harmless.as_bytes() == normal)
            && !found.contains(&shown)
        {
            found.push(shown);
        }
    }
    if found.is_empty() {
        return Verdict::VALID;
    }
    let wording = role.choose(&wording::URL_SECRET, &wording::TOKEN_URL_SECRET);
    context.report(wording, location, || Params::default().with("parameters", found))
}

/// The name of a list that a name is, or ends in. Only such words are shown: what else is in a
/// query may be anything.
fn secret_name(name: &[u8]) -> Option<&'static str> {
    let known = SECRET_NAMES.iter().find(|known| known.as_bytes() == name);
    let ending = || {
        // Most names have another last letter, and need no other look.
        let may_be = |ending: &&&'static str| ending.as_bytes().last() == name.last();
        let endings = SECRET_ENDINGS.iter().filter(may_be).filter(|ending| name.ends_with(ending.as_bytes()));
        endings.max_by_key(|ending| ending.len())
    };
    known.or_else(ending).copied()
}

/// A parameter's name without its escapes.
fn decoded(name: &str) -> Cow<'_, str> {
    if !name.contains('%') {
        return name.into();
    }
    form_urlencoded::parse(name.as_bytes()).next().map(|(name, _)| name).unwrap_or_default()
}
