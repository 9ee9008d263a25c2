//! The functions that check, give the verdict and parse.

use std::ptr;
use std::sync::Arc;

use serde::de::Deserializer;

use super::any::read_model;
use super::document::sealed::Read;
use super::document::{Document, Parsed};
use crate::base::level::Level;
use crate::base::limits::Limits;
use crate::base::span::Span;
use crate::context::context::{Context, Mode};
use crate::context::location::Location;
use crate::context::verdict::Verdict;
use crate::contract::event::event::Event;
use crate::contract::event::kind::EventKind;
use crate::describe::model::Model;
use crate::describe::object::ObjectType;
use crate::finding::finding::Finding;
use crate::finding::params::Params;
use crate::finding::pointer::Pointer;
use crate::finding::report::{Invalid, Report};
use crate::json::cursor::Cursor;
use crate::json::decode::decode;
use crate::json::locate::Lines;
use crate::json::reader::Reader;
use crate::json::syntax::SyntaxFault;
use crate::policy::catalogue::{Rule, wording};
use crate::policy::levels::Policy;
use crate::policy::settings::Settings;
use crate::read::buffer::json_of;
use crate::read::syntax::wording_of;
use crate::values::reference::{NamesOnly, References, SecretSource};

/// Checks the body of a request that creates or replaces webhooks, under [`Policy::recommended`].
pub fn check(text: impl AsRef<[u8]>) -> Report {
    Checker::default().check(Model::Webhooks, text)
}

/// Whether the body of a request that creates or replaces webhooks has no error, under
/// [`Policy::recommended`].
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
/// Text is strict RFC 8259 in UTF-8. Values of other sources go through the same rules; text has
/// three more: `syntax`, `duplicate_key` and `body_too_large`.
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
pub struct Checker(pub(crate) Settings);

impl Checker {
    /// A checker with the default limits.
    #[must_use]
    pub fn new(policy: Policy) -> Self {
        Self(Settings { policy, ..Settings::default() })
    }

