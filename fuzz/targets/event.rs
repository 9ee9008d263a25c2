//! Events: whatever is received is one. All entry points agree under each policy, the published
//! schemas agree with the contract, what is written is what came, and nothing about a person shows.

#![no_main]

use std::cell::OnceCell;
use std::fmt::Debug;

use chatapps_webhooks::{
    Checker, DEFAULT_BASE, Described, Draft, Event, EventKind, Group, Invalid, Kind, Model, ObjectType,
    Parsed, Policy, Privacy, Report, SchemaOf, ValueRef,
};
use chatapps_webhooks_fuzz::{Input, essence, is_json, mutate_input};
use jsonschema::Validator;
use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use serde_json::Value;

/// What stands inside of each value about a person, and in no output.
const MARK: &str = "Zq84736251xZ";

fuzz_target!(|data: &[u8]| {
    let Some(Input { document, choice, .. }) = Input::read(data) else { return };
    let value = serde_json::from_slice::<Value>(document).ok();
    let mut taken = Vec::new();
    for policy in Policy::NAMES {
        let checker = Checker::new(policy.parse().expect("a known name"));
        taken.extend(text(&checker, document));
        if let Some(value) = &value {
            values(&checker, value);
        }
    }
    // Policies find different things, and those that take an event have the same.
    assert!(taken.windows(2).all(|pair| pair[0] == pair[1]), "{taken:?}");
    if let Some(mut value) = value {
        schemas(&value, usize::from(choice));
        hidden(&mut value);
    }
});

/// All that is asked of a text agrees. Returns the event if it isn't refused.
fn text(checker: &Checker, document: &[u8]) -> Option<Event> {
    let report = checker.check(Model::Event, document);
    assert_eq!(checker.is_valid(Model::Event, document), report.is_valid(), "{report}");
    let parsed = checker.parse::<Event>(document);
    assert_eq!(checker.event_kind(document), parsed.as_ref().ok().map(|parsed| parsed.value.kind()));
    let alone = checker.parse_model::<Event>(document);
    assert_eq!(alone.as_ref().ok(), parsed.as_ref().ok().map(|parsed| &parsed.value));
    let received = checker.receive(document);
    assert_eq!(received.report, report);
    agree(&report, &parsed, &received);
    assert_eq!(received.value.raw(), String::from_utf8_lossy(document));
    look(&received.value);
    // What isn't UTF-8 is refused, and its text is another body.
    if str::from_utf8(document).is_ok() {
        let again = checker.receive(received.value.raw()).value;
        assert_eq!(again, received.value);
        assert_eq!(again.delivery_key(), received.value.delivery_key());
    }
    parsed.ok().map(|parsed| parsed.value)
}

/// All that is asked of values agrees, and says of them what it says of their text.
fn values(checker: &Checker, value: &Value) {
    let text = value.to_string();
    let of_text = checker.receive(&text);
    let report = checker.check_value(Model::Event, value).expect("a value is read to its end");
    assert_eq!(checker.is_valid_value(Model::Event, value).expect("it can be read"), report.is_valid());
    let parsed = checker.parse_value::<Event, _>(value).expect("a value is read to its end");
    let received = checker.receive_value(|| value).expect("a value is read to its end");
    agree(&report, &parsed, &received);
    assert_eq!(essence(&report), essence(&of_text.report), "text and value differ: {text}");
    assert_eq!(essence(&report), essence(&received.report));
    // What is nested too deeply is told apart from nothing.
    assert_eq!(received.value.raw(), text);
    assert_eq!(received.value, of_text.value);
    look(&received.value);
}

/// An event is refused if and only if the report has an error, and received nevertheless.
fn agree(report: &Report, parsed: &Result<Parsed<Event>, Invalid>, received: &Parsed<Event>) {
    match parsed {
        Ok(parsed) => {
            assert!(report.is_valid());
            assert_eq!(&parsed.report, report);
            assert_eq!(parsed.value, received.value);
        }
        Err(invalid) => {
            assert!(!report.is_valid());
            assert_eq!(invalid.report(), report);
            assert_eq!(received.value.kind(), EventKind::Unrecognized);
        }
    }
}

/// Asks an event for all that it has.
fn look(event: &Event) {
    let written = serde_json::to_string(event);
    // A body that was refused may be JSON in all but a lone surrogate, and is written as it is.
    if is_json(event.raw()) == Some(true) {
        assert!(written.is_ok(), "{}", event.raw());
    }
    if let Ok(written) = written {
        assert_eq!(written, event.raw().trim_matches([' ', '\t', '\n', '\r']));
    }
    let roles = (event.version(), event.channel(), event.sub_account_id(), event.umid(), event.progress());
    seen(&roles);
    if let Some(time) = event.timestamp() {
        seen(&(time, time.timestamp()));
    }
    let is_inbound = matches!(event, Event::InboundMessage(_) | Event::FlatInboundMessage(_));
    assert_eq!(event.inbound().is_some(), is_inbound);
    if let Some(message) = event.inbound() {
        assert_eq!(Some(message.umid()), event.umid());
        seen(&(message.channel(), message.channel_id(), message.channel_user_id(), message.content()));
        seen(&(message.content_type(), message.msisdn(), message.name(), message.timestamp()));
    }
    assert_eq!(event.clone().delivery_key(), event.delivery_key());
    assert_eq!(event.key_of_parts().is_none(), event.delivery_key().starts_with("raw:"));
    assert_eq!(event.kind().object().name, event.object_type().name);
    members(event);
}

