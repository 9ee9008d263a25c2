//! The native module of the Node.js package: the core's doors, opened to JavaScript. No rule is known here.
//!
//! Models and findings come back as text: what the JavaScript of the package builds of it costs less than objects that are built
//! from here, property by property.

// The macros export nothing to a test of Rust, so nothing would be in use. The tests are in JavaScript.
#![cfg(not(test))]
#![expect(clippy::needless_pass_by_value, reason = "strings of JavaScript arrive as copies")]

mod convert;
mod error;
mod models;
mod sets;

use std::sync::Arc;

use chatapps_webhooks::{
    AccountId, Checker, CredentialsLocation, DEFAULT_BASE, Draft, ErrorResponse, Level, Limits, Model,
    Policy, Report, Rule, SchemaOf, Uri, Webhook, WebhookList, WebhookTarget, WebhookType,
};
use napi::bindgen_prelude::{AsyncTask, Either3, External, Result};
use napi::{Env, Task};
use napi_derive::napi;

use crate::convert::{NAMES, Values, to_json};
use crate::error::{Found, failed, unknown};
use crate::models::{Pack, Packed};

/// How documents are to be checked.
struct Question {
    model: Model,
    checker: Checker,
    /// The same, with errors as the only findings: of a document that is parsed nobody sees the others.
    parser: Checker,
}

type Asked = External<Arc<Question>>;

/// A document, lent by JavaScript for the time of a call.
#[derive(Clone, Copy)]
enum Document<'a> {
    Text(&'a [u8]),
    Values(&'a [u32], &'a str),
}

impl Question {
    fn is_valid(&self, document: Document<'_>) -> Result<bool> {
        match document {
            Document::Text(text) => Ok(self.checker.is_valid(self.model, text)),
            Document::Values(words, text) => {
                let mut values = Values::new(words, text);
                self.checker.is_valid_value(self.model, &mut values).map_err(failed)
            }
        }
    }

    fn check(&self, document: Document<'_>) -> Result<Report> {
        match document {
            Document::Text(text) => Ok(self.checker.check(self.model, text)),
            Document::Values(words, text) => {
                let mut values = Values::new(words, text);
                self.checker.check_value(self.model, &mut values).map_err(failed)
            }
        }
    }

    /// The packed models, or what is wrong.
    fn parse(&self, document: Document<'_>) -> Result<Answer> {
        match self.model {
            Model::Webhooks => self.parse_as::<Vec<Webhook>>(document),
            Model::WebhookList => self.parse_as::<WebhookList>(document),
            Model::Webhook => self.parse_as::<Webhook>(document),
            Model::WebhookTargets => self.parse_as::<Vec<WebhookTarget>>(document),
            Model::ErrorResponse => self.parse_as::<ErrorResponse>(document),
            Model::AccountId => self.parse_as::<AccountId>(document),
        }
    }

    fn parse_as<T: chatapps_webhooks::Document + Pack>(&self, document: Document<'_>) -> Result<Answer> {
        let parsed = match document {
            Document::Text(text) => self.parser.parse::<T>(text),
            Document::Values(words, text) => {
                let mut values = Values::new(words, text);
                self.parser.parse_value::<T, _>(&mut values).map_err(failed)?
            }
        };
        match parsed {
            Ok(parsed) => Packed::of(&parsed.value).map(Answer::B),
            Err(_) => Found::new(&self.check(document)?).map(Answer::C),
        }
    }

    fn answer(&self, kind: Kind, document: Document<'_>) -> Result<Answer> {
        match kind {
            Kind::Verdict => self.is_valid(document).map(Answer::A),
            Kind::Report => Found::new(&self.check(document)?).map(Answer::C),
            Kind::Parse => self.parse(document),
        }
    }
}

/// Whether a document is valid, its models, packed, or what was found.
type Answer = Either3<bool, String, Found>;

/// What is asked about a document.
#[napi]
#[derive(Clone, Copy)]
pub enum Kind {
    /// `true` or `false`.
    Verdict,
    /// What was found.
    Report,
    /// The packed models, or what was found.
    Parse,
}

/// Prepares a question. Fails if a name is unknown or a level can't be set.
#[napi(catch_unwind)]
fn question(
    model: String,
    policy: String,
    rules: Vec<(String, String)>,
    max_bytes: Option<u32>,
    max_depth: Option<u32>,
    max_entries: Option<u32>,
) -> Result<Asked> {
    let mut levels: Policy = policy.parse().map_err(unknown)?;
    for (rule, level) in rules {
        let (rule, level): (Rule, Level) = (rule.parse().map_err(unknown)?, level.parse().map_err(unknown)?);
        levels = levels.with_level(rule, level).map_err(unknown)?;
    }
    let default = Limits::default();
    let or = |limit: Option<u32>, default| limit.map_or(default, |limit| limit as usize);
    let limits = Limits {
        bytes: or(max_bytes, default.bytes),
        depth: or(max_depth, default.depth),
        entries: or(max_entries, default.entries),
    };
    let model = model.parse().map_err(unknown)?;
    let parser = Checker::new(levels.errors_only()).with_limits(limits);
    let checker = Checker::new(levels).with_limits(limits);
    Ok(External::new(Arc::new(Question { model, checker, parser })))
}

/// The verdict on JSON text in UTF-8.
#[napi(catch_unwind)]
fn is_valid_bytes(question: &Asked, bytes: &[u8]) -> Result<bool> {
    question.is_valid(Document::Text(bytes))
}

