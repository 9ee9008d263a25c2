//! What of a webhook a text may repeat: credentials, in the forms that a request has them in, and
//! the parts of a URL that may be secret.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

use super::escapes::decoded;
use crate::rules::authorization::is_known_scheme;

/// A text to hide.
#[derive(Clone, Copy)]
pub(super) enum Part<'a> {
    /// A credential: hidden anywhere, and so are long parts of it.
    Secret(&'a str),
    /// A part of a URL: as a credential, but a short one only as a word.
    Value(&'a str),
    /// Several parts of a URL at once, each of which is hidden by itself, too.
    Whole(&'a str),
}

/// Passes on a credential: as it is, or without a scheme that says nothing, and what `Basic`
/// encodes.
pub(super) fn credential_parts(text: &str, each: &mut impl FnMut(Part<'_>)) {
    let (scheme, credentials) = text.split_once(char::is_whitespace).unwrap_or(("", text));
    let credentials = credentials.trim();
    if !is_known_scheme(scheme) || credentials.is_empty() {
        each(Part::Secret(text));
    }
    if !scheme.is_empty() {
        each(Part::Secret(credentials));
    }
    if scheme.eq_ignore_ascii_case("basic")
        && let Ok(pair) = STANDARD.decode(credentials).map(Zeroizing::new)
        && let Ok(pair) = str::from_utf8(&pair)
    {
        pair_parts(pair, each);
    }
}

/// Passes on a client and its secret as HTTP Basic has them.
pub(super) fn client_parts(client_id: &str, secret: &str, each: &mut impl FnMut(Part<'_>)) {
    let pair = Zeroizing::new(format!("{client_id}:{secret}"));
    each(Part::Secret(&Zeroizing::new(STANDARD.encode(&*pair))));
}

/// Passes on a user and a password.
fn pair_parts(pair: &str, each: &mut impl FnMut(Part<'_>)) {
    let (user, password) = pair.split_once(':').unwrap_or((pair, ""));
    each(Part::Whole(pair));
    each(Part::Value(user));
    each(Part::Secret(password));
}

/// Passes on the parts of a URL to hide, and the URL itself where nobody can tell what is secret.
///
/// A password may contain any character when people write it, so what is before the last `@` may be
/// user information, wherever that is.
pub(super) fn url_parts(url: &str, each: &mut impl FnMut(Part<'_>)) {
    let after_scheme = url.split_once(':').map_or(url, |(_, rest)| rest).trim_start_matches(['/', '\\']);
    let (rest, fragment) = after_scheme.split_once('#').unwrap_or((after_scheme, ""));
    let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
    let user_info = before_at(place.split(['/', '\\']).next().unwrap_or_default());
    user_info_parts(user_info, each);
    let widest = before_at(after_scheme);
    if widest != user_info {
        each(Part::Whole(url));
        user_info_parts(widest, each);
    }
    parameters(query, each);
    parameters(fragment, each);
}

fn before_at(text: &str) -> &str {
    text.rsplit_once('@').map_or("", |(before, _)| before)
}

/// Passes on the parts of user information, and its form in an `Authorization` header, which has a
/// colon in any case.
fn user_info_parts(user_info: &str, each: &mut impl FnMut(Part<'_>)) {
    if user_info.is_empty() {
        return;
    }
    pair_parts(user_info, each);
    let text = user_info.as_bytes();
    let mut sent = decoded(text).unwrap_or_else(|| text.to_vec().into());
    if !sent.contains(&b':') {
        sent.push(b':');
    }
    each(Part::Secret(&Zeroizing::new(STANDARD.encode(&*sent))));
}

/// Passes on a query or a fragment, and the value of each parameter. A parameter without a value is
/// one.
fn parameters(text: &str, each: &mut impl FnMut(Part<'_>)) {
    each(Part::Whole(text));
    for parameter in text.split(['?', '#', '&', ';']) {
        match parameter.split_once('=') {
            Some((_, value)) if !value.is_empty() => each(Part::Value(value)),
            Some((name, _)) => each(Part::Value(name)),
            None => each(Part::Value(parameter)),
        }
    }
}
