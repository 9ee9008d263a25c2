//! Parsing and writing a document gives back the input without unknown properties. Another round
//! changes nothing.

#![no_main]

use chatapps_webhooks::{Checker, Model, Policy};
use chatapps_webhooks_fuzz::{Input, mutate_input, parse, parse_by_serde};
use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use serde_json::Value;

const WEBHOOK: [&str; 6] = ["subAccountId", "url", "httpAuthorization", "enabled", "type", "oauth"];
const OAUTH: [&str; 5] = ["url", "clientId", "clientSecret", "credentialsLocation", "scope"];
const TARGET: [&str; 2] = ["subAccountId", "type"];
const ERROR_RESPONSE: [&str; 4] = ["code", "message", "errorId", "timestamp"];

fuzz_target!(|data: &[u8]| {
    let Some(Input { model, document, .. }) = Input::read(data) else { return };
    let checker = Checker::new(Policy::contract());
    // serde_json reads no number beyond a double, and fewer than 128 levels.
    let Ok(mut expected) = serde_json::from_slice::<Value>(document) else { return };
    let text = str::from_utf8(document).expect("JSON is text");
    let by_serde = parse_by_serde(model, text);
    let Ok((value, _)) = parse(&checker, model, document) else {
        assert!(by_serde.is_err(), "serde reads what the contract forbids");
        return;
    };
    assert_eq!(Some(&value), by_serde.ok().as_ref());
    keep_known(model, &mut expected);
    // `1001.0` is the integer 1001, and is written as `1001`.
    if let (Some(given), Some(written)) = (expected.get_mut("code"), value.get("code"))
        && given.is_f64()
        && given.as_f64() == written.as_f64()
    {
        *given = written.clone();
    }
    assert_eq!(value, expected);

    let written = value.to_string();
    let (again, _) = parse(&checker, model, written.as_bytes()).expect("what was written can be read");
    assert_eq!(again.to_string(), written);
});

/// Drops the properties that no model has.
fn keep_known(model: Model, document: &mut Value) {
    match (model, document) {
        (Model::Webhooks | Model::WebhookList, Value::Array(items)) => {
            for item in items {
                keep_known(Model::Webhook, item);
            }
        }
        (Model::WebhookTargets, Value::Array(items)) => {
            for item in items {
                keep(item, &TARGET);
            }
        }
        (Model::Webhook, document) => {
            keep(document, &WEBHOOK);
            if let Some(oauth) = document.get_mut("oauth") {
                keep(oauth, &OAUTH);
            }
        }
        (Model::ErrorResponse, document) => keep(document, &ERROR_RESPONSE),
        _ => {}
    }
}

fn keep(object: &mut Value, names: &[&str]) {
    if let Value::Object(members) = object {
        members.retain(|name, _| names.contains(&name.as_str()));
    }
}

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    mutate_input(data, size, max_size, seed, 3)
});