/// The verdict on JSON text.
#[napi(catch_unwind)]
fn is_valid_text(question: &Asked, text: String) -> Result<bool> {
    question.is_valid(Document::Text(text.as_bytes()))
}

/// The verdict on values.
#[napi(catch_unwind)]
fn is_valid_values(question: &Asked, words: &[u32], text: String) -> Result<bool> {
    question.is_valid(Document::Values(words, &text))
}

/// What is asked about JSON text in UTF-8.
#[napi(catch_unwind)]
fn ask_bytes(question: &Asked, kind: Kind, bytes: &[u8]) -> Result<Answer> {
    question.answer(kind, Document::Text(bytes))
}

/// What is asked about JSON text.
#[napi(catch_unwind)]
fn ask_text(question: &Asked, kind: Kind, text: String) -> Result<Answer> {
    question.answer(kind, Document::Text(text.as_bytes()))
}

/// What is asked about values.
#[napi(catch_unwind)]
fn ask_values(question: &Asked, kind: Kind, words: &[u32], text: String) -> Result<Answer> {
    question.answer(kind, Document::Values(words, &text))
}

/// A question that another thread answers.
pub struct Asking {
    question: Arc<Question>,
    kind: Kind,
    document: Copied,
}

/// A copy of a document: JavaScript may write to its own while another thread reads.
enum Copied {
    Text(Vec<u8>),
    Values(Vec<u32>, String),
    /// Nothing was copied, since the answer could be given without reading.
    Answered(Option<Answer>),
}

impl Asking {
    fn new(question: &Asked, kind: Kind, document: Copied) -> AsyncTask<Self> {
        AsyncTask::new(Self { question: Arc::clone(question), kind, document })
    }
}

impl Task for Asking {
    type Output = Answer;
    type JsValue = Answer;

    fn compute(&mut self) -> Result<Answer> {
        match &mut self.document {
            Copied::Text(text) => self.question.answer(self.kind, Document::Text(text)),
            Copied::Values(words, text) => self.question.answer(self.kind, Document::Values(words, text)),
            Copied::Answered(answer) => answer.take().ok_or_else(|| failed("answered twice")),
        }
    }

    fn resolve(&mut self, _: Env, answer: Answer) -> Result<Answer> {
        Ok(answer)
    }
}

/// What is asked about JSON text in UTF-8, answered by another thread.
#[napi(catch_unwind, ts_return_type = "Promise<Answer>")]
fn ask_bytes_async(question: &Asked, kind: Kind, bytes: &[u8]) -> Result<AsyncTask<Asking>> {
    let unread = question.checker.too_large(question.model, Some(bytes.len())).is_some();
    let document = if unread {
        Copied::Answered(Some(question.answer(kind, Document::Text(bytes))?))
    } else {
        Copied::Text(bytes.to_vec())
    };
    Ok(Asking::new(question, kind, document))
}

/// What is asked about JSON text, answered by another thread.
#[napi(catch_unwind, ts_return_type = "Promise<Answer>")]
fn ask_text_async(question: &Asked, kind: Kind, text: String) -> AsyncTask<Asking> {
    Asking::new(question, kind, Copied::Text(text.into_bytes()))
}

/// What is asked about values, answered by another thread.
#[napi(catch_unwind, ts_return_type = "Promise<Answer>")]
fn ask_values_async(question: &Asked, kind: Kind, words: &[u32], text: String) -> AsyncTask<Asking> {
    Asking::new(question, kind, Copied::Values(words.to_vec(), text))
}

/// What both sides write as numbers.
#[napi(object, object_from_js = false)]
pub struct Vocabulary {
    /// The property names that have a number.
    pub names: Vec<&'static str>,
    /// The types of events.
    pub types: Vec<&'static str>,
    /// The places of credentials.
    pub locations: Vec<&'static str>,
}

/// The lists whose members are written as their numbers.
#[napi]
fn vocabulary() -> Vocabulary {
    Vocabulary {
        names: NAMES.to_vec(),
        types: WebhookType::ALL.map(WebhookType::as_str).to_vec(),
        locations: CredentialsLocation::ALL.map(CredentialsLocation::as_str).to_vec(),
    }
}

/// Every rule's row, as JSON.
#[napi(catch_unwind)]
fn catalogue() -> Result<String> {
    to_json(&Rule::catalogue())
}

/// The published JSON Schema of a document, or of a report, as JSON.
#[napi(catch_unwind)]
fn schema(name: String, draft: String) -> Result<String> {
    let schema: SchemaOf = name.parse().map_err(unknown)?;
    let draft: Draft = draft.parse().map_err(unknown)?;
    to_json(&schema.schema(draft, DEFAULT_BASE))
}

/// A URL without what may be secret in it. An `@` behind the host may end what was meant to be a password.
#[napi(catch_unwind)]
fn shown_url(url: String) -> String {
    let shown = Uri::new(url).map(|url| format!("{url:?}")).unwrap_or_default();
    let shown = shown.strip_prefix("Uri(").and_then(|rest| rest.strip_suffix(')')).unwrap_or("***");
    if shown.replacen("//***@", "//", 1).contains('@') { "***".to_owned() } else { shown.to_owned() }
}

/// Does what the command line does, on the standard streams of the process, and returns the exit code.
#[napi(catch_unwind)]
fn run(arguments: Vec<String>) -> u8 {
    chatapps_webhooks_cli::run(arguments)
}

/// The version of the package.
#[napi]
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
