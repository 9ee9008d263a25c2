//! What a receiver is sent in a check, in that order.

use chatapps_webhooks::{
    AccountEvent, ContentType, EventKind, Fault, InvalidSample, MessageState, ProbeCredentials, ProbeKind,
    Sample,
};
use serde_json::Value;

/// How many bytes a large body has at least. Answers to Flows have pictures of some 100 kB in them.
const LARGE: usize = 512 * 1024;

/// The kinds of events whose format has an older version, and that version.
const OLDER: [(EventKind, i64); 4] = [
    (EventKind::InboundMessage, 2),
    (EventKind::FlatInboundMessage, 1),
    (EventKind::DeliveryReceipt, 8),
    (EventKind::ExternalAppMessage, 8),
];

/// An event of each envelope.
const ENVELOPES: [EventKind; OPENING] =
    [EventKind::InboundMessage, EventKind::DeliveryReceipt, EventKind::TemplateStatusUpdate];

/// How many probes, from the first, are documented events of one kind each. They show whether it is
/// worth going on.
pub(super) const OPENING: usize = 3;

const FAULTS: [(Fault, ProbeKind); 7] = [
    (Fault::UnknownEvent, ProbeKind::UnknownEvent),
    (Fault::UnknownProperty, ProbeKind::UnknownProperty),
    (Fault::UnknownValue, ProbeKind::UnknownValue),
    (Fault::UnknownVersion, ProbeKind::UnknownVersion),
    (Fault::LongTimestamp, ProbeKind::LongTimestamp),
    (Fault::MissingMsisdn, ProbeKind::MissingMsisdn),
    (Fault::NullMembers, ProbeKind::NullMembers),
];

/// Something to send.
#[derive(Clone, Debug)]
pub(super) struct Probe {
    pub(super) what: ProbeKind,
    pub(super) credentials: ProbeCredentials,
    pub(super) kind: EventKind,
    /// The type of content, the state, or what happened.
    pub(super) detail: Option<&'static str>,
    /// The version of the format.
    pub(super) format: Option<i64>,
    /// The index of an earlier probe that must have been accepted, or this one says nothing.
    pub(super) follows: Option<usize>,
    pub(super) body: String,
}

/// What is sent, from a seed.
pub(super) fn probes(seed: u64) -> Result<Vec<Probe>, InvalidSample> {
    let mut list = List { seed, probes: Vec::new() };
    for kind in ENVELOPES {
        list.event(kind)?;
    }
    list.of_strangers()?;
    list.documented()?;
    for (kind, format) in OLDER {
        let older = list.plain(ProbeKind::LegacyFormat, kind, |sample| sample.format(format))?;
        list.probes.push(Probe { format: Some(format), ..older });
    }
    for (fault, what) in FAULTS {
        for kind in ENVELOPES {
            // Not every event can have every fault.
            if let Ok(odd) = list.plain(what, kind, |sample| sample.fault(fault)) {
                list.probes.push(odd);
            }
        }
    }
    for kind in [EventKind::InboundMessage, EventKind::DeliveryReceipt] {
        let incomplete =
            list.plain(ProbeKind::IncompleteEvent, kind, |sample| sample.unset("payload.umid"))?;
        list.probes.push(incomplete);
    }
    let cut = list.plain(ProbeKind::MalformedJson, EventKind::InboundMessage, |sample| sample)?;
    let half = cut.body.chars().take(cut.body.chars().count() / 2).collect();
    list.probes.push(Probe { body: half, ..cut });
    list.again(0);
    list.receipts_of_one_message()?;
    list.large()?;
    Ok(list.probes)
}

/// A list of probes that grows.
struct List {
    seed: u64,
    probes: Vec<Probe>,
}

impl List {
    /// A probe of an event that no other probe has.
    fn made(
        &self,
        what: ProbeKind,
        kind: EventKind,
        detail: Option<&'static str>,
        with: impl FnOnce(Sample) -> Sample,
    ) -> Result<Probe, InvalidSample> {
        let seed = self.seed.wrapping_add(self.probes.len() as u64);
        let body = with(Sample::of(kind).seed(seed)).body()?;
        let format = serde_json::from_str::<Value>(&body).ok().and_then(|body| body.get("version")?.as_i64());
        Ok(Probe { what, credentials: ProbeCredentials::Right, kind, detail, format, follows: None, body })
    }

    /// The same of an event that nothing is special about, so that a receiver that refuses pictures
    /// has no finding here, too.
    fn plain(
        &self,
        what: ProbeKind,
        kind: EventKind,
        with: impl FnOnce(Sample) -> Sample,
    ) -> Result<Probe, InvalidSample> {
        self.made(what, kind, None, |sample| {
            with(match kind {
                EventKind::InboundMessage | EventKind::FlatInboundMessage | EventKind::ExternalAppMessage => {
                    sample.content_type(ContentType::Text)
                }
                EventKind::DeliveryReceipt => sample.state(MessageState::Delivered),
                _ => sample,
            })
        })
    }

    /// Adds a documented event.
    fn event(&mut self, kind: EventKind) -> Result<(), InvalidSample> {
        let probe = self.plain(ProbeKind::Event, kind, |sample| sample)?;
        self.probes.push(probe);
        Ok(())
    }

    /// Adds an event again that was sent before.
    fn again(&mut self, index: usize) {
        let before = self.probes.get(index).cloned();
        self.probes.extend(before.map(|probe| Probe {
            what: ProbeKind::Duplicate,
            follows: Some(index),
            ..probe
        }));
    }

