//! `schema diff`: checks whether documents that are valid under one schema stay valid under
//! another.
//!
//! First searches for a document that breaks; without one, tries to prove compatibility by set
//! algebra over the schemas (the `jsonschema` crate). If both fail, the change counts as breaking.

use std::fmt::Display;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use chatapps_webhooks::printable;
use jsonschema::Validator;
use jsonschema::canonical::{self, CanonicalSchema, Satisfiability};
use serde_json::Value;

use super::arguments::Direction;
use super::published::is_of_answers;
use super::sample::samples;
use crate::exit_code::{INVALID, SUCCESS};
use crate::failure::Failure;
use crate::input::file::{is_stdin, shown};
use crate::output::escape::json_text;

/// The size of the largest schema to compare, in bytes.
const MAX_BYTES: u64 = 128 * 1024;

/// The stack size for the deepest of these schemas. Unused stack takes no memory.
const STACK: usize = 1 << 30;

/// The most time for a comparison.
const MAX_TIME: Duration = Duration::from_secs(10);

/// A schema, parsed and compiled.
struct Side {
    schema: Value,
    validator: Validator,
}

/// Compares two files, on a thread with a stack for every schema of `MAX_BYTES`.
pub(super) fn run(old: &Path, new: &Path, direction: Direction) -> Result<u8, Failure> {
    if is_stdin(old) && is_stdin(new) {
        return Err(Failure::stdin_twice());
    }
    let (sender, receiver) = mpsc::channel();
    let (old, new) = (old.to_owned(), new.to_owned());
    let work = move || {
        // The receiver is gone if it took too long.
        let _ = sender.send(compare_files(&old, &new, direction));
    };
    thread::Builder::new()
        .stack_size(STACK)
        .spawn(work)
        .map_err(|error| Failure::Message(format!("cannot start a thread: {error}")))?;
    let (text, is_compatible) = receiver.recv_timeout(MAX_TIME).map_err(|_| {
        Failure::Message(format!("the comparison failed, or took more than {} seconds", MAX_TIME.as_secs()))
    })??;
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(if is_compatible { SUCCESS } else { INVALID })
}

/// The output for two files, and whether they are compatible.
fn compare_files(old: &Path, new: &Path, direction: Direction) -> Result<(String, bool), Failure> {
    let (old, new) = (read(old)?, read(new)?);
    let (direction, why) = resolve(direction, &old.schema);
    // Clients write requests by the old schema, the server reads them by the new one. Answers go
    // the other way.
    let (writes, reads) = match direction {
        Flow::Request => (&old, &new),
        Flow::Answer => (&new, &old),
    };
    let verdict = compare(writes, reads);
    let conclusion = match (&verdict, direction) {
        (Verdict::Compatible, Flow::Request) => {
            "compatible: the new schema accepts every request that the old one accepts"
        }
        (Verdict::Compatible, Flow::Answer) => {
            "compatible: the old schema accepts every answer that the new one allows"
        }
        (Verdict::Broken(..), Flow::Request) => {
            "breaking: the new schema rejects a request that the old one accepts"
        }
        (Verdict::Broken(..), Flow::Answer) => {
            "breaking: the old schema rejects an answer that the new one allows"
        }
        (Verdict::Unknown, _) => {
            "possibly breaking: found neither a proof of compatibility nor an example against it"
        }
    };
    let example = match &verdict {
        Verdict::Broken(document, message) => {
            format!("  example: {}\n  rejected: {}\n", json_text(document)?, printable(message))
        }
        Verdict::Compatible | Verdict::Unknown => String::new(),
    };
    let text = format!("{conclusion}\n{example}  direction: {why}\n");
    Ok((text, matches!(verdict, Verdict::Compatible)))
}

/// Who writes the documents.
#[derive(Clone, Copy)]
enum Flow {
    Request,
    Answer,
}

