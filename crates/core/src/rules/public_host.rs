//! Which hosts are not public. No name is ever looked up.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};
use wide::u32x4;

use crate::base::byte_class::{Not, is_all};

/// Blocks that are not globally reachable: the IANA IPv4 special-purpose address registry (RFC
/// 6890), and multicast (RFC 5771).
const V4: [([u8; 4], u32, &str); 18] = [
    ([0, 0, 0, 0], 8, "this network"),
    ([10, 0, 0, 0], 8, "private"),
    ([100, 64, 0, 0], 10, "shared address space"),
    ([127, 0, 0, 0], 8, "loopback"),
    ([169, 254, 169, 254], 32, "cloud metadata"),
    ([169, 254, 170, 2], 32, "cloud metadata"),
    ([169, 254, 0, 0], 16, "link-local"),
    ([172, 16, 0, 0], 12, "private"),
    ([192, 0, 0, 0], 24, "reserved"),
    ([192, 0, 2, 0], 24, "documentation"),
    ([192, 88, 99, 0], 24, "reserved"),
    ([192, 168, 0, 0], 16, "private"),
    ([198, 18, 0, 0], 15, "benchmarking"),
    ([198, 51, 100, 0], 24, "documentation"),
    ([203, 0, 113, 0], 24, "documentation"),
    ([168, 63, 129, 16], 32, "cloud metadata"),
    ([224, 0, 0, 0], 4, "multicast"),
    ([240, 0, 0, 0], 4, "reserved"),
];

/// Blocks within global unicast that are not globally reachable, and blocks with a reason of their
/// own: the IANA IPv6 special-purpose address registry.
const V6: [([u16; 8], u32, &str); 14] = [
    ([0, 0, 0, 0, 0, 0, 0, 1], 128, "loopback"),
    ([0, 0, 0, 0, 0, 0, 0, 0], 128, "unspecified"),
    ([0x64, 0xff9b, 1, 0, 0, 0, 0, 0], 48, "private"),
    ([0x100, 0, 0, 0, 0, 0, 0, 0], 64, "discard-only"),
    ([0x2001, 0xdb8, 0, 0, 0, 0, 0, 0], 32, "documentation"),
    // Teredo, benchmarking, ORCHID and the other protocol assignments.
    ([0x2001, 0, 0, 0, 0, 0, 0, 0], 23, "reserved"),
    ([0x3fff, 0, 0, 0, 0, 0, 0, 0], 20, "documentation"),
    ([0x5f00, 0, 0, 0, 0, 0, 0, 0], 16, "reserved"),
    ([0xfd00, 0xec2, 0, 0, 0, 0, 0, 0x254], 128, "cloud metadata"),
    ([0xfd20, 0xce, 0, 0, 0, 0, 0, 0x254], 128, "cloud metadata"),
    ([0xfc00, 0, 0, 0, 0, 0, 0, 0], 7, "private"),
    ([0xfe80, 0, 0, 0, 0, 0, 0, 0], 10, "link-local"),
    ([0xfec0, 0, 0, 0, 0, 0, 0, 0], 10, "private"),
    ([0xff00, 0, 0, 0, 0, 0, 0, 0], 8, "multicast"),
];

/// Domains that no public resolver answers for (RFC 6761, RFC 6762, RFC 8375, ICANN's `.internal`).
const DOMAINS: [(&str, &str); 5] = [
    ("localhost", "loopback"),
    ("local", "link-local name"),
    ("internal", "private name"),
    ("home.arpa", "private name"),
    ("localdomain", "private name"),
];

/// The hosts that are reserved for documentation (RFC 2606 §3).
const DOCUMENTATION: [&str; 3] = ["example.com", "example.net", "example.org"];

