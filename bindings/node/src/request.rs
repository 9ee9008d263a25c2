//! Checking and parsing: calls with the same options share a request.

use std::borrow::Cow;
use std::sync::Arc;

use chatapps_webhooks::{Checker, Event, InputFormat, Invalid, Model, Options, Parsed, Parts, Report};
use chatapps_webhooks_project::FileCheck;
use chatapps_webhooks_texts as texts;
use napi::bindgen_prelude::{AsyncTask, Either3, External, Result};
use napi::{Env, Task};
use napi_derive::napi;

use crate::event::{number_of, summary_of};
use crate::pack::{pack, pack_event};
use crate::report::{Found, failed, found};
use crate::values::{text_of, values};

/// What the options of a call say.
pub(crate) struct CheckRequest {
    pub(crate) model: Model,
    pub(crate) checker: Checker,
    /// How text is written.
    pub(crate) format: InputFormat,
    /// What else counts in a file of a project.
    pub(crate) project: Option<FileCheck>,
}

pub(crate) type Handle = External<Arc<CheckRequest>>;

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
    /// The findings, and the event, whatever was received.
    Receive,
}

/// The verdict on a document, its packed models, or its findings.
type Outcome = Either3<bool, Vec<String>, Found>;

/// A document: lent by JavaScript for the time of a call, or a copy.
enum Source<'a> {
    Text(Cow<'a, [u8]>),
    Values(Cow<'a, [u32]>, Cow<'a, str>),
}

impl CheckRequest {
    /// All findings of a text.
    pub(crate) fn check(&self, text: &[u8]) -> Report {
        match &self.project {
            Some(project) => project.check(self.format, text),
            None => texts::check(&self.checker, self.model, self.format, text),
        }
    }

    fn run(&self, mode: Mode, source: &Source<'_>) -> Result<Outcome> {
        let Self { model, ref checker, format, .. } = *self;
        match (mode, source) {
            (Mode::IsValid, Source::Text(text)) => {
                Ok(Outcome::A(texts::is_valid(checker, model, format, text)))
            }
            (Mode::IsValid, Source::Values(words, text)) => {
                checker.is_valid_value(model, values(words, text)).map(Outcome::A).map_err(failed)
            }
            (Mode::Check, Source::Text(text)) => found(&self.check(text)).map(Outcome::C),
            (Mode::Check, Source::Values(words, text)) => {
                let report = checker.check_value(model, values(words, text)).map_err(failed)?;
                found(&report).map(Outcome::C)
            }
            (Mode::Parse, Source::Text(text)) if format == InputFormat::Json => {
                parsed(checker.parse_parts(model, text, packed))
            }
            (Mode::Parse, Source::Text(text)) => {
                // What is valid is read again as the JSON that it says.
                let transcript = match texts::transcribe(checker, model, format, text) {
                    Ok(transcript) => transcript,
                    Err(invalid) => return found(invalid.report()).map(Outcome::C),
                };
                let report = transcript.check(checker, model);
                if !report.is_valid() {
                    return found(&report).map(Outcome::C);
                }
                parsed(checker.parse_parts(model, transcript.json(), packed))
            }
            (Mode::Parse, Source::Values(words, text)) => {
                parsed(checker.parse_value_parts(model, || values(words, text), packed).map_err(failed)?)
            }
            (Mode::Receive, Source::Text(text)) => received(&checker.receive(text)),
            (Mode::Receive, Source::Values(words, text)) => {
                received(&checker.receive_value(|| values(words, text)).map_err(failed)?)
            }
        }
    }
}

/// Packs a document. An event is the number of its kind, its text, and its properties.
fn packed(parts: Parts<'_>) -> Vec<String> {
    match parts {
        Parts::Objects(objects) => pack(objects),
        Parts::Event(event) => {
            vec![number_of(event.kind()).to_string(), event.raw().to_owned(), pack_event(event)]
        }
        Parts::Text(text) => vec![text],
    }
}

fn parsed(parsed: std::result::Result<Vec<String>, Invalid>) -> Result<Outcome> {
    parsed.map_or_else(|invalid| found(invalid.report()).map(Outcome::C), |packed| Ok(Outcome::B(packed)))
}

/// The event, and behind it the findings if there are any.
fn received(received: &Parsed<Event>) -> Result<Outcome> {
    let mut texts = packed(Parts::Event(&received.value));
    texts.extend(found(&received.report)?);
    Ok(Outcome::B(texts))
}

