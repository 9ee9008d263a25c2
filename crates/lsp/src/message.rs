//! Messages of JSON-RPC 2.0, as they come and as they go.

use std::fmt;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// The id of a request.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(untagged)]
pub(crate) enum Id {
    Number(i64),
    Text(String),
}

/// A message from the client.
pub(crate) enum Incoming {
    Request {
        id: Id,
        method: String,
        params: Params,
    },
    Notification {
        method: String,
        params: Params,
    },
    /// What the client answers to a request of ours. Nothing depends on it.
    Answer,
}

/// The parameters of a message, as they were written.
pub(crate) struct Params(Option<Box<RawValue>>);

impl Params {
    /// The parameters as what a method takes.
    pub(crate) fn read<T: DeserializeOwned>(&self) -> Result<T, Failure> {
        let text = self.0.as_ref().map_or("null", |params| params.get());
        serde_json::from_str(text).map_err(|_| Failure::of(Code::InvalidParams))
    }
}

/// Why a request isn't answered with a result. Its message never quotes one of the client's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    pub(crate) code: Code,
}

impl Failure {
    pub(crate) const fn of(code: Code) -> Self {
        Self { code }
    }
}

/// The codes of failures that are used here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    Parse = -32700,
    InvalidRequest = -32600,
    MethodNotFound = -32601,
    InvalidParams = -32602,
    Internal = -32603,
    NotInitialized = -32002,
    Cancelled = -32800,
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Parse => "expected a message of JSON-RPC 2.0, found something else",
            Self::InvalidRequest => "this message is not expected now",
            Self::MethodNotFound => "unknown method",
            Self::InvalidParams => "the parameters are not those of the method",
            Self::Internal => "internal error",
            Self::NotInitialized => "expected `initialize` first",
            Self::Cancelled => "the request was cancelled",
        })
    }
}

/// A message before it is known what it is.
#[derive(Deserialize)]
struct Raw {
    #[serde(default)]
    id: MaybeId,
    method: Option<String>,
    params: Option<Box<RawValue>>,
}

/// The id of a message, if it has one.
#[derive(Default, Deserialize)]
#[serde(untagged)]
enum MaybeId {
    Some(Id),
    Null(()),
    #[default]
    #[serde(skip)]
    Absent,
}

impl Incoming {
    /// The message of a text.
    pub(crate) fn read(text: &[u8]) -> Result<Self, Failure> {
        let raw = match serde_json::from_slice::<Raw>(text) {
            Ok(raw) => raw,
            Err(error) if error.is_data() => return Err(Failure::of(Code::InvalidRequest)),
            Err(_) => return Err(Failure::of(Code::Parse)),
        };
        let params = Params(raw.params);
        match (raw.method, raw.id) {
            (Some(method), MaybeId::Some(id)) => Ok(Self::Request { id, method, params }),
            (Some(method), MaybeId::Absent) => Ok(Self::Notification { method, params }),
            (None, MaybeId::Some(_) | MaybeId::Null(())) => Ok(Self::Answer),
            _ => Err(Failure::of(Code::InvalidRequest)),
        }
    }
}

/// A message to the client.
#[derive(Serialize)]
pub(crate) struct Outgoing<'m, T> {
    jsonrpc: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<Answered<'m>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    method: Option<&'m str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    params: Option<T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    result: Option<T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Error>,
}

/// The request that is answered.
#[derive(Serialize)]
#[serde(untagged)]
enum Answered<'m> {
    To(&'m Id),
    Unknown,
}

#[derive(Serialize)]
struct Error {
    code: i32,
    message: String,
}

impl<'m, T> Outgoing<'m, T> {
    const EMPTY: Self =
        Self { jsonrpc: "2.0", id: None, method: None, params: None, result: None, error: None };

    pub(crate) fn request(id: &'m Id, method: &'m str, params: T) -> Self {
        Self { id: Some(Answered::To(id)), method: Some(method), params: Some(params), ..Self::EMPTY }
    }

    pub(crate) fn notification(method: &'m str, params: T) -> Self {
        Self { method: Some(method), params: Some(params), ..Self::EMPTY }
    }

    pub(crate) fn result(id: &'m Id, result: T) -> Self {
        Self { id: Some(Answered::To(id)), result: Some(result), ..Self::EMPTY }
    }

    /// The failure of a request; of one whose id isn't known, if there is none.
    pub(crate) fn failure(id: Option<&'m Id>, failure: Failure) -> Self {
        let error = Error { code: failure.code as i32, message: failure.code.to_string() };
        let id = id.map_or(Answered::Unknown, Answered::To);
        Self { id: Some(id), error: Some(error), ..Self::EMPTY }
    }
}

/// A value as it is sent.
pub(crate) fn raw(value: &impl Serialize) -> Result<Box<RawValue>, Failure> {
    serde_json::value::to_raw_value(value).map_err(|_| Failure::of(Code::Internal))
}