/// Why an address is not public, such as `loopback` or `private`; `None` if it is. This is what the
/// rule `private_host` says of a URL whose host is an address. A name can lead to any address: who
/// connects must ask once the name is resolved.
///
/// # Examples
///
/// ```
/// use chatapps_webhooks::special_use;
///
/// assert_eq!(special_use([10, 1, 2, 3].into()), Some("private"));
/// assert_eq!(special_use([8, 8, 8, 8].into()), None);
/// ```
#[must_use]
pub fn special_use(address: IpAddr) -> Option<&'static str> {
    match address {
        IpAddr::V4(address) => reason_of_v4(address),
        IpAddr::V6(address) => reason_of_v6(address),
    }
}

fn reason_of_v4(address: Ipv4Addr) -> Option<&'static str> {
    let bits = address.to_bits();
    V4.iter()
        .find(|(network, length, _)| (bits ^ u32::from_be_bytes(*network)).leading_zeros() >= *length)
        .map(|(_, _, reason)| *reason)
}

fn reason_of_v6(address: Ipv6Addr) -> Option<&'static str> {
    let bits = address.to_bits();
    let special = V6
        .iter()
        .find(|(network, length, _)| (bits ^ Ipv6Addr::from(*network).to_bits()).leading_zeros() >= *length)
        .map(|(_, _, reason)| *reason);
    if special.is_some() {
        return special;
    }
    match address.segments() {
        // IPv4-mapped addresses, NAT64 (RFC 6052) and 6to4 (RFC 3056) lead to the IPv4 address in
        // them.
        [0, 0, 0, 0, 0, 0xffff, high, low]
        | [0x64, 0xff9b, 0, 0, 0, 0, high, low]
        | [0x2002, high, low, ..] => reason_of_embedded(high, low),
        // Global unicast is 2000::/3 (RFC 4291 §2.4); the rest is unassigned.
        [first, ..] if first >> 13 != 1 => Some("reserved"),
        _ => None,
    }
}

fn reason_of_embedded(high: u16, low: u16) -> Option<&'static str> {
    reason_of_v4(Ipv4Addr::from_bits(u32::from(high) << 16 | u32::from(low)))
}

/// Whether a WHATWG parser reads a host that is not public.
pub(crate) fn has_private_host(url: &str) -> bool {
    let Ok(url) = Url::parse(url) else { return false };
    let reason = match url.host() {
        None => None,
        Some(Host::Domain(name)) => reason_of_name(name),
        Some(Host::Ipv4(address)) => reason_of_v4(address),
        Some(Host::Ipv6(address)) => reason_of_v6(address),
    };
    reason.is_some()
}

/// Whether a name may be one of those that are not public or are reserved for documentation, or
/// below one: it has the last letters of one, in any case, ends in a dot, or is a label alone. Few
/// names do: without this look, `check` of a webhook takes 1.5 % more instructions.
pub(super) fn may_be_special(name: &str) -> bool {
    const ENDS: [u32x4; 2] = {
        let ([(a, _), (b, _), (c, _), (d, _), (e, _)], [f, g, h]) = (DOMAINS, DOCUMENTATION);
        [u32x4::new([end(a), end(b), end(c), end(d)]), u32x4::new([end(e), end(f), end(g), end(h)])]
    };
    const fn end(name: &str) -> u32 {
        match name.as_bytes().last_chunk() {
            Some(last) => letters(*last),
            None => 0,
        }
    }
    /// Four letters before the last one, in lower case: many names end in `.com`, and few in
    /// `e.com`.
    const fn letters([a, b, c, d, _]: [u8; 5]) -> u32 {
        u32::from_le_bytes([a, b, c, d]) | 0x2020_2020
    }
    let Some(last) = name.as_bytes().last_chunk() else { return true };
    let end = u32x4::splat(letters(*last));
    let [some, others] = ENDS.map(|ends| ends.simd_eq(end));
    (some | others).any() || name.ends_with('.') || is_all::<Not<b'.'>>(name)
}

/// Why a name is not public, or nothing.
pub(super) fn reason_of_name(name: &str) -> Option<&'static str> {
    let bare = without_final_dots(name);
    DOMAINS
        .iter()
        .find(|(domain, _)| is_at_or_below(bare, domain))
        .map(|(_, reason)| *reason)
        .or_else(|| is_all::<Not<b'.'>>(bare).then_some("single-label name"))
}

