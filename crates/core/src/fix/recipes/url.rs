//! Parts of URLs.

use std::ops::Range;
use std::str::FromStr;

use crate::contract::shown::is_shown_host;
use crate::fix::fix::Edit;
use crate::fix::site::Site;
use crate::rules::public_host::has_private_host;
use crate::values::uri::Uri;

/// What ends the authority of a URL.
const PATH: [char; 4] = ['/', '?', '#', '\\'];

/// Removes a fragment without parameters, or else one that may have some. A receiver may have been
/// meant to get these, or a secret in them.
pub(super) fn without_fragment(site: &Site<'_>, has_parameters: bool) -> Option<Edit> {
    let content = site.content()?;
    let start = fragment(content.text())?;
    let is_wanted = content.text().get(start..)?.contains(['=', '?', '&', ';', '%']) == has_parameters;
    is_wanted.then(|| content.locate(start..content.text().len()))?.map(Edit::removal)
}

/// Where the fragment starts; `None` if what looks like one may be a part of the host or of its
/// credentials, or if the URL isn't one without it.
fn fragment(url: &str) -> Option<usize> {
    let (plain, fragment) = url.split_once('#')?;
    let host = host(plain).filter(|host| !host.is_empty())?;
    let is_cut = match plain.get(host.end..)?.find(['/', '?']) {
        Some(_) => fragment.contains('@'),
        None => fragment.contains(['@', '.', '/', ':']),
    };
    let is_whole = !is_cut && Uri::from_str(plain).is_ok();
    is_whole.then_some(plain.len())
}

/// Writes `https` for `http`, without the port that only `http` has. A host that is not public has
/// no certificate that the platform would trust, and is not reached anyway.
pub(super) fn with_https(site: &Site<'_>) -> Option<Vec<Edit>> {
    let content = site.content()?;
    let url = content.text();
    let scheme = url.get(..4).filter(|scheme| scheme.eq_ignore_ascii_case("http"))?;
    if !url.get(4..)?.starts_with(':') || has_private_host(url) {
        return None;
    }
    // Without a host where it belongs, it isn't known where the port is.
    let host = host(url).filter(|host| !host.is_empty())?;
    let is_usual = scheme == "http";
    let at = content.locate(0..4)?;
    let mut edits = vec![if is_usual { Edit::insertion(at.end, "s") } else { Edit::new(at, "https") }];
    if let Some(port) = port(url, host.end)
        && url.get(port.clone())?.trim_start_matches([':', '0']) == "80"
    {
        edits.push(Edit::removal(content.locate(port)?));
    }
    Some(edits)
}

/// Writes `https://` before a URL that has no scheme, if it begins with the name of a host. Anything
/// else may be a secret in the wrong place, and hosts are shown.
pub(super) fn with_scheme(site: &Site<'_>) -> Option<Edit> {
    let content = site.content()?;
    let (scheme, rest) = match content.text().strip_prefix("//") {
        Some(rest) => ("https:", rest),
        None => ("https://", content.text()),
    };
    let name = rest.split(['/', '?', '#', ':']).next()?;
    is_host_name(name).then(|| content.inside())?.map(|inside| Edit::insertion(inside.start, scheme))
}

/// Whether a text looks like the name of a host below a top-level domain.
fn is_host_name(text: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && label.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    let Some((_, top)) = text.rsplit_once('.') else { return false };
    (2..=20).contains(&top.len())
        && top.bytes().all(|byte| byte.is_ascii_lowercase())
        && text.split('.').all(is_label)
}

/// Writes the host as the finding shows it, or removes the slashes that it is behind. A character
/// that belongs in no name may look like another one that ends the host: then it is another host.
pub(super) fn with_host(site: &Site<'_>) -> Option<Edit> {
    let content = site.content()?;
    let plain = site.param("host").filter(|host| is_shown_host(host))?;
    let host = host(content.text())?;
    let written = content.text().get(host.clone())?;
    if written.is_empty() {
        return content.locate(slashes_before(content.text(), host.start, plain)?).map(Edit::removal);
    }
    let may_be_name = |c: char| c.is_ascii() || c.is_alphanumeric() || is_dot(c);
    written.chars().all(may_be_name).then(|| content.locate(host))?.map(|at| Edit::new(at, plain.to_owned()))
}

