//! The documents as Rust types: how each is read, and their `Deserialize`.

use std::fmt;

use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, Error};

use crate::context::context::{Context, Mode};
use crate::context::location::Location;
use crate::context::verdict::Verdict;
use crate::contract::error_response::{ErrorCodes, ErrorResponse};
use crate::contract::event::event::Event;
use crate::contract::event::kind::ByKind;
use crate::contract::field::{Packed, PackedPartial};
use crate::contract::oauth::OAuthClientCredentials;
use crate::contract::record::{IntegerKind, RecordModel};
use crate::contract::request::ReadRequest;
use crate::contract::target::WebhookTarget;
use crate::contract::transcript::ReceiverTranscript;
use crate::contract::webhook::Webhook;
use crate::describe::model::Model;
use crate::describe::object::{Format, Kind, TextRules, TextType};
use crate::describe::record::Value;
use crate::finding::report::Report;
use crate::json::cursor::Cursor;
use crate::policy::settings::CONTRACT;
use crate::read::chosen::ReadChosen;
use crate::read::object::ReadObject;
use crate::read::record::{PartialRecord, ReadValue};
use crate::read::scalar::{Choice, ReadEnumeration};
use crate::read::value::{Seed, ValueReader};
use crate::values::account_id::AccountId;
use crate::values::credentials_location::CredentialsLocation;
use crate::values::enumeration::Enumeration;
use crate::values::error_code::ErrorCode;
use crate::values::error_id::ErrorId;
use crate::values::timestamp::Timestamp;
use crate::values::webhook_type::WebhookType;

/// A value that had no error, and what else was found.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Parsed<T> {
    /// The model.
    pub value: T,
    /// Its warnings and notices.
    pub report: Report,
}

/// A document that can be parsed: the type of each [`Model`].
pub trait Document: DeserializeOwned + Send + 'static + Read {
    /// The model that it is the type of.
    const MODEL: Model;
}

/// The answer to GET: webhooks whose secrets are masked.
///
/// A type of its own, so that a listing isn't taken for a request: it can't be posted back as it
/// is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebhookList(pub Vec<Webhook>);

pub(super) mod sealed {
    use serde::de::Deserializer;

    use super::{Context, Verdict};

    /// How a document is read. Afterwards there is a value if a model was asked for, and the
    /// document is valid.
    pub trait Read: Sized {
        #[expect(private_interfaces, reason = "sealed: nobody outside calls or implements it")]
        fn read<'de, D: Deserializer<'de>>(
            source: D,
            context: &mut Context<'_>,
            value: &mut Option<Self>,
        ) -> Result<Verdict, D::Error>;
    }
}

use sealed::Read;

/// Reads the whole document by a reader.
pub(super) fn read_root<'de, D: Deserializer<'de>>(
    source: D,
    context: &mut Context<'_>,
    reader: impl ValueReader<'de>,
) -> Result<Verdict, D::Error> {
    Seed { reader, context, location: &Location::ROOT }.deserialize(source)
}

/// Implements [`Read`] for types, each with how a source, a context and a place for the value
/// become a verdict.
macro_rules! read {
    ($($type:ty = |$source:ident, $context:ident, $value:ident| $body:expr;)+) => {$(
        impl Read for $type {
            #[expect(private_interfaces, reason = "sealed: nobody outside calls or implements it")]
            fn read<'de, D: Deserializer<'de>>(
                $source: D,
                $context: &mut Context<'_>,
                $value: &mut Option<Self>,
            ) -> Result<Verdict, D::Error> {
                $body
            }
        }
    )+};
}

read! {
    Vec<Webhook> = |source, context, value| read_root(source, context, ReadRequest(value));
    Vec<WebhookTarget> = |source, context, value| read_root(source, context, ReadRequest(value));
    WebhookList = |source, context, value| {
        let mut webhooks = None;
        let verdict = read_root(source, context, ReadRequest(&mut webhooks))?;
        *value = webhooks.map(WebhookList);
        Ok(verdict)
    };
    Webhook = |source, context, value| read_packed(source, context, value);
    WebhookTarget = |source, context, value| read_packed(source, context, value);
    OAuthClientCredentials = |source, context, value| read_packed(source, context, value);
    ErrorResponse = |source, context, value| read_record(source, context, value);
    ReceiverTranscript = |source, context, value| read_record(source, context, value);
    AccountId = |source, context, value| read_text(source, context, &ACCOUNT_ID, value, AccountId::new_unchecked);
    ErrorId<'_> = |source, context, value| read_text(source, context, &UUID, value, ErrorId::new_unchecked);
    Timestamp<'_> = |source, context, value| read_text(source, context, &DATE_TIME, value, Timestamp::new_unchecked);
    ErrorCode = |source, context, value| {
        let (verdict, number) = read_kind(source, context, &CODE)?;
        *value = match number {
            Some(Value::Number(number)) => Some(Self::from_number(&number)),
            _ => None,
        };
        Ok(verdict)
    };
    WebhookType = |source, context, value| read_listed(source, context, value);
    CredentialsLocation = |source, context, value| read_listed(source, context, value);
}

