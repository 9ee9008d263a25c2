//! What a verdict and a model cost in memory.

use allocation_counter::measure;
use chatapps_webhooks::{Checker, Model, Policy, Webhook};

fn request(entries: usize) -> String {
    let entry = r#"{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/events", "httpAuthorization": "Bearer rw4Kd0b2u",
        "enabled": true, "type": "MSG", "labels": {"a": [1, 2.5, null]},
        "oauth": {"url": "https://login.onion.example/token", "clientId": "chat", "clientSecret": "hV7-tq0p", "credentialsLocation": "header"}}"#;
    format!("[{}]", vec![entry; entries].join(","))
}

#[test]
fn a_contract_verdict_allocates_nothing() {
    let checker = Checker::new(Policy::contract());
    let wrong_type = request(1).replace(r#""MSG""#, r#"{"a": [{"b": 1}]}"#);
    for (text, valid) in [
        (request(1), true),
        (request(1000), true),
        (request(1000).replace("MSG", "SMS"), false),
        (wrong_type, false),
    ] {
        let info = measure(|| assert_eq!(checker.is_valid(Model::Webhooks, &text), valid));
        assert_eq!(info.count_total, 0, "{} bytes", text.len());
    }
}

#[test]
fn models_take_two_pieces_of_memory_each_and_nothing_else_grows_with_the_body() {
    const ENTRIES: usize = 1024;
    let text = request(ENTRIES);
    let checker = Checker::new(Policy::contract());
    let info = measure(|| drop(checker.parse::<Vec<Webhook>>(&text).unwrap()));
    // The list grows by doubling; the texts are kept in one small buffer until they are models.
    let models = u64::try_from(2 * ENTRIES).unwrap();
    assert!(info.count_total <= models + 16, "{} pieces", info.count_total);
    let list = u64::try_from(ENTRIES * size_of::<Webhook>()).unwrap();
    let texts = u64::try_from(text.len()).unwrap();
    assert!(info.bytes_max <= 2 * list + texts, "{} bytes", info.bytes_max);
}

#[test]
fn a_report_on_the_contract_allocates_nothing_where_nothing_is_found() {
    let (checker, text) = (Checker::new(Policy::contract()), request(1000));
    let info = measure(|| assert!(checker.check(Model::Webhooks, &text).findings().is_empty()));
    assert_eq!(info.count_total, 0);
}

/// The same request with an escape in each text, so that none can be borrowed from the body.
fn with_escapes(request: &str) -> String {
    [
        ("Onion_", r"Onion\u005f"),
        ("https://", r"https:\/\/"),
        ("Bearer ", r"Bearer\u0020"),
        ("\"chat\"", r#""ch\u0061t""#),
        ("-tq", r"\u002dtq"),
    ]
    .iter()
    .fold(request.to_owned(), |text, (plain, escaped)| text.replace(plain, escaped))
}

#[test]
fn escapes_cost_a_small_buffer_however_many_entries_have_them() {
    const SMALL: u64 = 2048;
    let (checker, plain) = (Checker::new(Policy::contract()), request(1024));
    let escaped = with_escapes(&plain);
    let verdict = measure(|| assert!(checker.is_valid(Model::Webhooks, &escaped)));
    let report = measure(|| assert!(checker.check(Model::Webhooks, &escaped).findings().is_empty()));
    for info in [verdict, report] {
        assert!(info.count_total < 16 && info.bytes_total < SMALL, "{info:?}");
    }
    let of_plain = measure(|| drop(checker.parse::<Vec<Webhook>>(&plain).unwrap()));
    let of_escaped = measure(|| drop(checker.parse::<Vec<Webhook>>(&escaped).unwrap()));
    assert!(of_escaped.count_total <= of_plain.count_total + 16, "{of_escaped:?} instead of {of_plain:?}");
    assert!(of_escaped.bytes_max <= of_plain.bytes_max + SMALL, "{of_escaped:?} instead of {of_plain:?}");
}
