//! The host of a URL, as RFC 3986 and as a WHATWG parser read it.

use std::net::{IpAddr, Ipv6Addr};

use unicode_security::MixedScript;
use url::Url;
use wide::u8x16;

use super::super::public_host::{is_documentation_host, may_be_special, reason_of_name, special_use};
use crate::base::privacy::shortened;
use crate::context::context::Context;
use crate::context::location::Location;
use crate::context::verdict::Verdict;
use crate::finding::params::Params;
use crate::policy::catalogue::{Rule, wording};
use crate::policy::rule_set::RuleSet;
use crate::values::uri::parts::Parts;

/// The rules that look at a URL's host.
const RULES: RuleSet = ABOUT_NAMES.with(Rule::UrlHost).with(Rule::AmbiguousUrl);

/// Those that look at a plain name, too.
const ABOUT_NAMES: RuleSet = RuleSet::of(&[Rule::PrivateHost, Rule::Placeholder]);

/// Checks the host, as RFC 3986 and a WHATWG parser read it.
pub(super) fn check_host(context: &mut Context<'_>, location: &Location<'_>, parts: &Parts<'_>) -> Verdict {
    if !context.wants_any(RULES) {
        return Verdict::VALID;
    }
    let Parts { host, port, .. } = *parts;
    if parts.is_plain && is_plain(host.as_bytes()) && is_plain_port(port) {
        return check_plain_name(context, location, || host);
    }
    check_unusual_host(context, location, parts)
}

/// Checks a plain name that is the host of a URL of the plain shape. A WHATWG parser would read the
/// same host.
#[inline]
pub(super) fn check_plain_name<'t>(
    context: &mut Context<'_>,
    location: &Location<'_>,
    host: impl FnOnce() -> &'t str,
) -> Verdict {
    if context.wants_any(ABOUT_NAMES) {
        check_name(context, location, host(), Display::AsRead)
    } else {
        Verdict::VALID
    }
}

/// Checks a host that parsers may read in different ways.
#[cold]
fn check_unusual_host(context: &mut Context<'_>, location: &Location<'_>, parts: &Parts<'_>) -> Verdict {
    let host = parts.host;
    let display = Display::of(parts);
    let mut verdict = Verdict::VALID;
    if host.is_empty() && parts.scheme.is_some() {
        verdict |= context.report(&wording::URL_HOST_MISSING, location, Params::default);
    }
    let Ok(url) = Url::parse(parts.text) else {
        if !host.is_empty() && parts.scheme.is_some() {
            verdict |= context.report(&wording::URL_HOST_REFUSED, location, Params::default);
        }
        return verdict;
    };
    if !parts.scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case(url.scheme()))
        && parts.text.contains("://")
    {
        verdict |= context
            .report(&wording::AMBIGUOUS_URL_SCHEME, location, || [("found", url.scheme().to_owned())].into());
    }
    if !matches!(url.scheme(), "http" | "https" | "ws" | "wss" | "ftp") {
        // To a WHATWG parser the host of another scheme is just text.
        return verdict;
    }
    if let Some(read) = url.host_str() {
        verdict |= check_agreement(context, location, host, read, display);
    }
    verdict | check_reach(context, location, url.host().as_ref(), display)
}

/// Checks whether a host is the same to RFC 3986 and to a WHATWG parser, and to people.
fn check_agreement(
    context: &mut Context<'_>,
    location: &Location<'_>,
    host: &str,
    read: &str,
    display: Display,
) -> Verdict {
    let wording = if !host.is_ascii() {
        &wording::AMBIGUOUS_URL_NON_ASCII
    } else if !is_same_host(host, read) {
        match display {
            Display::AsRead => &wording::AMBIGUOUS_URL_HOST,
            Display::Hidden => &wording::AMBIGUOUS_URL_HIDDEN,
        }
    } else if context.wants(Rule::AmbiguousUrl) && mixes_scripts(read) {
        &wording::AMBIGUOUS_URL_SCRIPTS
    } else {
        return Verdict::VALID;
    };
    let is_hidden = std::ptr::eq(wording, &raw const wording::AMBIGUOUS_URL_HIDDEN);
    context.report(wording, location, || if is_hidden { Params::default() } else { with_host(read, display) })
}

/// Whether a host may be shown.
#[derive(Clone, Copy)]
enum Display {
    AsRead,
    Hidden,
}

impl Display {
    fn of(parts: &Parts<'_>) -> Self {
        if parts.may_hide_user_info() { Self::Hidden } else { Self::AsRead }
    }
}

fn with_host(host: &str, display: Display) -> Params {
    let host = match display {
        Display::AsRead => shortened(host),
        Display::Hidden => "***".to_owned(),
    };
    Params::default().with("host", host)
}

/// Whether every parser reads the host as it stands: not a number in disguise, no `xn--` label, no
/// empty one. It is one of a URL of the plain shape.
pub(super) fn is_plain(host: &[u8]) -> bool {
    Separators::of(host).is_some_and(|separators| separators.leave_words(host))
        || str::from_utf8(host).is_ok_and(is_plain_name)
}

/// The same, looked at thoroughly.
fn is_plain_name(host: &str) -> bool {
    let last = host.rsplit('.').next().unwrap_or_default();
    last.starts_with(|c: char| c.is_ascii_alphabetic())
        && !host.starts_with('.')
        && !host.contains("..")
        && !has_encoded_label(host)
}

/// Where a host has dots and hyphens: one bit for each byte, the lowest for the first. Without it,
/// `is_valid` under `recommended` takes 40 % more instructions.
struct Separators {
    dots: u32,
    hyphens: u32,
}