/// Whether the host is one of those reserved for documentation, or below one.
pub(super) fn is_documentation_host(host: &str) -> bool {
    let host = without_final_dots(host);
    DOCUMENTATION.iter().any(|domain| is_at_or_below(host, domain))
}

/// A name as it is looked up: some resolvers drop final dots.
fn without_final_dots(name: &str) -> &str {
    name.trim_end_matches('.')
}

/// Whether a name is that domain, or one below it, in any case.
fn is_at_or_below(name: &str, domain: &str) -> bool {
    let last = |text: &str| text.as_bytes().last().map(u8::to_ascii_lowercase);
    if last(name) != last(domain) {
        return false;
    }
    let Some((head, tail)) = name.len().checked_sub(domain.len()).and_then(|at| name.split_at_checked(at))
    else {
        return false;
    };
    tail.eq_ignore_ascii_case(domain) && (head.is_empty() || head.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_are_not_public() {
        for (address, reason) in [
            ("127.0.0.1", "loopback"),
            ("10.255.0.1", "private"),
            ("172.31.255.255", "private"),
            ("192.168.0.1", "private"),
            ("169.254.169.254", "cloud metadata"),
            ("169.254.0.1", "link-local"),
            ("100.64.0.1", "shared address space"),
            ("224.0.0.1", "multicast"),
            ("255.255.255.255", "reserved"),
            ("0.0.0.0", "this network"),
            ("203.0.113.9", "documentation"),
            ("168.63.129.16", "cloud metadata"),
            ("::1", "loopback"),
            ("::", "unspecified"),
            ("fe80::1", "link-local"),
            ("fd00::1", "private"),
            ("fd00:ec2::254", "cloud metadata"),
            ("ff02::1", "multicast"),
            ("2001:db8::1", "documentation"),
            ("::ffff:10.0.0.1", "private"),
            ("::8.8.8.8", "reserved"),
            ("64:ff9b::7f00:1", "loopback"),
            ("2002:a00:1::", "private"),
            ("4000::1", "reserved"),
        ] {
            assert_eq!(special_use(address.parse().unwrap()), Some(reason), "{address}");
        }
    }

    #[test]
    fn addresses_that_are_public() {
        for address in [
            "8.8.8.8",
            "172.32.0.1",
            "100.128.0.1",
            "198.20.0.1",
            "2606:4700::1111",
            "64:ff9b::808:808",
            "::ffff:8.8.8.8",
            "2002:808:808::",
        ] {
            assert_eq!(special_use(address.parse().unwrap()), None, "{address}");
        }
    }

    #[test]
    fn names_that_are_not_public() {
        for name in [
            "localhost",
            "LOCALHOST.",
            "localhost..",
            "a.localhost",
            "printer.local",
            "metadata.google.internal",
            "intranet",
            "a.home.arpa",
        ] {
            assert!(reason_of_name(name).is_some() && may_be_special(name), "{name}");
        }
        for name in ["hooks.onion.example", "localhost.onion.example", "notlocal.example"] {
            assert_eq!(reason_of_name(name), None, "{name}");
        }
    }

    #[test]
    fn hosts_below_a_documentation_host_are_too() {
        for host in ["hooks.Example.com", "example.org.", "EXAMPLE.NET"] {
            assert!(is_documentation_host(host) && may_be_special(host), "{host}");
        }
        assert!(!is_documentation_host("myexample.com"));
        assert!(!is_documentation_host("example.com.onion.example"));
    }

    #[test]
    fn every_listed_name_is_looked_at() {
        for name in DOMAINS.iter().map(|(name, _)| *name).chain(DOCUMENTATION) {
            assert!(
                may_be_special(name) && may_be_special(&format!("A.{}", name.to_ascii_uppercase())),
                "{name}"
            );
        }
    }

    #[test]
    fn usual_names_need_no_closer_look() {
        for name in ["hooks.onion.example", "api.shop.com", "hooks.internal.example"] {
            assert!(!may_be_special(name), "{name}");
        }
    }
}
