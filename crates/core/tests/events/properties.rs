//! Laws that hold for every body.

use chatapps_webhooks::{Checker, Event, EventKind, Model, Policy};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value, json};

use crate::conformance::cases;

/// A body of a vector that is valid under the contract, and an object.
fn body() -> impl Strategy<Value = Value> {
    let bodies: Vec<Value> = cases().iter().filter_map(|case| case.data().cloned()).collect();
    let is_valid = |body: &Value| body.is_object() && contract().is_valid(Model::Event, body.to_string());
    select(bodies.into_iter().filter(is_valid).collect::<Vec<_>>())
}

fn contract() -> Checker {
    Checker::new(Policy::contract())
}

fn kind(text: &str) -> EventKind {
    contract().parse::<Event>(text).unwrap().value.kind()
}

/// The text of a value with the members of all objects in another order.
fn shuffled(value: &Value, order: &mut impl FnMut(usize) -> usize) -> String {
    match value {
        Value::Object(members) => {
            let mut left: Vec<_> = members.iter().collect();
            let mut parts = Vec::new();
            while !left.is_empty() {
                let (name, value) = left.remove(order(left.len()));
                parts.push(format!("{}:{}", json!(name), shuffled(value, order)));
            }
            format!("{{{}}}", parts.join(","))
        }
        Value::Array(elements) => {
            let elements: Vec<_> = elements.iter().map(|element| shuffled(element, order)).collect();
            format!("[{}]", elements.join(","))
        }
        _ => value.to_string(),
    }
}

/// The objects in a value, but for those that are passed on as they are.
fn objects<'v>(value: &'v mut Value, all: &mut Vec<&'v mut Map<String, Value>>, index: usize) {
    if let Value::Object(members) = value {
        let inner = members.values().filter(|value| value.is_object()).count();
        if inner == 0 || index.is_multiple_of(inner + 1) {
            all.push(members);
            return;
        }
        let nth = index % (inner + 1) - 1;
        if let Some(value) = members.values_mut().filter(|value| value.is_object()).nth(nth) {
            objects(value, all, index / (inner + 1));
        }
    }
}

proptest! {
    #[test]
    fn the_order_of_members_changes_neither_kind_nor_key(body in body(), picks in prop::collection::vec(any::<Index>(), 64)) {
        let mut next = picks.iter().cycle();
        let text = shuffled(&body, &mut |length| next.next().unwrap().index(length));
        let (one, other): (Event, Event) = (contract().parse(body.to_string()).unwrap().value, contract().parse(&text).unwrap().value);
        prop_assert_eq!(one.kind(), other.kind());
        if !one.delivery_key().starts_with("raw:") {
            prop_assert_eq!(one.delivery_key(), other.delivery_key());
        }
        let rules = |text: &str| {
            let report = Checker::default().check(Model::Event, text);
            let mut found: Vec<_> = report.findings().iter().map(|finding| (finding.rule(), finding.pointer().to_string())).collect();
            found.sort();
            found
        };
        prop_assert_eq!(rules(&body.to_string()), rules(&text));
    }

    #[test]
    fn new_members_and_values_never_change_the_verdict(mut body in body(), at in any::<usize>(), value in "[a-z]{0,8}") {
        let kind_before = kind(&body.to_string());
        let mut all = Vec::new();
        objects(&mut body, &mut all, at);
        if let Some(object) = all.pop() {
            object.insert("somethingNew".to_owned(), json!({ "a": [value, null] }));
        }
        prop_assert_eq!(kind(&body.to_string()), kind_before);
        prop_assert!(Checker::default().is_valid(Model::Event, body.to_string()));
    }

    #[test]
    fn what_is_written_is_what_came(body in body(), spaces in 0..3_usize) {
        let text = format!("{}{body:#}\n", " ".repeat(spaces));
        let event: Event = contract().parse(&text).unwrap().value;
        prop_assert_eq!(event.raw(), &text);
        prop_assert_eq!(serde_json::to_string(&event).unwrap(), text.trim());
        let of_value: Event = contract().parse_value(&body).unwrap().unwrap().value;
        prop_assert_eq!(serde_json::from_str::<Value>(of_value.raw()).unwrap(), body);
        prop_assert_eq!(of_value.kind(), event.kind());
    }

    #[test]
    fn two_deliveries_have_one_key_and_two_receipts_never(
        states in select(vec![("queued", "sent"), ("sent", "delivered"), ("delivered", "read"), ("read", "read")]),
        second in 0..60_u8,
    ) {
        let receipt = |state: &str, second: u8| {
            let body = json!({
                "eventType": "outbound_message_status_changed", "namespace": "ChatApps",
                "payload": { "umid": "a", "channel": "sms", "status": { "state": state, "timestamp": format!("2026-05-04T09:30:{second:02}Z") } },
            });
            contract().parse::<Event>(body.to_string()).unwrap().value.delivery_key()
        };
        prop_assert_eq!(receipt(states.0, second), receipt(states.0, second));
        prop_assert_ne!(receipt(states.0, second), receipt(states.1, (second + 1) % 60));
    }

    #[test]
    fn any_json_is_read_alike_by_all_entry_points(body in body(), at in any::<Index>(), value in select(vec![json!(null), json!(7), json!([]), json!({}), json!("x"), json!(true), json!(1.5)])) {
        let mut body = body;
        let names: Vec<_> = body.as_object().unwrap().keys().cloned().collect();
        if !names.is_empty() {
            body[at.get(&names).as_str()] = value;
        }
        for policy in [Policy::contract(), Policy::recommended(), Policy::strict()] {
            let (checker, text) = (Checker::new(policy), body.to_string());
            let is_valid = checker.is_valid(Model::Event, &text);
            prop_assert_eq!(is_valid, checker.check(Model::Event, &text).is_valid(), "{}", &text);
            prop_assert_eq!(is_valid, checker.parse::<Event>(&text).is_ok());
            prop_assert_eq!(is_valid, checker.is_valid_value(Model::Event, &body).unwrap());
            let (of_text, of_value) = (checker.check(Model::Event, &text), checker.check_value(Model::Event, &body).unwrap());
            let found = |report: &chatapps_webhooks::Report| -> Vec<_> {
                report.findings().iter().map(|finding| (finding.rule(), finding.pointer().to_string())).collect()
            };
            prop_assert_eq!(found(&of_text), found(&of_value), "{}", text);
        }
    }
}
