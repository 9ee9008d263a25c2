//! What there is to choose from.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::{Arc, LazyLock};

use axum::extract::State;
use chatapps_webhooks::{EventKind, Fault, Rule, Sample, WebhookType};
use serde_json::{Value, json};

use super::answer::{Answer, answer, work};
use super::desk::Desk;
use super::events::can_be_made;
use crate::commands::sample::arguments::{
    SampleArguments, channel_names, event_names, state_names, type_names,
};

/// More than any version of a format.
const VERSIONS: std::ops::Range<u32> = 0..20;

/// The kinds of events, the options of samples, and what the endpoint is like.
pub(super) async fn all(State(desk): State<Arc<Desk>>) -> Answer {
    answer(&json!({
        "version": env!("CARGO_PKG_VERSION"),
        "endpoint": format!("http://{}", own(desk.endpoint)),
        "receiver": desk.receiver.is_some(),
        "kinds": work(|| &*KINDS).await?,
        "types": WebhookType::ALL.map(WebhookType::as_str),
        "faults": Fault::ALL.map(|fault| json!({ "name": fault.as_str(), "summary": fault.summary() })),
        "rules": Rule::catalogue().len(),
    }))
}

/// The kinds of events, and which options an event of each can have.
static KINDS: LazyLock<Vec<Value>> = LazyLock::new(|| EventKind::ALL.into_iter().map(kind).collect());

/// The names of an option with which an event of a kind can be made.
fn fitting<'n>(
    kind: EventKind,
    names: impl IntoIterator<Item = &'n str>,
    set: impl Fn(&mut SampleArguments, String),
) -> Vec<&'n str> {
    let fits = |name: &&str| {
        let mut arguments = SampleArguments { kinds: vec![kind.as_str().to_owned()], ..Default::default() };
        set(&mut arguments, (*name).to_owned());
        can_be_made(&arguments)
    };
    names.into_iter().filter(fits).collect()
}

/// The address at which this machine reaches a listener.
fn own(mut address: SocketAddr) -> SocketAddr {
    match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => address.set_ip(Ipv4Addr::LOCALHOST.into()),
        IpAddr::V6(ip) if ip.is_unspecified() => address.set_ip(Ipv6Addr::LOCALHOST.into()),
        _ => {}
    }
    address
}

fn kind(kind: EventKind) -> Value {
    let formats: Vec<_> =
        VERSIONS.filter(|version| Sample::of(kind).format(version).body().is_ok()).collect();
    json!({
        "name": kind.as_str(),
        "summary": kind.summary(),
        "type": kind.webhook_type().map(WebhookType::as_str),
        "formats": formats,
        "channels": fitting(kind, channel_names(), |set, name| set.channel = Some(name)),
        "contentTypes": fitting(kind, type_names(), |set, name| set.content_type = Some(name)),
        "states": fitting(kind, state_names(), |set, name| set.state = Some(name)),
        "events": fitting(kind, event_names(), |set, name| set.event = Some(name)),
        "faults": fitting(kind, Fault::ALL.map(Fault::as_str), |set, name| set.faults = vec![name]),
        "documented": EventKind::DOCUMENTED.contains(&kind),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_to_copy_calls_this_machine() {
        for (address, expected) in
            [("0.0.0.0:80", "127.0.0.1:80"), ("[::]:81", "[::1]:81"), ("192.0.2.1:82", "192.0.2.1:82")]
        {
            assert_eq!(own(address.parse().unwrap()).to_string(), expected);
        }
    }

    #[test]
    fn each_kind_has_what_an_event_of_it_can_have() {
        let kind = kind(EventKind::DeliveryReceipt);
        assert!(kind["states"].as_array().unwrap().contains(&json!("read")));
        assert_eq!(kind["events"], json!([]));
        assert_eq!(super::kind(EventKind::AccountUpdate)["states"], json!([]));
    }
}
