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
        if !may_be_secret(name) {
            continue;
        }
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

/// Whether a name may be one of a list, or end in one: it has the last four letters of one, in any
/// case, or ends in anything but four letters or digits, or has an escape. Few names do: without
/// this look, `check` of a webhook with two parameters takes 6 % more instructions.
fn may_be_secret(name: &str) -> bool {
    const ENDS: [u32; SECRET_NAMES.len() + SECRET_ENDINGS.len()] = {
        let mut ends = [0; _];
        put_ends(put_ends(&mut ends, &SECRET_NAMES), &SECRET_ENDINGS);
        ends
    };
    /// Puts the last four letters of each word into a list, of a shorter one nothing, and gives the
    /// rest of the list.
    const fn put_ends<'e>(ends: &'e mut [u32], words: &[&str]) -> &'e mut [u32] {
        match (ends, words) {
            ([end, others @ ..], [word, rest @ ..]) => {
                if let Some(last) = word.as_bytes().last_chunk() {
                    *end = u32::from_le_bytes(*last);
                }
                put_ends(others, rest)
            }
            (rest, _) => rest,
        }
    }
    let Some(last) = name.as_bytes().last_chunk::<4>() else { return true };
    if !last.iter().all(u8::is_ascii_alphanumeric) || memchr(b'%', name.as_bytes()).is_some() {
        return true;
    }
    let end = u32::from_le_bytes(*last) | 0x2020_2020;
    // All are compared, several at once.
    ENDS.iter().fold(0, |found, known| found | u32::from(*known == end)) != 0
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The name that a parameter has for the lists.
    fn normal(name: &str) -> Vec<u8> {
        decoded(name)
            .bytes()
            .filter(u8::is_ascii_alphanumeric)
            .map(|letter| letter.to_ascii_lowercase())
            .collect()
    }

    proptest! {
        #[test]
        fn no_secret_name_is_passed_over(
            before in "[a-zA-Z0-9_.%-]{0,3}",
            name in prop::sample::select([&SECRET_NAMES[..], &SECRET_ENDINGS[..]].concat()),
            cut in 0..20_usize,
            inside in "[_.+-]?|%6[bB]|%4[a-e]",
            is_upper: bool,
        ) {
            let (head, tail) = name.split_at_checked(cut).unwrap_or((name, ""));
            let name = format!("{before}{head}{inside}{tail}");
            let name = if is_upper { name.to_ascii_uppercase() } else { name };
            prop_assert!(may_be_secret(&name) || secret_name(&normal(&name)).is_none(), "{}", name);
        }
    }

    #[test]
    fn every_listed_name_is_looked_at() {
        for name in SECRET_NAMES.iter().chain(&SECRET_ENDINGS) {
            assert!(may_be_secret(name) && may_be_secret(&name.to_ascii_uppercase()), "{name}");
        }
    }

    #[test]
    fn usual_names_need_no_closer_look() {
        for name in ["tenant", "region", "account", "sub-account", "callbackId"] {
            assert!(!may_be_secret(name), "{name}");
        }
    }
}
