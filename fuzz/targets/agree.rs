//! The contract's findings and verdict are those of an outside validator for the published schemas.

#![no_main]

use std::cell::OnceCell;
use std::collections::BTreeSet;

use chatapps_webhooks::{Checker, DEFAULT_BASE, Draft, Model, Policy, SchemaOf};
use chatapps_webhooks_fuzz::{Input, mutate_input};
use jsonschema::Validator;
use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use serde_json::Value;

thread_local! {
    static VALIDATORS: [OnceCell<Vec<Validator>>; Model::ALL.len()] = const { [const { OnceCell::new() }; Model::ALL.len()] };
}

/// Both drafts, formats asserted and ignored.
fn validators(model: Model) -> Vec<Validator> {
    let build = |draft, formats| {
        let schema = SchemaOf::Model(model).schema(draft, DEFAULT_BASE);
        jsonschema::options()
            .should_validate_formats(formats)
            .build(&schema)
            .expect("a published schema is one")
    };
    Draft::ALL.into_iter().flat_map(|draft| [true, false].map(|formats| build(draft, formats))).collect()
}

/// The errors of a validator, by pointer and keyword. The companions of a format count as the
/// format, and the companion of an account id's pattern counts as the pattern.
fn by_schema(validator: &Validator, model: Model, document: &Value) -> BTreeSet<(String, String)> {
    let keyword = |path: &str| match path.rsplit('/').next().unwrap_or_default() {
        "not" | "pattern" if model == Model::AccountId => "pattern".to_owned(),
        "not" | "pattern" => "format".to_owned(),
        keyword => keyword.to_owned(),
    };
    validator
        .iter_errors(document)
        .map(|error| (error.instance_path().to_string(), keyword(&error.schema_path().to_string())))
        .collect()
}

fuzz_target!(|data: &[u8]| {
    let Some(input) = Input::read(data) else { return };
    let Ok(document) = serde_json::from_slice::<Value>(input.document) else { return };
    let model = input.model;
    // The schema of an event has conditions, whose errors are elsewhere: the target `event`
    // compares the verdicts.
    if model == Model::Event {
        return;
    }
    let report = Checker::new(Policy::contract()).check(model, input.document);
    let ours: BTreeSet<_> = report
        .findings()
        .iter()
        .map(|finding| (finding.pointer().to_string(), finding.rule().to_string()))
        .collect();
    VALIDATORS.with(|all| {
        let place = Model::ALL.iter().position(|other| *other == model).expect("a model is one of all");
        for validator in all[place].get_or_init(|| validators(model)) {
            assert_eq!(ours, by_schema(validator, model, &document), "{model}: {document}");
            assert_eq!(ours.is_empty(), validator.is_valid(&document), "{model}: {document}");
        }
    });
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    mutate_input(data, size, max_size, seed, 3)
});
