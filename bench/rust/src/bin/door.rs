//! Calls one entry point of the core again and again, for profilers and callgrind.
//!
//!     door FOLDER is_valid|parse|parse_model|check contract|recommended CORPUS TIMES

use std::hint::black_box;
use std::{env, fs, process};

use chatapps_webhooks::{Checker, Document, Event, Policy, Webhook};

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [folder, door, policy, corpus, times] = arguments.as_slice() else {
        eprintln!("usage: door FOLDER is_valid|parse|parse_model|check contract|recommended CORPUS TIMES");
        process::exit(2);
    };
    let checker = Checker::new(policy.parse::<Policy>().expect("a policy"));
    let times = times.parse().expect("a number");
    if corpus.starts_with("event") {
        let lines = fs::read(format!("{folder}/{corpus}.ndjson")).expect("a corpus of bench/events.py");
        let bodies: Vec<&[u8]> = lines.trim_ascii_end().split(|byte| *byte == b'\n').collect();
        knock::<Event>(&checker, door, &bodies, times);
    } else {
        let body = fs::read(format!("{folder}/{corpus}.json")).expect("a corpus of bench/corpus.py");
        knock::<Vec<Webhook>>(&checker, door, &[&body], times);
    }
}

fn knock<T: Document>(checker: &Checker, door: &str, bodies: &[&[u8]], times: usize) {
    for body in bodies.iter().cycle().take(bodies.len() * times) {
        let body = black_box(*body);
        let passed = match door {
            "is_valid" => checker.is_valid(T::MODEL, body),
            "parse" => black_box(checker.parse::<T>(body)).is_ok(),
            "parse_model" => black_box(checker.parse_model::<T>(body)).is_ok(),
            _ => black_box(checker.check(T::MODEL, body)).is_valid(),
        };
        black_box(passed);
    }
}
