//! `schema diff`: whether what was right under the old schema is right under the new one.
//!
//! That a change is compatible is proven by set algebra over the schemas (the `jsonschema` crate); that it is not is shown by a
//! document. Where neither is found, the answer is the careful one.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use jsonschema::Validator;
use jsonschema::canonical::{self, CanonicalSchema, Satisfiability};
use serde_json::Value;

use super::sample::samples;
use crate::args::Direction;
use crate::stop::{INVALID, Stop};

/// A schema, read and compiled.
struct Side {
    schema: Value,
    validator: Validator,
    canonical: CanonicalSchema,
}

/// Compares two files.
pub(super) fn run(old: &Path, new: &Path, direction: Direction) -> Result<ExitCode, Stop> {
    let (old, new) = (read(old)?, read(new)?);
    let (direction, why) = settle(direction, &old.schema);
    // Requests are written by others and read by us; answers the other way round.
    let (writes, reads) = match direction {
        Flow::Request => (&old, &new),
        Flow::Answer => (&new, &old),
    };
    let mut out = io::stdout().lock();
    let verdict = compare(writes, reads);
    match (&verdict, direction) {
        (Verdict::Compatible, Flow::Request) => {
            writeln!(out, "compatible: the new schema accepts every request that the old one accepts")?;
        }
        (Verdict::Compatible, Flow::Answer) => {
            writeln!(out, "compatible: the old schema accepts every answer that the new one allows")?;
        }
        (Verdict::Broken(..), Flow::Request) => {
            writeln!(out, "breaking: a request that the old schema accepts and the new one refuses")?;
        }
        (Verdict::Broken(..), Flow::Answer) => {
            writeln!(out, "breaking: an answer that the new schema allows and the old one refuses")?;
        }
        (Verdict::Unknown, _) => {
            writeln!(
                out,
                "breaking, as far as can be told: neither a proof that it is compatible nor an example against it was found"
            )?;
        }
    }
    if let Verdict::Broken(document, message) = &verdict {
        writeln!(out, "  example: {document}\n  refused: {message}")?;
    }
    writeln!(out, "  direction: {why}")?;
    out.flush()?;
    Ok(if matches!(verdict, Verdict::Compatible) { ExitCode::SUCCESS } else { ExitCode::from(INVALID) })
}

/// Which way the documents go.
#[derive(Clone, Copy)]
enum Flow {
    Request,
    Answer,
}

/// The direction that was asked for, or that the schema's `$id` tells.
fn settle(direction: Direction, old: &Value) -> (Flow, &'static str) {
    const ANSWERS: [&str; 4] = ["webhook-list", "error-response", "report", "validate-output"];
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
    let difference = writes.canonical.subtract(&reads.canonical);
    if difference.is_ok_and(|difference| difference.satisfiability() == Satisfiability::No) {
        return Verdict::Compatible;
    }
    let mut candidates: Vec<(usize, Value)> = samples(&writes.schema)
        .into_iter()
        .chain(samples(&reads.schema))
        .filter(|document| writes.validator.is_valid(document) && !reads.validator.is_valid(document))
        .map(|document| (document.to_string().len(), document))
        .collect();
    candidates.sort_by_key(|(length, _)| *length);
    let Some((_, document)) = candidates.into_iter().next() else { return Verdict::Unknown };
    let message =
        reads.validator.iter_errors(&document).next().map_or_else(String::new, |error| {
            match error.instance_path().to_string().as_str() {
                "" => error.to_string(),
                path => format!("{error}, at {path}"),
            }
        });
    Verdict::Broken(document, message)
}

fn read(path: &Path) -> Result<Side, Stop> {
    let name = path.display();
    let failed =
        |what: &str, error: &dyn std::fmt::Display| Stop::Failed(format!("{what} `{name}`: {error}"));
    let text = fs::read(path).map_err(|error| failed("cannot read", &error))?;
    let schema: Value = serde_json::from_slice(&text).map_err(|error| failed("no JSON in", &error))?;
    let validator = jsonschema::options()
        .should_validate_formats(true)
        .build(&schema)
        .map_err(|error| failed("no JSON Schema in", &error))?;
    let canonical = canonical::options()
        .offline()
        .should_validate_formats(true)
        .canonicalize(&schema)
        .map_err(|error| failed("cannot compare", &error))?;
    Ok(Side { schema, validator, canonical })
}
