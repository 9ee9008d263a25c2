//! The parts of a URL that may be secret: user information, query and fragment.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use super::reading::{Part, decoded};

/// Passes on the parts of a URL to hide, and the URL itself where nobody can tell what is secret.
///
/// A password may contain any character when people write it, so what is before the last `@` may be
/// user information, wherever that is.
pub(super) fn url_parts(url: &str, each: &mut impl FnMut(Part<'_>)) {
    let after_scheme = url.split_once(':').map_or(url, |(_, rest)| rest).trim_start_matches(['/', '\\']);
    let (rest, fragment) = after_scheme.split_once('#').unwrap_or((after_scheme, ""));
    let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
    let authority = place.split(['/', '\\']).next().unwrap_or_default();
    let user_info = before_at(authority);
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

/// Passes on the parts of user information, and its form in an `Authorization` header.
pub(super) fn user_info_parts(user_info: &str, each: &mut impl FnMut(Part<'_>)) {
    if user_info.is_empty() {
        return;
    }
    each(Part::Whole(user_info));
    let (user, password) = user_info.split_once(':').unwrap_or((user_info, ""));
    each(Part::Value(user));
    each(Part::Secret(password));
    let credentials = decoded(user_info.as_bytes()).unwrap_or_else(|| user_info.into());
    each(Part::Secret(&BASE64_STANDARD.encode(credentials)));
}

/// Passes on a query and the value of each parameter. A parameter without a value is one.
fn parameters(query: &str, each: &mut impl FnMut(Part<'_>)) {
    each(Part::Whole(query));
    for parameter in query.split(['&', ';']) {
        match parameter.split_once('=') {
            Some((_, value)) if !value.is_empty() => each(Part::Value(value)),
            Some((name, _)) => each(Part::Value(name)),
            None => each(Part::Value(parameter)),
        }
    }
}

/// The user and the password in Base64, as text.
pub(super) fn from_base64(credentials: &str) -> Option<String> {
    String::from_utf8(BASE64_STANDARD.decode(credentials).ok()?).ok()
}
