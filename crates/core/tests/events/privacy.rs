//! Nothing about a person shows: not in findings, not in `Debug`, not in failures.

use chatapps_webhooks::{Checker, Event, Model, Policy};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Bodies with a mark wherever something about a person can be.
fn bodies(mark: &str) -> Vec<Value> {
    let user = json!({ "msisdn": mark, "channelUserId": mark, "name": mark, "username": mark });
    let inbound = |content: Value| {
        json!({
            "version": 3, "namespace": "ChatApps", "eventType": "inbound_message_received",
            "payload": { "umid": "u", "type": "Text", "user": user, "content": content },
        })
    };
    let receipt = |more: Value| {
        json!({
            "namespace": "ChatApps", "eventType": "outbound_message_status_changed",
            "payload": { "umid": "u", "user": user, "status": { "state": "read" }, "outboundContent": more },
        })
    };
    let update = |name: &str, details: Value| json!({ "eventType": name, "eventDetails": details });
    let any = json!({ "text": mark, "list": [mark, { "deep": mark }] });
    vec![
        inbound(json!({ "text": mark, "url": mark, "payload": mark })),
        inbound(json!({ "location": { "name": mark, "address": mark, "latitude": mark } })),
        inbound(json!({ "interactive": { "type": "nfmReply", "nfmReply": { "responseJson": mark } } })),
        inbound(
            json!({ "interactive": { "button_reply": { "id": mark, "title": mark }, "list_reply": { "description": mark } } }),
        ),
        inbound(any.clone()),
        inbound(json!({ "text": any })),
        receipt(
            json!({ "header": { "type": "text", "text": mark, "media": { "url": mark, "filename": mark } }, "body": { "text": mark } }),
        ),
        receipt(
            json!({ "actions": { "buttons": [{ "label": mark, "value": mark }, mark], "cta": { "url": mark }, "list": { "sections": [{ "title": mark }] } } }),
        ),
        receipt(json!({ "contentType": mark, mark: mark, "header": { mark: { mark: 1 } } })),
        update("account_update", json!({ "phoneNumber": mark })),
        update("phone_number_quality_update", json!({ "displayPhoneNumber": mark })),
        update(
            "whatsapp_contact",
            json!({ "rawEvent": { "field": "messages", "value": { mark: [mark] }, mark: mark } }),
        ),
        update("account_closed", json!({ "person": mark })),
        json!({ "namespace": "ChatApps", "eventType": "message_edited", "payload": any }),
        json!({ "namespace": "SMS", "eventType": "inbound_message_received", "payload": any }),
        json!({ "anything": any }),
    ]
}

proptest! {
    #[test]
    fn no_output_has_anything_about_a_person(mark in "Zq[0-9]{8}xZ") {
        let checker = Checker::new(Policy::strict());
        for body in bodies(&mark) {
            let text = body.to_string();
            let report = checker.check(Model::Event, &text);
            let mut outputs = vec![report.to_string(), format!("{report:?}"), serde_json::to_string(&report).unwrap()];
            match Checker::default().parse::<Event>(&text) {
                Ok(parsed) => {
                    outputs.push(format!("{:?} {:#?}", parsed.value, parsed.value));
                    outputs.push(format!("{parsed:?}"));
                    prop_assert!(serde_json::to_string(&parsed.value).unwrap().contains(&mark));
                }
                Err(invalid) => outputs.push(format!("{invalid} {invalid:?}")),
            }
            let broken = checker.check(Model::Event, text.replacen(':', "", 1));
            outputs.push(format!("{broken} {broken:?}"));
            for output in outputs {
                prop_assert!(!output.contains(&mark), "{output}\n{text}");
            }
        }
    }
}
