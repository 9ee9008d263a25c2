//! Measures the peak memory of the core's entry points. It is a separate binary because the
//! counting allocator slows everything down.
//!
//!     memory FOLDER [CORPUS]...

use std::{env, fs, process};

use allocation_counter::measure;
use chatapps_webhooks::{Checker, Limits, Model, Policy, Webhook};
use serde_json::{Value, json};

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [folder, corpora @ ..] = arguments.as_slice() else {
        eprintln!("usage: memory FOLDER [CORPUS]...");
        process::exit(2);
    };
    let corpora = if corpora.is_empty() {
        ["thousand", "hundredk"].map(str::to_owned).to_vec()
    } else {
        corpora.to_vec()
    };
    let limits = Limits { bytes: usize::MAX, entries: usize::MAX, ..Limits::default() };
    let [contract, recommended] =
        [Policy::contract(), Policy::recommended()].map(|policy| Checker::new(policy).with_limits(limits));
    let mut tables = serde_json::Map::new();
    for corpus in corpora {
        let body = fs::read(format!("{folder}/{corpus}.json")).expect("a corpus of bench/corpus.py");
        let parse = |checker: &Checker| {
            let parsed = checker.parse::<Vec<Webhook>>(body.as_slice());
            assert!(parsed.is_ok(), "the corpus must be valid");
        };
        let is_valid = |checker: &Checker| assert!(checker.is_valid(Model::Webhooks, body.as_slice()));
        // Initialize what the process makes once: it doesn't belong to the document.
        is_valid(&recommended);
        let peaks = [
            ("is_valid, contract", measure(|| is_valid(&contract)).bytes_max),
            ("is_valid, recommended", measure(|| is_valid(&recommended)).bytes_max),
            ("parse, contract", measure(|| parse(&contract)).bytes_max),
            ("parse, recommended", measure(|| parse(&recommended)).bytes_max),
        ];
        println!("{corpus}: {} bytes", body.len());
        let mut table = serde_json::Map::new();
        table.insert("body".to_owned(), json!(body.len()));
        for (name, bytes) in peaks {
            println!("  {name:<42} {bytes:>10} bytes");
            table.insert(name.to_owned(), json!(bytes));
        }
        tables.insert(corpus, Value::Object(table));
    }
    if let Ok(path) = env::var("RESULTS") {
        fs::write(path, Value::Object(tables).to_string()).expect("the results can be written");
    }
}
