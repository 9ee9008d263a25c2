//! Objects that are described at random, read from documents that are made up at random: compared
//! with a simple reader and with a JSON Schema validator.

mod choices;
mod descriptions;
mod documents;
#[expect(clippy::string_slice, reason = "its texts are ASCII where they are cut")]
mod reference;

use proptest::prelude::*;
use serde::de::DeserializeSeed;
use serde_json::Value as Json;

use self::choices::Choices;
use crate::base::limits::Limits;
use crate::context::context::{Context, Mode};
use crate::context::location::Location;
use crate::context::verdict::Verdict;
use crate::describe::model::Model;
use crate::describe::object::ObjectType;
use crate::finding::report::Report;
use crate::json::cursor::Cursor;
use crate::json::reader::Reader;
use crate::policy::levels::Policy;
use crate::policy::settings::Settings;
use crate::read::object::ReadObject;
use crate::read::record::PartialRecord;
use crate::read::value::Seed;
use crate::schema::object::root_of;

/// What reading a document gives: the verdict, the findings, and the model as JSON text.
struct Outcome {
    is_valid: bool,
    report: Report,
    model: Option<String>,
}

fn limits() -> Limits {
    Limits { depth: 6, ..Limits::default() }
}

/// Ends reading and takes what it gave. A model that is not valid is of no interest.
fn outcome(mut context: Context<'_>, verdict: Verdict, record: Option<PartialRecord>) -> Outcome {
    let model = record
        .filter(|_| verdict.is_valid())
        .map(|record| serde_json::to_string(&record.into_record()).unwrap());
    Outcome { is_valid: verdict.is_valid(), report: context.finish(), model }
}

fn read_text(object: &'static ObjectType, policy: &Policy, mode: Mode, text: &str) -> Outcome {
    let cursor = Cursor::of_text();
    let source = (&cursor, Some(text));
    let settings = Settings { policy: policy.clone(), limits: limits(), ..Settings::default() };
    let mut context = Context::new(&settings, Model::ErrorResponse, mode, source);
    let mut record = None;
    let reader = ReadObject::new(object, &mut record);
    let seed = Seed { reader, context: &mut context, location: &Location::ROOT };
    let verdict = seed.deserialize(&mut Reader::new(text, 0, &cursor)).unwrap_or(Verdict::INVALID);
    outcome(context, verdict, record)
}

fn read_value(object: &'static ObjectType, policy: &Policy, mode: Mode, value: &Json) -> Outcome {
    let cursor = Cursor::of_values();
    let settings = Settings { policy: policy.clone(), limits: limits(), ..Settings::default() };
    let mut context = Context::new(&settings, Model::ErrorResponse, mode, (&cursor, None));
    let mut record = None;
    let reader = ReadObject::new(object, &mut record);
    let seed = Seed { reader, context: &mut context, location: &Location::ROOT };
    let verdict = seed.deserialize(value).unwrap_or(Verdict::INVALID);
    outcome(context, verdict, record)
}

/// What programs read of findings, in order.
fn shown(report: &Report) -> Vec<reference::Shown> {
    let findings = report.findings().iter();
    let range = |span: &crate::base::span::Span| (span.range.start, span.range.end);
    findings
        .map(|finding| (finding.rule().to_string(), finding.pointer().to_string(), finding.span().map(range)))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases.max(1_500)))]

    #[test]
    fn any_described_object_is_read_as_a_simple_reader_reads_it(
        description in prop::collection::vec(any::<u8>(), 0..120),
        document in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let object = descriptions::object(&mut Choices::new(&description), 0);
        let text = documents::text(&mut Choices::new(&document), object);
        let policy = Policy::recommended();
        let found = read_text(object, &policy, Mode::Parse, &text);
        let expected = reference::read(object, &text, limits().depth);
        prop_assert_eq!(shown(&found.report), expected.findings, "{} as {:?}", text, object);
        prop_assert_eq!(found.is_valid, expected.is_valid, "{} as {:?}", text, object);
        prop_assert_eq!(found.report.is_valid(), expected.is_valid);
        if expected.is_valid {
            prop_assert_eq!(found.model, expected.model, "{} as {:?}", text, object);
        }
        for mode in [Mode::IsValid, Mode::Check] {
            prop_assert_eq!(read_text(object, &policy, mode, &text).is_valid, expected.is_valid, "{:?}: {}", mode, text);
        }
    }

    #[test]
    fn any_described_object_is_read_from_values_as_from_text(
        description in prop::collection::vec(any::<u8>(), 0..120),
        document in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let object = descriptions::object(&mut Choices::new(&description), 0);
        let value: Json = match serde_json::from_str(&documents::text(&mut Choices::new(&document), object)) {
            Ok(value) => value,
            // Beyond a double.
            Err(_) => return Ok(()),
        };
        let text = value.to_string();
        for policy in [Policy::recommended(), Policy::contract()] {
            let of_text = read_text(object, &policy, Mode::Parse, &text);
            let of_value = read_value(object, &policy, Mode::Parse, &value);
            let without_ranges = |report: &Report| -> Vec<_> {
                shown(report).into_iter().map(|(rule, pointer, _)| (rule, pointer)).collect()
            };
            prop_assert_eq!(without_ranges(&of_text.report), without_ranges(&of_value.report), "{} as {:?}", text, object);
            prop_assert_eq!(of_text.is_valid, of_value.is_valid);
            prop_assert_eq!(of_text.model, of_value.model, "{} as {:?}", text, object);
            for mode in [Mode::IsValid, Mode::Check] {
                prop_assert_eq!(read_value(object, &policy, mode, &value).is_valid, of_value.is_valid);
            }
        }
    }

    #[test]
    fn any_described_object_has_a_schema_that_gives_the_verdict_of_the_contract(
        description in prop::collection::vec(any::<u8>(), 0..120),
        document in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let object = descriptions::object(&mut Choices::new(&description), 0);
        let Ok(value) = serde_json::from_str::<Json>(&documents::text(&mut Choices::new(&document), object)) else {
            return Ok(());
        };
        let is_valid = read_value(object, &Policy::contract(), Mode::IsValid, &value).is_valid;
        for draft in crate::schema::draft::Draft::ALL {
            let schema = root_of(object, draft);
            let validator = jsonschema::validator_for(&schema).unwrap();
            prop_assert_eq!(validator.is_valid(&value), is_valid, "{}: {} as {}", draft, value, schema);
        }
    }
}
