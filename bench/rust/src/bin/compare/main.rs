//! Measures the core beside what a Rust program would use instead, from the same raw bytes, in one
//! run.
//!
//! The contenders take turns, round after round, since machines grow slower and faster while they
//! run: only the ratios inside one run mean something. The figure of a contender is the median of
//! its rounds, in nanoseconds for each webhook or event.

mod event_peers;
mod events;
mod peers;

use std::hint::black_box;
use std::time::{Duration, Instant};
use std::{env, fs, process};

use chatapps_webhooks::{Checker, Limits, Model, Policy, Webhook};
use garde::Validate;
use serde::de::IgnoredAny;
use serde_json::{Value, json};

use crate::peers::{Borrowed, BorrowedUri, Owned, OwnedUri, OwnedUrl};

/// How long a contender runs in one round.
const TURN: Duration = Duration::from_millis(30);

const CORPORA: [&str; 10] = [
    "one",
    "ten",
    "singles",
    "thousand",
    "hundredk",
    "thousand_bad",
    "hundredk_bad",
    "event",
    "events",
    "events_hundredk",
];

/// What is told of a body; only so that nothing is optimized away.
type Run = Box<dyn Fn(&[u8]) -> usize>;

struct Contender {
    name: &'static str,
    run: Run,
}

fn contender(name: &'static str, run: impl Fn(&[u8]) -> usize + 'static) -> Contender {
    Contender { name, run: Box::new(run) }
}

fn checker(policy: Policy) -> Checker {
    let limits = Limits::default();
    Checker::new(policy).with_limits(Limits { bytes: usize::MAX, entries: usize::MAX, ..limits })
}

/// What a user would write by hand: the published schema has a `pattern` and a `not` beside each
/// format, that say the same twice.
fn lean(schema: &mut Value) {
    match schema {
        Value::Array(list) => list.iter_mut().for_each(lean),
        Value::Object(members) => {
            if members.contains_key("format") {
                members.retain(|name, _| !matches!(name.as_str(), "pattern" | "not" | "allOf"));
            }
            members.values_mut().for_each(lean);
        }
        _ => {}
    }
}

fn validator() -> jsonschema::Validator {
    let schema = chatapps_webhooks::SchemaOf::Model(Model::Webhooks)
        .schema(chatapps_webhooks::Draft::Draft202012, chatapps_webhooks::DEFAULT_BASE);
    let mut schema = serde_json::to_value(schema).expect("a schema is JSON");
    lean(&mut schema);
    jsonschema::options().should_validate_formats(true).build(&schema).expect("the schema")
}

/// For bodies that satisfy the contract.
fn contenders() -> Vec<Contender> {
    let validator = validator();
    let [contract, recommended] = [Policy::contract(), Policy::recommended()].map(checker);
    let [parsing, parsing_recommended] = [contract.clone(), recommended.clone()];
    let [modelling, modelling_recommended] = [contract.clone(), recommended.clone()];
    let [reporting, reporting_recommended] = [contract.clone(), recommended.clone()];
    vec![
        contender("sonic-rs, skip", |body| usize::from(sonic_rs::from_slice::<IgnoredAny>(body).is_ok())),
        contender("serde_json, skip", |body| usize::from(serde_json::from_slice::<IgnoredAny>(body).is_ok())),
        contender("sonic-rs, borrowed", |body| {
            sonic_rs::from_slice::<Vec<Borrowed>>(body).map_or(0, |list| list.len())
        }),
        contender("sonic-rs, borrowed, fluent-uri", |body| {
            sonic_rs::from_slice::<Vec<BorrowedUri>>(body).map_or(0, |list| list.len())
        }),
        contender("sonic-rs, owned", |body| {
            sonic_rs::from_slice::<Vec<Owned>>(body).map_or(0, |list| list.len())
        }),
        contender("sonic-rs, owned, fluent-uri", |body| {
            sonic_rs::from_slice::<Vec<OwnedUri>>(body).map_or(0, |list| list.len())
        }),
        contender("simd-json, borrowed, fluent-uri", |body| {
            let mut copy = body.to_vec();
            simd_json::serde::from_slice::<Vec<BorrowedUri>>(&mut copy).map_or(0, |list| list.len())
        }),
        contender("simd-json, owned, fluent-uri", |body| {
            let mut copy = body.to_vec();
            simd_json::serde::from_slice::<Vec<OwnedUri>>(&mut copy).map_or(0, |list| list.len())
        }),
        contender("serde_json, borrowed, fluent-uri", |body| {
            serde_json::from_slice::<Vec<BorrowedUri>>(body).map_or(0, |list| list.len())
        }),
        contender("serde_json, owned, fluent-uri", |body| {
            serde_json::from_slice::<Vec<OwnedUri>>(body).map_or(0, |list| list.len())
        }),
        contender("serde_json, owned, garde url", |body| {
            let list = serde_json::from_slice::<Vec<OwnedUrl>>(body).unwrap_or_default();
            list.iter().filter(|entry| entry.validate().is_ok()).count()
        }),
        contender("serde_json Value, jsonschema is_valid", move |body| {
            let value: Value = serde_json::from_slice(body).unwrap_or_default();
            usize::from(validator.is_valid(&value))
        }),
        contender("ours, is_valid, contract", move |body| {
            usize::from(contract.is_valid(Model::Webhooks, body))
        }),
        contender("ours, is_valid, recommended", move |body| {
            usize::from(recommended.is_valid(Model::Webhooks, body))
        }),
        contender("ours, parse, contract", move |body| {
            parsing.parse::<Vec<Webhook>>(body).map_or(0, |parsed| parsed.value.len())
        }),
        contender("ours, parse, recommended", move |body| {
            parsing_recommended.parse::<Vec<Webhook>>(body).map_or(0, |parsed| parsed.value.len())
        }),
        contender("ours, parse_model, contract", move |body| {
            modelling.parse_model::<Vec<Webhook>>(body).map_or(0, |webhooks| webhooks.len())
        }),
        contender("ours, parse_model, recommended", move |body| {
            modelling_recommended.parse_model::<Vec<Webhook>>(body).map_or(0, |webhooks| webhooks.len())
        }),
        contender("ours, check, contract", move |body| {
            reporting.check(Model::Webhooks, body).findings().len()
        }),
        contender("ours, check, recommended", move |body| {
            reporting_recommended.check(Model::Webhooks, body).findings().len()
        }),
    ]
}

