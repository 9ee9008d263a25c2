//! Parts of URLs.

use std::ops::Range;
use std::str::FromStr;

use crate::fix::fix::Edit;
use crate::fix::site::Site;
use crate::rules::public_host::has_private_host;
use crate::values::uri::Uri;

/// Removes the fragment.
pub(super) fn without_fragment(site: &Site<'_>) -> Option<Edit> {
    let content = site.content()?;
    let start = fragment(content.text())?;
    content.locate(start..content.text().len()).map(Edit::removal)
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

/// Writes `https` for `http`, without the port that only `http` has. A host that is not public has no
/// certificate that the platform would trust, and is not reached anyway.
pub(super) fn with_https(site: &Site<'_>) -> Option<Vec<Edit>> {
    let content = site.content()?;
    let url = content.text();
    let scheme = url.get(..4).filter(|scheme| scheme.eq_ignore_ascii_case("http"))?;
    if !url.get(4..)?.starts_with(':') || has_private_host(url) {
        return None;
    }
    let is_usual = scheme == "http";
    let at = content.locate(0..4)?;
    let mut edits = vec![if is_usual { Edit::insertion(at.end, "s") } else { Edit::new(at, "https") }];
    if let Some(host) = host(url)
        && let Some(rest) = url.get(host.end..).and_then(|rest| rest.strip_prefix(":80"))
        && (rest.is_empty() || rest.starts_with(['/', '?', '#']))
    {
        edits.push(Edit::removal(content.locate(host.end..host.end + 3)?));
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

/// Writes the host as the finding shows it.
pub(super) fn with_host(site: &Site<'_>) -> Option<Edit> {
    let content = site.content()?;
    let plain = site.param("host").filter(|host| host.bytes().all(|byte| byte.is_ascii_graphic()))?;
    Some(Edit::new(content.locate(host(content.text())?)?, plain.to_owned()))
}

/// A place for the host.
pub(super) fn without_host(site: &Site<'_>) -> Option<Edit> {
    let content = site.content()?;
    content.locate(host(content.text())?).map(Edit::removal)
}

/// Where the host is, by RFC 3986; `None` if there is no authority.
fn host(url: &str) -> Option<Range<usize>> {
    let start = url.find("//")? + 2;
    let rest = url.get(start..)?;
    let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
    let authority = rest.get(..end)?;
    let begin = authority.rfind('@').map_or(0, |at| at + 1);
    let host = authority.get(begin..)?;
    let length = match host.rfind(']') {
        Some(bracket) => bracket + 1,
        None => host.rfind(':').unwrap_or(host.len()),
    };
    Some(start + begin..start + begin + length)
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
            ("mailto:a", None),
        ] {
            assert_eq!(host(url).and_then(|range| url.get(range)), expected, "{url}");
        }
    }
}
