//! Checking: a document in, its findings and its typed model out.
//!
//! One set of visitors reads every source, text and host-language values alike.

mod account_id;
mod error_response;
mod expect;
mod format;
mod key;
mod limits;
mod oauth;
mod object;
mod pass;
mod place;
mod scalar;
mod walk;
mod webhook;

pub use self::limits::Limits;
pub(crate) use self::pass::Pass;
pub(crate) use self::place::Place;
pub(crate) use self::scalar::Enumeration;

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error};

use self::account_id::read_account_id;
use self::error_response::ErrorResponseDraft;
use self::expect::Reading;
use self::format::{read_error_id, read_timestamp};
use self::oauth::OAuthDraft;
use self::object::{ReadList, ReadObject};
use self::pass::Purpose;
use self::scalar::{ReadEnumeration, ReadInteger, ReadString};
use self::webhook::{TargetDraft, WebhookDraft};
use crate::account_id::AccountId;
use crate::error_response::{ErrorCode, ErrorId, ErrorResponse, Timestamp};
use crate::finding::{Finding, Invalid, Level, Params, Pointer, Report, Span};
use crate::json::{Fault, Lines, Reader, Syntax, decode};
use crate::model::Model;
use crate::oauth::{CredentialsLocation, OAuthClientCredentials};
use crate::policy::{Policy, Rule, Wording, wording};
use crate::webhook::{Webhook, WebhookTarget, WebhookType};

/// Checks the body of a request that creates or replaces webhooks, under [`Policy::recommended`].
pub fn check(text: impl AsRef<[u8]>) -> Report {
    Checker::default().check(Model::Webhooks, text)
}

/// Whether the body of a request that creates or replaces webhooks has no error, under [`Policy::recommended`].
#[must_use]
pub fn is_valid(text: impl AsRef<[u8]>) -> bool {
    Checker::default().is_valid(Model::Webhooks, text)
}

/// Parses a document that has no error, under [`Policy::recommended`].
///
/// # Errors
///
/// [`Invalid`] with all findings.
pub fn parse<T: Document>(text: impl AsRef<[u8]>) -> Result<Parsed<T>, Invalid> {
    Checker::default().parse(text)
}

/// Checks documents under one policy and one set of limits.
///
/// Text is strict RFC 8259 in UTF-8. Values of other sources go through the same rules; text has three more:
/// `syntax`, `duplicate_key` and `body_too_large`.
///
/// # Examples
///
/// ```
/// use chatapps_webhooks::{Checker, Model, Policy};
///
/// let checker = Checker::new(Policy::strict());
/// let report = checker.check(Model::WebhookTargets, r#"[{"subAccountId": "**"}]"#);
/// assert!(!report.is_valid());
/// assert_eq!(report.findings()[1].rule().id(), "sub_account_id_format");
/// assert_eq!(report.findings()[1].pointer().as_str(), "/0/subAccountId");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checker {
    policy: Policy,
    limits: Limits,
}

impl Checker {
    /// A checker with the default limits.
    #[must_use]
    pub fn new(policy: Policy) -> Self {
        Self { policy, limits: Limits::default() }
    }

