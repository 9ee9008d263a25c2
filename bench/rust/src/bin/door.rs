//! Calls one entry point of the core again and again, for profilers and callgrind.
//!
//!     door FOLDER is_valid|parse|check contract|recommended CORPUS TIMES

use std::hint::black_box;
use std::{env, fs, process};

use chatapps_webhooks::{Checker, Model, Policy, Webhook};

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [folder, door, policy, corpus, times] = arguments.as_slice() else {
        eprintln!("usage: door FOLDER is_valid|parse|check contract|recommended CORPUS TIMES");
        process::exit(2);
    };
    let body = fs::read(format!("{folder}/{corpus}.json")).expect("a corpus of bench/corpus.py");
    let checker = Checker::new(policy.parse::<Policy>().expect("a policy"));
    for _ in 0..times.parse().expect("a number") {
        let body = black_box(body.as_slice());
        let passed = match door.as_str() {
            "is_valid" => checker.is_valid(Model::Webhooks, body),
            "parse" => {
                checker.parse::<Vec<Webhook>>(body).is_ok_and(|parsed| black_box(!parsed.value.is_empty()))
            }
            _ => black_box(checker.check(Model::Webhooks, body)).is_valid(),
        };
        black_box(passed);
    }
}
