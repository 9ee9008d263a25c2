//! `schema diff`: whether what was right under the old schema is right under the new one.
//!
//! That a change is compatible is proven by set algebra over the schemas (the `jsonschema` crate); that it is not is shown by a
//! document, which is looked for first. Where neither is found, the answer is the careful one.

use std::fmt::Display;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use jsonschema::Validator;
use jsonschema::canonical::{self, CanonicalSchema, Satisfiability};
use serde_json::Value;

use super::sample::samples;
use crate::args::Direction;
use crate::output::json_text;
use crate::stop::{INVALID, SUCCESS, Stop};
use chatapps_webhooks::printable;

/// The largest schema that is compared.
const MAX_BYTES: u64 = 128 * 1024;

/// The stack for the deepest of these. No memory is used for what isn't reached.
const STACK: usize = 1 << 30;

/// How long a comparison may take.
const MAX_TIME: Duration = Duration::from_secs(10);

/// A schema, read and compiled.
struct Side {
    schema: Value,
    validator: Validator,
}

/// Compares two files, on a thread whose stack is large enough for every schema of `MAX_BYTES`.
pub(super) fn run(old: &Path, new: &Path, direction: Direction) -> Result<u8, Stop> {
    let (sender, receiver) = mpsc::channel();
    let (old, new) = (old.to_owned(), new.to_owned());
    let work = move || {
        // Nobody waits for it if it took too long.
        let _ = sender.send(compare_files(&old, &new, direction));
    };
    thread::Builder::new()
        .stack_size(STACK)
        .spawn(work)
        .map_err(|error| Stop::Failed(format!("cannot start a thread: {error}")))?;
    let (text, is_compatible) = receiver.recv_timeout(MAX_TIME).map_err(|_| {
        Stop::Failed(format!("cannot compare them, or not within {} seconds", MAX_TIME.as_secs()))
    })??;
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(if is_compatible { SUCCESS } else { INVALID })
}

/// What is said about two files, and whether they are compatible.
fn compare_files(old: &Path, new: &Path, direction: Direction) -> Result<(String, bool), Stop> {
    let (old, new) = (read(old)?, read(new)?);
    let (direction, why) = settle(direction, &old.schema);
    // Requests are written by others and read by us; answers the other way round.
    let (writes, reads) = match direction {
        Flow::Request => (&old, &new),
        Flow::Answer => (&new, &old),
    };
    let verdict = compare(writes, reads);
    let said = match (&verdict, direction) {
        (Verdict::Compatible, Flow::Request) => {
            "compatible: the new schema accepts every request that the old one accepts"
        }
        (Verdict::Compatible, Flow::Answer) => {
            "compatible: the old schema accepts every answer that the new one allows"
        }
        (Verdict::Broken(..), Flow::Request) => {
            "breaking: a request that the old schema accepts and the new one refuses"
        }
        (Verdict::Broken(..), Flow::Answer) => {
            "breaking: an answer that the new schema allows and the old one refuses"
        }
        (Verdict::Unknown, _) => {
            "breaking, as far as can be told: neither a proof that it is compatible nor an example against it was found"
        }
    };
    let example = match &verdict {
        Verdict::Broken(document, message) => {
            format!("  example: {}\n  refused: {}\n", json_text(document)?, printable(message))
        }
        Verdict::Compatible | Verdict::Unknown => String::new(),
    };
    let text = format!("{said}\n{example}  direction: {why}\n");
    Ok((text, matches!(verdict, Verdict::Compatible)))
}

/// Which way the documents go.
#[derive(Clone, Copy)]
enum Flow {
    Request,
    Answer,
}

/// The direction that was asked for, or that the schema's `$id` tells.
fn settle(direction: Direction, old: &Value) -> (Flow, &'static str) {
    const ANSWERS: [&str; 5] = ["webhook-list", "error-response", "report", "plan-output", "validate-output"];
    let id = old.get("$id").and_then(Value::as_str).unwrap_or_default();
    let name = id.trim_end_matches(".schema.json").rsplit(['/', ':']).next().unwrap_or_default();
    match direction {
        Direction::Request => (Flow::Request, "request, as asked for"),
        Direction::Answer => (Flow::Answer, "answer, as asked for"),
        Direction::Auto if ANSWERS.contains(&name) => (Flow::Answer, "answer, as `$id` tells"),
        Direction::Auto => (Flow::Request, "request; `--direction answer` for the other one"),
    }
}

enum Verdict {
    Compatible,
    /// A document, and why it is refused.
    Broken(Value, String),
    Unknown,
}

/// Whether `reads` accepts everything that `writes` does.
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

/// The schema as the algebra has it; `None` if it goes beyond that.
fn canonical(schema: &Value) -> Option<CanonicalSchema> {
    canonical::options().offline().should_validate_formats(true).canonicalize(schema).ok()
}

/// Whether the document says anything as a schema, or nothing at all. Another document would read as a schema that accepts
/// everything.
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

fn read(path: &Path) -> Result<Side, Stop> {
    let name = printable(&path.to_string_lossy());
    let failed = |what: &str, error: &dyn Display| {
        Stop::Failed(format!("{what} `{name}`: {}", printable(&error.to_string())))
    };
    let mut text = Vec::new();
    let file = File::open(path).map_err(|error| failed("cannot read", &error))?;
    file.take(MAX_BYTES + 1).read_to_end(&mut text).map_err(|error| failed("cannot read", &error))?;
    if text.len() as u64 > MAX_BYTES {
        return Err(failed("cannot compare", &format_args!("it has more than {MAX_BYTES} bytes")));
    }
    let schema: Value = serde_json::from_slice(&text).map_err(|error| failed("no JSON in", &error))?;
    if !has_keyword(&schema) {
        let what = if schema.get("openapi").is_some() {
            "it is an OpenAPI description"
        } else {
            "it has no keyword of one"
        };
        return Err(failed("no JSON Schema in", &what));
    }
    let validator = jsonschema::options()
        .should_validate_formats(true)
        .build(&schema)
        .map_err(|error| failed("no JSON Schema in", &error.masked()))?;
    Ok(Side { schema, validator })
}
