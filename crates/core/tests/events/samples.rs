//! Samples: bodies of every kind, format, channel, type, state and event, and faults on request.
//! `tests/samples.json` has some of them, for all languages.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use chatapps_webhooks::{
    AccountEvent, Channel, Checker, ContentType, Event, EventKind, Fault, Kind, MessageState, Model,
    ObjectType, PhoneNumberEvent, Policy, Sample, SampleMix, SampleOptions, sample,
};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

/// A sample, with what is asked for.
#[derive(Clone, Debug)]
struct Asked {
    kind: EventKind,
    format: Option<i64>,
    sample: Sample,
}

fn formats(kind: EventKind) -> Vec<Option<i64>> {
    match kind {
        EventKind::InboundMessage => vec![None, Some(3), Some(2)],
        EventKind::DeliveryReceipt | EventKind::ExternalAppMessage => vec![None, Some(9), Some(8)],
        EventKind::FlatInboundMessage => vec![None, Some(1)],
        _ => vec![None],
    }
}

/// Every combination that can be asked for, whether it goes together or not.
fn combinations() -> Vec<Asked> {
    let mut all = Vec::new();
    for kind in EventKind::ALL {
        let options = |texts: &[&'static str], is_asked: bool| {
            let some = texts.iter().copied().map(Some).filter(|_| is_asked);
            std::iter::once(None).chain(some).collect::<Vec<_>>()
        };
        let is_message = matches!(
            kind,
            EventKind::InboundMessage | EventKind::FlatInboundMessage | EventKind::ExternalAppMessage
        );
        let is_receipt = kind == EventKind::DeliveryReceipt;
        let events = match kind {
            EventKind::AccountUpdate => options(&AccountEvent::ALL.map(AccountEvent::as_str), true),
            EventKind::PhoneNumberQualityUpdate => {
                options(&PhoneNumberEvent::ALL.map(PhoneNumberEvent::as_str), true)
            }
            _ => vec![None],
        };
        for format in formats(kind) {
            for channel in options(&Channel::ALL.map(Channel::as_str), is_message || is_receipt) {
                for content in options(&ContentType::ALL.map(ContentType::as_str), is_message) {
                    for state in options(&MessageState::ALL.map(MessageState::as_str), is_receipt) {
                        for event in &events {
                            let mut sample = Sample::of(kind);
                            sample = format.into_iter().fold(sample, Sample::format);
                            sample = channel.into_iter().fold(sample, Sample::channel);
                            sample = content.into_iter().fold(sample, Sample::content_type);
                            sample = state.into_iter().fold(sample, Sample::state);
                            sample = event.iter().copied().fold(sample, Sample::event);
                            all.push(Asked { kind, format, sample });
                        }
                    }
                }
            }
        }
    }
    all
}

/// The rules of the findings, in their order.
fn rules(text: &str) -> Vec<&'static str> {
    let report = Checker::new(Policy::recommended()).check(Model::Event, text);
    assert!(report.is_valid(), "{text}\n{report}");
    report.findings().iter().map(|finding| finding.rule().info().id).collect()
}

/// The findings that samples of a kind have without any fault.
fn expected(kind: EventKind, format: Option<i64>) -> &'static [&'static str] {
    match (kind, format) {
        (EventKind::UnknownEvent | EventKind::UnknownBusinessUpdate | EventKind::Unrecognized, _) => {
            &["unknown_event"]
        }
        (EventKind::ForeignEvent, _) => &["foreign_event"],
        (EventKind::FlatInboundMessage, _) | (_, Some(2 | 8)) => &["legacy_format"],
        _ => &[],
    }
}

fn kind_of(text: &str) -> EventKind {
    Checker::new(Policy::contract()).parse::<Event>(text).unwrap().value.kind()
}