    /// The same checker with other limits.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.0.limits = Limits {
            depth: limits.depth.min(Limits::MAX_DEPTH),
            findings: limits.findings.min(Limits::MAX_FINDINGS),
            ..limits
        };
        self
    }

    /// The same checker for desired state: a secret may be a reference to one, `{"env": "NAME"}` or
    /// `{"file": "PATH"}`, which is checked by name, and exactly `***` is the secret that is there
    /// already; other masks are errors in every policy. Notices are off but for those of the rules
    /// that `is_set` names: they are worth knowing when a file is written, not each time that it is
    /// sent.
    #[doc(hidden)]
    #[must_use]
    pub fn for_desired_state(mut self, is_set: impl Fn(Rule) -> bool) -> Self {
        let is_off = |rule, level| !is_set(rule) && (level == Level::Notice || rule == Rule::MaskedSecret);
        let policy = &mut self.0.policy;
        for rule in Rule::catalogue().iter().map(|row| row.rule) {
            if is_off(rule, policy.level(rule))
                && let Ok(without) = policy.clone().with_level(rule, Level::Off)
            {
                *policy = without;
            }
        }
        if let Some(exceptions) = self.0.exceptions.as_mut().map(Arc::make_mut) {
            for (_, rule, level) in &mut exceptions.levels {
                if is_off(*rule, *level) {
                    *level = Level::Off;
                }
            }
        }
        self.with_secrets(Arc::new(NamesOnly))
    }

    /// The same checker for desired state, with the secrets that references stand for. What the
    /// source has no value for is checked by name.
    #[doc(hidden)]
    #[must_use]
    pub fn with_secrets(mut self, source: Arc<dyn SecretSource>) -> Self {
        self.0.references = References::from(source);
        self
    }

    /// The policy.
    #[must_use]
    pub const fn policy(&self) -> &Policy {
        &self.0.policy
    }

    /// The limits.
    #[must_use]
    pub const fn limits(&self) -> Limits {
        self.0.limits
    }

    /// All findings of a text. Never fails: text that isn't JSON has a `syntax` finding.
    pub fn check(&self, model: Model, text: impl AsRef<[u8]>) -> Report {
        let (text, cursor) = (text.as_ref(), Cursor::of_text());
        let json = || str::from_utf8(text).unwrap_or_default();
        if self.0.exceptions.is_some()
            && let Some(report) = self.with_exceptions_of(model, json(), |checker| checker.check(model, text))
        {
            return report;
        }
        match self.read_text(model, Mode::Check, text, &cursor, &mut None::<Ignored>, Context::finish) {
            Ok((_, report)) => report,
            Err(unreadable) => unreadable.report(self, model, text),
        }
    }

    /// Whether a text has no error. Stops at the first and keeps nothing; valid text without
    /// escapes costs no allocation under [`Policy::contract`].
    #[must_use]
    pub fn is_valid(&self, model: Model, text: impl AsRef<[u8]>) -> bool {
        if self.0.exceptions.is_some() {
            return self.check(model, text).is_valid();
        }
        let cursor = Cursor::of_text();
        self.read_text(model, Mode::IsValid, text.as_ref(), &cursor, &mut None::<Ignored>, |_| ())
            .is_ok_and(|(verdict, ())| verdict.is_valid())
    }

    /// The kind of an event that has no error; `None` if it has one. Stops at the first and keeps
    /// nothing, as [`is_valid`](Self::is_valid) does.
    #[must_use]
    pub fn event_kind(&self, text: impl AsRef<[u8]>) -> Option<EventKind> {
        let cursor = Cursor::of_text();
        let text = text.as_ref();
        let chosen = |context: &mut Context<'_>| context.chosen();
        let read = self.read_text(Model::Event, Mode::IsValid, text, &cursor, &mut None::<Ignored>, chosen);
        let (verdict, object) = read.ok()?;
        kind_of(object.filter(|_| verdict.is_valid())?)
    }

    /// What [`check`](Self::check) and [`event_kind`](Self::event_kind) say of an event, in one
    /// reading.
    #[doc(hidden)]
    #[must_use]
    pub fn check_event(&self, text: impl AsRef<[u8]>) -> (Report, Option<EventKind>) {
        let text = text.as_ref();
        if self.0.exceptions.is_some() {
            return (self.check(Model::Event, text), self.event_kind(text));
        }
        let cursor = Cursor::of_text();
        let finish = |context: &mut Context<'_>| (context.chosen(), context.finish());
        match self.read_text(Model::Event, Mode::Check, text, &cursor, &mut None::<Ignored>, finish) {
            Ok((_, (object, report))) => {
                let kind = object.filter(|_| report.is_valid()).and_then(kind_of);
                (report, kind)
            }
            Err(unreadable) => (unreadable.report(self, Model::Event, text), None),
        }
    }

    /// Parses a text that has no error.
    ///
    /// # Errors
    ///
    /// [`Invalid`] with all findings.
    pub fn parse<T: Document>(&self, text: impl AsRef<[u8]>) -> Result<Parsed<T>, Invalid> {
        let (text, cursor, mut value) = (text.as_ref(), Cursor::of_text(), None);
        if self.0.exceptions.is_some() {
            let report = self.check(T::MODEL, text);
            return with_report(report, || self.contract_only().parse(text));
        }
        let report = match self.read_text(T::MODEL, Mode::Parse, text, &cursor, &mut value, Context::finish) {
            Ok((_, report)) => report,
            Err(unreadable) => unreadable.report(self, T::MODEL, text),
        };
        parsed(value, report)
    }

    /// An event, whatever was received. A body that can't be used as one is
    /// [`Unrecognized`](Event::Unrecognized), and its report says why: a receiver that refuses it
    /// gets it four more times.
    ///
    /// Octets that aren't UTF-8 are replaced in [`Event::raw`].
    pub fn receive(&self, body: impl AsRef<[u8]>) -> Parsed<Event> {
        let body = body.as_ref();
        self.parse(body).unwrap_or_else(|invalid| {
            let value = Event::unrecognized(&String::from_utf8_lossy(body));
            Parsed { value, report: invalid.into_report() }
        })
    }

    /// As [`receive`](Self::receive), for a value of any serde source: [`Event::raw`] is what it
    /// says as JSON. `source` is called a second time if there is an error.
    ///
    /// # Errors
    ///
    /// The source's own error, if it can't be read to its end.
    pub fn receive_value<'de, D: Deserializer<'de>>(
        &self,
        source: impl Fn() -> D,
    ) -> Result<Parsed<Event>, D::Error> {
        let invalid = match self.parse_value(source())? {
            Ok(parsed) => return Ok(parsed),
            Err(invalid) => invalid,
        };
        let cursor = Cursor::of_values();
        let json = json_of(source(), &mut self.context(Model::Event, Mode::Check, &cursor, None))?;
        Ok(Parsed { value: Event::unrecognized(&json), report: invalid.into_report() })
    }

    /// Parses a text that has no error, and looks for nothing else: warnings of a valid text take
    /// time, and are dropped here.
    ///
    /// # Errors
    ///
    /// [`Invalid`] with all findings, warnings and notices included.
    pub fn parse_model<T: Document>(&self, text: impl AsRef<[u8]>) -> Result<T, Invalid> {
        let (text, cursor, mut value) = (text.as_ref(), Cursor::of_text(), None);
        if self.0.exceptions.is_some() {
            return self.parse(text).map(|parsed| parsed.value);
        }
        let checker = self.errors_only();
        let read = checker.read_text(T::MODEL, Mode::Parse, text, &cursor, &mut value, |_| ());
        let is_valid = read.is_ok_and(|(verdict, ())| verdict.is_valid());
        let failed = || Invalid { report: Box::new(self.check(T::MODEL, text)) };
        value.filter(|_| is_valid).ok_or_else(failed)
    }

    /// All findings of a value of any serde source.
    ///
    /// # Errors
    ///
    /// The source's own error, if it can't be read to its end.
    pub fn check_value<'de, D: Deserializer<'de>>(
        &self,
        model: Model,
        source: D,
    ) -> Result<Report, D::Error> {
        let cursor = Cursor::of_values();
        let mut context = self.context(model, Mode::Check, &cursor, None);
        let _ = read_model(model, source, &mut context)?;
        Ok(context.finish())
    }

    /// Whether a value of any serde source has no error.
    ///
    /// # Errors
    ///
    /// The source's own error, if it can't be read up to the first error of the document.
    pub fn is_valid_value<'de, D: Deserializer<'de>>(
        &self,
        model: Model,
        source: D,
    ) -> Result<bool, D::Error> {
        let cursor = Cursor::of_values();
        let mut context = self.context(model, Mode::IsValid, &cursor, None);
        match read_model(model, source, &mut context) {
            _ if context.is_stopped() => Ok(false),
            verdict => verdict.map(Verdict::is_valid),
        }
    }

    /// Parses a value of any serde source.
    ///
    /// # Errors
    ///
    /// The source's own error, if it can't be read to its end; else [`Invalid`] with all findings.
    pub fn parse_value<'de, T: Document, D: Deserializer<'de>>(
        &self,
        source: D,
    ) -> Result<Result<Parsed<T>, Invalid>, D::Error> {
        let cursor = Cursor::of_values();
        let mut context = self.context(T::MODEL, Mode::Parse, &cursor, None);
        let mut value = None;
        let _ = T::read(source, &mut context, &mut value)?;
        Ok(parsed(value, context.finish()))
    }

    /// Parses a value of any serde source, and looks for nothing else: as
    /// [`parse_model`](Self::parse_model). `source` is called a second time if there is an error.
    ///
    /// # Errors
    ///
    /// As [`parse_value`](Self::parse_value).
    pub fn parse_model_value<'de, T: Document, D: Deserializer<'de>>(
        &self,
        source: impl Fn() -> D,
    ) -> Result<Result<T, Invalid>, D::Error> {
        let failure = match self.errors_only().parse_value::<T, _>(source())? {
            Ok(parsed) => return Ok(Ok(parsed.value)),
            Err(failure) => failure,
        };
        let all = self.check_value(T::MODEL, source())?;
        // The source may have changed in between.
        Ok(Err(if all.is_valid() { failure } else { Invalid { report: Box::new(all) } }))
    }

    /// The same checker, for the verdict alone.
    fn errors_only(&self) -> Self {
        Self(Settings { policy: self.0.policy.errors_only(), exceptions: None, ..self.0.clone() })
    }

    /// The same checker, to which each finding is an error. What is valid has none, and is known
    /// faster than by [`check`](Self::check), which is ready to keep some.
    #[doc(hidden)]
    #[must_use]
    pub fn all_errors(&self) -> Self {
        Self(Settings { policy: self.0.policy.all_errors(), exceptions: None, ..self.0.clone() })
    }

    /// The contract alone, within the same limits: for a document that is known to be valid.
    pub(super) fn contract_only(&self) -> Self {
        Self(Settings { policy: Policy::contract(), exceptions: None, ..self.0.clone() })
    }

    /// The report on a text that is larger than the limit, without reading it. `length` is in
    /// bytes, if known.
    ///
    /// `None` if the text is to be read: it is small enough, or `body_too_large` is no error in
    /// this policy. For callers that would rather not load such a text at all.
    #[must_use]
    pub fn too_large(&self, model: Model, length: Option<usize>) -> Option<Report> {
        if !self.is_too_large(model, length) {
            return None;
        }
        let cursor = Cursor::of_values();
        let mut context = self.context(model, Mode::Check, &cursor, None);
        let _ = report_too_large(&mut context, self.max_bytes(model), length);
        let mut report = context.finish();
        for finding in &mut report.findings {
            // The text as a whole, whose end is not known.
            finding.span = Some(Span { line: 1, column: 1, range: 0..0 });
        }
        Some(report)
    }

    /// The report on a request that would make an account hold more than it may, in bytes
    /// (`account_full`), in every policy. For endpoints: the request alone doesn't show it.
    #[must_use]
    pub fn account_full(limit: usize, length: usize) -> Report {
        let finding = Finding {
            wording: &wording::ACCOUNT_FULL,
            level: Level::Error,
            pointer: Pointer::default(),
            params: Params::default().with("limit", limit).with("length", length),
            related: None,
            span: None,
        };
        Report::of(Settings::default(), Model::Webhooks, vec![finding])
    }

    /// The findings on suppressions in the text of a configuration: each with its rule, the rule
    /// that it suppresses, its last day and the bytes that it is about. For the crate that reads
    /// them.
    #[doc(hidden)]
    #[must_use]
    pub fn check_suppressions(&self, text: &str, faults: &[SuppressionFault]) -> Report {
        let mut lines = Lines::new(text.as_bytes());
        let finding = |fault: &SuppressionFault| {
            let wording = match fault.until {
                None => &wording::UNUSED_SUPPRESSION,
                Some(_) => &wording::EXPIRED_SUPPRESSION,
            };
            let level = self.0.policy.level(wording.rule);
            let params = Params::default().with("rule", fault.suppressed.id());
            let params = match &fault.until {
                None => params,
                Some(until) => params.with("until", until.clone()),
            };
            let span = Some(lines.span(fault.range.clone()));
            let finding =
                Finding { wording, level, pointer: Pointer::default(), params, related: None, span };
            (level != Level::Off).then_some(finding)
        };
        let findings = faults.iter().filter_map(finding).collect();
        Report::of(Settings::default(), Model::Webhooks, findings)
    }

    pub(super) fn is_too_large(&self, model: Model, length: Option<usize>) -> bool {
        self.0.policy.levels(model).level(Rule::BodyTooLarge) == Level::Error
            && length.is_none_or(|length| length > self.max_bytes(model))
    }

    /// The largest text of a model that is read, in bytes.
    #[must_use]
    pub const fn max_bytes(&self, model: Model) -> usize {
        match model {
            Model::Event => self.0.limits.event_bytes,
            _ => self.0.limits.bytes,
        }
    }

    pub(super) fn context<'c>(
        &'c self,
        model: Model,
        mode: Mode,
        cursor: &'c Cursor,
        text: Option<&'c str>,
    ) -> Context<'c> {
        Context::new(&self.0, model, mode, (cursor, text))
    }

    /// Reads a text to its end, or to the point where the verdict is known: what `check`,
    /// `is_valid` and `parse` have in common. There is a value only if it was asked for, and is
    /// valid. `finish` makes the outcome, so that the context isn't moved (7 % of a document with
    /// one webhook).
    fn read_text<'c, T: Read, R>(
        &'c self,
        model: Model,
        mode: Mode,
        bytes: &'c [u8],
        cursor: &'c Cursor,
        value: &mut Option<T>,
        finish: impl FnOnce(&mut Context<'c>) -> R,
    ) -> Result<(Verdict, R), Unreadable<'c>> {
        if self.is_too_large(model, Some(bytes.len())) {
            return Err(Unreadable::TooLarge);
        }
        let text = decode(bytes).map_err(|fault| Unreadable::NoJson(fault, ""))?;
        let mut context = self.context(model, mode, cursor, Some(text));
        let mut verdict = Verdict::VALID;
        let limit = self.max_bytes(model);
        if bytes.len() > limit {
            verdict |= report_too_large(&mut context, limit, Some(bytes.len()));
        }
        let mut reader = Reader::new(text, 0, cursor);
        let read = match mode {
            Mode::Parse => T::read(&mut reader, &mut context, value),
            _ => read_model(model, &mut reader, &mut context),
        };
        let read = read.and_then(|verdict| reader.end().map(|()| verdict));
        match (read, reader.fault()) {
            (_, Some(fault)) => Err(Unreadable::NoJson(fault, text)),
            (Ok(read), None) => Ok((verdict | read, finish(&mut context))),
            // Reading ended early because the verdict was known.
            (Err(_), None) => Ok((Verdict::INVALID, finish(&mut context))),
        }
    }
}