/// What Unicode takes for a dot in the name of a host (UTS 46).
const fn is_dot(c: char) -> bool {
    matches!(c, '\u{3002}' | '\u{FF0E}' | '\u{FF61}')
}

/// The slashes from a place on, if the name of a host is right behind them.
fn slashes_before(url: &str, start: usize, host: &str) -> Option<Range<usize>> {
    let behind = url.get(start..)?.trim_start_matches('/');
    let name = behind.split(['/', '?', '#', '\\', ':']).next()?;
    let is_it = is_host_name(host) && name.eq_ignore_ascii_case(host);
    is_it.then_some(start..url.len() - behind.len())
}

/// A place for the host.
pub(super) fn without_host(site: &Site<'_>) -> Option<Edit> {
    let content = site.content()?;
    content.locate(host(content.text())?).map(Edit::removal)
}

/// Where the host is, by RFC 3986; `None` if there is no authority.
fn host(url: &str) -> Option<Range<usize>> {
    let start = url.find("//").filter(|at| !url.get(..*at).is_some_and(|scheme| scheme.contains(PATH)))? + 2;
    let rest = url.get(start..)?;
    let end = rest.find(PATH).unwrap_or(rest.len());
    let authority = rest.get(..end)?;
    let begin = authority.rfind('@').map_or(0, |at| at + 1);
    let host = authority.get(begin..)?;
    let length = match host.rfind(']') {
        Some(bracket) => bracket + 1,
        None => host.rfind(':').unwrap_or(host.len()),
    };
    Some(start + begin..start + begin + length)
}

/// Where the port behind a host is, with its colon; `None` if there is none.
fn port(url: &str, start: usize) -> Option<Range<usize>> {
    let rest = url.get(start..)?.strip_prefix(':')?;
    let digits = rest.split(PATH).next()?;
    digits.bytes().all(|byte| byte.is_ascii_digit()).then_some(start..start + 1 + digits.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_hosts_are_told_from_tokens() {
        for name in ["hooks.onion.example", "a-1.b.io"] {
            assert!(is_host_name(name), "{name}");
        }
        for other in ["rw4Kd0b2u", "eyJhbGciOiJ.eyJzdWIiOiI.c2ln", "a..io", "10.0.0.1", "", ".io", "a.c"] {
            assert!(!is_host_name(other), "{other}");
        }
    }

    #[test]
    fn fragments_are_told_from_cut_hosts_and_credentials() {
        for (url, plain) in [
            ("https://hooks.onion.example/events#top", "https://hooks.onion.example/events"),
            ("https://hooks.onion.example?a=1#/b.c", "https://hooks.onion.example?a=1"),
            ("https://a:b@hooks.onion.example#", "https://a:b@hooks.onion.example"),
        ] {
            assert_eq!(fragment(url), Some(plain.len()), "{url}");
        }
        for url in [
            "https://u:pa#ss@hooks.onion.example/events",
            "https://u:pa/x#ss@hooks.onion.example/events",
            "#https://hooks.onion.example",
            "https://#hooks.onion.example/events",
            "https://hooks#.onion.example/events",
            "https://hooks.onion.example/{#id}",
            "hooks.onion.example/events#top",
        ] {
            assert_eq!(fragment(url), None, "{url}");
        }
    }

    #[test]
    fn the_host_is_found_between_user_and_port() {
        for (url, expected) in [
            ("https://hooks.onion.example/a:b", Some("hooks.onion.example")),
            ("https://a:b@hooks.onion.example:8443?x", Some("hooks.onion.example")),
            ("https://[2001:db8::1]:80#x", Some("[2001:db8::1]")),
            ("https:/hooks.onion.example//a", None),
            ("mailto:a", None),
        ] {
            assert_eq!(host(url).and_then(|range| url.get(range)), expected, "{url}");
        }
    }
}