/// For bodies with errors: those that name all of them. The others stop at the first.
fn contenders_for_bad() -> Vec<Contender> {
    let validator = validator();
    let [contract, recommended] = [Policy::contract(), Policy::recommended()].map(checker);
    vec![
        contender("serde_json Value, jsonschema all errors", move |body| {
            let value: Value = serde_json::from_slice(body).unwrap_or_default();
            validator.iter_errors(&value).map(|error| error.masked().to_string().len()).sum()
        }),
        contender("ours, check, contract", move |body| {
            contract.check(Model::Webhooks, body).findings().len()
        }),
        contender("ours, check, recommended", move |body| {
            recommended.check(Model::Webhooks, body).findings().len()
        }),
    ]
}

/// Nanoseconds for all bodies, of one turn.
fn turn(contender: &Contender, bodies: &[Vec<u8>]) -> f64 {
    let start = Instant::now();
    let mut times = 0_u32;
    // To look at the clock takes as long as to skip a part of an event.
    let bytes: usize = bodies.iter().map(Vec::len).sum();
    let again = (50_000 / bytes).max(1);
    while times == 0 || start.elapsed() < TURN {
        for _ in 0..again {
            for body in bodies {
                black_box((contender.run)(black_box(body)));
            }
        }
        times += again as u32;
    }
    start.elapsed().as_nanos() as f64 / f64::from(times)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn bodies(folder: &str, corpus: &str) -> Vec<Vec<u8>> {
    let read = |name: String| fs::read(format!("{folder}/{name}"));
    if let Ok(body) = read(format!("{corpus}.json")) {
        return vec![body];
    }
    let lines = read(format!("{corpus}.ndjson")).unwrap_or_else(|error| {
        eprintln!("{folder}/{corpus}: {error}; write the corpora with bench/corpus.py and bench/events.py");
        process::exit(2);
    });
    lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).map(<[u8]>::to_vec).collect()
}

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [folder, rounds, corpora @ ..] = arguments.as_slice() else {
        eprintln!("usage: chatapps-webhooks-bench FOLDER ROUNDS [CORPUS]...");
        process::exit(2);
    };
    let rounds: usize = rounds.parse().expect("the number of rounds");
    let corpora = if corpora.is_empty() { CORPORA.map(str::to_owned).to_vec() } else { corpora.to_vec() };
    let mut tables = serde_json::Map::new();
    for corpus in corpora {
        let (contenders, what) = match corpus.as_str() {
            name if name.starts_with("event") => (events::contenders(), "events"),
            name if name.ends_with("_bad") => (contenders_for_bad(), "webhooks"),
            _ => (contenders(), "webhooks"),
        };
        let bodies = bodies(folder, &corpus);
        if what == "events" {
            bodies.iter().for_each(|body| events::compare_answers(body));
        }
        let count: usize = bodies
            .iter()
            .map(|body| serde_json::from_slice::<Vec<IgnoredAny>>(body).map_or(1, |list| list.len()))
            .sum();
        let mut times = vec![Vec::new(); contenders.len()];
        // A body that takes long says much in one round.
        let rounds = if count > 10_000 { (rounds / 6).max(3) } else { rounds };
        for _ in 0..rounds {
            for (contender, times) in contenders.iter().zip(&mut times) {
                times.push(turn(contender, &bodies) / count as f64);
            }
        }
        println!(
            "{corpus}: {count} {what}, {} bytes each",
            bodies.iter().map(Vec::len).sum::<usize>() / count
        );
        let mut table = serde_json::Map::new();
        for (contender, times) in contenders.iter().zip(times) {
            let time = median(times);
            println!("  {:<52} {time:>8.0} ns", contender.name);
            table.insert(contender.name.to_owned(), json!(time));
        }
        tables.insert(corpus, Value::Object(table));
    }
    if let Ok(path) = env::var("RESULTS") {
        fs::write(path, Value::Object(tables).to_string()).expect("the results can be written");
    }
}
