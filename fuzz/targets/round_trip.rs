//! Parsing and writing a document gives back the input without unknown properties. Another round
//! changes nothing.

#![no_main]

use chatapps_webhooks::{Checker, Kind, Model, ObjectType, Policy, Shape};
use chatapps_webhooks_fuzz::{Input, mutate_input, parse, parse_by_serde};
use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use serde_json::Value;

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
    write_integers(&mut expected, &value);
    assert_eq!(value, expected);

    let written = value.to_string();
    let (again, _) = parse(&checker, model, written.as_bytes()).expect("what was written can be read");
    assert_eq!(again.to_string(), written);
});

/// Drops the properties that no model has.
fn keep_known(model: Model, document: &mut Value) {
    match (model.shape(), document) {
        (Shape::List(object), Value::Array(items)) => items.iter_mut().for_each(|item| keep(object, item)),
        (Shape::Object(object), document) => keep(object, document),
        _ => {}
    }
}

fn keep(object: &'static ObjectType, document: &mut Value) {
    let Value::Object(members) = document else { return };
    members.retain(|name, _| object.property(name).is_some());
    for (name, value) in members {
        if let Some((_, property)) = object.property(name) {
            keep_of_kind(&property.kind, value);
        }
    }
}

fn keep_of_kind(kind: &Kind, value: &mut Value) {
    match (kind, value) {
        (Kind::Object(object), value) => keep(object, value),
        (Kind::Array(kind), Value::Array(items)) => {
            for item in items {
                keep_of_kind(kind, item);
            }
        }
        (Kind::Nullable(kind), value) => keep_of_kind(kind, value),
        _ => {}
    }
}

/// Writes integers as they are written: `1001.0` is the integer 1001, and becomes `1001`.
fn write_integers(given: &mut Value, written: &Value) {
    match (given, written) {
        (Value::Array(given), Value::Array(written)) => {
            given.iter_mut().zip(written).for_each(|(given, written)| write_integers(given, written));
        }
        (Value::Object(given), Value::Object(written)) => {
            for (name, given) in given {
                written.get(name).into_iter().for_each(|written| write_integers(given, written));
            }
        }
        (Value::Number(given), Value::Number(written))
            if given.is_f64() && !written.is_f64() && given.as_f64() == written.as_f64() =>
        {
            *given = written.clone();
        }
        _ => {}
    }
}

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    mutate_input(data, size, max_size, seed, 3)
});
