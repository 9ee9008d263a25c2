//! One text as a URL: our type agrees with `fluent-uri`, the rules look at the host that clients
//! read, and parts that may be secret don't show.

#![no_main]

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use chatapps_webhooks::{Checker, Model, Policy, Report, Uri};
use chatapps_webhooks_fuzz::mutate_text;
use fluent_uri::component::Host;
use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use serde_json::json;

fuzz_target!(|text: &str| {
    let ours = Uri::new(text);
    let theirs = fluent_uri::Uri::parse(text);
    assert_eq!(ours.is_ok(), theirs.is_ok());
    let document = json!({"subAccountId": "Onion_Marketing", "url": text});
    let report = Checker::new(Policy::strict()).check(Model::Webhook, document.to_string());
    assert_eq!(has(&report, "format"), ours.is_err());
    if let (Ok(ours), Ok(theirs)) = (&ours, &theirs) {
        same_parts(ours, *theirs);
        hides(ours, *theirs);
    }

    let Ok(read) = url::Url::parse(text) else {
        let is_web = theirs.is_ok_and(|uri| is_web(uri.scheme().as_str()));
        assert!(!is_web || has(&report, "url_host"), "a client rejects it, and no finding says so: {report}");
        return;
    };
    if !matches!(read.scheme(), "http" | "https" | "ws" | "wss" | "ftp") {
        return;
    }
    let is_private = match read.host() {
        Some(url::Host::Domain(name)) => is_private_name(name),
        Some(url::Host::Ipv4(address)) => is_private_address(address.into()),
        Some(url::Host::Ipv6(address)) => is_private_address(address.into()),
        None => false,
    };
    assert!(
        !is_private || has(&report, "private_host"),
        "{} is private: {report}",
        read.host_str().unwrap_or_default()
    );

    let Ok(uri) = theirs else { return };
    let Some(authority) = uri.authority() else {
        assert!(has(&report, "url_host"), "a host where RFC 3986 has none: {report}");
        return;
    };
    let by_rfc3986 = match authority.host_parsed() {
        Host::Ipv4(address) => Some(address.into()),
        Host::Ipv6(address) => Some(address.into()),
        _ => None,
    };
    if by_rfc3986.is_some_and(is_private_address) {
        assert!(has(&report, "private_host") || has(&report, "ambiguous_url"), "{report}");
    }
    let is_same = match (by_rfc3986, read.host()) {
        (Some(IpAddr::V6(one)), Some(url::Host::Ipv6(other))) => one == other,
        (_, host) => host.is_some_and(|host| authority.host().eq_ignore_ascii_case(&host.to_string())),
    };
    assert!(is_same || has(&report, "ambiguous_url"), "two hosts, and no word of it: {report}");
});

fn has(report: &Report, rule: &str) -> bool {
    report.findings().iter().any(|finding| finding.rule().id() == rule)
}

fn is_web(scheme: &str) -> bool {
    scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
}

fn same_parts(ours: &Uri, theirs: fluent_uri::Uri<&str>) {
    assert_eq!(ours.as_str(), theirs.as_str());
    assert_eq!(ours.to_string(), theirs.as_str());
    assert_eq!(ours.scheme(), theirs.scheme().as_str());
    assert_eq!(ours.host(), theirs.authority().map(|authority| authority.host()));
    let written = serde_json::to_string(ours).expect("a URI serializes");
    assert_eq!(serde_json::from_str::<Uri>(&written).ok().as_ref(), Some(ours));
}

/// Every output has exactly the parts that can't be secret, and a mask for each other part. To look
/// for a secret in an output isn't enough: `hvt://(hvt@ho` is shown as `Uri(hvt://***@ho)`, which has
/// the user information, but not from there.
fn hides(ours: &Uri, theirs: fluent_uri::Uri<&str>) {
    let authority = theirs.authority().map_or_else(String::new, |authority| {
        let user_info = if authority.userinfo().is_some() { "***@" } else { "" };
        let port = authority.port().map_or_else(String::new, |port| format!(":{port}"));
        format!("//{user_info}{}{port}", authority.host())
    });
    let query = if theirs.query().is_some() { "?***" } else { "" };
    let fragment = if theirs.fragment().is_some() { "#***" } else { "" };
    let shown = format!("{}:{authority}{}{query}{fragment}", theirs.scheme(), theirs.path());
    let redacted = ours.redacted();
    // All of it is hidden where a client may see user information elsewhere.
    assert!(redacted == shown || redacted == "***" && ours.as_str().contains('@'), "{redacted}");
    assert_eq!(format!("{ours:?}"), format!("Uri({redacted})"));
}

/// Uses the standard library's classification, not our tables.
fn is_private_address(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_private_v4(address),
        IpAddr::V6(address) => {
            let [.., high, low] = address.segments();
            let embedded = Ipv4Addr::from_bits(u32::from(high) << 16 | u32::from(low));
            let is_translated = address.segments().starts_with(&[0x64, 0xff9b, 0, 0, 0, 0]);
            is_private_v6(address) || (is_translated && is_private_v4(embedded))
        }
    }
}

fn is_private_v4(address: Ipv4Addr) -> bool {
    let [first, second, ..] = address.octets();
    address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_broadcast()
        || address.is_documentation()
        || address.is_multicast()
        || first == 0
        || first >= 240
        || (first == 100 && second & 0b1100_0000 == 64)
}

fn is_private_v6(address: Ipv6Addr) -> bool {
    let [first, high, low, ..] = address.segments();
    address.is_loopback()
        || address.is_unspecified()
        || address.is_multicast()
        || address.is_unique_local()
        || address.is_unicast_link_local()
        || address.to_ipv4().is_some_and(is_private_v4)
        || (first == 0x2002 && is_private_v4(Ipv4Addr::from_bits(u32::from(high) << 16 | u32::from(low))))
}

fn is_private_name(name: &str) -> bool {
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    !name.contains('.')
        || ["localhost", "local", "internal"].into_iter().any(|top| name.rsplit('.').next() == Some(top))
}

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    mutate_text(data, size, max_size, seed)
});