#[test]
fn every_combination_is_of_its_kind_and_without_findings() {
    let mut made = BTreeMap::new();
    for Asked { kind, format, sample } in combinations() {
        for seed in [0, 1, 7, u64::MAX] {
            let Ok(body) = sample.clone().seed(seed).body() else { continue };
            assert_eq!(kind_of(&body), kind, "{body}");
            assert_eq!(rules(&body), expected(kind, format), "{body}");
            *made.entry(kind).or_insert(0) += 1;
        }
    }
    assert_eq!(made.keys().copied().collect::<Vec<_>>(), EventKind::ALL);
    assert!(made[&EventKind::DeliveryReceipt] > 1000 && made[&EventKind::InboundMessage] > 400, "{made:?}");
}

proptest! {
    #[test]
    fn any_seed_makes_a_body_that_can_be_made_again(
        asked in select(combinations()), seed in any::<u64>(), other in any::<u64>(),
    ) {
        let of = |seed| asked.sample.clone().seed(seed).body();
        let Ok(body) = of(seed) else { return Ok(()) };
        prop_assert_eq!(of(seed).unwrap(), body.as_str());
        prop_assert_eq!(kind_of(&body), asked.kind);
        prop_assert_eq!(rules(&body), expected(asked.kind, asked.format));
        let is_constant = asked.kind == EventKind::Unrecognized;
        prop_assert_eq!(of(other).unwrap() == body, seed == other || is_constant);
        let pretty = asked.sample.clone().seed(seed).pretty_body().unwrap();
        let value: Value = serde_json::from_str(&pretty).unwrap();
        prop_assert_eq!(value, serde_json::from_str::<Value>(&body).unwrap());
    }
}

/// Many bodies of all kinds, each with a seed of its own.
fn many() -> Vec<(EventKind, Value)> {
    let mut combinations = combinations();
    // Only these have a copy of the message.
    let kind = EventKind::DeliveryReceipt;
    let delivered = Sample::of(kind).channel(Channel::WhatsApp).state(MessageState::Delivered);
    let delivered = Asked { kind, format: None, sample: delivered };
    combinations.extend(std::iter::repeat_n(delivered, 200));
    let mut seeds = 0..;
    let mut all = Vec::new();
    for kind in EventKind::ALL {
        let of_kind: Vec<_> = combinations.iter().filter(|asked| asked.kind == kind).collect();
        for asked in of_kind.iter().cycle().take(of_kind.len().max(100) * 4) {
            if let Ok(body) = asked.sample.clone().seed(seeds.next().unwrap()).body() {
                all.push((kind, serde_json::from_str(&body).unwrap()));
            }
        }
    }
    all
}

/// Notes which properties and values an object has.
fn note(value: &Value, object: &'static ObjectType, seen: &mut BTreeSet<(&'static str, String)>) {
    for property in object.properties {
        let Some(value) = value.get(property.name) else { continue };
        seen.insert((object.name, property.name.to_owned()));
        note_kind(value, &property.kind, seen);
    }
}

fn note_kind(value: &Value, kind: &'static Kind, seen: &mut BTreeSet<(&'static str, String)>) {
    match kind {
        Kind::Object(inner) => note(value, inner, seen),
        Kind::Array(element) => {
            value.as_array().unwrap().iter().for_each(|value| note_kind(value, element, seen));
        }
        Kind::Enumeration(list) => {
            seen.insert((list.name, value.as_str().unwrap().to_owned()));
        }
        _ => {}
    }
}

#[test]
fn every_property_and_every_value_occurs() {
    let mut seen = BTreeSet::new();
    for (kind, body) in many() {
        note(&body, kind.object(), &mut seen);
    }
    let mut absent = Vec::new();
    for object in EventKind::ALL.into_iter().flat_map(|kind| kind.object().with_parts()) {
        for property in object.properties {
            // Nothing documents an event of unknown kind, so it has no versions.
            let is_apart = object.name == "UnknownEvent" && property.name == "version";
            if !is_apart && !seen.contains(&(object.name, property.name.to_owned())) {
                absent.push(format!("{}.{}", object.name, property.name));
            }
            if let Kind::Enumeration(list) = &property.kind {
                let missing =
                    list.values.iter().filter(|value| !seen.contains(&(list.name, value.text.to_owned())));
                absent.extend(missing.map(|value| format!("{} {}", list.name, value.text)));
            }
        }
    }
    assert!(absent.is_empty(), "{absent:#?}");
}