/// The kind of the events that an object describes.
fn kind_of(object: &'static ObjectType) -> Option<EventKind> {
    EventKind::ALL.into_iter().find(|kind| ptr::eq(kind.object(), object))
}

/// What is wrong with a suppression in a configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuppressionFault {
    /// The rule whose findings it suppresses.
    pub suppressed: Rule,
    /// Its last day, if that is over. Without one, it is the suppression of nothing.
    pub until: Option<String>,
    /// The bytes of the text that name it.
    pub range: std::ops::Range<usize>,
}

/// Why a text can't be read. Findings of a text that turns out not to be JSON don't count.
pub(super) enum Unreadable<'t> {
    TooLarge,
    /// The fault, and the text if the bytes are any.
    NoJson(SyntaxFault, &'t str),
}

impl Unreadable<'_> {
    pub(super) fn report(self, checker: &Checker, model: Model, bytes: &[u8]) -> Report {
        let (fault, text) = match self {
            Self::TooLarge => {
                let report = checker.too_large(model, Some(bytes.len()));
                return report.unwrap_or_else(|| Report::of(checker.0.clone(), model, Vec::new()));
            }
            Self::NoJson(fault, text) => (fault, text),
        };
        let (wording, params) = wording_of(&fault, text);
        let finding = Finding {
            wording,
            level: Level::Error,
            pointer: Pointer::default(),
            params,
            related: None,
            span: Some(Lines::new(bytes).span(fault.range)),
        };
        Report::of(checker.0.clone(), model, vec![finding])
    }
}