    /// Adds events with credentials that aren't the right ones: of each envelope, and one that
    /// nothing documents, since a receiver may look at an event before it looks at who sends it.
    fn of_strangers(&mut self) -> Result<(), InvalidSample> {
        for credentials in [ProbeCredentials::Missing, ProbeCredentials::Wrong] {
            for kind in ENVELOPES {
                let stranger = self.plain(ProbeKind::Event, kind, |sample| sample)?;
                self.probes.push(Probe { credentials, ..stranger });
            }
            let unknown = self.plain(ProbeKind::UnknownEvent, EventKind::InboundMessage, |sample| {
                sample.fault(Fault::UnknownEvent)
            })?;
            self.probes.push(Probe { credentials, ..unknown });
        }
        Ok(())
    }

    /// Adds events of all kinds, and with all types of content, states, and whatever else happens.
    fn documented(&mut self) -> Result<(), InvalidSample> {
        let message = EventKind::InboundMessage;
        for content_type in ContentType::ALL {
            let detail = Some(content_type.as_str());
            self.probes.push(
                self.made(ProbeKind::Event, message, detail, |sample| sample.content_type(content_type))?,
            );
        }
        for state in MessageState::ALL {
            let (kind, detail) = (EventKind::DeliveryReceipt, Some(state.as_str()));
            self.probes.push(self.made(ProbeKind::Event, kind, detail, |sample| sample.state(state))?);
        }
        for event in AccountEvent::ALL {
            let (kind, detail) = (EventKind::AccountUpdate, Some(event.as_str()));
            self.probes.push(self.made(ProbeKind::Event, kind, detail, |sample| sample.event(event))?);
        }
        // The flat form is an older format of another kind.
        let is_there = |kind: &&EventKind| {
            ENVELOPES.contains(kind)
                || matches!(kind, EventKind::FlatInboundMessage | EventKind::AccountUpdate)
        };
        for kind in EventKind::DOCUMENTED.iter().filter(|kind| !is_there(kind)) {
            self.event(*kind)?;
        }
        Ok(())
    }

    /// Adds a receipt, the same again, and an earlier one of the same message.
    fn receipts_of_one_message(&mut self) -> Result<(), InvalidSample> {
        let kind = EventKind::DeliveryReceipt;
        let [read, sent] = [MessageState::Read, MessageState::Sent].map(|state| {
            let of = |sample: Sample| sample.channel("whatsapp").state(state);
            self.made(ProbeKind::Event, kind, Some(state.as_str()), of)
        });
        let index = self.probes.len();
        self.probes.push(read?);
        self.again(index);
        self.probes.push(Probe { what: ProbeKind::LateReceipt, follows: Some(index), ..sent? });
        Ok(())
    }

    /// Adds the answer to a Flow with a picture in it.
    fn large(&mut self) -> Result<(), InvalidSample> {
        let picture = "Q2hhdCBBcHBz".repeat(LARGE / 12);
        let answer = serde_json::json!({ "picture": picture }).to_string();
        let large =
            self.made(ProbeKind::LargeBody, EventKind::InboundMessage, Some("Interactive"), |sample| {
                sample
                    .content_type(ContentType::Interactive)
                    .set("payload.content.interactive.type", "nfmReply")
                    .set("payload.content.interactive.nfmReply.responseJson", answer)
            })?;
        self.probes.push(large);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use chatapps_webhooks::{Checker, Model};

    use super::*;

    fn findings(probe: &Probe) -> BTreeSet<&'static str> {
        let report = Checker::default().check(Model::Event, &probe.body);
        report.findings().iter().map(|finding| finding.rule().id()).collect()
    }

    #[test]
    fn each_probe_is_what_it_says() {
        for seed in 0..20 {
            let probes = probes(seed).unwrap();
            for probe in &probes {
                let found = findings(probe);
                let expected: &[&str] = match probe.what {
                    ProbeKind::LegacyFormat => &["legacy_format"],
                    ProbeKind::UnknownEvent => &["unknown_event"],
                    ProbeKind::UnknownProperty => &["undocumented_property"],
                    ProbeKind::UnknownValue => &["undocumented_value"],
                    ProbeKind::UnknownVersion => &["unknown_version"],
                    ProbeKind::IncompleteEvent => &["required"],
                    ProbeKind::MalformedJson => &["syntax"],
                    // One that has no other id lacks what is documented.
                    ProbeKind::MissingMsisdn if !found.is_empty() => &["missing_documented"],
                    _ => &[],
                };
                assert_eq!(found, expected.iter().copied().collect(), "{seed}: {probe:?}");
            }
            let kinds: BTreeSet<_> = probes.iter().map(|probe| probe.what).collect();
            assert_eq!(kinds, ProbeKind::ALL.into());
            let large: Vec<_> = probes.iter().filter(|probe| probe.body.len() > 16 * 1024).collect();
            let [large] = large[..] else { panic!("{seed}: one large body") };
            assert!(large.what == ProbeKind::LargeBody && (LARGE..LARGE * 2).contains(&large.body.len()));
        }
    }

    #[test]
    fn only_duplicates_come_twice() {
        let receive = |probe: &Probe| Checker::default().receive(&probe.body).value;
        let probes = probes(7).unwrap();
        let mut keys = BTreeSet::new();
        for probe in &probes {
            let is_new = keys.insert(receive(probe).delivery_key());
            assert_eq!(is_new, probe.what != ProbeKind::Duplicate, "{probe:?}");
        }
        let late = probes.iter().position(|probe| probe.what == ProbeKind::LateReceipt).unwrap();
        let before = &probes[late - 1];
        assert_eq!(receive(&probes[late]).umid(), receive(before).umid());
        assert_eq!((before.detail, probes[late].detail), (Some("read"), Some("sent")));
    }
}