read! {
    Event = |source, context, value| {
        let mut chosen = None;
        let verdict = read_root(source, context, ReadChosen::<ByKind>(&mut chosen))?;
        *value = chosen.map(Event::new);
        Ok(verdict)
    };
}

#[cfg(feature = "specimen")]
read! {
    crate::contract::specimen::Specimen = |source, context, value| read_record(source, context, value);
}

static ACCOUNT_ID: Kind = Kind::Text(&const { TextType::new(TextRules::None).of_format(Format::AccountId) });
static UUID: Kind = Kind::Text(&const { TextType::new(TextRules::None).of_format(Format::Uuid) });
static DATE_TIME: Kind = Kind::Text(&const { TextType::new(TextRules::None).of_format(Format::DateTime) });
static CODE: Kind = Kind::Integer(ErrorCodes::TYPE);

fn read_packed<'de, D: Deserializer<'de>, T: Packed>(
    source: D,
    context: &mut Context<'_>,
    value: &mut Option<T>,
) -> Result<Verdict, D::Error> {
    let mut object: Option<T::Partial<'de>> = None;
    let verdict = read_root(source, context, ReadObject::new(Default::default(), &mut object))?;
    if context.builds_model() {
        *value = object.and_then(|object| object.build(&context.arena));
    }
    Ok(verdict)
}

fn read_record<'de, D: Deserializer<'de>, T: RecordModel>(
    source: D,
    context: &mut Context<'_>,
    value: &mut Option<T>,
) -> Result<Verdict, D::Error> {
    let mut object: Option<PartialRecord> = None;
    let verdict = read_root(source, context, ReadObject::new(T::TYPE, &mut object))?;
    if context.builds_model() {
        *value = object.map(|object| T::from_record(object.into_record()));
    }
    Ok(verdict)
}

/// Reads a value of a kind.
fn read_kind<'de, D: Deserializer<'de>>(
    source: D,
    context: &mut Context<'_>,
    kind: &'static Kind,
) -> Result<(Verdict, Option<Value>), D::Error> {
    let mut slot = None;
    let keep = context.builds_model();
    let verdict = read_root(source, context, ReadValue { kind, slot: &mut slot, keep })?;
    Ok((verdict, slot.filter(|_| verdict.is_valid())))
}

fn read_text<'de, D: Deserializer<'de>, T>(
    source: D,
    context: &mut Context<'_>,
    kind: &'static Kind,
    value: &mut Option<T>,
    make: impl FnOnce(String) -> T,
) -> Result<Verdict, D::Error> {
    let (verdict, text) = read_kind(source, context, kind)?;
    *value = match text {
        Some(Value::Text(text)) => Some(make(text.into())),
        _ => None,
    };
    Ok(verdict)
}

/// Reads a value of an enumeration.
fn read_listed<'de, D: Deserializer<'de>, T: Enumeration>(
    source: D,
    context: &mut Context<'_>,
    value: &mut Option<T>,
) -> Result<Verdict, D::Error> {
    let mut choice = Choice::Absent;
    let verdict = read_root(source, context, ReadEnumeration(&mut choice))?;
    *value = choice.listed();
    Ok(verdict)
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
    WebhookTarget = WebhookTarget;
    OAuthClientCredentials = OAuthClientCredentials;
    ErrorResponse = ErrorResponse;
    AccountId = AccountId;
    Event = Event;
    ReceiverTranscript = ReceiverTranscript;
}

#[cfg(feature = "specimen")]
documents! {
    crate::contract::specimen::Specimen = Specimen;
}

/// Gives a type the `Deserialize` of the contract: what [`Policy::contract`] finds, it refuses.
macro_rules! deserialize {
    ($($type:ty as $model:ident),+ $(,)?) => {$(
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
                let cursor = Cursor::of_values();
                let mut context =
                    Context::new(&CONTRACT, Model::$model, Mode::Parse, (&cursor, None));
                let mut value = None;
                let verdict = Self::read(source, &mut context, &mut value)?;
                value
                    .filter(|_| verdict.is_valid())
                    .ok_or_else(|| D::Error::custom(FirstOf(&context.finish())))
            }
        }
    )+};
}

deserialize! {
    Webhook as Webhook,
    WebhookList as WebhookList,
    WebhookTarget as WebhookTarget,
    OAuthClientCredentials as OAuthClientCredentials,
    ErrorResponse as ErrorResponse,
    AccountId as AccountId,
    Event as Event,
    ReceiverTranscript as ReceiverTranscript,
    ErrorId<'_> as ErrorResponse,
    Timestamp<'_> as ErrorResponse,
    ErrorCode as ErrorResponse,
    WebhookType as WebhookTarget,
    CredentialsLocation as OAuthClientCredentials,
}

#[cfg(feature = "specimen")]
deserialize! {
    crate::contract::specimen::Specimen as Specimen,
}

/// The first finding, on one line.
struct FirstOf<'r>(&'r Report);

impl fmt::Display for FirstOf<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.findings() {
            [] => f.write_str("invalid value"),
            [first, ..] if first.pointer().as_str().is_empty() => f.write_str(&first.message()),
            [first, ..] => write!(f, "{} at {}", first.message(), first.pointer()),
        }
    }
}