/// The type of a document of which nothing is kept.
pub(super) enum Ignored {}

impl Read for Ignored {
    fn read<'de, D: Deserializer<'de>>(
        _: D,
        _: &mut Context<'_>,
        _: &mut Option<Self>,
    ) -> Result<Verdict, D::Error> {
        Ok(Verdict::VALID)
    }
}

pub(super) fn parsed<T>(value: Option<T>, report: Report) -> Result<Parsed<T>, Invalid> {
    match value {
        Some(value) if report.is_valid() => Ok(Parsed { value, report }),
        _ => Err(Invalid { report: Box::new(report) }),
    }
}

/// What a document is parsed as, with the report on it, if that has no error.
pub(super) fn with_report<T>(
    report: Report,
    parse: impl FnOnce() -> Result<Parsed<T>, Invalid>,
) -> Result<Parsed<T>, Invalid> {
    match report.is_valid().then(parse) {
        Some(Ok(parsed)) => Ok(Parsed { report, ..parsed }),
        Some(Err(invalid)) => Err(invalid),
        None => Err(Invalid::of(report)),
    }
}

pub(super) fn report_too_large(context: &mut Context<'_>, limit: usize, length: Option<usize>) -> Verdict {
    let params = Params::default().with("limit", limit);
    match length {
        Some(length) => {
            context.report(&wording::BODY_TOO_LARGE, &Location::ROOT, || params.with("length", length))
        }
        None => context.report(&wording::BODY_TOO_LARGE_UNREAD, &Location::ROOT, || params),
    }
}