    /// The same checker with other limits.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = Limits { depth: limits.depth.min(Limits::MAX_DEPTH), ..limits };
        self
    }

    /// The policy.
    #[must_use]
    pub const fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The limits.
    #[must_use]
    pub const fn limits(&self) -> Limits {
        self.limits
    }

    /// All findings of a text. Never fails: what isn't JSON has a `syntax` finding.
    pub fn check(&self, model: Model, text: impl AsRef<[u8]>) -> Report {
        self.read_text(text.as_ref(), self.pass(model, Purpose::Report), |reader, pass| {
            read_model(model, reader, pass)
        })
        .1
    }

    /// Whether a text has no error. Stops at the first and keeps nothing; valid text without escapes costs no
    /// allocation under [`Policy::contract`].
    #[must_use]
    pub fn is_valid(&self, model: Model, text: impl AsRef<[u8]>) -> bool {
        let text = text.as_ref();
        if self.too_large(model, Some(text.len())).is_some() {
            return false;
        }
        let Ok(text) = decode(text) else { return false };
        let mut reader = Reader::new(text);
        let mut pass = self.pass(model, Purpose::Verdict);
        read_model(model, &mut reader, &mut pass).is_ok() && reader.end().is_ok() && !pass.failed()
    }

    /// Parses a text that has no error.
    ///
    /// # Errors
    ///
    /// [`Invalid`] with all findings.
    pub fn parse<T: Document>(&self, text: impl AsRef<[u8]>) -> Result<Parsed<T>, Invalid> {
        let pass = self.pass(T::MODEL, Purpose::Parse);
        let (value, report) = self.read_text(text.as_ref(), pass, |reader, pass| T::read(reader, pass));
        parsed(value.flatten(), report)
    }

    /// All findings of a value of any serde source.
    ///
    /// # Errors
    ///
    /// The source's own error, where it can't be read to its end.
    pub fn check_value<'de, D: Deserializer<'de>>(
        &self,
        model: Model,
        source: D,
    ) -> Result<Report, D::Error> {
        let mut pass = self.pass(model, Purpose::Report);
        read_model(model, source, &mut pass)?;
        Ok(pass.finish(None))
    }

    /// Whether a value of any serde source has no error.
    ///
    /// # Errors
    ///
    /// The source's own error, where it can't be read up to the first error.
    pub fn is_valid_value<'de, D: Deserializer<'de>>(
        &self,
        model: Model,
        source: D,
    ) -> Result<bool, D::Error> {
        let mut pass = self.pass(model, Purpose::Verdict);
        match read_model(model, source, &mut pass) {
            _ if pass.failed() => Ok(false),
            read => read.map(|()| true),
        }
    }

    /// Parses a value of any serde source.
    ///
    /// # Errors
    ///
    /// The source's own error, where it can't be read to its end; else [`Invalid`] with all findings.
    pub fn parse_value<'de, T: Document, D: Deserializer<'de>>(
        &self,
        source: D,
    ) -> Result<Result<Parsed<T>, Invalid>, D::Error> {
        let mut pass = self.pass(T::MODEL, Purpose::Parse);
        let value = T::read(source, &mut pass)?;
        Ok(parsed(value, pass.finish(None)))
    }

    /// The report on a text that is larger than the limit, without reading it. `length` is in bytes, if known.
    ///
    /// `None` if the text is to be read: it is small enough, or `body_too_large` is no error in this policy. For
    /// callers that would rather not load such a text at all.
    #[must_use]
    pub fn too_large(&self, model: Model, length: Option<usize>) -> Option<Report> {
        let is_error = self.policy.level(Rule::BodyTooLarge) == Level::Error;
        if !is_error || length.is_some_and(|length| length <= self.limits.bytes) {
            return None;
        }
        let mut pass = self.pass(model, Purpose::Report);
        report_too_large(&mut pass, length);
        let mut report = pass.finish(None);
        for finding in &mut report.findings {
            // The text as a whole, whose end nobody has seen.
            finding.span = Some(Span { line: 1, column: 1, range: 0..0 });
        }
        Some(report)
    }

    fn pass(&self, model: Model, purpose: Purpose) -> Pass<'_> {
        Pass::new(&self.policy, self.limits, model, purpose)
    }

    /// Reads a text to its end. What was found in text that turns out not to be JSON doesn't count.
    fn read_text<T>(
        &self,
        bytes: &[u8],
        mut pass: Pass<'_>,
        read: impl FnOnce(&mut Reader<'_>, &mut Pass<'_>) -> Result<T, Fault>,
    ) -> (Option<T>, Report) {
        let model = pass.model();
        if let Some(report) = self.too_large(model, Some(bytes.len())) {
            return (None, report);
        }
        if bytes.len() > self.limits.bytes {
            report_too_large(&mut pass, Some(bytes.len()));
        }
        let text = match decode(bytes) {
            Ok(text) => text,
            Err(fault) => return (None, syntax_report(model, bytes, "", &fault)),
        };
        let mut reader = Reader::new(text);
        let result = read(&mut reader, &mut pass).and_then(|value| reader.end().map(|()| value));
        match result {
            Ok(value) => (Some(value), pass.finish(Some(text))),
            Err(fault) => (None, syntax_report(model, bytes, text, &fault)),
        }
    }
}

fn parsed<T>(value: Option<T>, report: Report) -> Result<Parsed<T>, Invalid> {
    match value {
        Some(value) if report.is_valid() => Ok(Parsed { value, report }),
        _ => Err(Invalid { report: Box::new(report) }),
    }
}

fn report_too_large(pass: &mut Pass<'_>, length: Option<usize>) {
    let params = Params::default().with("limit", pass.limits().bytes);
    match length {
        Some(length) => pass.report(&wording::BODY_TOO_LARGE, &Place::ROOT, || params.with("length", length)),
        None => pass.report(&wording::BODY_TOO_LARGE_UNREAD, &Place::ROOT, || params),
    }
}

/// The report on bytes that are not JSON. `text` is what they say, if they are text.
fn syntax_report(model: Model, bytes: &[u8], text: &str, fault: &Fault) -> Report {
    debug_assert_ne!(fault.syntax, Syntax::Stopped, "only a verdict stops");
    let (Wording { rule, message, help }, params) = fault.wording(text);
    let finding = Finding {
        rule: *rule,
        level: Level::Error,
        pointer: Pointer::default(),
        message: params.fill(message),
        help: params.fill(help),
        params,
        other: None,
        span: Some(Lines::new(bytes).span(fault.range.clone())),
    };
    Report { model, findings: vec![finding] }
}

/// Reads a document of a model that is known only now, and keeps nothing of it.
fn read_model<'de, D: Deserializer<'de>>(
    model: Model,
    source: D,
    pass: &mut Pass<'_>,
) -> Result<(), D::Error> {
    match model {
        Model::Webhooks => Vec::<Webhook>::read(source, pass).map(drop),
        Model::Webhook => Webhook::read(source, pass).map(drop),
        Model::WebhookList => WebhookList::read(source, pass).map(drop),
        Model::WebhookTargets => Vec::<WebhookTarget>::read(source, pass).map(drop),
        Model::ErrorResponse => ErrorResponse::read(source, pass).map(drop),
        Model::AccountId => AccountId::read(source, pass).map(drop),
    }
}

