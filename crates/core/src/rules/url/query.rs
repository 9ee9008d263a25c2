//! Secrets in the query of a URL, found by the names of its parameters.

use std::borrow::Cow;
use std::mem;

use memchr::{memchr, memchr_iter};
use url::form_urlencoded;

use super::role::UrlRole;
use crate::base::privacy::MAX_COMPARED_BYTES;
use crate::context::context::Context;
use crate::context::location::Location;
use crate::context::verdict::Verdict;
use crate::finding::params::Params;
use crate::policy::catalogue::{Rule, wording};

/// Names of query parameters that hold secrets, in lower case and without separators.
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
    let mut found = Found::default();
    let mut normal = Vec::new();
    for name in names_of_values(query) {
        normal.clear();
        let plain = decoded(name);
        let letters = plain.bytes().filter(u8::is_ascii_alphanumeric);
        normal.extend(letters.map(|letter| letter.to_ascii_lowercase()));
        if let Some(known) = secret_name(&normal)
            && !HARMLESS.iter().any(|harmless| harmless.as_bytes() == normal)
        {
            found.add(name, known.as_bytes() == normal);
        }
    }
    if !found.is_any {
        return Verdict::VALID;
    }
    if found.names.is_empty() {
        let wording = role.choose(&wording::URL_SECRET_UNNAMED, &wording::TOKEN_URL_SECRET_UNNAMED);
        return context.report(wording, location, Params::default);
    }
    let wording = role.choose(&wording::URL_SECRET, &wording::TOKEN_URL_SECRET);
    context.report(wording, location, || Params::default().with("parameters", found.names))
}

/// The names of the parameters that have a value. Searching for `char`s cost 20 % more instructions
/// in [`check_query`].
fn names_of_values(query: &str) -> impl Iterator<Item = &str> {
    let ends = memchr_iter(b'&', query.as_bytes()).chain([query.len()]);
    let mut start = 0;
    ends.filter_map(move |end| {
        let parameter = query.get(mem::replace(&mut start, end + 1)..end)?;
        let name = parameter.get(..memchr(b'=', parameter.as_bytes())?)?;
        (name.len() + 1 < parameter.len()).then_some(name)
    })
}

/// The parameters that were found, and those of their names that may be shown.
#[derive(Default)]
struct Found {
    is_any: bool,
    names: Vec<String>,
}

impl Found {
    /// Shows a name as it is written if it is one of a list: whatever else is in a query may be
    /// anything.
    fn add(&mut self, name: &str, is_listed: bool) {
        self.is_any = true;
        let is_plain = name.len() <= MAX_COMPARED_BYTES
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
        if is_listed && is_plain && !self.names.iter().any(|known| known == name) {
            self.names.push(name.to_owned());
        }
    }
}

/// The name of a list that a name is, or ends in.
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
