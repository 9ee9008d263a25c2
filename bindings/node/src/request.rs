//! Checking and parsing: calls with the same options share a request.

use std::borrow::Cow;
use std::fmt::Display;
use std::sync::Arc;

use chatapps_webhooks::{Checker, Document, Invalid, Model, ModelVisitor, Object, Options};
use napi::bindgen_prelude::{AsyncTask, Either3, External, Result};
use napi::{Env, Task};
use napi_derive::napi;

use crate::error::{failed, unknown};
use crate::pack::Packed;
use crate::report::Found;
use crate::values::Values;

/// What the options of a call say.
struct CheckRequest {
    model: Model,
    checker: Checker,
}

type Handle = External<Arc<CheckRequest>>;

/// A document: lent by JavaScript for the time of a call, or a copy.
enum Source<'a> {
    Text(Cow<'a, [u8]>),
    Values(Cow<'a, [u32]>, String),
}

/// The verdict on a document, its packed models, or its findings.
type Outcome = Either3<bool, String, Found>;

/// The function that is called.
#[napi]
#[derive(Clone, Copy)]
pub enum Mode {
    /// `true` or `false`.
    IsValid,
    /// The findings.
    Check,
    /// The packed models, or the findings.
    Parse,
}

impl CheckRequest {
    fn run(&self, mode: Mode, source: &Source<'_>) -> Result<Outcome> {
        match mode {
            Mode::IsValid => self.is_valid(source).map(Outcome::A),
            Mode::Check => {
                let report = match source {
                    Source::Text(text) => self.checker.check(self.model, text),
                    Source::Values(words, text) => {
                        self.checker.check_value(self.model, Values::new(words, text)).map_err(failed)?
                    }
                };
                Found::new(&report).map(Outcome::C)
            }
            Mode::Parse => match self.model.visit(Parse { checker: &self.checker, source })? {
                Ok(packed) => Ok(Outcome::B(packed.into())),
                Err(invalid) => Found::new(invalid.report()).map(Outcome::C),
            },
        }
    }

    fn is_valid(&self, source: &Source<'_>) -> Result<bool> {
        match source {
            Source::Text(text) => Ok(self.checker.is_valid(self.model, text)),
            Source::Values(words, text) => {
                self.checker.is_valid_value(self.model, Values::new(words, text)).map_err(failed)
            }
        }
    }
}

/// Parses a document as the type of its model, and packs it.
struct Parse<'r> {
    checker: &'r Checker,
    source: &'r Source<'r>,
}

impl Parse<'_> {
    fn parse<T: Document>(self, pack: impl FnOnce(T) -> Packed) -> <Self as ModelVisitor>::Output {
        let parsed = match self.source {
            Source::Text(text) => self.checker.parse_model(text),
            Source::Values(words, text) => {
                self.checker.parse_model_value(|| Values::new(words, text)).map_err(failed)?
            }
        };
        Ok(parsed.map(pack))
    }
}

impl ModelVisitor for Parse<'_> {
    type Output = Result<std::result::Result<Packed, Invalid>>;

    fn object<T: Object>(self) -> Self::Output {
        self.parse(|object: T| Packed::object(&object))
    }

    fn list<L: Document + Into<Vec<T>>, T: Object>(self) -> Self::Output {
        self.parse(|list: L| Packed::list(list.into().iter()))
    }

    fn text<T: Document + Display>(self) -> Self::Output {
        self.parse(|text: T| Packed::text(&text.to_string()))
    }
}

/// Prepares calls. Fails if a name is unknown or a level can't be set.
#[napi(catch_unwind)]
fn request(
    model: String,
    policy: String,
    rules: Vec<(String, String)>,
    max_bytes: Option<u32>,
    max_depth: Option<u32>,
    max_entries: Option<u32>,
) -> Result<Handle> {
    let rules: Vec<_> = rules.iter().map(|(rule, level)| (&**rule, &**level)).collect();
    let limit = |limit: Option<u32>| limit.map(|limit| limit as usize);
    let checker = Checker::from_options(&Options {
        policy: Some(&policy),
        rules: &rules,
        max_bytes: limit(max_bytes),
        max_depth: limit(max_depth),
        max_entries: limit(max_entries),
    });
    let model = model.parse().map_err(unknown)?;
    Ok(External::new(Arc::new(CheckRequest { model, checker: checker.map_err(unknown)? })))
}

/// Whether JSON text in UTF-8 is valid.
#[napi(catch_unwind)]
fn is_valid_bytes(request: &Handle, bytes: &[u8]) -> Result<bool> {
    request.is_valid(&Source::Text(bytes.into()))
}

/// Whether values are valid.
#[napi(catch_unwind)]
fn is_valid_values(request: &Handle, words: &[u32], text: String) -> Result<bool> {
    request.is_valid(&Source::Values(words.into(), text))
}

/// Reads JSON text in UTF-8.
#[napi(catch_unwind)]
fn run_bytes(request: &Handle, mode: Mode, bytes: &[u8]) -> Result<Outcome> {
    request.run(mode, &Source::Text(bytes.into()))
}

/// Reads values.
#[napi(catch_unwind)]
fn run_values(request: &Handle, mode: Mode, words: &[u32], text: String) -> Result<Outcome> {
    request.run(mode, &Source::Values(words.into(), text))
}

/// A call that runs on another thread. It has a copy of the document: JavaScript may write to its own in the meantime.
pub(crate) struct Job {
    request: Arc<CheckRequest>,
    mode: Mode,
    source: Source<'static>,
}

impl Task for Job {
    type Output = Outcome;
    type JsValue = Outcome;

    fn compute(&mut self) -> Result<Outcome> {
        self.request.run(self.mode, &self.source)
    }

    fn resolve(&mut self, _: Env, outcome: Outcome) -> Result<Outcome> {
        Ok(outcome)
    }
}

fn job(request: &Handle, mode: Mode, source: Source<'static>) -> AsyncTask<Job> {
    AsyncTask::new(Job { request: Arc::clone(request), mode, source })
}

/// Reads JSON text in UTF-8, on another thread.
#[napi(catch_unwind, ts_return_type = "Promise<Outcome>")]
fn run_bytes_async(request: &Handle, mode: Mode, bytes: &[u8]) -> AsyncTask<Job> {
    job(request, mode, Source::Text(bytes.to_vec().into()))
}

/// Reads values, on another thread.
#[napi(catch_unwind, ts_return_type = "Promise<Outcome>")]
fn run_values_async(request: &Handle, mode: Mode, words: &[u32], text: String) -> AsyncTask<Job> {
    job(request, mode, Source::Values(words.to_vec().into(), text))
}

/// Whether a text of that many bytes is rejected unread. It need not be copied then.
#[napi(catch_unwind)]
fn is_too_large(request: &Handle, length: i64) -> bool {
    request.checker.too_large(request.model, usize::try_from(length).ok()).is_some()
}