/// The texts in a value.
fn texts<'v>(value: &'v Value, all: &mut Vec<&'v str>) {
    match value {
        Value::String(text) => all.push(text),
        Value::Array(elements) => elements.iter().for_each(|element| texts(element, all)),
        Value::Object(members) => members.values().for_each(|member| texts(member, all)),
        _ => {}
    }
}

#[test]
fn contents_are_made_up() {
    for (_, body) in many() {
        let mut all = Vec::new();
        texts(&body, &mut all);
        for text in all {
            let is_number = text.strip_prefix('+').unwrap_or(text);
            let is_number = is_number.len() == 11 && is_number.bytes().all(|byte| byte.is_ascii_digit());
            assert!(!text.starts_with('+') || is_number, "{text}");
            assert!(!is_number || text.contains("55501"), "{text}");
            if let Some((_, rest)) = text.split_once("://") {
                let host = rest.split('/').next().unwrap();
                assert!(host.ends_with(".example"), "{text}");
            }
            for name in ["8x8", "Meta", "acme", "@", ".com"] {
                assert!(!text.to_lowercase().contains(&name.to_lowercase()), "{text}");
            }
        }
    }
}

/// The findings of each fault in a sample of a kind; `None` where it can't be.
fn findings_of(fault: Fault, kind: EventKind, format: Option<i64>, body: &Value) -> Vec<&'static str> {
    let mut usual = expected(kind, format).to_vec();
    let user = &body["payload"]["user"];
    match fault {
        Fault::UnknownEvent if kind == EventKind::ForeignEvent => usual,
        Fault::UnknownEvent => vec!["unknown_event"],
        Fault::UnknownProperty => {
            usual.push("undocumented_property");
            usual
        }
        Fault::UnknownValue => {
            usual.push("undocumented_value");
            usual
        }
        Fault::UnknownVersion if kind == EventKind::FlatInboundMessage => {
            vec!["legacy_format", "unknown_version"]
        }
        Fault::UnknownVersion => vec!["unknown_version"],
        Fault::MissingMsisdn if kind == EventKind::InboundMessage => {
            if format == Some(2) || user["channelUserId"].is_null() {
                usual.push("missing_documented");
            }
            usual
        }
        Fault::FlatLine => vec!["legacy_format"],
        _ => usual,
    }
}

#[test]
fn each_fault_has_its_findings_and_no_others() {
    let mut made = BTreeSet::new();
    for kind in EventKind::ALL {
        for format in formats(kind) {
            for fault in Fault::ALL {
                for seed in 0..40 {
                    let sample = format.into_iter().fold(Sample::of(kind), Sample::format).seed(seed);
                    let Ok(body) = sample.clone().fault(fault).body() else { continue };
                    made.insert((fault, kind));
                    let value: Value = serde_json::from_str(&body).unwrap();
                    let mut found = rules(&body);
                    let mut expected = findings_of(fault, kind, format, &value);
                    found.sort_unstable();
                    expected.sort_unstable();
                    assert_eq!(found, expected, "{fault} {body}");
                    let without = sample.body().unwrap();
                    let may_be_alike = matches!(fault, Fault::MissingMsisdn | Fault::NullMembers)
                        || fault == Fault::FlatLine && kind == EventKind::FlatInboundMessage;
                    assert!(may_be_alike || without != body, "{fault} {body}");
                }
            }
        }
    }
    let of = |fault| made.iter().filter(|(other, _)| *other == fault).count();
    assert_eq!(Fault::ALL.map(of), [17, 13, 14, 4, 14, 3, 17, 2], "{made:?}");
}

#[test]
fn a_message_of_line_is_the_same_in_both_envelopes() {
    let line = Sample::of(EventKind::InboundMessage).channel(Channel::Line).seed(5);
    let of = |sample: Sample| serde_json::from_str::<Value>(&sample.body().unwrap()).unwrap();
    let (new, flat) = (of(line.clone()), of(line.fault(Fault::FlatLine)));
    for name in ["umid", "subAccountId", "timestamp", "user", "type", "content"] {
        assert_eq!(new["payload"][name], flat[name], "{name}");
    }
    assert_eq!(new["payload"]["recipient"]["channelId"], flat["recipient"]["recipientId"]);
}