/// The direction that was given, or the one that `$id` of the old schema implies.
fn resolve(direction: Direction, old: &Value) -> (Flow, &'static str) {
    let id = old.get("$id").and_then(Value::as_str).unwrap_or_default();
    let name = id.trim_end_matches(".schema.json").rsplit(['/', ':']).next().unwrap_or_default();
    match direction {
        Direction::Request => (Flow::Request, "request, as given"),
        Direction::Answer => (Flow::Answer, "answer, as given"),
        Direction::Auto if is_of_answers(name) => (Flow::Answer, "answer, by `$id`"),
        Direction::Auto => (Flow::Request, "request; for the other one, pass `--direction answer`"),
    }
}

enum Verdict {
    Compatible,
    /// A document, and why it is rejected.
    Broken(Value, String),
    Unknown,
}

/// Compares the schema of the writer with the schema of the reader.
fn compare(writes: &Side, reads: &Side) -> Verdict {
    let example = samples(&writes.schema)
        .into_iter()
        .chain(samples(&reads.schema))
        .filter(|document| writes.validator.is_valid(document) && !reads.validator.is_valid(document))
        .min_by_key(|document| document.to_string().len());
    if let Some(document) = example {
        let message = reads.validator.iter_errors(&document).next().map_or_else(String::new, |error| {
            match error.instance_path().to_string().as_str() {
                "" => error.to_string(),
                path => format!("{error}, at {path}"),
            }
        });
        return Verdict::Broken(document, message);
    }
    let is_proven = canonical(&writes.schema)
        .zip(canonical(&reads.schema))
        .and_then(|(writes, reads)| writes.subtract(&reads).ok())
        .is_some_and(|difference| difference.satisfiability() == Satisfiability::No);
    if is_proven { Verdict::Compatible } else { Verdict::Unknown }
}

/// The schema in the form of the set algebra; `None` if it can't be expressed.
fn canonical(schema: &Value) -> Option<CanonicalSchema> {
    canonical::options().offline().should_validate_formats(true).canonicalize(schema).ok()
}

/// Whether the document has a keyword of JSON Schema, or no members at all. Any other object would
/// count as a schema that accepts everything.
fn has_keyword(schema: &Value) -> bool {
    const KEYWORDS: [&str; 22] = [
        "$ref",
        "$schema",
        "$id",
        "$defs",
        "definitions",
        "type",
        "enum",
        "const",
        "properties",
        "required",
        "items",
        "allOf",
        "anyOf",
        "oneOf",
        "not",
        "if",
        "pattern",
        "format",
        "maxLength",
        "minLength",
        "minimum",
        "maximum",
    ];
    let others =
        ["additionalProperties", "patternProperties", "propertyNames", "maxProperties", "minProperties"];
    let more =
        ["prefixItems", "contains", "uniqueItems", "minItems", "maxItems", "multipleOf", "exclusiveMinimum"];
    let Some(members) = schema.as_object() else { return true };
    let known = KEYWORDS.iter().chain(&others).chain(&more).chain(&[
        "exclusiveMaximum",
        "$dynamicRef",
        "$recursiveRef",
    ]);
    members.is_empty() || known.into_iter().any(|keyword| members.contains_key(*keyword))
}

fn read(path: &Path) -> Result<Side, Failure> {
    let name = shown(path);
    let failed = |what: &str, error: &dyn Display| {
        Failure::Message(format!("{what} `{name}`: {}", printable(&error.to_string())))
    };
    let mut text = Vec::new();
    let file = File::open(path).map_err(|error| failed("cannot read", &error))?;
    file.take(MAX_BYTES + 1).read_to_end(&mut text).map_err(|error| failed("cannot read", &error))?;
    if text.len() as u64 > MAX_BYTES {
        return Err(failed("cannot compare", &format_args!("it has more than {MAX_BYTES} bytes")));
    }
    let schema: Value = serde_json::from_slice(&text).map_err(|error| failed("invalid JSON in", &error))?;
    if !has_keyword(&schema) {
        let what = if schema.get("openapi").is_some() {
            "it is an OpenAPI description"
        } else {
            "it has none of the keywords"
        };
        return Err(failed("not a JSON Schema:", &what));
    }
    let validator = jsonschema::options()
        .should_validate_formats(true)
        .build(&schema)
        .map_err(|error| failed("not a JSON Schema:", &error.masked()))?;
    Ok(Side { schema, validator })
}
