//! The documents as Rust types: how each is read, and their `Deserialize`.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error};

use super::account_id::read_account_id;
use super::error_response::ErrorResponseDraft;
use super::expect::{Expect, Reading};
use super::format::{read_error_id, read_timestamp};
use super::limits::Limits;
use super::oauth::OAuthDraft;
use super::object::{Object, ReadList, ReadObject};
use super::pass::{Pass, Purpose};
use super::place::Place;
use super::scalar::{ReadEnumeration, ReadInteger, ReadString};
use super::webhook::{TargetDraft, WebhookDraft};
use crate::account_id::AccountId;
use crate::error_response::{ErrorCode, ErrorId, ErrorResponse, Timestamp};
use crate::finding::Report;
use crate::json::Progress;
use crate::model::Model;
use crate::oauth::{CredentialsLocation, OAuthClientCredentials};
use crate::policy::Policy;
use crate::webhook::{Webhook, WebhookTarget, WebhookType};

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

pub(super) mod sealed {
    use serde::de::Deserializer;

    use super::Pass;

    /// How a document is read. The value is `None` if it has an error, or if nothing is to be kept.
    pub trait Read: Sized {
        #[expect(private_interfaces, reason = "sealed: nobody outside calls or implements it")]
        fn read<'de, D: Deserializer<'de>>(source: D, pass: &mut Pass<'_>) -> Result<Option<Self>, D::Error>;
    }
}

use sealed::Read;

/// Reads what a place expects, at the root.
fn read_root<'de, D: Deserializer<'de>, E: Expect<'de>>(
    source: D,
    pass: &mut Pass<'_>,
    expect: E,
) -> Result<E::Value, D::Error> {
    Reading { expect, pass, place: &Place::ROOT }.deserialize(source)
}

/// Says how a type is read: by which visitor, and how what it read becomes the type.
macro_rules! readable {
    ($($type:ty = $expect:expr, $build:expr;)+) => {$(
        impl Read for $type {
            #[expect(private_interfaces, reason = "sealed: nobody outside calls or implements it")]
            fn read<'de, D: Deserializer<'de>>(source: D, pass: &mut Pass<'_>) -> Result<Option<Self>, D::Error> {
                let value = read_root(source, pass, $expect)?;
                Ok(if pass.keeps() { value.and_then($build) } else { None })
            }
        }
    )+};
}

readable! {
    Vec<Webhook> = ReadList::<WebhookDraft>::NEW, Some;
    WebhookList = ReadList::<WebhookDraft>::NEW, |list| Some(WebhookList(list));
    Vec<WebhookTarget> = ReadList::<TargetDraft>::NEW, Some;
    AccountId = ReadString(read_account_id), |id| id;
    ErrorId = ReadString(read_error_id), |id| id;
    Timestamp = ReadString(read_timestamp), |time| time;
    ErrorCode = ReadInteger, |number| Some(ErrorCode::from_number(&number));
    WebhookType = ReadEnumeration(PhantomData), Some;
    CredentialsLocation = ReadEnumeration(PhantomData), Some;
}

/// Says which object is read for a type.
macro_rules! readable_objects {
    ($($type:ty = $draft:ty;)+) => {$(
        impl Read for $type {
            #[expect(private_interfaces, reason = "sealed: nobody outside calls or implements it")]
            fn read<'de, D: Deserializer<'de>>(source: D, pass: &mut Pass<'_>) -> Result<Option<Self>, D::Error> {
                let mut object: Option<$draft> = None;
                read_root(source, pass, ReadObject(&mut object))?;
                Ok(if pass.keeps() { object.and_then(|object| object.build(pass)) } else { None })
            }
        }
    )+};
}

readable_objects! {
    Webhook = WebhookDraft<'de>;
    WebhookTarget = TargetDraft<'de>;
    OAuthClientCredentials = OAuthDraft<'de>;
    ErrorResponse = ErrorResponseDraft;
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
                let (policy, progress) = (Policy::contract(), Progress::of_values());
                let mut pass = Pass::new(&policy, Limits::default(), Model::Webhook, Purpose::Parse, &progress);
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
            [first, ..] if first.pointer().as_str().is_empty() => f.write_str(&first.message()),
            [first, ..] => write!(f, "{} at {}", first.message(), first.pointer()),
        }
    }
}