/// A value that had no error, and what else was found.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Parsed<T> {
    /// The typed document.
    pub value: T,
    /// Its warnings and notices.
    pub report: Report,
}

/// A document that can be parsed: the type of each [`Model`].
///
/// Implemented for `Vec<Webhook>`, [`Webhook`], [`WebhookList`], `Vec<WebhookTarget>`, [`ErrorResponse`] and
/// [`AccountId`].
pub trait Document: Sized + Read {
    /// The model that it is the type of.
    const MODEL: Model;
}

/// The answer to GET: webhooks whose secrets are masked.
///
/// A type of its own, so that a listing isn't taken for a request: what is in it can't be posted back as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebhookList(pub Vec<Webhook>);

mod sealed {
    use serde::de::Deserializer;

    use super::Pass;

    /// How a document is read. The value is `None` if it has an error, or if nothing is to be kept.
    pub trait Read: Sized {
        #[expect(private_interfaces, reason = "sealed: nobody outside calls or implements it")]
        fn read<'de, D: Deserializer<'de>>(source: D, pass: &mut Pass<'_>) -> Result<Option<Self>, D::Error>;
    }
}

use sealed::Read;

/// Says how a type is read: by which visitor, and how what it read becomes the type.
macro_rules! readable {
    ($($type:ty = $expect:expr, $build:expr;)+) => {$(
        impl Read for $type {
            #[expect(private_interfaces, reason = "sealed: nobody outside calls or implements it")]
            fn read<'de, D: Deserializer<'de>>(source: D, pass: &mut Pass<'_>) -> Result<Option<Self>, D::Error> {
                let reading = Reading { expect: $expect, pass: &mut *pass, place: &Place::ROOT };
                let draft = reading.deserialize(source)?;
                Ok(if pass.keeps() { draft.and_then($build) } else { None })
            }
        }
    )+};
}

readable! {
    Vec<Webhook> = ReadList::<WebhookDraft>::NEW, build_webhooks;
    Webhook = ReadObject::<WebhookDraft>::NEW, WebhookDraft::build;
    WebhookList = ReadList::<WebhookDraft>::NEW, |list| build_webhooks(list).map(WebhookList);
    Vec<WebhookTarget> = ReadList::<TargetDraft>::NEW, build_targets;
    WebhookTarget = ReadObject::<TargetDraft>::NEW, TargetDraft::build;
    OAuthClientCredentials = ReadObject::<OAuthDraft>::NEW, OAuthDraft::build;
    ErrorResponse = ReadObject::<ErrorResponseDraft>::NEW, ErrorResponseDraft::build;
    AccountId = ReadString(read_account_id), |id| id;
    ErrorId = ReadString(read_error_id), |id| id;
    Timestamp = ReadString(read_timestamp), |time| time;
    ErrorCode = ReadInteger, |number| Some(ErrorCode::from_number(&number));
    WebhookType = ReadEnumeration(PhantomData), Some;
    CredentialsLocation = ReadEnumeration(PhantomData), Some;
}

fn build_webhooks(list: Vec<WebhookDraft>) -> Option<Vec<Webhook>> {
    list.into_iter().map(WebhookDraft::build).collect()
}

fn build_targets(list: Vec<TargetDraft>) -> Option<Vec<WebhookTarget>> {
    list.into_iter().map(TargetDraft::build).collect()
}

macro_rules! documents {
    ($($type:ty = $model:ident;)+) => {$(
        impl Document for $type {
            const MODEL: Model = Model::$model;
        }
    )+};
}

documents! {
    Vec<Webhook> = Webhooks;
    Webhook = Webhook;
    WebhookList = WebhookList;
    Vec<WebhookTarget> = WebhookTargets;
    ErrorResponse = ErrorResponse;
    AccountId = AccountId;
}

/// Gives a type the `Deserialize` of the contract: what [`Policy::contract`] finds, it refuses.
macro_rules! deserialize {
    ($($type:ty),+ $(,)?) => {$(
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
                let policy = Policy::contract();
                let mut pass = Pass::new(&policy, Limits::default(), Model::Webhook, Purpose::Parse);
                let value = Self::read(source, &mut pass)?;
                let failed = pass.failed();
                value.filter(|_| !failed).ok_or_else(|| D::Error::custom(FirstOf(&pass.finish(None))))
            }
        }
    )+};
}

deserialize! {
    Webhook, WebhookTarget, OAuthClientCredentials, ErrorResponse, AccountId, ErrorId, Timestamp, ErrorCode,
    WebhookType, CredentialsLocation,
}

/// The first finding, on one line.
struct FirstOf<'r>(&'r Report);

impl fmt::Display for FirstOf<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.findings() {
            [] => f.write_str("invalid value"),
            [first, ..] if first.pointer().as_str().is_empty() => f.write_str(first.message()),
            [first, ..] => write!(f, "{} at {}", first.message(), first.pointer()),
        }
    }
}
