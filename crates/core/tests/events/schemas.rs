//! The schemas of the kinds, asked by an outside validator.

use chatapps_webhooks::{
    Checker, DEFAULT_BASE, Draft, EnumerationType, Event, EventKind, Kind, Model, Policy, Report, Rule,
    SchemaOf, all_objects,
};
use jsonschema::Validator;
use serde_json::Value;

use crate::conformance::cases;

fn bodies() -> Vec<(String, Value)> {
    cases().iter().filter_map(|case| Some((case.name.clone(), case.data()?.clone()))).collect()
}

/// Whether a body has a listed value in another case: a schema lists it in one.
fn has_another_case(value: &Value) -> bool {
    match value {
        Value::Object(members) => members.iter().any(|(name, member)| match member {
            Value::String(text) => is_another_case(name, text),
            _ => has_another_case(member),
        }),
        Value::Array(elements) => elements.iter().any(has_another_case),
        _ => false,
    }
}

fn is_another_case(name: &str, text: &str) -> bool {
    let mut lists = all_objects().into_iter().filter_map(|object| match object.property(name)?.1.kind {
        Kind::Enumeration(list) if list.position(text).is_some() => Some(list),
        _ => None,
    });
    lists.any(|list: &EnumerationType| list.values.iter().all(|value| value.text != text))
}

/// The bodies that can be written as documents have them, without `null`, which the documents never
/// say, and which is the same as nothing.
fn bodies_without_null() -> Vec<(String, Value)> {
    fn strip(value: &mut Value) {
        match value {
            Value::Object(members) => {
                members.retain(|_, member| !member.is_null());
                members.values_mut().for_each(strip);
            }
            Value::Array(elements) => elements.iter_mut().for_each(strip),
            _ => {}
        }
    }
    let mut bodies = bodies();
    for (_, body) in &mut bodies {
        strip(body);
    }
    bodies.retain(|(_, body)| !has_another_case(body));
    bodies
}

fn validator(schema: SchemaOf, draft: Draft) -> Validator {
    jsonschema::validator_for(&schema.schema(draft, DEFAULT_BASE)).unwrap()
}

fn kind(body: &Value) -> Option<EventKind> {
    let parsed = Checker::new(Policy::contract()).parse::<Event>(body.to_string()).ok()?;
    Some(parsed.value.kind())
}

/// Whether a report says that a body differs from the documents in what a schema can say.
fn differs(report: &Report) -> bool {
    let said = [
        Rule::MissingDocumented,
        Rule::UndocumentedValue,
        Rule::UnexpectedType,
        Rule::MalformedTimestamp,
        Rule::MalformedId,
        Rule::ContradictoryContent,
        Rule::UnknownEvent,
        Rule::ForeignEvent,
    ];
    !report.is_valid() || report.findings().iter().any(|finding| said.contains(&finding.rule()))
}

#[test]
fn the_schema_of_a_kind_takes_the_valid_events_of_that_kind_and_no_other_body() {
    for kind_of_schema in EventKind::DOCUMENTED.iter().copied() {
        for draft in Draft::ALL {
            let validator = validator(SchemaOf::Event(kind_of_schema), draft);
            for (name, body) in bodies() {
                let is_it = kind(&body) == Some(kind_of_schema);
                assert_eq!(validator.is_valid(&body), is_it, "{kind_of_schema}, {draft}: {name}");
            }
        }
    }
}

#[test]
fn what_the_documents_do_not_say_has_a_finding() {
    for draft in Draft::ALL {
        let validator = validator(SchemaOf::DocumentedEvents, draft);
        for (name, body) in bodies_without_null() {
            let report = Checker::default().check(Model::Event, body.to_string());
            assert!(validator.is_valid(&body) || differs(&report), "{draft}: {name}");
        }
    }
}

#[test]
fn an_event_as_documented_is_one_of_its_kind() {
    for kind_of_schema in EventKind::DOCUMENTED.iter().copied() {
        let validator = validator(SchemaOf::DocumentedEvent(kind_of_schema), Draft::default());
        for (name, body) in bodies_without_null().into_iter().filter(|(_, body)| validator.is_valid(body)) {
            assert_eq!(kind(&body), Some(kind_of_schema), "{name}");
        }
    }
}

#[test]
fn bodies_without_any_finding_are_as_documented() {
    let validator = validator(SchemaOf::DocumentedEvents, Draft::default());
    let mut seen = 0;
    for (name, body) in bodies_without_null() {
        let report = Checker::default().check(Model::Event, body.to_string());
        if report.findings().is_empty() {
            seen += 1;
            assert!(validator.is_valid(&body), "{name}");
        }
    }
    assert!(seen > 20, "{seen}");
}
