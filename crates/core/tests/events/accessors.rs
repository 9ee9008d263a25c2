//! What all events have in common, whatever their envelope.

use chatapps_webhooks::{
    Channel, Checker, ContentType, Event, EventKind, MessageState, Model, OpenValue, Policy, Progress,
};
use serde_json::{Value, json};

const UMID: &str = "1f2e3d4c-5b6a-4978-8a9b-0c1d2e3f4a5b";
const TIME: &str = "2026-05-04T09:30:00.6030893Z";

fn event(body: &Value) -> Event {
    Checker::new(Policy::contract()).parse(body.to_string()).unwrap().value
}

fn receipt(state: &str) -> Value {
    json!({
        "version": 9, "namespace": "ChatApps", "eventType": "outbound_message_status_changed",
        "payload": {
            "umid": UMID, "subAccountId": "Onion_Marketing", "channel": "WhatsApp",
            "status": { "state": state, "detail": "delivered_to_recipient", "timestamp": TIME, "errorCode": 1022 },
        },
    })
}

fn flat() -> Value {
    json!({
        "eventType": "inboundMessage", "version": 1, "channel": "line", "umid": UMID,
        "subAccountId": "Onion_Support", "timestamp": TIME, "type": "Text",
        "user": { "channelUserId": "U0123456789abcdef0123456789abcdef" },
        "content": { "text": "Do you deliver on Sundays?" }, "recipient": { "recipientId": "channel-7" },
    })
}

fn inbound() -> Value {
    json!({
        "version": 3, "namespace": "ChatApps", "eventType": "inbound_message_received",
        "payload": {
            "umid": UMID, "subAccountId": "Onion_Support", "timestamp": TIME, "type": "Document",
            "user": { "msisdn": "+12025550143", "channelUserId": "US.7", "name": "Mara Feld" },
            "recipient": { "channel": "whatsapp", "channelId": "channel-7" },
            "content": { "url": "https://media.onion.example/1.pdf" },
        },
    })
}

#[test]
fn messages_and_receipts_name_what_they_are_about() {
    for (body, kind, version, channel, sub_account) in [
        (receipt("read"), EventKind::DeliveryReceipt, 9, Channel::WhatsApp, "Onion_Marketing"),
        (flat(), EventKind::FlatInboundMessage, 1, Channel::Line, "Onion_Support"),
        (inbound(), EventKind::InboundMessage, 3, Channel::WhatsApp, "Onion_Support"),
    ] {
        let event = event(&body);
        assert_eq!(event.kind(), kind);
        assert_eq!(event.version(), Some(version));
        assert_eq!(event.channel(), Some(OpenValue::Known(channel)));
        assert_eq!(event.sub_account_id(), Some(sub_account));
        assert_eq!(event.umid(), Some(UMID));
        let timestamp = event.timestamp().unwrap();
        assert_eq!((timestamp.as_str(), timestamp.timestamp().unwrap().as_str()), (TIME, TIME));
    }
}

#[test]
fn the_flat_form_of_a_message_is_offered_as_the_other_one() {
    let (flat, inbound) = (event(&flat()), event(&inbound()));
    let flat = flat.inbound().unwrap();
    assert_eq!((flat.umid(), flat.channel_id(), flat.msisdn()), (UMID, Some("channel-7"), None));
    assert_eq!(flat.content_type(), OpenValue::Known(ContentType::Text));
    assert_eq!(flat.content().unwrap().text(), Some("Do you deliver on Sundays?"));
    let inbound = inbound.inbound().unwrap();
    assert_eq!(inbound.name(), Some("Mara Feld"));
    assert_eq!((inbound.channel_id(), inbound.channel_user_id()), (Some("channel-7"), Some("US.7")));
    assert_eq!(inbound.content_type(), OpenValue::Known(ContentType::File));
    assert!(event(&receipt("read")).inbound().is_none());
}

