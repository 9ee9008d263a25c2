//! The host of a URL, as RFC 3986 and as a WHATWG parser read it.

use std::net::{IpAddr, Ipv6Addr};

use unicode_security::MixedScript;
use url::Url;
use wide::u8x16;

use super::super::host::{reason_of_address, reason_of_name};
use super::super::placeholder::is_documentation_host;
use super::super::rule::Wording;
use super::super::spelling::shortened;
use super::super::{Rule, RuleSet, wording};
use crate::check::{Pass, Place};
use crate::finding::Params;
use crate::uri::Parts;

/// The rules that look at a URL's host.
const RULES: RuleSet = ABOUT_NAMES.with(Rule::UrlHost).with(Rule::AmbiguousUrl);

/// Those that look at a plain name, too.
const ABOUT_NAMES: RuleSet = RuleSet::of(&[Rule::PrivateHost, Rule::Placeholder]);

/// Checks the host, as RFC 3986 and a WHATWG parser read it.
pub(super) fn check_host(pass: &mut Pass<'_>, place: &Place<'_>, parts: &Parts<'_>) {
    if !pass.wants_any(RULES) {
        return;
    }
    let Parts { host, port, .. } = *parts;
    if parts.is_plain && is_plain(host) && is_plain_port(port) {
        // A WHATWG parser reads the same host; there is no need to ask one.
        if pass.wants_any(ABOUT_NAMES) {
            check_name(pass, place, host, Shown::of(parts));
        }
        return;
    }
    check_unusual_host(pass, place, parts);
}

/// Checks a host that parsers may read in different ways.
#[cold]
fn check_unusual_host(pass: &mut Pass<'_>, place: &Place<'_>, parts: &Parts<'_>) {
    let host = parts.host;
    let shown = Shown::of(parts);
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
            match shown {
                Shown::AsRead => report_host(pass, place, &wording::AMBIGUOUS_URL_HOST, read, shown),
                Shown::Hidden => pass.report(&wording::AMBIGUOUS_URL_HIDDEN, place, Params::default),
            }
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

impl Shown {
    fn of(parts: &Parts<'_>) -> Self {
        if parts.may_hide_user_info() { Self::Hidden } else { Self::AsRead }
    }
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

/// Whether every parser reads the host as it stands: not a number in disguise, no `xn--` label, no empty one. It is one of a
/// URL of the plain shape.
fn is_plain(host: &str) -> bool {
    let bytes = host.as_bytes();
    let last = bytes.rsplit(|byte| *byte == b'.').next().and_then(|label| label.first());
    last.is_some_and(u8::is_ascii_alphabetic)
        && bytes.first() != Some(&b'.')
        && (!has_pair(bytes) || !(host.contains("..") || has_encoded_label(host)))
}

/// Whether two dots or two hyphens follow each other.
fn has_pair(bytes: &[u8]) -> bool {
    let nexts = bytes.get(1..).unwrap_or_default();
    let (Some(last), Some(last_next)) = (nexts.len().checked_sub(LANES), bytes.last_chunk()) else {
        return bytes.iter().zip(nexts).any(|(one, next)| one == next && matches!(one, b'.' | b'-'));
    };
    let ones = bytes.get(last..).and_then(<[u8]>::first_chunk);
    // The last look goes over bytes that were seen before, too.
    ones.is_some_and(|ones| has_pair_in(ones, last_next))
        || bytes.as_chunks().0.iter().zip(nexts.as_chunks().0).any(|(ones, nexts)| has_pair_in(ones, nexts))
}

fn has_pair_in(ones: &[u8; LANES], nexts: &[u8; LANES]) -> bool {
    let (ones, nexts) = (u8x16::new(*ones), u8x16::new(*nexts));
    let pairs = ones.simd_eq(nexts) & (ones.simd_eq(u8x16::splat(b'.')) | ones.simd_eq(u8x16::splat(b'-')));
    pairs.to_bitmask() != 0
}

/// How many bytes are looked at together.
const LANES: usize = 16;

/// Whether a label starts with `xn--`, in any case.
fn has_encoded_label(host: &str) -> bool {
    host.split('.').any(|label| label.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("xn--")))
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
    if pass.wants(Rule::PrivateHost)
        && let Some(reason) = reason_of_name(name)
    {
        pass.report(&wording::PRIVATE_HOST, place, || with_host(name, shown).with("reason", reason));
    }
    if pass.wants(Rule::Placeholder) && is_documentation_host(name) {
        report_host(pass, place, &wording::PLACEHOLDER_HOST, name, shown);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn pairs_are_found_wherever_they_are(host in "([a-z]{1,9}[.-]{1,2}){0,5}[a-z]{0,30}([.-]{0,2}[a-z]{0,3})") {
            prop_assert_eq!(has_pair(host.as_bytes()), host.contains("..") || host.contains("--"));
        }
    }

    #[test]
    fn plain_hosts_read_the_same_everywhere() {
        for host in ["hooks.onion.example", "a-b.c_d.example", "LOCALHOST", "1.2.3.a4", "a--b.example"] {
            assert!(is_plain(host), "{host}");
            let url = Url::parse(&format!("https://{host}/")).unwrap();
            assert!(is_same_host(host, url.host_str().unwrap()), "{host}");
        }
        for host in [
            "127.1",
            "0x7f.1",
            "xn--mnchen-3ya.example",
            "a--b.xn--mnchen-3ya.example",
            "a..b",
            "a.b.",
            ".a",
            "",
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
