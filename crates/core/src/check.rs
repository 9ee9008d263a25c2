//! Checking: a document in, its findings and its typed model out.
//!
//! One set of visitors reads every source, text and host-language values alike.

mod account_id;
mod document;
mod error_response;
mod expect;
mod format;
mod found;
mod key;
mod limits;
mod oauth;
mod object;
mod pass;
mod place;
mod scalar;
mod walk;
mod webhook;

pub use self::document::{Document, Parsed, WebhookList};
pub use self::limits::Limits;
pub(crate) use self::pass::Pass;
pub(crate) use self::place::Place;
pub(crate) use self::scalar::Enumeration;

use serde::de::Deserializer;

use self::document::sealed::Read;
use self::pass::Purpose;
use crate::account_id::AccountId;
use crate::error_response::ErrorResponse;
use crate::finding::{Finding, Invalid, Level, Params, Pointer, Report, Span};
use crate::json::{Fault, Halt, Lines, Progress, Reader, decode};
use crate::model::Model;
use crate::policy::{Policy, Rule, wording};
use crate::webhook::{Webhook, WebhookTarget};

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
        self.read_text(model, text.as_ref(), Purpose::Report, |reader, pass| read_model(model, reader, pass))
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
        let progress = Progress::of_text();
        let attempt = |mut pass: Pass<'_>| {
            let mut reader = Reader::new(text, 0, &progress);
            let read = read_model(model, &mut reader, &mut pass).is_ok() && reader.end().is_ok();
            (read && !pass.failed(), pass.has_missed_contents())
        };
        let pass = || self.pass(model, Purpose::Verdict, &progress);
        match attempt(pass().without_contents()) {
            (true, true) => attempt(pass()).0,
            (passed, _) => passed,
        }
    }

    /// Parses a text that has no error.
    ///
    /// # Errors
    ///
    /// [`Invalid`] with all findings.
    pub fn parse<T: Document>(&self, text: impl AsRef<[u8]>) -> Result<Parsed<T>, Invalid> {
        let (value, report) =
            self.read_text(T::MODEL, text.as_ref(), Purpose::Parse, |reader, pass| T::read(reader, pass));
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
        let progress = Progress::of_values();
        let mut pass = self.pass(model, Purpose::Report, &progress);
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
        let progress = Progress::of_values();
        let mut pass = self.pass(model, Purpose::Verdict, &progress);
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
        let progress = Progress::of_values();
        let mut pass = self.pass(T::MODEL, Purpose::Parse, &progress);
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
        let progress = Progress::of_values();
        let mut pass = self.pass(model, Purpose::Report, &progress);
        report_too_large(&mut pass, length);
        let mut report = pass.finish(None);
        for finding in &mut report.findings {
            // The text as a whole, whose end nobody has seen.
            finding.span = Some(Span { line: 1, column: 1, range: 0..0 });
        }
        Some(report)
    }

    fn pass<'p>(&'p self, model: Model, purpose: Purpose, progress: &'p Progress) -> Pass<'p> {
        Pass::new(&self.policy, self.limits, model, purpose, progress)
    }

    /// Reads a text to its end. What was found in text that turns out not to be JSON doesn't count.
    fn read_text<T>(
        &self,
        model: Model,
        bytes: &[u8],
        purpose: Purpose,
        read: impl Fn(&mut Reader<'_>, &mut Pass<'_>) -> Result<T, Halt>,
    ) -> (Option<T>, Report) {
        if let Some(report) = self.too_large(model, Some(bytes.len())) {
            return (None, report);
        }
        let text = match decode(bytes) {
            Ok(text) => text,
            Err(fault) => return (None, syntax_report(model, bytes, "", &fault)),
        };
        let progress = Progress::of_text();
        let new_pass = || self.pass(model, purpose, &progress);
        let mut pass = new_pass().without_contents();
        loop {
            if bytes.len() > self.limits.bytes {
                report_too_large(&mut pass, Some(bytes.len()));
            }
            let mut reader = Reader::new(text, 0, &progress);
            let result = read(&mut reader, &mut pass).and_then(|value| reader.end().map(|()| value));
            match (result, reader.fault()) {
                (_, Some(fault)) => return (None, syntax_report(model, bytes, text, &fault)),
                _ if pass.has_missed_contents() => pass = new_pass(),
                (value, None) => return (value.ok(), pass.finish(Some(text))),
            }
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
    let (wording, params) = fault.wording(text);
    let finding = Finding {
        wording,
        level: Level::Error,
        pointer: Pointer::default(),
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