#[test]
fn each_delivery_has_a_key() {
    let dr = format!("dr:{UMID}:whatsapp:read:delivered_to_recipient:{TIME}");
    assert_eq!(event(&receipt("read")).delivery_key(), dr);
    assert_eq!(event(&flat()).delivery_key(), format!("in:{UMID}"));
    assert_eq!(event(&inbound()).delivery_key(), format!("in:{UMID}"));
    let update = json!({ "eventType": "whatsapp_contact", "eventId": "7", "eventDetails": {} });
    assert_eq!(event(&update).delivery_key(), "bm:7");
    let digest = "raw:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
    assert_eq!(event(&json!({})).delivery_key(), digest);
    let update = json!({ "eventType": "whatsapp_contact", "eventDetails": {} });
    assert!(event(&update).delivery_key().starts_with("raw:"));
    let mut without_channel = receipt("read");
    without_channel["payload"].as_object_mut().unwrap().remove("channel");
    assert!(event(&without_channel).delivery_key().starts_with("raw:"));
}

#[test]
fn a_receipt_says_how_far_its_message_got() {
    let (delivered, read) = (event(&receipt("delivered")), event(&receipt("read")));
    assert!(read.progress().unwrap().is_news_after(delivered.progress().unwrap()));
    assert_eq!(event(&receipt("Failed")).progress(), Some(Progress::Ended));
    assert_eq!(event(&flat()).progress(), None);
    let Event::DeliveryReceipt(receipt) = &read else { panic!("{read:?}") };
    let status = receipt.payload().status();
    assert_eq!(status.state(), OpenValue::Known(MessageState::Read));
    assert_eq!(status.error_code().unwrap().meta_code(), Some(131_047));
}

#[test]
fn ids_of_templates_keep_their_digits() {
    let body = r#"{"eventType":"template_category_update","eventDetails":{"templateId":9007199254740993}}"#;
    let event: Event = Checker::default().parse(body).unwrap().value;
    let Event::TemplateCategoryUpdate(update) = &event else { panic!("{event:?}") };
    assert_eq!(update.event_details().template_id(), Some("9007199254740993"));
    assert_eq!(update.raw(), body);
}

#[test]
fn what_has_another_type_is_absent_from_the_model_and_stays_in_the_body() {
    let body = r#" {"eventType": "inboundMessage", "umid": "7", "type": "Text", "content": 7, "user": []}"#;
    let event: Event = Checker::default().parse(body).unwrap().value;
    let Event::FlatInboundMessage(message) = &event else { panic!("{event:?}") };
    assert!(message.content().is_none() && message.user().is_none());
    assert_eq!(event.raw(), body);
    assert_eq!(serde_json::to_string(&event).unwrap(), body.trim());
}

#[test]
fn whatever_is_received_is_an_event_also_of_values() {
    let checker = Checker::default();
    for (body, kind) in [
        (json!({ "z": 1, "a": [1.5, null] }), EventKind::Unrecognized),
        (json!([{ "z": true, "a": "b" }]), EventKind::Unrecognized),
        (json!({ "eventType": "contacts", "eventDetails": {} }), EventKind::WhatsAppContact),
    ] {
        let parsed = checker.receive_value(|| &body).unwrap();
        let of_text = checker.receive(body.to_string());
        assert_eq!((parsed.value.kind(), parsed.value.raw()), (kind, &*body.to_string()));
        assert_eq!(parsed.value, of_text.value);
        assert_eq!(parsed.report.is_valid(), of_text.report.is_valid());
        let has_key = parsed.value.key_of_parts().is_some();
        assert_eq!(has_key, !parsed.value.delivery_key().starts_with("raw:"));
    }
}

#[test]
fn the_kind_alone_is_that_of_the_event() {
    let checker = Checker::new(Policy::contract());
    let with_findings = |body: &str| {
        let (report, kind) = checker.check_event(body);
        assert_eq!(report.findings(), checker.check(Model::Event, body).findings());
        kind
    };
    for body in [receipt("read"), flat(), json!({}), json!({ "eventType": "contacts", "eventDetails": {} })] {
        let expected = Some(event(&body).kind());
        assert_eq!(checker.event_kind(body.to_string()), expected);
        assert_eq!(with_findings(&body.to_string()), expected);
    }
    for invalid in ["", "[]", r#"{"eventType":"inboundMessage"}"#, "{}{}"] {
        assert_eq!(checker.event_kind(invalid), None);
        assert_eq!(with_findings(invalid), None);
    }
}
