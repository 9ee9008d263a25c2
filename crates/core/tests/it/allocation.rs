//! A verdict costs no memory.

use allocation_counter::measure;
use chatapps_webhooks::{Checker, Model, Policy};

fn request(entries: usize) -> String {
    let entry = r#"{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/events", "httpAuthorization": "Bearer rw4Kd0b2u",
        "enabled": true, "type": "MSG", "labels": {"a": [1, 2.5, null]},
        "oauth": {"url": "https://login.onion.example/token", "clientId": "chat", "clientSecret": "hV7-tq0p", "credentialsLocation": "header"}}"#;
    format!("[{}]", vec![entry; entries].join(","))
}

#[test]
fn a_contract_verdict_allocates_nothing() {
    let checker = Checker::new(Policy::contract());
    for text in [request(1), request(1000), request(1000).replace("MSG", "SMS")] {
        let valid = !text.contains("SMS");
        let info = measure(|| assert_eq!(checker.is_valid(Model::Webhooks, &text), valid));
        assert_eq!(info.count_total, 0, "{} bytes", text.len());
    }
}
