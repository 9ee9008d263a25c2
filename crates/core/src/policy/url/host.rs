//! The host of a URL, as RFC 3986 and as a WHATWG parser read it.

use std::net::{IpAddr, Ipv6Addr};

use memchr::memmem;
use unicode_security::MixedScript;
use url::Url;

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
pub(super) fn check_host(pass: &mut Pass<'_>, place: &Place<'_>, parts: &Parts<'_>, is_uri: bool) {
    if !pass.wants_any(RULES) {
        return;
    }
    let Parts { host, port, .. } = *parts;
    let is_web = parts
        .scheme
        .is_some_and(|scheme| scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http"));
    if is_uri && is_web && is_plain(host) && is_plain_port(port) {
        // A WHATWG parser reads the same host; there is no need to ask one.
        if pass.wants_any(ABOUT_NAMES) {
            check_name(pass, place, host, Shown::of(parts));
        }
        return;
    }
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

/// Whether the host is a name of letters, digits, hyphens and dots that every parser reads as it stands: not a number
/// in disguise, no `xn--` label, no empty one.
fn is_plain(host: &str) -> bool {
    let (mut length, mut first) = (0, b'0');
    for byte in host.bytes() {
        match byte {
            b'.' if length == 0 => return false,
            b'.' => length = 0,
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' => {
                first = if length == 0 { byte } else { first };
                length += 1;
            }
            _ => return false,
        }
    }
    length > 0 && first.is_ascii_alphabetic() && !has_encoded_label(host)
}

/// Whether a label starts with `xn--`, in any case.
fn has_encoded_label(host: &str) -> bool {
    memmem::find(host.as_bytes(), b"--").is_some()
        && host.split('.').any(|label| label.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("xn--")))
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
    use super::*;

    #[test]
    fn plain_hosts_read_the_same_everywhere() {
        for host in ["hooks.onion.example", "a-b.c_d.example", "LOCALHOST", "1.2.3.a4"] {
            assert!(is_plain(host), "{host}");
            let url = Url::parse(&format!("https://{host}/")).unwrap();
            assert!(is_same_host(host, url.host_str().unwrap()), "{host}");
        }
        for host in [
            "127.1",
            "0x7f.1",
            "xn--mnchen-3ya.example",
            "a..b",
            "a.b.",
            "%61.example",
            "[::1]",
            "a!.example",
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