impl Separators {
    /// Those of a host of usual length.
    fn of(host: &[u8]) -> Option<Self> {
        let (first, last) = (host.first_chunk()?, host.last_chunk()?);
        // Where the two overlap, both say the same.
        let shift = u32::try_from(host.len() - LANES).ok().filter(|shift| *shift <= 16)?;
        let (first, last) = (u8x16::new(*first), u8x16::new(*last));
        let places = |byte| {
            let lanes = u8x16::splat(byte);
            first.simd_eq(lanes).to_bitmask() | last.simd_eq(lanes).to_bitmask() << shift
        };
        Some(Self { dots: places(b'.'), hyphens: places(b'-') })
    }

    /// Whether no two of the same kind follow each other, so that no label is empty or encoded, and
    /// the last label is no number.
    fn leave_words(&self, host: &[u8]) -> bool {
        let pairs = self.dots & self.dots << 1 | self.hyphens & self.hyphens << 1;
        let last = (u32::BITS - self.dots.leading_zeros()) as usize;
        pairs == 0 && self.dots & 1 == 0 && host.get(last).is_some_and(u8::is_ascii_alphabetic)
    }
}

/// How many bytes are looked at together.
const LANES: usize = 16;

/// Whether a label starts with `xn--`, in any case.
fn has_encoded_label(host: &str) -> bool {
    host.split('.').any(|label| label.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("xn--")))
}

/// Whether what follows the host, with its colon, is no port or one that fits.
pub(super) fn is_plain_port(port: &str) -> bool {
    matches!(port, "" | ":") || port.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok())
}

/// Whether a host of RFC 3986 and one of a WHATWG parser are the same but for case and the spelling
/// of an IPv6 address.
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
fn check_reach(
    context: &mut Context<'_>,
    location: &Location<'_>,
    host: Option<&url::Host<&str>>,
    display: Display,
) -> Verdict {
    let address: IpAddr = match host {
        None => return Verdict::VALID,
        Some(url::Host::Domain(name)) => return check_name(context, location, name, display),
        Some(url::Host::Ipv4(address)) => (*address).into(),
        Some(url::Host::Ipv6(address)) => (*address).into(),
    };
    let Some(reason) = special_use(address) else { return Verdict::VALID };
    let params = || with_host(&address.to_string(), display).with("reason", reason);
    context.report(&wording::PRIVATE_HOST, location, params)
}

fn check_name(context: &mut Context<'_>, location: &Location<'_>, name: &str, display: Display) -> Verdict {
    if !may_be_special(name) {
        return Verdict::VALID;
    }
    let mut verdict = Verdict::VALID;
    if context.wants(Rule::PrivateHost)
        && let Some(reason) = reason_of_name(name)
    {
        let params = || with_host(name, display).with("reason", reason);
        let is_scheme = name.eq_ignore_ascii_case("https") || name.eq_ignore_ascii_case("http");
        let wording = if is_scheme { &wording::PRIVATE_HOST_SCHEME } else { &wording::PRIVATE_HOST };
        verdict |= context.report(wording, location, params);
    }
    if context.wants(Rule::Placeholder) && is_documentation_host(name) {
        verdict |= context.report(&wording::PLACEHOLDER_HOST, location, || with_host(name, display));
    }
    verdict
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::role::UrlRole;
    use super::super::{check_parts, check_url};
    use super::*;
    use crate::context::context::Mode;
    use crate::describe::model::Model;
    use crate::json::cursor::Cursor;
    use crate::policy::settings::Settings;
    use crate::values::uri::plain::PlainUrl;

    proptest! {
        #[test]
        fn a_quick_look_takes_what_a_thorough_one_takes(host in "([a-z0-9]{0,9}[.-]{1,2}){0,4}[a-z0-9]{0,20}[.-]{0,2}[a-z0-9]{0,3}") {
            if let Some(separators) = Separators::of(host.as_bytes()) {
                let is_encoded = host.contains("--");
                prop_assert_eq!(separators.leave_words(host.as_bytes()), is_plain_name(&host) && !is_encoded);
            }
        }

        /// What is said of a host by everything that looks at URLs.
        #[test]
        fn nothing_is_missed_in_a_usual_url(host in "(([a-z]{1,3}|[0-9]{1,3}|xn|localhost|example)[.-]{1,2}){0,5}[a-z0-9]{1,9}", rest in "(:[0-9]{0,6})?(/[a-z%0-9]{0,3})?([?](key|sid|[a-z]{1,3})=?[a-z]{0,2})?") {
            let (text, settings) = (format!("https://{host}{rest}"), Settings::default());
            let findings = |through_parts: bool| {
                let cursor = Cursor::of_values();
                let mut context = Context::new(&settings, Model::Webhooks, Mode::Check, (&cursor, None));
                let _ = match PlainUrl::read(&text) {
                    Some(plain) if !through_parts => {
                        check_url(&mut context, &Location::ROOT, &text, (Some(plain), true), UrlRole::Events)
                    }
                    _ => check_parts(&mut context, &Location::ROOT, &Parts::of(&text), true, UrlRole::Events),
                };
                context.finish()
            };
            prop_assert_eq!(findings(false), findings(true));
        }
    }

    #[test]
    fn plain_hosts_read_the_same_everywhere() {
        for host in ["hooks.onion.example", "a-b.c_d.example", "LOCALHOST", "1.2.3.a4", "a--b.example"] {
            assert!(is_plain(host.as_bytes()), "{host}");
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
            assert!(!is_plain(host.as_bytes()), "{host}");
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