/// Prepares calls. Fails if a name is unknown or a level can't be set.
#[napi(catch_unwind)]
fn request(
    model: String,
    policy: String,
    rules: Vec<(String, String)>,
    limits: Vec<Option<u32>>,
    format: String,
    desired: bool,
) -> Result<Handle> {
    let rules: Vec<_> = rules.iter().map(|(rule, level)| (&**rule, &**level)).collect();
    let checker = Checker::from_options(&options(Some(&policy), &rules, limits, desired)).map_err(failed)?;
    let (model, format) = (model.parse().map_err(failed)?, format.parse().map_err(failed)?);
    Ok(External::new(Arc::new(CheckRequest { model, checker, format, project: None })))
}

/// The options of the core.
pub(crate) fn options<'a>(
    policy: Option<&'a str>,
    rules: &'a [(&'a str, &'a str)],
    limits: Vec<Option<u32>>,
    desired: bool,
) -> Options<'a> {
    let mut limits = limits.into_iter().map(|limit| limit.map(|limit| limit as usize));
    let [max_bytes, max_depth, max_entries, max_findings] = [(); 4].map(|()| limits.next().flatten());
    Options { policy, rules, max_bytes, max_depth, max_entries, max_findings, desired }
}

/// Whether an event in UTF-8 is ASCII, twice the number of its kind, and 64 times its trace, all in
/// one number; -1 if it has an error.
#[napi(catch_unwind)]
fn summary_of_bytes(request: &Handle, bytes: &[u8]) -> f64 {
    request.checker.event_kind(bytes).map_or(-1.0, |kind| summary_of(kind, bytes))
}

/// As `summaryOfBytes`, for a text.
#[napi(catch_unwind)]
fn summary_of_text(request: &Handle, text: String) -> f64 {
    summary_of_bytes(request, text.as_bytes())
}

/// Reads JSON text in UTF-8.
#[napi(catch_unwind)]
fn run_bytes(request: &Handle, mode: Mode, bytes: &[u8]) -> Result<Outcome> {
    request.run(mode, &Source::Text(bytes.into()))
}

/// Reads JSON text.
#[napi(catch_unwind)]
fn run_text(request: &Handle, mode: Mode, text: String) -> Result<Outcome> {
    request.run(mode, &Source::Text(text.as_bytes().into()))
}

/// Reads values.
#[napi(catch_unwind)]
fn run_values(request: &Handle, mode: Mode, words: &[u32], bytes: &[u8]) -> Result<Outcome> {
    request.run(mode, &Source::Values(words.into(), text_of(words, bytes).map_err(failed)?.into()))
}

/// A call on another thread, with a copy of the document: JavaScript may write to its own.
pub(crate) struct Job(Arc<CheckRequest>, Mode, Source<'static>);

impl Task for Job {
    type Output = Outcome;
    type JsValue = Outcome;

    fn compute(&mut self) -> Result<Outcome> {
        self.0.run(self.1, &self.2)
    }

    fn resolve(&mut self, _: Env, outcome: Outcome) -> Result<Outcome> {
        Ok(outcome)
    }
}

/// Reads JSON text in UTF-8, on another thread.
#[napi(catch_unwind, ts_return_type = "Promise<Outcome>")]
fn run_bytes_async(request: &Handle, mode: Mode, bytes: &[u8]) -> AsyncTask<Job> {
    AsyncTask::new(Job(Arc::clone(request), mode, Source::Text(bytes.to_vec().into())))
}

/// Reads values, on another thread.
#[napi(catch_unwind, ts_return_type = "Promise<Outcome>")]
fn run_values_async(request: &Handle, mode: Mode, words: &[u32], bytes: &[u8]) -> Result<AsyncTask<Job>> {
    let text = text_of(words, bytes).map_err(failed)?.to_owned();
    Ok(AsyncTask::new(Job(Arc::clone(request), mode, Source::Values(words.to_vec().into(), text.into()))))
}

/// The findings of a text that is rejected unread: for its length in bytes, or if that isn't known.
#[napi(catch_unwind)]
fn too_large(request: &Handle, length: Option<i64>) -> Result<Found> {
    let length = length.and_then(|length| usize::try_from(length).ok());
    request.checker.too_large(request.model, length).as_ref().map_or(Ok(None), found)
}