/// Formats a value, which must not panic.
fn seen(value: &impl Debug) {
    assert!(!format!("{value:?} {value:#?}").is_empty());
}

/// Visits all values that an event has. What is there is of the kind that its row names.
fn members(object: &dyn Described) {
    for (index, property) in object.object_type().properties.iter().enumerate() {
        match object.value(index) {
            Some(value) => member(&property.kind, value),
            None => assert!(!property.required, "no `{}`", property.name),
        }
    }
    assert!(object.value(object.object_type().properties.len()).is_none());
}

fn member(kind: &Kind, value: ValueRef<'_>) {
    match (kind, value) {
        (Kind::Object(object), ValueRef::Object(value)) => {
            assert_eq!(object.name, value.object_type().name);
            members(value);
        }
        (Kind::Array(element), ValueRef::Array(values)) => {
            for value in values {
                member(element, value.view());
            }
        }
        (Kind::Text(_) | Kind::Enumeration(_), ValueRef::Text(_))
        | (Kind::Boolean { .. }, ValueRef::Boolean(_))
        | (Kind::Raw, ValueRef::Raw(_))
        | (Kind::Number, ValueRef::Number(_)) => {}
        // Beyond 64 bits, it is what a double holds of it.
        (Kind::Integer(_), ValueRef::Number(number)) => {
            assert!(number.as_f64().is_some_and(|number| number.fract() == 0.0), "{number}");
        }
        (kind, _) => panic!("something else than {kind:?}"),
    }
}

struct Schemas {
    /// Of any event, in both drafts.
    event: Vec<Validator>,
    kinds: Vec<Validator>,
}

thread_local! {
    static SCHEMAS: OnceCell<Schemas> = const { OnceCell::new() };
}

fn validator(schema: SchemaOf, draft: Draft) -> Validator {
    jsonschema::validator_for(&schema.schema(draft, DEFAULT_BASE)).expect("a published schema is one")
}

fn all_schemas() -> Schemas {
    let event = Draft::ALL.map(|draft| validator(SchemaOf::Model(Model::Event), draft)).into();
    let of_kind = |kind: &EventKind| validator(SchemaOf::Event(*kind), Draft::default());
    Schemas { event, kinds: EventKind::DOCUMENTED.iter().map(of_kind).collect() }
}

/// The schema of any event takes what the contract takes. The schema of a kind takes that kind
/// alone: its own is asked, and one of the others.
fn schemas(value: &Value, other: usize) {
    let parsed = Checker::new(Policy::contract()).parse::<Event>(value.to_string());
    let kind = parsed.as_ref().ok().map(|parsed| parsed.value.kind());
    // Limits are no part of a schema.
    if let Err(invalid) = &parsed
        && invalid.report().findings().iter().any(|finding| finding.rule().info().group == Group::Limit)
    {
        return;
    }
    SCHEMAS.with(|schemas| {
        let schemas = schemas.get_or_init(all_schemas);
        for validator in &schemas.event {
            assert_eq!(validator.is_valid(value), kind.is_some(), "{value}");
        }
        let other = other % schemas.kinds.len();
        for (place, (of_schema, validator)) in EventKind::DOCUMENTED.iter().zip(&schemas.kinds).enumerate() {
            if place != other && kind != Some(*of_schema) {
                continue;
            }
            assert_eq!(validator.is_valid(value), kind == Some(*of_schema), "{of_schema}: {value}");
        }
    });
}

/// Nothing that is printed has a mark that stands where something about a person is.
fn hidden(value: &mut Value) {
    // The fuzzer learns the mark, and may write it where nothing is personal.
    if value.to_string().contains(MARK) {
        return;
    }
    let kind = Checker::new(Policy::contract()).receive(value.to_string()).value.kind();
    mark(value, kind.object());
    let text = value.to_string();
    for policy in Policy::NAMES {
        let checker = Checker::new(policy.parse().expect("a known name"));
        let Parsed { value: event, report, .. } = checker.receive(&text);
        assert!(event.kind() == kind || event.kind() == EventKind::Unrecognized, "{text}");
        let outputs = [
            format!("{event:?}"),
            format!("{event:#?}"),
            format!("{:?}", event.inbound()),
            report.to_string(),
            format!("{report:?}"),
            serde_json::to_string(&report).expect("a report serializes"),
        ];
        for output in outputs {
            assert!(!output.contains(MARK), "{output} shows what is personal in {text}");
        }
    }
}

/// Puts the mark into all that is personal in an object.
fn mark(value: &mut Value, object: &'static ObjectType) {
    let Value::Object(members) = value else { return };
    for property in object.properties {
        let Some(member) = members.get_mut(property.name) else { continue };
        if property.privacy == Privacy::Personal {
            mark_all(member);
        } else {
            mark_kind(member, &property.kind);
        }
    }
}

fn mark_kind(value: &mut Value, kind: &'static Kind) {
    match (kind, value) {
        (Kind::Object(object), value) => mark(value, object),
        (Kind::Array(element), Value::Array(values)) => {
            for value in values {
                mark_kind(value, element);
            }
        }
        _ => {}
    }
}

/// Puts the mark into all texts, and into the names that nothing describes.
fn mark_all(value: &mut Value) {
    match value {
        Value::String(text) => text.push_str(MARK),
        Value::Array(values) => values.iter_mut().for_each(mark_all),
        Value::Object(members) => {
            members.values_mut().for_each(mark_all);
            members.insert(MARK.to_owned(), Value::String(MARK.to_owned()));
        }
        _ => {}
    }
}

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    mutate_input(data, size, max_size, seed, 3)
});
