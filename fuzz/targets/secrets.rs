//! Puts a mark into every location that may hold a secret. No output may contain the mark: no
//! report, no error, no `Debug`, no format of the command line, whether the text is JSON or was cut
//! or damaged.

#![no_main]

use std::cell::RefCell;
use std::fs::File;
use std::io::{Read, Seek, Write};

use chatapps_webhooks::{Checker, Model, Privacy, Shape};
use chatapps_webhooks_fuzz::{Input, is_json, mutate_input, parse, parse_by_serde, properties};
use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use serde_json::Value;
use tempfile::NamedTempFile;

/// The mark that no output may contain.
const MARK: &str = "Zq84736251xZ";

const FORMATS: [&str; 8] = ["human", "json", "json-lines", "sarif", "github", "gitlab", "junit", "rdjson"];

fuzz_target!(|data: &[u8]| {
    let Some(input) = Input::read(data) else { return };
    // The fuzzer learns the mark, and may write it where nothing is secret.
    if input.document.windows(MARK.len()).any(|part| part == MARK.as_bytes()) {
        return;
    }
    // What is personal in events is no secret: the target `event` looks for it.
    if input.model == Model::Event {
        return;
    }
    let Ok(mut document) = serde_json::from_slice::<Value>(input.document) else { return };
    if !mark(&mut document, "", false) {
        return;
    }
    let sum = data.iter().fold(0_usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(*byte)));
    let Some(text) = damage(document.to_string(), input.choice / 12 % 5, sum) else { return };
    let (checker, model) = (input.checker(), input.model);
    library(&checker, model, &text);
    // The program takes many times as long as the library.
    if sum % 4 != 0 {
        return;
    }
    let arguments = ["--policy", chatapps_webhooks::Policy::NAMES[usize::from(input.choice) % 3]];
    let format = FORMATS[usize::from(input.choice / 3) % 8];
    clean(&command_line(model, format, &arguments, &text), format, &text);
});

/// Puts the mark into all strings that may be secret. Returns whether there was one.
fn mark(value: &mut Value, name: &str, within: bool) -> bool {
    match value {
        Value::Array(items) => items.iter_mut().fold(false, |any, item| mark(item, name, within) | any),
        Value::Object(members) => {
            let mut any = false;
            let all = std::mem::take(members);
            for (name, mut member) in all {
                let is_secret = within || privacy(&name) == Some(Privacy::Secret);
                any |= mark(&mut member, &name, is_secret) | within;
                members.insert(if within { format!("{name}{MARK}") } else { name }, member);
            }
            any
        }
        Value::String(text) if privacy(name) == Some(Privacy::Sensitive) && !within => mark_url(text),
        // A public value is shown if it looks plausible, and nothing is known of one without a
        // description.
        Value::String(text) if within || privacy(name) != Some(Privacy::Public) => {
            let mut middle = text.len() / 2;
            while !text.is_char_boundary(middle) {
                middle -= 1;
            }
            text.insert_str(middle, MARK);
            true
        }
        _ => false,
    }
}

/// What of a value of that name may be shown: the least that any object says.
fn privacy(name: &str) -> Option<Privacy> {
    properties(name)
        .map(|property| property.privacy)
        .max_by_key(|privacy| Privacy::ALL.iter().position(|known| known == privacy))
}

/// Puts the mark before an `@`, and at the start of the query and the fragment.
fn mark_url(url: &mut String) -> bool {
    let places: Vec<usize> = [url.find('@'), url.find('?').map(|at| at + 1), url.rfind('#').map(|at| at + 1)]
        .into_iter()
        .flatten()
        .collect();
    let mut descending = places;
    descending.sort_unstable_by(|a, b| b.cmp(a));
    for place in &descending {
        url.insert_str(*place, MARK);
    }
    !descending.is_empty()
}

/// The text unchanged, with a duplicate member, cut, or with a byte removed or replaced. `None` if
/// the damaged text is JSON again: the locations of its secrets are unknown.
fn damage(mut text: String, kind: u8, sum: usize) -> Option<String> {
    let place = (0..=sum % text.len()).rev().find(|place| text.is_char_boundary(*place)).unwrap_or(0);
    match kind {
        0 => return Some(text),
        1 => {
            let at = text.find("{\"")? + 1;
            text.insert_str(
                at,
                &format!("\"httpAuthorization\":\"{MARK}\",\"clientSecret\":[{{\"{MARK}\":1}}],"),
            );
            return Some(text);
        }
        2 => text.truncate(place),
        3 => drop(text.remove(place)),
        _ => text.insert(place, char::from(b"\"{}[],:\\x"[sum / 7 % 9])),
    }
    (is_json(&text) == Some(false)).then_some(text)
}

fn library(checker: &Checker, model: Model, text: &str) {
    let report = checker.check(model, text);
    clean(&report.to_string(), "Display of a report", text);
    clean(&format!("{report:?}"), "Debug of a report", text);
    clean(&serde_json::to_string(&report).expect("a report serializes"), "JSON of a report", text);
    match parse(checker, model, text.as_bytes()) {
        Ok((_, debug)) => clean(&debug, "Debug of a model", text),
        Err(invalid) => clean(&format!("{invalid} {invalid:?} {invalid:#?}"), "Invalid", text),
    }
    // The standard library rejects a value that isn't a list, in its own words.
    let is_foreign = matches!(model.shape(), Shape::List(_)) && !text.starts_with('[');
    if !is_foreign && let Err(error) = parse_by_serde(model, text) {
        clean(&format!("{error} {error:?}"), "an error of serde", text);
    }
}

fn clean(output: &str, what: &str, text: &str) {
    assert!(!output.contains(MARK), "{what} shows a secret of {text}: {output}");
}

thread_local! {
    static FILES: RefCell<(NamedTempFile, File)> = RefCell::new(files());
}

/// A file for the document, and one that replaces standard output from now on.
fn files() -> (NamedTempFile, File) {
    let out = tempfile::tempfile().expect("a temporary file");
    rustix::stdio::dup2_stdout(&out).expect("standard output can be replaced");
    (NamedTempFile::new().expect("a temporary file"), out)
}

/// The standard output of the program.
fn command_line(model: Model, format: &str, arguments: &[&str], text: &str) -> String {
    FILES.with_borrow_mut(|(document, out)| {
        document.as_file().set_len(0).expect("a file can be emptied");
        document.rewind().expect("a file has a start");
        document.write_all(text.as_bytes()).expect("a file can be written");
        out.set_len(0).expect("a file can be emptied");
        out.rewind().expect("a file has a start");
        let path = document.path().to_str().expect("a plain path");
        let fixed = ["chatapps-webhooks", "validate", path, "--model", model.as_str(), "--format", format];
        chatapps_webhooks_cli::run(fixed.into_iter().chain(arguments.iter().copied()));
        out.rewind().expect("a file has a start");
        let mut written = String::new();
        out.read_to_string(&mut written).expect("the program writes text");
        assert!(
            !written.is_empty() || ["github", "json-lines"].contains(&format),
            "the program wrote nothing"
        );
        written
    })
}

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    mutate_input(data, size, max_size, seed, 3)
});