#[test]
fn the_receipts_of_one_seed_are_those_of_one_message() {
    let states = ["queued", "sent", "delivered", "read"];
    let receipts: Vec<Event> = states
        .iter()
        .map(|state| {
            let sample = Sample::of(EventKind::DeliveryReceipt).channel("viber").state(state).seed(11);
            Checker::default().parse(sample.body().unwrap()).unwrap().value
        })
        .collect();
    for pair in receipts.windows(2) {
        assert_eq!(pair[0].umid(), pair[1].umid());
        assert!(pair[0].timestamp().unwrap().as_str() < pair[1].timestamp().unwrap().as_str());
        assert!(pair[1].progress().unwrap().is_news_after(pair[0].progress().unwrap()));
    }
}

#[test]
fn messages_have_ids_of_their_own() {
    let of = |seed| {
        let body = Sample::of(EventKind::InboundMessage).seed(seed).body().unwrap();
        Checker::default().parse::<Event>(body).unwrap().value.delivery_key()
    };
    assert_eq!((0..2000).map(of).collect::<BTreeSet<_>>().len(), 2000);
}

#[test]
fn what_is_set_is_there_and_the_rest_follows() {
    let of = |sample: Sample| serde_json::from_str::<Value>(&sample.body().unwrap()).unwrap();
    for seed in 0..30 {
        let receipt = Sample::of(EventKind::DeliveryReceipt).seed(seed);
        let body = of(receipt.clone().set("payload.status.state", "read"));
        let channel = body["payload"]["channel"].as_str().unwrap();
        assert!(["whatsapp", "viber", "RCS"].contains(&channel), "{body}");
        let body = of(receipt
            .clone()
            .state("sent")
            .set("payload.umid", Value::Null)
            .set("/payload/user/msisdn", "+1"));
        assert_eq!(
            (&body["payload"]["umid"], &body["payload"]["user"]["msisdn"]),
            (&Value::Null, &json!("+1"))
        );
        let body = of(receipt.clone().unset("payload.user").unset("payload.batchId").unset("version"));
        let payload = body["payload"].as_object().unwrap();
        assert!(!payload.contains_key("user") && !payload.contains_key("batchId"), "{body}");

        let copy = receipt.channel("whatsapp").set("payload.status.detail", "delivered_to_recipient");
        let copy = copy.state("delivered").set("payload.outboundContent.contentType", "carousel");
        let body = of(copy.set("payload.outboundContent.cards[0].body.text", "Hi"));
        assert_eq!(body["payload"]["outboundContent"]["cards"][0]["body"]["text"], "Hi");

        let update = Sample::of(EventKind::TemplateStatusUpdate).seed(seed);
        let body = of(update.set("eventDetails.meta.status", "FLAGGED"));
        assert!(body["eventDetails"]["meta"]["disableInfo"].is_object(), "{body}");

        let inbound = Sample::of(EventKind::InboundMessage).content_type("Interactive").seed(seed);
        let body = of(inbound
            .set("payload.content.interactive.type", "list_reply")
            .set("payload.mood", json!({ "b": 1, "a": 2 })));
        assert!(body["payload"]["content"]["interactive"]["list_reply"].is_object(), "{body}");
    }
    for (path, expected) in [
        ("text", json!("Text")),
        ("url", json!("Image")),
        ("location.name", json!("Location")),
        ("interactive.list_reply.title", json!("Interactive")),
    ] {
        for seed in 0..30 {
            let sample = Sample::of(EventKind::InboundMessage)
                .seed(seed)
                .set(&format!("payload.content.{path}"), "Hi");
            let body = of(sample);
            assert_eq!(body["payload"]["type"], expected, "{body}");
            assert_eq!(rules(&body.to_string()), [] as [&str; 0], "{body}");
            let reply = &body["payload"]["content"]["interactive"]["type"];
            assert!(reply.is_null() || reply == "list_reply", "{body}");
        }
    }
    let ordered = Sample::of(EventKind::InboundMessage)
        .set_json("payload.mood", r#"{"b": 1, "a": [true, null, 1.5, -2]}"#);
    assert!(ordered.body().unwrap().ends_with(r#""mood":{"b":1,"a":[true,null,1.5,-2]}}}"#));
    let version = Sample::of(EventKind::InboundMessage).format(2).set("version", 3).body().unwrap();
    assert!(version.starts_with(r#"{"version":3,"namespace""#), "{version}");
}

#[test]
fn errors_say_what_is_wrong_and_what_to_do() {
    let none = SampleOptions::default();
    let inbound = "inbound_message_received";
    let receipt = "outbound_message_status_changed";
    let cases = [
        ("inbound_mesage_received", none),
        ("account_update", SampleOptions { state: Some("read"), ..none }),
        (inbound, SampleOptions { state: Some("read"), ..none }),
        (inbound, SampleOptions { event: Some("UPGRADE"), ..none }),
        (receipt, SampleOptions { content_type: Some("Text"), ..none }),
        (receipt, SampleOptions { channel: Some("sms"), state: Some("read"), ..none }),
        (receipt, SampleOptions { channel: Some("whatsap"), ..none }),
        (receipt, SampleOptions { channel: Some("pigeon"), ..none }),
        (receipt, SampleOptions { state: Some("raed"), ..none }),
        (receipt, SampleOptions { format: Some("3"), ..none }),
        (inbound, SampleOptions { format: Some("v1"), ..none }),
        (inbound, SampleOptions { format: Some("newest"), ..none }),
        (inbound, SampleOptions { format: Some("2"), channel: Some("line"), ..none }),
        (inbound, SampleOptions { channel: Some("LineNotification"), ..none }),
        (inbound, SampleOptions { channel: Some("viber"), content_type: Some("Interactive"), ..none }),
        (inbound, SampleOptions { channel: Some("SMS"), content_type: Some("image"), ..none }),
        ("inboundMessage", SampleOptions { channel: Some("whatsapp"), ..none }),
        ("external_app_message", SampleOptions { content_type: Some("Interactive"), ..none }),
        ("account_update", SampleOptions { format: Some("9"), ..none }),
        ("account_update", SampleOptions { event: Some("UPGRADE"), ..none }),
        ("account_update", SampleOptions { channel: Some("viber"), ..none }),
        (inbound, SampleOptions { faults: &["unknown_events"], ..none }),
        ("account_update", SampleOptions { faults: &["missing_msisdn"], ..none }),
        ("account_update", SampleOptions { faults: &["unknown_version"], ..none }),
        ("foreign_event", SampleOptions { faults: &["unknown_property"], ..none }),
        (receipt, SampleOptions { faults: &["flat_line"], ..none }),
        (inbound, SampleOptions { faults: &["flat_line"], channel: Some("viber"), ..none }),
        (inbound, SampleOptions { set: &[("payload.contnt.text", "1")], ..none }),
        (inbound, SampleOptions { set: &[("payload.mood.colour", "1")], ..none }),
        (inbound, SampleOptions { set: &[("payload.umid.x", "1")], ..none }),
        (inbound, SampleOptions { set: &[("payload..x", "1")], ..none }),
        (inbound, SampleOptions { set: &[("payload.umid", "Hi")], ..none }),
        (inbound, SampleOptions { unset: &["payload.usr"], ..none }),
        (inbound, SampleOptions { unset: &[""], ..none }),
        (
            "account_update",
            SampleOptions {
                event: Some("ACCOUNT_RESTRICTION"),
                set: &[("eventDetails.restrictionInfo[7].expiration", "1")],
                ..none
            },
        ),
    ];
    let errors = cases.map(|(kind, options)| {
        let error = sample(kind, &options).unwrap_err();
        format!("{}: {error}", error.option())
    });
    insta::assert_snapshot!(errors.join("\n"));
    let mixes = ["CADR=70,MSG", "inbound_mesage_received=1", "MSG=0", "MSG=a lot"];
    let errors = mixes.map(|mix| SampleMix::parse([mix]).unwrap_err().to_string());
    insta::assert_snapshot!(errors.join("\n"));
}

#[test]
fn a_mix_has_the_kinds_that_it_names_as_often_as_it_says() {
    let mix = SampleMix::parse(["CADR=70", "inbound_message_received=25", "CABM=5"]).unwrap();
    let mut counts = BTreeMap::new();
    for seed in 0..10_000 {
        *counts.entry(mix.kind(seed).webhook_type().unwrap().as_str()).or_insert(0_u32) += 1;
    }
    assert!(counts["CADR"].abs_diff(7000) < 200 && counts["MSG"].abs_diff(2500) < 200, "{counts:?}");
    assert_eq!(mix.kinds().len(), 12);
    let one = SampleMix::parse(["whatsapp_contact", "CADR=0"]).unwrap();
    assert_eq!(one.kinds(), [EventKind::WhatsAppContact]);
    assert!((0..50).all(|seed| one.kind(seed) == EventKind::WhatsAppContact));
}

proptest! {
    #[test]
    fn no_option_makes_it_panic(
        kind in select(EventKind::ALL.to_vec()), path in "[a-zA-Z0-9.\\[\\]/~]{0,24}", json in "[\\[\\]{}\",:a1]{0,8}",
        wish in "\\PC{0,12}", seed in any::<u64>(),
    ) {
        let set = [(path.as_str(), json.as_str())];
        let (unset, none) = ([path.as_str()], SampleOptions { seed, ..SampleOptions::default() });
        for options in [
            SampleOptions { set: &set, ..none },
            SampleOptions { unset: &unset, ..none },
            SampleOptions { channel: Some(&wish), ..none },
            SampleOptions { format: Some(&wish), ..none },
        ] {
            if let Err(error) = sample(kind.as_str(), &options) {
                prop_assert!(!error.message().is_empty());
            }
        }
        let _ = SampleMix::parse([wish.as_str()]);
    }
}

/// What is asked for in a row of `tests/samples.json`.
fn made(row: &Value) -> Result<String, String> {
    let text =
        |name: &str| row.get(name).map(|value| value.as_str().map_or(value.to_string(), str::to_owned));
    let texts = |name: &str| -> Vec<&str> {
        row.get(name)
            .into_iter()
            .flat_map(|all| all.as_array().unwrap())
            .map(|text| text.as_str().unwrap())
            .collect()
    };
    let overrides = row.get("overrides").into_iter().flat_map(|all| all.as_object().unwrap());
    let set: Vec<_> = overrides.map(|(path, value)| (path.as_str(), value.to_string())).collect();
    let set: Vec<_> = set.iter().map(|(path, json)| (*path, json.as_str())).collect();
    let wishes = ["format", "channel", "type", "state", "event"].map(text);
    let [format, channel, content_type, state, event] = wishes.each_ref().map(Option::as_deref);
    let options = SampleOptions {
        format,
        channel,
        content_type,
        state,
        event,
        faults: &texts("faults"),
        set: &set,
        unset: &texts("unset"),
        seed: row.get("seed").map_or(0, |seed| seed.as_u64().unwrap()),
    };
    sample(row["kind"].as_str().unwrap(), &options).map_err(|error| error.to_string())
}

#[test]
fn the_rows_for_all_languages_hold() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/samples.json");
    let mut rows: Vec<Value> = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    assert!(rows.len() > 20);
    let mut differ = Vec::new();
    for row in &mut rows {
        let found = match made(row) {
            Ok(text) => ("text", text),
            Err(error) => ("error", error),
        };
        let members = row.as_object_mut().unwrap();
        let expected = ["text", "error"].map(|name| (name, members.remove(name)));
        if !expected.contains(&(found.0, Some(found.1.as_str().into()))) {
            differ.push(format!("{members:?}: {}", found.1));
        }
        members.insert(found.0.to_owned(), found.1.into());
    }
    // As snapshots are accepted.
    if std::env::var_os("INSTA_UPDATE").is_some_and(|update| update == "always") {
        fs::write(path, serde_json::to_string_pretty(&rows).unwrap() + "\n").unwrap();
    } else {
        assert!(differ.is_empty(), "{}", differ.join("\n"));
    }
}
